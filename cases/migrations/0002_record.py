from django.db import migrations, models

from cases.record.seals import BEFORE_THE_FIRST, seal_of_entry
from cases.record.triggers import lift_triggers


def let_them_be_chained(apps, schema_editor):
    """On PostgreSQL the triggers outlive the columns when this migration is undone and done again."""
    lift_triggers(schema_editor.connection)


def chain_what_stands(apps, schema_editor):
    """Give events from before there was a chain their places, in the order in which they were written."""
    Event = apps.get_model("cases", "Event")
    events = Event.objects.select_related("case").defer(
        "case__plan", "case__account", "case__parties", "case__reasons"
    )
    place, previous, sealed = 0, BEFORE_THE_FIRST, []
    for event in events.order_by("pk").iterator(chunk_size=500):
        place += 1
        event.place, event.previous = place, previous
        event.mac = seal_of_entry(
            place=place,
            previous=previous,
            case=event.case.reference,
            number=event.number,
            kind=event.kind,
            at=event.at,
            by=event.by,
            detail=event.detail,
        )
        previous = event.mac
        sealed.append(event)
        if len(sealed) == 500:
            Event.objects.bulk_update(sealed, ["place", "previous", "mac"])
            sealed = []
    Event.objects.bulk_update(sealed, ["place", "previous", "mac"])
    apps.get_model("cases", "RecordHead").objects.create(pk=1, written=place)


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [
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
                        ],
                    )
                ),
                name="event_kind_is_known",
            ),
        ),
        migrations.RunPython(let_them_be_chained, let_them_be_chained),
        migrations.CreateModel(
            name="RecordHead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("written", models.PositiveBigIntegerField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="the_record_has_one_head")
                ],
            },
        ),
        migrations.AddField(
            model_name="event",
            name="place",
            field=models.PositiveBigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="event",
            name="previous",
            field=models.CharField(max_length=64, null=True),
        ),
        migrations.AddField(
            model_name="event",
            name="mac",
            field=models.CharField(max_length=64, null=True),
        ),
        migrations.RunPython(chain_what_stands, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="event",
            name="place",
            field=models.PositiveBigIntegerField(unique=True),
        ),
        migrations.AlterField(
            model_name="event",
            name="previous",
            field=models.CharField(max_length=64),
        ),
        migrations.AlterField(
            model_name="event",
            name="mac",
            field=models.CharField(max_length=64),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(fields=("previous",), name="one_event_follows_another"),
        ),
    ]
