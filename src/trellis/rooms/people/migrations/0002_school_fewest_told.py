from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0001_schools_and_people")]

    operations = [
        migrations.AddField("school", "fewest_told", models.PositiveSmallIntegerField(default=8)),
        migrations.AddConstraint(
            "school",
            models.CheckConstraint(condition=models.Q(("fewest_told__gte", 5)), name="school_fewest_told_floor"),
        ),
    ]
