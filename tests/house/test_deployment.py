"""Is the site, as it would stand on the internet, free of every warning Django knows?"""

from protocol_portal.keys import new_keys
from tests.house.command_line import manage

ON_THE_INTERNET = {"ALLOWED_HOSTS": "portal.example.gov.uk"}


def test_the_deployment_check_has_nothing_to_say() -> None:
    outcome = manage("check", "--deploy", "--fail-level", "WARNING", **new_keys(), **ON_THE_INTERNET)

    assert outcome.returncode == 0, outcome.stderr
    assert "no issues" in outcome.stdout


def test_one_variable_moves_the_site_to_postgresql() -> None:
    outcome = manage(
        "diffsettings",
        **new_keys(),
        **ON_THE_INTERNET,
        DATABASE_URL="postgres://portal:not-a-real-word@db.example.gov.uk:5432/portal",
    )

    assert outcome.returncode == 0, outcome.stderr
    assert "django.db.backends.postgresql" in outcome.stdout
    assert "PRAGMA" not in outcome.stdout


def test_cookies_are_bound_to_the_host_and_to_https() -> None:
    outcome = manage("diffsettings", **new_keys(), **ON_THE_INTERNET)

    for setting in (
        "SESSION_COOKIE_NAME = '__Host-sessionid'",
        "CSRF_COOKIE_NAME = '__Host-csrftoken'",
        "SESSION_COOKIE_SECURE = True",
        "CSRF_COOKIE_SECURE = True",
        "SESSION_COOKIE_AGE = 3600",
    ):
        assert setting in outcome.stdout
