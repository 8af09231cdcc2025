"""The site for gunicorn, without the list of collected files, which only `collectstatic` writes."""

from django.conf import settings

settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

from protocol_portal.wsgi import application  # noqa: E402

__all__ = ["application"]
