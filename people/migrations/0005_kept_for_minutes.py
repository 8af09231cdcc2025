from typing import Any

from django.core.management import call_command
from django.db import migrations


def make(apps: Any, schema_editor: Any) -> None:
    """The table of what is kept for minutes only: used codes, and how often was guessed."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


def drop(apps: Any, schema_editor: Any) -> None:
    """Take the table away again."""
    schema_editor.execute("DROP TABLE IF EXISTS kept_for_minutes")


class Migration(migrations.Migration):
    dependencies = [("people", "0004_entered_by_and_successors")]

    operations = [migrations.RunPython(make, drop)]
