"""Are the words of the pages marked, listed for translators, and read in another language where there is one?"""
