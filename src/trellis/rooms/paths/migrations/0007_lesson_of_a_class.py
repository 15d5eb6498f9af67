import django.db.models.deletion
from django.db import migrations, models


def find_their_class(apps, schema_editor):
    """A lesson planned before is of a class that its teacher and one of its learners share; one without is nobody's."""
    lessons, memberships = apps.get_model("paths", "Lesson"), apps.get_model("people", "Membership")
    for lesson in lessons.objects.all():
        taught = memberships.objects.filter(person=lesson.teacher_id, group__isnull=False).values("group")
        shared = memberships.objects.filter(person__in=lesson.learners.all(), group__in=taught).order_by("group__name")
        found = shared.first()
        if found is None:
            lesson.delete()
        else:
            lesson.group_id = found.group_id
            lesson.save(update_fields=["group"])


class Migration(migrations.Migration):
    dependencies = [("paths", "0006_how_to_show_has_its_own_rows"), ("people", "0001_schools_and_people")]

    operations = [
        migrations.AddField(
            "lesson", "group",
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.group"
            ),
        ),
        migrations.RunPython(find_their_class, migrations.RunPython.noop),
    ]
