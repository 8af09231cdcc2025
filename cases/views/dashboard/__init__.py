"""Every case somebody deals with, chooses for or watches over, as one list that can be counted, sorted and narrowed."""
