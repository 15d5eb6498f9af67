"""What a plan said about how it is shown becomes a row of its own, so that somebody can agree to it."""

from typing import Any

from django.db import migrations


def carry(apps: Any, _schema: Any) -> None:
    plans, shown = apps.get_model("paths", "ActivityPlan"), apps.get_model("paths", "DemonstrationPlan")
    said = plans.objects.exclude(shown_by="").filter(target__isnull=False, state="now").order_by("-started_at")
    newest = {(plan.learner_id, plan.target_id): plan for plan in reversed(said)}
    shown.objects.bulk_create(
        shown(
            school_id=plan.school_id, learner_id=plan.learner_id, target_id=plan.target_id, plan=plan, form="own",
            words=plan.shown_by, noted_at=plan.started_at,
        )
        for plan in newest.values()
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("paths", "0005_projects_and_how_to_show")]

    operations = [
        migrations.RunPython(carry, migrations.RunPython.noop),
        migrations.RemoveField(model_name="activityplan", name="shown_by"),
    ]
