import cases.ciphertext
import django.db.models.deletion
from django.db import migrations, models


def start_and_stop(apps, schema_editor):
    """Clocks from before their events were kept: what happened to them is known from their dates."""
    events = apps.get_model("cases", "ClockEventRow")
    for clock in apps.get_model("cases", "Clock").objects.select_related("case").iterator():
        at = clock.case.filed_at
        if clock.started_on:
            events.objects.create(clock=clock, kind="started", on=clock.started_on, at=at)
        if clock.started_on and clock.stopped_on:
            events.objects.create(clock=clock, kind="stopped", on=clock.stopped_on, at=at)


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_outbox")]

    operations = [
        migrations.CreateModel(
            name="ClockEventRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("on", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("reasons", cases.ciphertext.EncryptedTextField(blank=True, default="")),
                ("at", models.DateTimeField()),
                (
                    "clock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="happened",
                        to="cases.clock",
                    ),
                ),
            ],
            options={"ordering": ("pk",)},
        ),
        migrations.RunPython(start_and_stop, migrations.RunPython.noop),
    ]
