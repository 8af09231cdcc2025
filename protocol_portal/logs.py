"""What may a log line hold? Never what a person typed, nor who they are."""

import logging


class WithoutPersonalData(logging.Filter):
    """Take the request out of a record: its address, its form and its local variables can all name people."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every record, emptied of the objects that hold what people typed."""
        for attribute in ("request", "params", "sql"):
            if hasattr(record, attribute):
                delattr(record, attribute)
        return True
