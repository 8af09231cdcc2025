"""On which pages is a case carried through its life? One table of acts, one page that does any of them."""
