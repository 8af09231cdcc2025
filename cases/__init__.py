"""What happened to a concern, and what may happen next?"""
