from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_more_can_happen")]

    operations = [
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
                    ("date_near", "a date that is near"),
                    ("date_passed", "a date that has passed"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField("notice", "working_days", models.PositiveSmallIntegerField(blank=True, null=True)),
        migrations.AddField("notice", "late", models.BooleanField(default=False)),
    ]
