"""Is a file taken, kept, scanned and given out only as it should be?"""
