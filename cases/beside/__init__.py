"""What runs beside the site, how often, and was it done? The work itself stands where it belongs."""
