"""Does the annual report count right, publish safely, and stand once it is frozen?"""
