"""What does the council's protocol say?"""
