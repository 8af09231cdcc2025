"""A virus scanner that speaks as clamd does, and answers as a test tells it."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

from tests.cases.attachments.files import EICAR


class Clamd:
    """Listens on a port of its own. `answers`: "as it is" (by the content), a line to answer, or "" to hang up."""

    def __init__(self) -> None:
        self.answers = "as it is"
        self.seen: list[bytes] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def address(self) -> str:
        """As CLAMD_URL takes it."""
        return f"tcp://127.0.0.1:{self._listening.getsockname()[1]}"

    def __enter__(self) -> Clamd:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        # Closing alone would leave the thread waiting for a caller.
        self._listening.shutdown(socket.SHUT_RDWR)
        self._thread.join(timeout=5)
        self._listening.close()

    def _serve(self) -> None:
        while True:
            try:
                caller, _ = self._listening.accept()
            except OSError:
                return
            with caller, caller.makefile("rb") as said:
                if not self.answers:
                    continue
                assert said.readline() == b"nINSTREAM\n"
                content = b""
                while size := int.from_bytes(said.read(4), "big"):
                    content += said.read(size)
                self.seen.append(content)
                found = "stream: Eicar-Test-Signature FOUND" if EICAR in content else "stream: OK"
                line = found if self.answers == "as it is" else self.answers
                with suppress(OSError):  # Whoever asked may have gone.
                    caller.sendall(f"{line}\n".encode())
