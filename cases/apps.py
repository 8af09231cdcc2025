"""The room of cases, as Django knows it."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Concerns, their steps, clocks and events."""

    name = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the database refuse changes of the record, and keep the rows of the lists, after every `migrate`."""
        from django.db.models.signals import post_migrate, pre_migrate  # noqa: TID251 (of a migration, not of a row)

        from cases import kept_rows
        from cases.record.triggers import set_after_migrate

        post_migrate.connect(set_after_migrate, sender=self, dispatch_uid="the record is never changed")
        pre_migrate.connect(
            kept_rows.lift_before_migrate,
            sender=self,
            dispatch_uid="the rows of the lists are not kept meanwhile",
        )
        post_migrate.connect(
            kept_rows.set_after_migrate, sender=self, dispatch_uid="the rows of the lists are kept"
        )
