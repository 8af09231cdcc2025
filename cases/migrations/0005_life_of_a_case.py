from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_clock_events")]

    operations = []
