"""Count whoever is named in a draft by the part they are named in: each part has a number of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0018_time_asked")]

    operations = [
        migrations.AddField(
            model_name="personnamed",
            name="part",
            field=models.CharField(
                choices=[("party", "Party"), ("written for", "Written For"), ("witness", "Witness")],
                default="party",
                max_length=12,
            ),
        ),
        migrations.RemoveConstraint(model_name="personnamed", name="a_person_counts_once_a_day"),
        migrations.AddConstraint(
            model_name="personnamed",
            constraint=models.UniqueConstraint(
                fields=("by", "person", "part", "on"), name="a_person_counts_once_a_day_in_a_part"
            ),
        ),
    ]
