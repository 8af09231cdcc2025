"""What is typed on the pages on which a case is carried on? One form an act, its fields named as the act names them."""
