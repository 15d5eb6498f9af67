"""The demo school speaks for itself: Maya aloud and in pictures, Leo's words, what helps, and a plan that changed for a reason."""

from tests.demo_school import DemoSchool
from trellis.rooms.conferences.models import Reflection
from trellis.rooms.paths.models import ActivityPlan
from trellis.rooms.profiles.models import ProfileEntry, Support


def test_the_cast_speaks_for_itself(demo_school: DemoSchool) -> None:
    maya = ProfileEntry.objects.filter(learner__slug="maya", taken_back_at=None)

    assert maya.filter(file__kind="sound", author__slug="maya").count() == 1
    assert maya.exclude(picture="").count() == 3
    assert {entry.author.slug for entry in ProfileEntry.objects.filter(kind="beside")} == {
        "osei", "ruiz", "brandt", "andrade",
    }  # fmt: skip
    assert {(one.learner.slug, one.written_by.slug) for one in Support.objects.all()} == {
        ("maya", "ruiz"),
        ("kim", "duarte"),
    }
    thought = Reflection.objects.filter(author__slug="leo")
    assert [bool(one.visibility) for one in thought.order_by("at")] == [True, False, False]
    changed = ActivityPlan.objects.get(cause="reflection")
    assert changed.learner.slug == "leo" and changed.cause_on == thought.order_by("at")[0].at.date()
