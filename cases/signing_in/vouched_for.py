"""Is what an identity provider says about somebody to be believed? Signed by it, for this service, for this very try.

OpenID Connect Core 1.0, section 3.1.3.7, without its allowance to leave a signature unread.
"""

from __future__ import annotations

import hmac
from typing import Any

import jwt

# Never the header's own choice: "none" and the ciphers with a shared secret are not among them.
SIGNED_BY = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
SECONDS_CLOCKS_MAY_DIFFER = 60


class NotVouchedFor(Exception):
    """What was said cannot be believed. Its text is for whoever looks after the service, and holds no person."""


def claims_of(token: str, *, keys: dict[str, Any], issuer: str, client_id: str, nonce: str) -> dict[str, Any]:
    """What the token says, once all of it holds. `keys` is the provider's own set (JWKS). Raises NotVouchedFor."""
    try:
        mark = jwt.get_unverified_header(token).get("kid")
        signed_with = [key for key in jwt.PyJWKSet.from_dict(keys).keys if mark in (None, key.key_id)]
        if len(signed_with) != 1:
            raise NotVouchedFor("The token names no key of the provider's.")
        claims: dict[str, Any] = jwt.decode(
            token,
            key=signed_with[0].key,
            algorithms=list(SIGNED_BY),
            audience=client_id,
            issuer=issuer,
            leeway=SECONDS_CLOCKS_MAY_DIFFER,
            options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )
    except (jwt.PyJWTError, TypeError, ValueError, AttributeError) as refused:
        raise NotVouchedFor(type(refused).__name__) from refused
    if len(_listed(claims["aud"])) > 1 and claims.get("azp") != client_id:
        raise NotVouchedFor("The token is for several services, and was not asked for by this one.")
    if not nonce or not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise NotVouchedFor("The token answers another try.")
    return claims


def _listed(audience: str | list[str]) -> list[str]:
    return [audience] if isinstance(audience, str) else audience
