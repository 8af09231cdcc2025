"""The whole site, as Django knows it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Settings, headers and the checks that hold the house together."""

    name = "protocol_portal"
