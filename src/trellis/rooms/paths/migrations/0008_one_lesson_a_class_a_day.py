import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    # Apart from the one before: a table is not altered in the transaction in which its rows were changed.
    dependencies = [("paths", "0007_lesson_of_a_class"), ("people", "0001_schools_and_people")]

    operations = [
        migrations.AlterField(
            "lesson", "group",
            models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.group"),
        ),
        migrations.RemoveConstraint("lesson", "one_lesson_a_criterion_a_day"),
        migrations.AddConstraint(
            "lesson",
            models.UniqueConstraint(fields=("teacher", "group", "criterion", "on"), name="one_lesson_a_class_a_day"),
        ),
    ]
