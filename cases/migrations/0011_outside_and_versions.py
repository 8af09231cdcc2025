import uuid

import django.db.models.deletion
from django.db import migrations, models

import cases.ciphertext


class Migration(migrations.Migration):
    dependencies = [("cases", "0010_more_acts"), ("people", "0003_people_move")]

    operations = [
        migrations.CreateModel(
            name="OutsideHandover",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("body", cases.ciphertext.EncryptedTextField()),
                ("how", cases.ciphertext.EncryptedTextField()),
                ("fields", cases.ciphertext.EncryptedJSONField(default=list)),
                ("document", cases.ciphertext.EncryptedTextField()),
                ("sha256", models.CharField(max_length=64)),
                ("handed_by", cases.ciphertext.EncryptedTextField()),
                ("handed_at", models.DateTimeField()),
                ("received_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="handed_outside",
                        to="cases.case",
                    ),
                ),
            ],
            options={"ordering": ("pk",)},
        ),
        migrations.AddConstraint(
            model_name="outsidehandover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("due_on__isnull", True), ("due_on__gte", models.F("received_on")), _connector="OR"
                ),
                name="a_body_outside_answers_after_it_has_it",
            ),
        ),
        migrations.RemoveConstraint(model_name="alarm", name="alarm_kind_is_known"),
        migrations.AlterField(
            model_name="alarm",
            name="kind",
            field=models.CharField(
                choices=[
                    ("no_lawful_owner", "Nobody who may deal with this case has it"),
                    ("not_opened", "Whoever has this case has not opened it"),
                    ("no_act", "Nothing has been done with this case"),
                    ("review_passed", "The day on which this case was to be looked at again has passed"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="alarm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["no_lawful_owner", "not_opened", "no_act", "review_passed"])
                ),
                name="alarm_kind_is_known",
            ),
        ),
        migrations.CreateModel(
            name="Declaration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("declared_by", models.CharField(db_index=True, max_length=64)),
                ("name", cases.ciphertext.EncryptedTextField()),
                ("other_name", cases.ciphertext.EncryptedTextField()),
                ("is_sensitive", models.BooleanField(default=False)),
                ("confirm_by", models.DateField()),
                (
                    "connection",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="declaration",
                        to="cases.connection",
                    ),
                ),
            ],
            options={"ordering": ("pk",)},
        ),
        migrations.CreateModel(
            name="DeclarationEntry",
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
                            ("declared", "Declared"),
                            ("confirmed", "Confirmed for another year"),
                            ("made_sensitive", "Made a sensitive entry"),
                            ("no_longer_sensitive", "No longer a sensitive entry"),
                            ("ended", "Ended"),
                            ("read", "Read in the register"),
                        ],
                        max_length=20,
                    ),
                ),
                ("by", models.CharField(db_index=True, max_length=64)),
                ("name", cases.ciphertext.EncryptedTextField()),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="history",
                        to="cases.declaration",
                    ),
                ),
            ],
            options={"ordering": ("pk",)},
        ),
        migrations.AddConstraint(
            model_name="declarationentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["declared", "confirmed", "made_sensitive", "no_longer_sensitive", "ended", "read"],
                    )
                ),
                name="entry_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="declarationentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "read")),
                fields=("declaration", "by", "on"),
                name="one_reading_of_a_day",
            ),
        ),
        migrations.CreateModel(
            name="BodyAwaited",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("why", models.CharField(max_length=600)),
                ("since_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bodies_awaited",
                        to="cases.case",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.post"
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bodies_awaited",
                        to="cases.step",
                    ),
                ),
            ],
            options={"ordering": ("pk",)},
        ),
        migrations.AddConstraint(
            model_name="bodyawaited",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until_on__isnull", True)),
                fields=("step",),
                name="a_step_waits_for_one_body",
            ),
        ),
    ]
