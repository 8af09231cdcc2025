"""The room of cases, as Django knows it."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Concerns, their steps, clocks and events."""

    name = "cases"
    default_auto_field = "django.db.models.BigAutoField"
