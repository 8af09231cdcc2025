from django.db import migrations, models

RELATIONS = [
    ("complainant", "raised it"),
    ("affected", "was affected"),
    ("filed_for", "somebody raised it for them"),
    ("helped", "wrote it down for the person who raised it"),
    ("handler", "deals with it"),
    ("triage", "chooses who deals with it"),
    ("oversight", "knows that it exists"),
    ("companion", "goes with the person who raised it"),
    ("subject", "it is about them"),
    ("also_about", "a concern that was sent with it is about them"),
    ("witness", "is named as a witness"),
    ("connection", "has a declared connection"),
    ("recusal", "stood down from it"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0013_taken_back_asked_and_followed"),
    ]

    operations = [
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
        migrations.CreateModel(
            name="PreviewsShown",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by", models.CharField(max_length=64)),
                ("on", models.DateField()),
                ("times", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("by", "on"), name="previews_are_counted_by_the_day")
                ],
            },
        ),
    ]
