import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_more_can_happen")]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("to_deal_with", "something to deal with"),
                    ("to_choose", "someone to be chosen"),
                    ("acknowledged", "an acknowledgement"),
                    ("update", "an update"),
                    ("to_answer", "something to answer"),
                    ("date_near", "a date that is near"),
                    ("date_passed", "a date that has passed"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField(
            "notice", "working_days", models.PositiveSmallIntegerField(blank=True, null=True)
        ),
        migrations.AddField("notice", "late", models.BooleanField(default=False)),
        migrations.CreateModel(
            name="NoticeChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person", models.CharField(max_length=64, unique=True)),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("each", "Each time, at once"),
                            ("daily", "Once a day, at half past eight on working days"),
                            ("dates", "Only when something is due, or is asked of me"),
                        ],
                        max_length=10,
                    ),
                ),
                ("chosen_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="WorkBeside",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, unique=True)),
                ("expected_since_at", models.DateTimeField()),
                ("begun_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("failed_with", models.CharField(blank=True, default="", max_length=60)),
            ],
            options={
                "ordering": ("name",),
            },
        ),
        migrations.AddField(
            model_name="notice",
            name="handed_over_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="notice",
            name="possibly_sent_twice",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="notice",
            name="told_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="notice",
            name="told_by",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.AlterField(
            model_name="notice",
            name="not_sent_because",
            field=models.CharField(
                blank=True,
                choices=[
                    ("may no longer know", "They may no longer know of the case."),
                    ("chosen not to be told", "They chose to be told only of dates."),
                    ("refused", "The mail server says that this address does not take mail."),
                    (
                        "could not be delivered",
                        "The mail server could not be reached, or did not take it, for 7 days.",
                    ),
                    ("no address", "There is no address that mail can be sent to."),
                ],
                default="",
                max_length=40,
            ),
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("message_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("queued_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("leased_until_at", models.DateTimeField(blank=True, null=True)),
                ("next_attempt_at", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("handed_over_at", models.DateTimeField(blank=True, null=True)),
                ("possibly_sent_twice", models.BooleanField(default=False)),
                (
                    "not_sent_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("may no longer know", "They may no longer know of the case."),
                            ("chosen not to be told", "They chose to be told only of dates."),
                            ("refused", "The mail server says that this address does not take mail."),
                            (
                                "could not be delivered",
                                "The mail server could not be reached, or did not take it, for 7 days.",
                            ),
                            ("no address", "There is no address that mail can be sent to."),
                        ],
                        default="",
                        max_length=40,
                    ),
                ),
                ("person", models.CharField(max_length=64)),
                ("on", models.DateField()),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("person", "on"), name="one_digest_a_person_and_day")
                ],
            },
        ),
        migrations.AddField(
            model_name="notice",
            name="digest",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="notices",
                to="cases.digest",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("not_sent_because", ""), ("sent_at__isnull", True)),
                fields=["queued_at"],
                name="notice_to_be_sent",
            ),
        ),
        migrations.AddConstraint(
            model_name="noticechoice",
            constraint=models.CheckConstraint(
                condition=models.Q(("how__in", ["each", "daily", "dates"])), name="how_told_is_known"
            ),
        ),
    ]
