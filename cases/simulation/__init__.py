"""Lives of cases made up at random, to see that nothing goes wrong in any of them. No real case is ever touched."""
