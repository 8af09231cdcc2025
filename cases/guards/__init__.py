"""When is an act refused? One fact each, and its docstring is the sentence the person reads, with the next step."""

from cases.guards.arriving import *  # noqa: F403
from cases.guards.asking import *  # noqa: F403
from cases.guards.attaching import *  # noqa: F403
from cases.guards.crossing import *  # noqa: F403
from cases.guards.dealing import *  # noqa: F403
from cases.guards.deciding import *  # noqa: F403
from cases.guards.filing import *  # noqa: F403
from cases.guards.hearing import *  # noqa: F403
from cases.guards.outside import *  # noqa: F403
