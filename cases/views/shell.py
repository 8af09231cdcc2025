"""What stands round every page: the council's name, the menu, and who is signed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from cases.leaving_quickly import is_offered
from cases.settled import settled_together
from cases.views.branding import Branding, branding_of
from cases.views.clock import today
from cases.views.council import council_and_others
from cases.views.language import Offered, languages_offered_on
from people.models import Council, CouncilSetting

MINUTES_AT_THE_DESK = 15
# Where other people's words and whereabouts are read; the lists that everybody has are not among them.
_AT_THE_DESK = (
    "desk/", "dashboard/", "keeping/", "notices/undelivered", "arrivals/", "importing/", "reports/"
)  # fmt: skip
# The pages from which somebody may have to leave in a hurry: where a concern is raised, and its own page.
_LEFT_QUICKLY = ("raise/", "case/", "attachments/draft", "attachments/add")
# Nobody meets the button there: they have not read yet what it does.
_BEFORE_IT_IS_EXPLAINED = ("raise/nowhere.html", "raise/no_rulebook.html")


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One link of the menu at the desk; `current` on the page it leads to."""

    text: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Shell:
    """What the frame of a page shows. Empty strings where there is nothing to say.

    `leave_at` is where the button leads by which somebody leaves in a hurry; empty where a page has none.
    """

    brand: Branding
    signed_in_as: str
    invented: str
    rulebook_address: str
    menu: tuple[MenuEntry, ...]
    leave_at: str = ""
    languages: tuple[Offered, ...] = ()


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """A page in its frame. At the desk, where other people's words are read, the session is shorter."""
    _set_idle_time(request, template)
    return render(request, template, {"shell": shell_of(request, template), **(context or {})}, status=status)


def _set_idle_time(request: HttpRequest, template: str) -> None:
    session = getattr(request, "session", None)
    if session is None or not getattr(request, "user", None) or not request.user.is_authenticated:
        return
    if template.startswith(_AT_THE_DESK):
        session.set_expiry(MINUTES_AT_THE_DESK * 60)
    elif session.has_own_end():
        session.set_expiry(None)  # As the settings say: 60 minutes.


def shell_of(request: HttpRequest, template: str = "") -> Shell:
    """The frame for whoever asks; a stranger's names no council."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    council, several = council_and_others(request) if signed_in else (None, False)
    said = settled_together(council, today()) if council is not None else {}
    return Shell(
        brand=branding_of(council, several=several, on=today(), said=said),
        signed_in_as=str(user) if signed_in else "",
        invented=_invented(council),
        rulebook_address=_address_of("rulebook"),
        menu=_menu(request) if signed_in else (),
        leave_at=reverse("leave") if signed_in and _is_left_quickly(template, said) else "",
        languages=languages_offered_on(request),
    )


def _is_left_quickly(template: str, said: Mapping[str, CouncilSetting]) -> bool:
    """Whether the page has the button to leave in a hurry, or, before the first question, says what it does."""
    return template.startswith(_LEFT_QUICKLY) and template not in _BEFORE_IT_IS_EXPLAINED and is_offered(said)


def _invented(council: Council | None) -> str:
    if council is not None and council.is_demonstration:
        said = _("This is a demonstration. %(council)s and everyone in it are invented.")
        return said % {"council": council.name}
    if settings.DEMONSTRATION:
        return _("This is a demonstration. The councils here, and everyone in them, are invented.")
    return ""


def _menu(request: HttpRequest) -> tuple[MenuEntry, ...]:
    entries = (
        (_("Home"), reverse("home")),
        (_("My concerns"), reverse("mine")),
        (_("Work to do"), reverse("desk")),
        (_("Every case"), reverse("every_case")),
        (_("Search"), reverse("search")),
        (_("Rulebook"), _address_of("rulebook")),
        (_("Mail to you"), reverse("notices")),
    )
    return tuple(
        MenuEntry(words, address, _is_current(request.path, address)) for words, address in entries if address
    )


def _is_current(path: str, address: str) -> bool:
    """Whether the page stands under that entry; every case is an entry of its own under the desk."""
    if reverse("every_case") in (path, address):
        return path == address
    return path == address or (address != "/" and path.startswith(f"{address}/"))


def _address_of(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
