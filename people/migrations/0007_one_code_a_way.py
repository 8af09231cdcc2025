import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A code by post and a code by mail count beside each other, and mails of a day are counted."""

    dependencies = [("people", "0006_one_time_code")]

    operations = [
        migrations.AlterField(
            model_name="onetimecode",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="one_time_codes",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="onetimecode",
            name="way",
            # By which way one came that was made before this is not known: it counts as posted, and no mail ends it.
            field=models.CharField(
                choices=[("mail", "Mail"), ("post", "Post")], default="post", max_length=4
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="onetimecode",
            name="made_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="onetimecode",
            name="times",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddConstraint(
            model_name="onetimecode",
            constraint=models.UniqueConstraint(fields=("user", "way"), name="one_code_a_way"),
        ),
    ]
