import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_life_of_a_case")]

    operations = [
        migrations.CreateModel(
            name="Alarm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("no_lawful_owner", "Nobody who may deal with this case has it"),
                            ("not_opened", "Whoever has this case has not opened it"),
                            ("no_act", "Nothing has been done with this case"),
                        ],
                        max_length=20,
                    ),
                ),
                ("since_on", models.DateField()),
                ("working_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=400)),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("told", models.CharField(blank=True, max_length=64)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="alarms",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "ordering": ("since_on", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["no_lawful_owner", "not_opened", "no_act"])),
                        name="alarm_kind_is_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("case", "kind"),
                        name="one_open_alarm_of_a_kind",
                    ),
                ],
            },
        ),
    ]
