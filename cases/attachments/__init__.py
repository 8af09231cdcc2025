"""What may be attached to a concern, how is it kept, and when is it given out? Nothing here knows who may see it."""
