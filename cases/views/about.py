"""What is this service, for anybody who asks? Pages a stranger may open."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from cases.views.clock import today
from cases.views.said_by_councils import contacts
from cases.views.shell import page


@dataclass(frozen=True, slots=True)
class Cookie:
    """One cookie as the page lists it."""

    name: str
    purpose: str | Promise
    stays: str | Promise


_LANGUAGE = Cookie(
    settings.LANGUAGE_COOKIE_NAME,
    gettext_lazy("It keeps in which language you chose to read, and is set only when you choose."),
    gettext_lazy("A year."),
)


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What works for whom, what does not yet, and what to do about it."""
    return page(request, "about/accessibility.html", {"contacts": contacts("accessibility contact", today())})


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about people and why, who sees it, how long, and their rights: UK GDPR articles 13 and 14."""
    context = {
        "data_protection_officers": contacts("data protection officer", today()),
        "kept_for": contacts("how long cases are kept", today()),
    }
    return page(request, "about/privacy.html", context)


@login_not_required
@require_safe
def cookies(request: HttpRequest) -> HttpResponse:
    """Every cookie there is. A test compares it with what the service sets."""
    return page(request, "about/cookies.html", {"cookies": cookies_set()})


def cookies_set() -> tuple[Cookie, ...]:
    """Those that are set, under the names they have here; one for the language only where there are several."""
    return (
        *([_LANGUAGE] if len(settings.LANGUAGES) > 1 else []),
        Cookie(
            settings.SESSION_COOKIE_NAME,
            _(
                "It says which person is signed in. Before that, it carries a sign-in that takes several pages."
            ),
            _(
                "Until you sign out or close the browser. It counts for 60 minutes after your last page, 15 at a desk."
            ),
        ),
        Cookie(
            settings.CSRF_COOKIE_NAME,
            _("It shows that a form you send comes from this service and not from another site."),
            _("Until you close the browser."),
        ),
    )
