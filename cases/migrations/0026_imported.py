"""Past cases are brought in from a spreadsheet, row by row."""

import cases.ciphertext
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0025_account_entry"),
        ("people", "0007_one_code_a_way"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "stands",
                    models.CharField(
                        choices=[
                            ("checked", "Checked, and not brought in"),
                            ("waiting", "Waiting for its turn"),
                            ("done", "Brought in"),
                            ("taken back", "Taken back"),
                        ],
                        default="checked",
                        max_length=12,
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("-begun_at", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="ImportedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("mark", models.CharField(blank=True, db_index=True, max_length=64)),
                ("source", cases.ciphertext.EncryptedTextField(blank=True, default="")),
                ("cells", cases.ciphertext.EncryptedJSONField(default=dict)),
                (
                    "stands",
                    models.CharField(
                        choices=[
                            ("ready", "Will be brought in"),
                            ("fault", "Will not go in"),
                            ("already", "Is in already"),
                            ("made", "Brought in"),
                            ("failed", "Could not be brought in"),
                            ("taken back", "Taken back"),
                        ],
                        max_length=12,
                    ),
                ),
                ("said", cases.ciphertext.EncryptedTextField(blank=True, default="")),
            ],
            options={
                "ordering": ("imported", "number"),
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
                    ("words_added", "Added something to what they wrote"),
                    ("words_corrected", "Corrected something they wrote"),
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
                    ("account_added", "The person it is about added something"),
                    ("time_asked", "The person it is about asked for more time"),
                    ("time_answered", "Answered about more time"),
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
                    ("contact_changed", "Changed how they can be contacted safely"),
                    ("their_contact_changed", "The person it is about said how they can be contacted safely"),
                    ("decision_taken_back", "Took the decision back"),
                    ("somebody_asked", "Somebody has asked the council about it"),
                    ("moved_to_successor", "Went to the council that follows"),
                    ("imported", "Brought in from a spreadsheet"),
                    ("import_taken_back", "Bringing it in was taken back"),
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
                            "words_added",
                            "words_corrected",
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
                            "account_added",
                            "time_asked",
                            "time_answered",
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
                            "contact_changed",
                            "their_contact_changed",
                            "decision_taken_back",
                            "somebody_asked",
                            "moved_to_successor",
                            "imported",
                            "import_taken_back",
                        ],
                    )
                ),
                name="event_kind_is_known",
            ),
        ),
        migrations.AddField(
            model_name="import",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="import",
            name="council",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.council"
            ),
        ),
        migrations.AddField(
            model_name="importedrow",
            name="case",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cases.case",
            ),
        ),
        migrations.AddField(
            model_name="importedrow",
            name="imported",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="cases.import"
            ),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(("stands__in", ["checked", "waiting", "done", "taken back"])),
                name="import_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="importedrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stands__in", ["ready", "fault", "already", "made", "failed", "taken back"])
                ),
                name="row_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="importedrow",
            constraint=models.UniqueConstraint(fields=("imported", "number"), name="one_row_on_a_line"),
        ),
    ]
