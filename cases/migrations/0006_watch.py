from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_life_of_a_case")]

    operations = []
