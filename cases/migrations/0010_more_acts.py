import uuid

import django.db.models.deletion
from django.db import migrations, models

import cases.ciphertext


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("cases", "0009_deadlines"),
    ]

    operations = [
        migrations.CreateModel(
            name="HoldingAsked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person", models.CharField(db_index=True, max_length=64)),
                ("known_as", cases.ciphertext.EncryptedTextField()),
                ("source", cases.ciphertext.EncryptedTextField()),
                ("by", models.CharField(max_length=64)),
                ("asked_by", cases.ciphertext.EncryptedTextField()),
                ("asked_at", models.DateTimeField()),
                ("number", models.PositiveSmallIntegerField()),
                ("until", models.DateField()),
                ("reasons", cases.ciphertext.EncryptedTextField()),
                ("agreed", models.BooleanField(blank=True, null=True)),
                ("answer", cases.ciphertext.EncryptedTextField(blank=True, default="")),
                ("answered_by", cases.ciphertext.EncryptedTextField(blank=True, default="")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="holdings_asked",
                        to="cases.case",
                    ),
                ),
                (
                    "clock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.clock"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.post"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AddConstraint(
            model_name="holdingasked",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at__isnull", True), ("replaced_at__isnull", True)),
                fields=("case",),
                name="one_holding_is_asked_at_a_time",
            ),
        ),
    ]
