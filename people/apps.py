"""The room of people, as Django knows it."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Councils, posts, holdings and users."""

    name = "people"
    default_auto_field = "django.db.models.BigAutoField"
