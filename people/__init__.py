"""Who holds which post, in which council, on which day?"""
