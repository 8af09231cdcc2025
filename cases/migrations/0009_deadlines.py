import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q


def tell_of_dates_that_stand(apps, schema_editor):
    """Clocks from before anybody was told of dates: the first look plans the stages of each, and fires what is due."""
    running = apps.get_model("cases", "Clock").objects.filter(stopped_on__isnull=True, due_on__isnull=False)
    running.update(fires_on=F("started_on"), dated_on=F("started_on"))


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_notices")]

    operations = [
        migrations.AddField("clock", "dated_on", models.DateField(blank=True, null=True)),
        migrations.AddField("clock", "fires_on", models.DateField(blank=True, null=True)),
        migrations.AddField(
            "clock",
            "holidays",
            models.CharField(blank=True, default="", max_length=40),
            preserve_default=False,
        ),
        migrations.AddIndex(
            "clock",
            models.Index(
                condition=Q(("fires_on__isnull", False), ("stopped_on__isnull", True)),
                fields=["fires_on"],
                name="clocks_to_tell_of",
            ),
        ),
        migrations.CreateModel(
            name="Firing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stage", models.PositiveSmallIntegerField()),
                ("due_on", models.DateField()),
                ("working_days", models.PositiveSmallIntegerField()),
                ("source", models.CharField(max_length=400)),
                ("fired_at", models.DateTimeField()),
                ("is_late", models.BooleanField(default=False)),
                ("overseer_told", models.BooleanField(default=False)),
                ("sweep", models.UUIDField(editable=False)),
                (
                    "clock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="firings",
                        to="cases.clock",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("clock", "stage", "due_on"), name="a_stage_of_a_date_fires_once"
                    )
                ],
            },
        ),
        migrations.RunPython(tell_of_dates_that_stand, migrations.RunPython.noop),
    ]
