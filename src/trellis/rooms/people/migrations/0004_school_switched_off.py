from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0003_days_away")]

    operations = [migrations.AddField("school", "switched_off", models.JSONField(blank=True, default=list))]
