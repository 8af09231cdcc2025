"""Do the pages hold in a real browser: every journey, every width, with the script and without it?"""
