"""How is an identity provider asked who somebody is, and what of its answer is kept? Issuer and subject alone."""

from __future__ import annotations

import hashlib
import json
import secrets
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import requests
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from cases.signing_in.vouched_for import NotVouchedFor, claims_of

LOGIN, LINK, CONFIRM = "login", "connect", "confirm"


def mark_of(issuer: str, subject: str) -> str:
    """The two together, as they are kept: 64 characters, whatever their length."""
    return hashlib.sha256(json.dumps([issuer, subject]).encode()).hexdigest()


def providers_offered() -> tuple[tuple[str, str], ...]:
    """Each way to sign in with a council's own account: its short name, and what its button says."""
    return tuple((one["provider_id"], one["name"]) for one in settings.SIGN_IN_WITH)


def origins_offered() -> list[str]:
    """Where a form of ours may lead to, so that the browser lets it: the providers' own sites."""
    sites = (urlsplit(one["settings"]["issuer"]) for one in settings.SIGN_IN_WITH)
    return sorted({f"{site.scheme}://{site.netloc}" for site in sites})


class VouchedFor(OpenIDConnectOAuth2Adapter):
    """One try to sign in with one provider."""

    oauth_state: dict[str, Any]

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself. Raises OAuth2Error where it calls itself by another name than it has here.

        OpenID Connect Discovery 1.0, section 4.3.
        """
        try:
            config: dict[str, Any] = super().openid_config
        except ValueError as unreadable:
            raise OAuth2Error("The provider does not say how to reach it.") from unreadable
        if config.get("issuer") != self.get_provider().app.settings["issuer"]:
            raise OAuth2Error("The provider calls itself by another name.")
        return config

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        """Who was vouched for. Raises OAuth2Error where it cannot be believed."""
        said_by = request.GET.get("iss")  # RFC 9207: the answer of one provider, carried to another's address
        if said_by is not None and said_by != app.settings["issuer"]:
            raise OAuth2Error("The answer comes from another provider.")
        try:
            with get_adapter().get_requests_session() as web:
                answer = web.get(self.openid_config["jwks_uri"])
                answer.raise_for_status()
            claims = claims_of(
                str(kwargs["response"].get("id_token", "")),
                keys=answer.json(),
                issuer=app.settings["issuer"],
                client_id=app.client_id,
                nonce=str(self.oauth_state.get("nonce", "")),
            )
        except (NotVouchedFor, KeyError, requests.RequestException) as refused:
            raise OAuth2Error(str(refused)) from refused
        subject = claims.get(app.settings["subject_claim"])
        if not isinstance(subject, str) or not subject:
            raise OAuth2Error("The token names nobody.")
        self.oauth_state["looked_at"] = claims.get("auth_time")
        return self.get_provider().sociallogin_from_response(
            request, {"issuer": claims["iss"], "subject": subject}
        )


class Provider(OpenIDConnectProvider):
    """A provider of whose answer only the issuer and the subject are kept."""

    oauth2_adapter_class = VouchedFor

    def start(self, request: HttpRequest, purpose: str, onward: str, at: datetime) -> HttpResponse:
        """Send the browser there. `purpose` is to sign in, to link, or to confirm that it is still them."""
        nonce = secrets.token_urlsafe(24)
        asked = {"nonce": nonce}
        if purpose == CONFIRM:
            asked |= {"prompt": "login", "max_age": "0"}
        response: HttpResponse = self.redirect(
            request, purpose, next_url=onward, auth_params=asked, nonce=nonce, asked_at=at.timestamp()
        )
        return response

    def get_default_scope(self) -> list[str]:
        """Who, and nothing about them."""
        return ["openid"]

    def extract_uid(self, data: dict[str, Any]) -> str:
        """Issuer and subject as one mark."""
        return mark_of(data["issuer"], data["subject"])

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Who vouched, to be shown."""
        return {"iss": data["issuer"]}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        """Nothing."""
        return {}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[Any]:
        """None: nobody is ever matched on one."""
        return []


class CameBack(OAuth2CallbackView):
    """The browser comes back from a provider with an answer."""

    adapter: VouchedFor

    def _get_state(self, request: HttpRequest, provider: Provider) -> Any:
        state, refused = super()._get_state(request, provider)
        self.adapter.oauth_state = state or {}
        return state, refused
