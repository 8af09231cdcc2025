"""Does the house stand: packages, settings, headers, logs, keys and the walls between the rooms?"""
