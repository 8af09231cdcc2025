"""How does word get out? Each notice is claimed by one worker, asked about once more, and mailed alone."""
