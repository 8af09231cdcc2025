"""Somebody writes down what arrived otherwise: a relation of its own, and drafts that stand apart from one's own."""

from django.db import migrations, models

RELATIONS = [
    ("complainant", "raised it"),
    ("affected", "was affected"),
    ("filed_for", "somebody raised it for them"),
    ("helped", "wrote it down for the person who raised it"),
    ("recorded", "wrote it down when it arrived"),
    ("handler", "deals with it"),
    ("triage", "chooses who deals with it"),
    ("oversight", "knows that it exists"),
    ("told_it_lies", "was told that nothing happens with it"),
    ("companion", "goes with the person who raised it"),
    ("subject", "it is about them"),
    ("also_about", "a concern that was sent with it is about them"),
    ("witness", "is named as a witness"),
    ("connection", "has a declared connection"),
    ("recusal", "stood down from it"),
]


class Migration(migrations.Migration):
    dependencies = [("cases", "0019_named_in_which_part")]

    operations = [
        migrations.AddField(model_name="draft", name="is_arrived", field=models.BooleanField(default=False)),
        migrations.RemoveConstraint(model_name="access", name="access_relation_is_known"),
        migrations.AlterField(
            model_name="access",
            name="relation",
            field=models.CharField(choices=RELATIONS, max_length=20),
        ),
        migrations.AddConstraint(
            model_name="access",
            constraint=models.CheckConstraint(
                condition=models.Q(("relation__in", [relation for relation, _words in RELATIONS])),
                name="access_relation_is_known",
            ),
        ),
    ]
