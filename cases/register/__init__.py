"""Who declared a relationship, is it still so, and who may therefore not decide about whom?"""
