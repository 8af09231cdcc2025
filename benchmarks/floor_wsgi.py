"""The site for gunicorn with the page beside it that every act is measured by."""

from django.conf import settings

settings.ROOT_URLCONF = "benchmarks.floor_page"

from tests.faults.wsgi import application  # noqa: E402

__all__ = ["application"]
