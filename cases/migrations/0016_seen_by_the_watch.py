"""Let the watch keep what it saw, so that it looks only at what changed or has come to its day."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0015_told_that_it_lies")]

    operations = [
        migrations.AddField(
            model_name="alarm",
            name="tried_under",
            field=models.CharField(blank=True, default="", max_length=64),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="Seen",
            fields=[
                ("what", models.CharField(max_length=80, primary_key=True, serialize=False)),
                ("mark", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="LookAgain",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("on", models.DateField(blank=True, db_index=True, null=True)),
            ],
        ),
    ]
