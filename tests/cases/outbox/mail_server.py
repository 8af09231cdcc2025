"""A mail server that answers as it is told to: it takes, refuses, drops the connection, or says nothing."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes
from typing import Any

import pytest

TAKES = "takes"
REFUSES_FOR_GOOD = "550 5.1.1 There is nobody of that name here"
REFUSES_FOR_NOW = "451 4.3.2 Try again later"
TAKES_THEN_DROPS = "takes, then drops the connection without a word"
SAYS_NOTHING = "says nothing after the mail"
SILENT_FROM_THE_START = "says nothing at all"

Script = Callable[[int], str]


class MailServer:
    """What it took, by Message-ID, in the order in which it came; `does` says what it does with the n-th connection."""

    def __init__(self, does: Script) -> None:
        self.does = does
        self.taken: list[tuple[str, str]] = []  # Message-ID, and to whom
        self.raw: list[bytes] = []
        self.connections = 0
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self._socket.getsockname()[1]
        self._over = threading.Event()
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    def stop(self) -> None:
        """Take no more."""
        self._over.set()
        self._socket.close()

    def _accept(self) -> None:
        while not self._over.is_set():
            with suppress(OSError):
                client, _ = self._socket.accept()
                with self._lock:
                    self.connections += 1
                    number = self.connections
                threading.Thread(target=self._talk, args=(client, self.does(number)), daemon=True).start()

    def _talk(self, client: socket.socket, does: str) -> None:
        with client, suppress(OSError), client.makefile("rb") as lines:
            if does == SILENT_FROM_THE_START:
                self._over.wait(5)
                return
            client.sendall(b"220 here\r\n")
            to = ""
            for line in lines:
                word = line.split(b" ")[0].strip().upper()
                if word == b"RCPT":
                    to = line.decode().partition("<")[2].partition(">")[0]
                if word == b"RCPT" and does[0] in "45":
                    client.sendall(does.encode() + b"\r\n")
                elif word == b"DATA":
                    client.sendall(b"354 go on\r\n")
                    self._take(lines, to)
                    if does == TAKES_THEN_DROPS:
                        return
                    if does == SAYS_NOTHING:
                        self._over.wait(5)
                        return
                    client.sendall(b"250 taken\r\n")
                elif word == b"QUIT":
                    client.sendall(b"221 bye\r\n")
                    return
                else:
                    client.sendall(b"250 yes\r\n")

    def _take(self, lines: Any, to: str) -> None:
        text = b""
        for line in lines:
            if line == b".\r\n":
                break
            text += line
        with self._lock:
            self.taken.append((str(message_from_bytes(text)["Message-ID"]), to))
            self.raw.append(text)


@contextmanager
def mail_server(settings: Any, does: str | Script) -> Iterator[MailServer]:
    """A server that the site sends to, for a while."""
    script: Script = (lambda _: does) if isinstance(does, str) else does
    server = MailServer(script)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server may be silent for one second, so that a test need not wait for ten."""
    monkeypatch.setattr("cases.outbox.delivering.SILENCE", 1)
