"""How are the three rooms joined, configured and served?"""
