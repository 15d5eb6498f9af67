"""Who knows of a project no longer: whoever left it, and whoever may not read own ideas of one that is an idea."""

import pytest

from tests.cast import NOON, Cast
from tests.together import begun, two_teachers
from trellis.rooms.paths.actions import propose_project, put_away
from trellis.rooms.paths.models import ActivityPlan
from trellis.rooms.paths.queries.projects import project_of, projects_of
from trellis.rooms.people.models import Person
from trellis.rooms.privacy import rules
from trellis.rooms.privacy.matrix import matrix
from trellis.rooms.privacy.terms import Column, Kind


def listed(cast: Cast, who: Person) -> list[object]:
    return [one.project for one in projects_of(cast.viewer(who))]


def test_R016_who_left_a_project_of_somebody_else_knows_of_it_no_more_and_their_teachers_still_do(cast: Cast) -> None:
    project = begun(cast, two_teachers(cast), cast.kim, at=NOON)
    assert listed(cast, cast.kim) == [project]

    put_away(plan=ActivityPlan.objects.get(learner=cast.kim), by=cast.kim, at=NOON)

    assert listed(cast, cast.kim) == []
    assert project_of(cast.viewer(cast.kim), project.id) is None
    assert listed(cast, cast.leo) == listed(cast, cast.duarte) == [project]


def test_R016_a_project_that_is_an_own_idea_is_known_to_who_may_read_own_ideas(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    river = begun(cast, two_teachers(cast), at=NOON)
    targets = [cast.targets["forces-explain"], cast.targets["tell-it"]]
    idea = propose_project(
        learner=cast.leo, title="Bridge", what="We measure it", targets=targets, ask=[cast.kim], by=cast.leo, at=NOON
    )
    assert set(listed(cast, cast.leo)) == {river, idea}

    cells = {**matrix(), (Kind.OWN_IDEAS, Column.LEARNER): ()}
    monkeypatch.setattr(rules, "matrix", lambda: cells)

    assert listed(cast, cast.leo) == [river]
    assert project_of(cast.viewer(cast.leo), idea.id) is None
