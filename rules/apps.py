"""The room of rules, as Django knows it."""

from django.apps import AppConfig


class RulesConfig(AppConfig):
    """Rulebooks, their versions, and which one governs on a day."""

    name = "rules"
    default_auto_field = "django.db.models.BigAutoField"
