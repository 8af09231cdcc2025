import cases.ciphertext
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_clock_events")]

    operations = [
        migrations.CreateModel(
            name="Arrangement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", cases.ciphertext.EncryptedTextField()),
                ("agreed_by", cases.ciphertext.EncryptedTextField()),
                ("review_on", models.DateField()),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person", models.CharField(db_index=True, max_length=64)),
                ("name", cases.ciphertext.EncryptedTextField()),
                ("sees", cases.ciphertext.EncryptedTextField()),
                ("why", cases.ciphertext.EncryptedTextField()),
                ("asked_by", cases.ciphertext.EncryptedTextField()),
                ("asked_at", models.DateTimeField()),
                ("answer_by", models.DateField()),
                ("answer", cases.ciphertext.EncryptedTextField(blank=True, default="")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("lapsed_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Hearing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person", models.CharField(db_index=True, max_length=64)),
                ("name", cases.ciphertext.EncryptedTextField()),
                ("summary", cases.ciphertext.EncryptedTextField()),
                ("asked", cases.ciphertext.EncryptedTextField()),
                ("answer_by", models.DateField()),
                ("may_accompany", cases.ciphertext.EncryptedTextField()),
                ("put_by", cases.ciphertext.EncryptedTextField()),
                ("put_at", models.DateTimeField()),
                ("answer", cases.ciphertext.EncryptedTextField(blank=True, default="")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("lapsed_on", models.DateField(blank=True, null=True)),
                ("companion", models.CharField(blank=True, db_index=True, max_length=64)),
                ("companion_name", cases.ciphertext.EncryptedTextField(blank=True, default="")),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="IncidentCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("linked_at", models.DateTimeField()),
                ("unlinked_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Keeping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", cases.ciphertext.EncryptedTextField()),
                ("whom", cases.ciphertext.EncryptedTextField()),
                ("keep_by", models.DateField()),
                ("asked_at", models.DateTimeField()),
                ("confirmed_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "label",
                    models.CharField(
                        choices=[
                            ("handler", "For whoever deals with this case"),
                            ("shared", "Shared with the person who raised it"),
                            ("internal", "For everybody who works on this case"),
                            ("legal_advice", "Legal advice: for those named only"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", cases.ciphertext.EncryptedTextField()),
                ("by", models.CharField(max_length=64)),
                ("name", cases.ciphertext.EncryptedTextField()),
                ("named", cases.ciphertext.EncryptedJSONField(default=list)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Obligation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("verb", models.CharField(max_length=40)),
                ("whom", cases.ciphertext.EncryptedJSONField(default=list)),
                ("thing", cases.ciphertext.EncryptedTextField(blank=True, default="")),
                ("on_outcome", models.CharField(blank=True, max_length=40)),
                ("judged", cases.ciphertext.EncryptedTextField(blank=True, default="")),
                ("due_on", models.DateField(blank=True, null=True)),
                ("sources", cases.ciphertext.EncryptedJSONField(default=list)),
                ("met_on", models.DateField(blank=True, null=True)),
                ("set_aside_because", cases.ciphertext.EncryptedTextField(blank=True, default="")),
                ("settled_by", cases.ciphertext.EncryptedTextField(blank=True, default="")),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", cases.ciphertext.EncryptedTextField()),
                ("asked_by", cases.ciphertext.EncryptedTextField()),
                ("asked_at", models.DateTimeField()),
                ("answer", cases.ciphertext.EncryptedTextField(blank=True, default="")),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.RemoveConstraint(
            model_name="access",
            name="access_relation_is_known",
        ),
        migrations.AddField(
            model_name="case",
            name="closed_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="code_question",
            field=cases.ciphertext.EncryptedJSONField(default=dict),
        ),
        migrations.AddField(
            model_name="case",
            name="concluded_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="name_withheld",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "not asked for"),
                    ("asked", "asked for, not decided yet"),
                    ("granted", "the name is not given"),
                    ("refused", "the name may be given"),
                ],
                default="",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="outcome",
            field=cases.ciphertext.EncryptedJSONField(default=dict),
        ),
        migrations.AddField(
            model_name="case",
            name="reported_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="waiting",
            field=cases.ciphertext.EncryptedJSONField(default=dict),
        ),
        migrations.AlterField(
            model_name="access",
            name="relation",
            field=models.CharField(
                choices=[
                    ("complainant", "raised it"),
                    ("affected", "was affected"),
                    ("filed_for", "somebody raised it for them"),
                    ("handler", "deals with it"),
                    ("triage", "chooses who deals with it"),
                    ("oversight", "knows that it exists"),
                    ("companion", "goes with the person who raised it"),
                    ("subject", "it is about them"),
                    ("witness", "is named as a witness"),
                    ("connection", "has a declared connection"),
                    ("recusal", "stood down from it"),
                ],
                max_length=20,
            ),
        ),
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
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="access",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "relation__in",
                        [
                            "complainant",
                            "affected",
                            "filed_for",
                            "handler",
                            "triage",
                            "oversight",
                            "companion",
                            "subject",
                            "witness",
                            "connection",
                            "recusal",
                        ],
                    )
                ),
                name="access_relation_is_known",
            ),
        ),
        migrations.AddField(
            model_name="arrangement",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="arrangements", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="consultation",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="consultations", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="hearing",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="hearings", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="incidentcase",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="incident_links", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="incidentcase",
            name="incident",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="links", to="cases.incident"
            ),
        ),
        migrations.AddField(
            model_name="keeping",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="keepings", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="note",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="obligation",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="obligations", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="obligation",
            name="step",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="obligations", to="cases.step"
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="cases.case"
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentcase",
            constraint=models.UniqueConstraint(
                condition=models.Q(("unlinked_at__isnull", True)),
                fields=("case",),
                name="a_case_is_in_one_incident",
            ),
        ),
    ]
