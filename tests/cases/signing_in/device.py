"""A device with a passkey: it answers challenges as a browser's script would send them on."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData


@dataclass
class Device:
    """One passkey. `verifies`: whether the device looked at a finger, a face or a PIN."""

    host: str = "localhost"
    verifies: bool = True
    key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    mark: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    owner: str = ""

    def makes(self, options: dict[str, Any]) -> str:
        """A new passkey for the challenge."""
        asked = options["publicKey"]
        self.owner = asked["user"]["id"]
        public = ES256.from_cryptography_key(self.key.public_key())  # type: ignore[no-untyped-call]
        held = AttestedCredentialData.create(b"\0" * 16, self.mark, public)
        seen = AuthenticatorData.create(self._host_mark(), self._flags() | AuthenticatorData.FLAG.AT, 0, held)
        made = AttestationObject.create("none", seen, {})
        return self._sent(
            {**self._client_says("webauthn.create", asked), "attestationObject": websafe_encode(made)}
        )

    def answers(self, options: dict[str, Any]) -> str:
        """An answer to the challenge."""
        said = self._client_says("webauthn.get", options["publicKey"])
        seen = AuthenticatorData.create(self._host_mark(), self._flags(), 1)
        signed = bytes(seen) + sha256(self._raw).digest()
        signature = self.key.sign(signed, ec.ECDSA(hashes.SHA256()))
        return self._sent(
            {
                **said,
                "authenticatorData": websafe_encode(seen),
                "signature": websafe_encode(signature),
                "userHandle": self.owner,
            }
        )

    def _host_mark(self) -> bytes:
        return sha256(self.host.encode()).digest()

    def _flags(self) -> AuthenticatorData.FLAG:
        flag = AuthenticatorData.FLAG
        return flag.UP | flag.UV if self.verifies else flag.UP

    def _client_says(self, kind: str, asked: dict[str, Any]) -> dict[str, str]:
        said = {"type": kind, "challenge": asked["challenge"], "origin": f"https://{self.host}"}
        self._raw = json.dumps(said).encode()
        return {"clientDataJSON": websafe_encode(self._raw)}

    def _sent(self, response: dict[str, str]) -> str:
        mark = websafe_encode(self.mark)
        return json.dumps(
            {
                "id": mark,
                "rawId": mark,
                "type": "public-key",
                "response": response,
                "clientExtensionResults": {},
            }
        )
