"""A small identity provider that really answers over HTTP, and can be told to answer wrongly."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

KEY = rsa.generate_private_key(65537, 2048)
SOMEBODY_ELSES_KEY = rsa.generate_private_key(65537, 2048)
CLIENT, SECRET = "portal", "only-the-tests-know"


@dataclass
class Peer:
    """Who it vouches for, and how; each test changes one thing."""

    issuer: str = ""
    subject: str = "subject-1"
    email: str = "robin@wendlebury.example"
    says: Callable[[dict[str, Any]], dict[str, Any]] = lambda claims: claims
    signs: Callable[[Peer, dict[str, Any]], str] = lambda peer, claims: peer.signed(claims)
    back: dict[str, str] = field(default_factory=dict)
    calls_itself: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)
    key: Any = field(default=KEY)
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def signed(self, claims: dict[str, Any], key: Any = None, mark: str = "key-1") -> str:
        """The claims as a token under its key."""
        return jwt.encode(claims, key or self.key, algorithm="RS256", headers={"kid": mark})

    def configuration(self) -> dict[str, Any]:
        """What it says of itself."""
        return {
            "issuer": self.calls_itself or self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict[str, Any]:
        """Its public keys."""
        return {
            "keys": [
                {**RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True), "kid": "key-1", "alg": "RS256"}
            ]
        }

    def authorized(self, query: dict[str, str]) -> str:
        """Where the browser is sent with a code."""
        self.asked.append(query)
        code = secrets.token_urlsafe(8)
        self._codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state'], **self.back})}"

    def token(self, sent: dict[str, str]) -> dict[str, Any] | None:
        """The answer to a code, once; None for a wrong secret, code or proof (RFC 7636)."""
        asked = self._codes.pop(sent.get("code", ""), None)
        if asked is None or (sent.get("client_id"), sent.get("client_secret")) != (CLIENT, SECRET):
            return None
        proof = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        if base64.urlsafe_b64encode(proof).rstrip(b"=").decode() != asked.get("code_challenge"):
            return None
        now = int(time.time())  # noqa: TID251 (a provider has a clock of its own)
        claims = {
            "iss": self.issuer,
            "sub": self.subject,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked.get("nonce"),
            "email": self.email,
            "email_verified": True,
        }
        return {"access_token": "x", "token_type": "Bearer", "id_token": self.signs(self, self.says(claims))}


@contextmanager
def running(port: int = 0) -> Iterator[Peer]:
    """The provider, on a port of this machine."""
    peer = Peer()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == "/authorize":
                query = {name: values[0] for name, values in parse_qs(parts.query).items()}
                self.send_response(302)
                self.send_header("Location", peer.authorized(query))
                self.end_headers()
            elif parts.path == "/keys":
                self._json(peer.keys())
            else:
                self._json(peer.configuration())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            answer = peer.token({name: values[0] for name, values in parse_qs(body).items()})
            self._json(answer or {"error": "invalid_grant"}, 200 if answer else 400)

        def _json(self, what: object, status: int = 200) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(what).encode())

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Answers)
    peer.issuer = f"http://localhost:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield peer
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
