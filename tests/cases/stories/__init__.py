"""The twenty stories of practice, each walked through the acts: what a Monitoring Officer would insist on.

What belongs to pages not built yet (information requests, the press, panels of the Code stage) come with them.
"""
