"""Which checks does SQLite make of a column? Django's, without JSON_VALID.

`trusted_schema=OFF` refuses every function in a table's definition that SQLite does not call harmless, and JSON_VALID
is one. The sign-in library keeps small JSON of its own, which Django writes and reads as a whole.
"""

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose tables ask for no JSON_VALID."""

    data_type_check_constraints = {
        kind: check
        for kind, check in base.DatabaseWrapper.data_type_check_constraints.items()
        if kind != "JSONField"
    }
