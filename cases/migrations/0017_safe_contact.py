from django.db import migrations, models

import cases.ciphertext

KINDS = [
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
    ("decision_taken_back", "Took the decision back"),
    ("somebody_asked", "Somebody has asked the council about it"),
    ("moved_to_successor", "Went to the council that follows"),
]
NOT_SENT = [
    ("may no longer know", "They may no longer know of the case."),
    ("chosen not to be told", "They chose to be told only of dates."),
    ("refused", "The mail server says that this address does not take mail."),
    ("could not be delivered", "The mail server could not be reached, or did not take it, for 7 days."),
    ("only here", "They asked to be told only through this service."),
    ("by phone", "They asked to be phoned at set times, and not mailed."),
    ("no address", "There is no address that mail can be sent to."),
]


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0016_seen_by_the_watch"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="contact",
            field=cases.ciphertext.EncryptedJSONField(default=dict),
        ),
        migrations.RemoveConstraint(model_name="digest", name="one_digest_a_person_and_day"),
        migrations.AddField(
            model_name="digest",
            name="place",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.AddConstraint(
            model_name="digest",
            constraint=models.UniqueConstraint(
                fields=("person", "on", "place"), name="one_digest_a_person_day_and_address"
            ),
        ),
        migrations.AlterField(
            model_name="digest",
            name="not_sent_because",
            field=models.CharField(blank=True, choices=NOT_SENT, default="", max_length=40),
        ),
        migrations.AlterField(
            model_name="notice",
            name="not_sent_because",
            field=models.CharField(blank=True, choices=NOT_SENT, default="", max_length=40),
        ),
        migrations.RemoveConstraint(model_name="event", name="event_kind_is_known"),
        migrations.AlterField(
            model_name="event",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=40),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", [kind for kind, _words in KINDS])),
                name="event_kind_is_known",
            ),
        ),
    ]
