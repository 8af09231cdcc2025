"""Let the person it is about ask for more time to answer."""

import django.db.models.deletion
from django.db import migrations, models

import cases.ciphertext


class Migration(migrations.Migration):
    dependencies = [("cases", "0017_safe_contact")]

    operations = [
        migrations.CreateModel(
            name="TimeAsked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("until", models.DateField()),
                ("was_by", models.DateField()),
                ("reasons", cases.ciphertext.EncryptedTextField()),
                ("asked_at", models.DateTimeField()),
                ("granted", models.BooleanField(blank=True, null=True)),
                ("given_until", models.DateField(blank=True, null=True)),
                ("words", cases.ciphertext.EncryptedTextField(blank=True, default="")),
                ("answered_by", cases.ciphertext.EncryptedTextField(blank=True, default="")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "hearing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="times_asked",
                        to="cases.hearing",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at__isnull", True)),
                        fields=("hearing",),
                        name="one_open_wish_for_more_time",
                    )
                ],
            },
        ),
    ]
