"""What does a rulebook's text mean, whoever sits in the posts and whatever the day?"""
