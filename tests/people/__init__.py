"""Who: the tests of councils, seats and the people in them."""
