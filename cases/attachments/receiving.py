"""Where is a file while it arrives? In memory, never on the disk in clear, and no more of it than is taken at all."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

from cases.attachments.kinds import LARGEST_BYTES


class HeldInMemory(FileUploadHandler):
    """Holds what is uploaded in one request, up to LARGEST_BYTES together; of more only the length is known.

    The rest of a file that is too large is read and dropped, so that the browser waits for the page that says so.
    """

    chunk_size = 65_536

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._room = LARGEST_BYTES
        self._held: BytesIO | None = None

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file. No other handler may have it."""
        super().new_file(*args, **kwargs)
        self._held = BytesIO()
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Hold a piece while there is room, else let go of the whole."""
        if self._held is None:
            return
        self._room -= len(raw_data)
        if self._room < 0:
            self._room += len(raw_data) + self._held.tell()
            self._held = None
            return
        self._held.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file; one that is too large holds nothing, and its size says so."""
        held = self._held if self._held is not None else BytesIO()
        held.seek(0)
        size = file_size if self._held is not None else max(file_size, LARGEST_BYTES + 1)
        return InMemoryUploadedFile(
            file=held,
            field_name=str(self.field_name or ""),
            name=self.file_name,
            content_type=str(self.content_type or ""),
            size=size,
            charset=self.charset,
        )
