"""Which invented councils, and which invented people in them, does a demonstration show?"""

from people.demonstration.builder import Demonstration, SignIn, build_demonstration

__all__ = ["Demonstration", "SignIn", "build_demonstration"]
