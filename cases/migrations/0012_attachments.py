import cases.ciphertext
import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0011_outside_and_versions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("by", models.CharField(db_index=True, max_length=64)),
                ("name", cases.ciphertext.EncryptedTextField()),
                ("filename", cases.ciphertext.EncryptedTextField()),
                ("what", cases.ciphertext.EncryptedTextField(blank=True, default="")),
                ("kind", models.CharField(max_length=10)),
                (
                    "label",
                    models.CharField(
                        choices=[
                            ("handler", "For whoever deals with this case"),
                            ("shared", "Shared with the person who raised it"),
                            ("internal", "For everybody who works on this case"),
                            ("legal_advice", "Legal advice: for those named only"),
                        ],
                        default="shared",
                        max_length=20,
                    ),
                ),
                ("size_bytes", models.PositiveIntegerField()),
                ("sha256", cases.ciphertext.EncryptedTextField()),
                ("stored_as", models.CharField(max_length=32, unique=True)),
                ("added_at", models.DateTimeField()),
                (
                    "scan",
                    models.CharField(
                        choices=[
                            ("waiting", "not checked yet"),
                            ("clean", "no virus found"),
                            ("found", "a virus was found"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("scanned_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("number", "pk"),
            },
        ),
        migrations.RemoveConstraint(
            model_name="event",
            name="event_kind_is_known",
        ),
        migrations.AlterField(
            model_name="event",
            name="kind",
            field=models.CharField(
                choices=[
                    ("filed", "Raised"),
                    ("opened", "Opened"),
                    ("no_connection_confirmed", "Confirmed no connection"),
                    ("stood_aside", "Stood aside"),
                    ("acknowledged", "Acknowledged"),
                    ("connection_recorded", "Recorded a declared connection"),
                    ("question_asked", "Asked a question"),
                    ("question_answered", "Answered a question"),
                    ("note_added", "Added a note"),
                    ("held", "Sent a holding response"),
                    ("paused", "Paused"),
                    ("resumed", "Taken up again"),
                    ("waited", "Waiting"),
                    ("consulted", "Asked for a view"),
                    ("consultation_answered", "A view was given"),
                    ("consultation_lapsed", "No view was given in time"),
                    ("talks_begun", "Began to settle it by talking"),
                    ("talks_ended", "Ended the talks"),
                    ("reassigned", "Given to somebody else"),
                    ("route_decided", "Someone was chosen"),
                    ("put_to_them", "Put to the person it is about"),
                    ("they_answered", "The person it is about answered"),
                    ("no_answer_came", "No answer came in time"),
                    ("not_heard", "Recorded why the person was not asked"),
                    ("code_question_answered", "Said whether it is a Code matter"),
                    ("arrangement_made", "Recorded an arrangement for the time being"),
                    ("companion_named", "Named a companion"),
                    ("companion_removed", "A companion stopped"),
                    ("name_decided", "Decided about a name"),
                    ("keeping_asked", "Asked for something to be kept"),
                    ("keeping_confirmed", "Confirmed that something is kept"),
                    ("duty_met", "Did what was owed"),
                    ("duty_set_aside", "Recorded why something owed was not done"),
                    ("passed_on", "Passed on"),
                    ("asked_again", "Asked for another look"),
                    ("concluded", "Decided"),
                    ("reported_back", "Reported back"),
                    ("withdrawn", "Withdrawn"),
                    ("closed", "Closed"),
                    ("reopened", "Opened again"),
                    ("linked", "Linked as one incident"),
                    ("unlinked", "No longer linked"),
                    ("dates_recomputed", "Dates worked out again"),
                    ("date_passed", "A date has passed"),
                    ("holding_asked", "Asked somebody else to agree to another holding response"),
                    ("holding_not_agreed", "Did not agree to another holding response"),
                    ("already_decided", "Answered as already decided"),
                    ("handed_outside", "Handed to a body outside"),
                    ("outside_received", "The body outside has it"),
                    ("version_moved", "Moved to another version of the rulebook"),
                    ("page_opened", "Opened what was written for them"),
                    ("attached", "Added a file"),
                ],
                max_length=40,
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "filed",
                            "opened",
                            "no_connection_confirmed",
                            "stood_aside",
                            "acknowledged",
                            "connection_recorded",
                            "question_asked",
                            "question_answered",
                            "note_added",
                            "held",
                            "paused",
                            "resumed",
                            "waited",
                            "consulted",
                            "consultation_answered",
                            "consultation_lapsed",
                            "talks_begun",
                            "talks_ended",
                            "reassigned",
                            "route_decided",
                            "put_to_them",
                            "they_answered",
                            "no_answer_came",
                            "not_heard",
                            "code_question_answered",
                            "arrangement_made",
                            "companion_named",
                            "companion_removed",
                            "name_decided",
                            "keeping_asked",
                            "keeping_confirmed",
                            "duty_met",
                            "duty_set_aside",
                            "passed_on",
                            "asked_again",
                            "concluded",
                            "reported_back",
                            "withdrawn",
                            "closed",
                            "reopened",
                            "linked",
                            "unlinked",
                            "dates_recomputed",
                            "date_passed",
                            "holding_asked",
                            "holding_not_agreed",
                            "already_decided",
                            "handed_outside",
                            "outside_received",
                            "version_moved",
                            "page_opened",
                            "attached",
                        ],
                    )
                ),
                name="event_kind_is_known",
            ),
        ),
        migrations.AddField(
            model_name="attachment",
            name="case",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attachments",
                to="cases.case",
            ),
        ),
        migrations.AddField(
            model_name="attachment",
            name="draft",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attachments",
                to="cases.draft",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case__isnull", False), ("draft__isnull", True)),
                    models.Q(("case__isnull", True), ("draft__isnull", False)),
                    _connector="OR",
                ),
                name="a_file_is_of_a_draft_or_of_a_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        (
                            "pdf",
                            "docx",
                            "xlsx",
                            "pptx",
                            "odt",
                            "ods",
                            "odp",
                            "txt",
                            "eml",
                            "jpg",
                            "png",
                            "gif",
                            "webp",
                            "heic",
                            "mp3",
                            "m4a",
                            "wav",
                            "mp4",
                            "mov",
                            "zip",
                        ),
                    )
                ),
                name="file_kind_is_taken",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(("scan__in", ["waiting", "clean", "found"])), name="file_scan_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(("label__in", ("shared", "internal"))), name="file_label_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.UniqueConstraint(
                fields=("draft", "number"), name="one_file_of_a_number_in_a_draft"
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.UniqueConstraint(
                fields=("case", "number"), name="one_file_of_a_number_in_a_case"
            ),
        ),
    ]
