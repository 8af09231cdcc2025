"""What may a log line hold? Never what a person typed, nor who they are."""

import logging
import traceback
from types import TracebackType


class WithoutPersonalData(logging.Filter):
    """Take the request and the query out of a record: both can hold what people wrote, and who they are."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record, without the objects that hold people's words."""
        for attribute in ("request", "params", "sql"):
            if hasattr(record, attribute):
                delattr(record, attribute)
        return True


class PlacesOnly(logging.Formatter):
    """Write where a crash happened and of what kind, never its message: that can quote a row."""

    def formatException(  # noqa: N802 (the name is the standard library's)
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """The frames and the exceptions' types, from the first cause to the last."""
        crash = ei[1]
        kinds: list[str] = []
        while crash is not None:
            frames = "".join(traceback.format_tb(crash.__traceback__))
            kinds.append(f"{frames}{type(crash).__module__}.{type(crash).__qualname__}")
            crash = crash.__cause__ or (None if crash.__suppress_context__ else crash.__context__)
        return "\nwhich led to\n".join(reversed(kinds))
