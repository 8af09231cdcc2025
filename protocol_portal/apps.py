"""The whole site, as Django knows it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Settings, headers and the checks that hold the house together."""

    name = "protocol_portal"

    def ready(self) -> None:
        """Register the house's own system checks."""
        from protocol_portal import checks  # noqa: F401
