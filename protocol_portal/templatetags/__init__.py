"""The tags by which a template writes a component of the design system."""
