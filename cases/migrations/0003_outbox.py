from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_record")]

    operations = [
        migrations.AddField("notice", "leased_until_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("notice", "next_attempt_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("notice", "attempts", models.PositiveIntegerField(default=0)),
        migrations.AddField(
            "notice", "not_sent_because", models.CharField(blank=True, default="", max_length=40)
        ),
    ]
