"""Who: councils, the seats they have, the people who sit in them, and since when."""

from people.models.absence import Absence
from people.models.council import Council, CouncilClosure, CouncilSetting, Nation, Tier
from people.models.election import Elected, Election
from people.models.guess import Guess
from people.models.one_time_code import OneTimeCode
from people.models.post import Capacity, Holding, PoliticalGroup, Post, Side
from people.models.user import User, UserManager

__all__ = [
    "Absence",
    "Capacity",
    "Council",
    "CouncilClosure",
    "CouncilSetting",
    "Elected",
    "Election",
    "Guess",
    "Holding",
    "Nation",
    "OneTimeCode",
    "PoliticalGroup",
    "Post",
    "Side",
    "Tier",
    "User",
    "UserManager",
]
