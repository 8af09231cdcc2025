"""In which of the cases that somebody may open do these words stand?"""
