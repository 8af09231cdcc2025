"""How fast is it, beside a floor measured in the same run? Each module prints its own table."""
