"""Does the record still say what was written? One chain of every event, its seals, its anchors outside, its check."""
