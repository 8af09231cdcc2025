"""From what the browser says of itself, which one is it, so that its owner knows it again? Never used to decide."""

from django.utils.translation import gettext as _

# The first that occurs; most browsers name others too.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_MACHINES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def browser_in_words(says: str) -> str:
    """As people call it: "Firefox on Windows"."""
    browser = next((name for mark, name in _BROWSERS if mark in says), "")
    machine = next((name for mark, name in _MACHINES if mark in says), "")
    if browser and machine:
        return _("%(browser)s on %(machine)s") % {"browser": browser, "machine": machine}
    return browser or machine or _("A browser that does not say which it is")
