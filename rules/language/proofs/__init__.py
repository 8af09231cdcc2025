"""What is proved of a rulebook? One file for each kind of proof; `rules.language.soundness` runs them all."""
