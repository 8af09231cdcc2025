"""What does a person see and do? Each view finds, checks, binds, calls one act and answers."""
