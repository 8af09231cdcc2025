"""Is any open case in nobody's hands, or lying untouched? Found by looking: nobody has to remember to say so."""
