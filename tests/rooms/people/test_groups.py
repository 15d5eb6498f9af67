"""Classes are formed, named anew and ended; learners come into them many at once, and leave with a last day."""

from datetime import timedelta

import pytest

from tests.cast import NOON, Cast
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.actions.writing import give_teaching_areas
from trellis.rooms.continuum.models import Area, TeachingArea
from trellis.rooms.people.actions import (
    add_people,
    add_person,
    bring_into_group,
    end_group,
    form_group,
    join,
    leave_group,
    rename_group,
)
from trellis.rooms.people.actions.several import Newcomer, RefusedAt
from trellis.rooms.people.models import Group, Membership, Person
from trellis.rooms.people.queries import groups_there, is_taught, untaught_at
from trellis.rooms.people.queries.groups import group_now, outside_of

TODAY = NOON.date()
TOMORROW = TODAY + timedelta(days=1)


def names(group: Group, *, on=TODAY) -> list[str]:  # type: ignore[no-untyped-def]
    return [one.person.said_as for one in group_now(group, on=on).learners]


def river(cast: Cast) -> Group:
    return form_group(school=cast.school, kind="class", name="River", by=cast.vera, at=NOON)


def test_learners_come_in_many_at_once_and_leave_the_other_class_with_the_day(cast: Cast) -> None:
    group = river(cast)

    for _press in range(2):
        bring_into_group(group=group, learners=[cast.maya, cast.ada], leaves_others=True, by=cast.vera, at=NOON)

    assert names(group) == ["Ada", "Maya"]
    assert "Maya" in names(cast.class_2b) and "Maya" not in names(cast.class_2b, on=TOMORROW)
    assert Membership.objects.filter(group=group).count() == 2
    left = {one.person.said_as: [two.name for two in one.groups] for one in outside_of(group, on=TOMORROW)}
    assert left["Ivo"] == ["2B"] and left["Leo"] == [] and "Maya" not in left


def test_a_class_leaves_an_advisory_alone(cast: Cast) -> None:
    bring_into_group(group=river(cast), learners=[cast.leo], leaves_others=True, by=cast.vera, at=NOON)

    assert "Leo" in names(cast.advisory, on=TOMORROW)


def test_only_who_learns_here_is_brought_in_and_all_or_nobody(cast: Cast) -> None:
    group = river(cast)
    for wrong in (cast.osei, cast.other_leader):
        with pytest.raises(Refused):
            bring_into_group(group=group, learners=[cast.maya, wrong], leaves_others=False, by=cast.vera, at=NOON)
    with pytest.raises(Refused):
        bring_into_group(group=group, learners=[], leaves_others=False, by=cast.vera, at=NOON)

    assert names(group) == []


@pytest.mark.parametrize("who", ["osei", "leo", "ana", "other_leader"])
def test_only_the_office_keeps_classes(cast: Cast, who: str) -> None:
    by, group = getattr(cast, who), cast.class_2b
    for act in (
        lambda: form_group(school=cast.school, kind="class", name="X", by=by, at=NOON),
        lambda: rename_group(group=group, name="X", by=by, at=NOON),
        lambda: end_group(group=group, ends_on=TODAY, by=by, at=NOON),
        lambda: bring_into_group(group=group, learners=[cast.leo], leaves_others=False, by=by, at=NOON),
        lambda: leave_group(memberships=[group.memberships.first()], ends_on=TODAY, by=by, at=NOON),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_name_stands_once_among_those_that_go_on(cast: Cast) -> None:
    group = river(cast)
    for wrong in ("2b", "", "x" * 81, "two\nlines"):
        with pytest.raises(Refused):
            form_group(school=cast.school, kind="class", name=wrong, by=cast.vera, at=NOON)
        with pytest.raises(Refused):
            rename_group(group=group, name=wrong, by=cast.vera, at=NOON)
    with pytest.raises(Refused):
        form_group(school=cast.school, kind="nothing", name="Y", by=cast.vera, at=NOON)

    rename_group(group=group, name="Lake", by=cast.vera, at=NOON)
    end_group(group=cast.class_2b, ends_on=TODAY, by=cast.vera, at=NOON)
    tomorrow = NOON + timedelta(days=1)

    assert Group.objects.get(pk=group.pk).name == "Lake"
    assert form_group(school=cast.school, kind="class", name="2B", by=cast.vera, at=tomorrow).pk != cast.class_2b.pk


def test_a_class_ends_with_its_day_and_nobody_joins_it_after(cast: Cast) -> None:
    with pytest.raises(Refused):
        end_group(group=cast.class_2b, ends_on=TODAY - timedelta(days=1), by=cast.vera, at=NOON)
    join(
        person=cast.leo, role="learner", group=cast.class_2b, starts_on=TODAY + timedelta(days=9), by=cast.vera, at=NOON
    )
    with pytest.raises(Refused, match="Leo"):
        end_group(group=cast.class_2b, ends_on=TODAY, by=cast.vera, at=NOON)
    Membership.objects.filter(person=cast.leo, group=cast.class_2b).delete()

    end_group(group=cast.class_2b, ends_on=TODAY, by=cast.vera, at=NOON)

    assert "Maya" in names(cast.class_2b) and is_taught(cast.maya, on=TODAY)
    assert not names(cast.class_2b, on=TOMORROW) and not is_taught(cast.maya, on=TOMORROW)
    assert cast.class_2b in groups_there(cast.school, on=TODAY)
    assert cast.class_2b not in groups_there(cast.school, on=TOMORROW)
    with pytest.raises(Refused, match="ended"):
        join(
            person=cast.leo, role="learner", group=Group.objects.get(pk=cast.class_2b.pk), starts_on=TOMORROW,
            by=cast.vera, at=NOON + timedelta(days=1),
        )  # fmt: skip


def test_several_leave_with_one_day_or_none_of_them(cast: Cast) -> None:
    rows = list(cast.class_2b.memberships.filter(role="learner").order_by("person__said_as"))
    rows[1].starts_on = TOMORROW
    rows[1].save()
    with pytest.raises(Refused, match="Ivo"):
        leave_group(memberships=rows[:2], ends_on=TODAY, by=cast.vera, at=NOON)
    assert names(cast.class_2b, on=TOMORROW)[0] == "Ada"

    leave_group(memberships=rows[:1], ends_on=TODAY, by=cast.vera, at=NOON)

    assert names(cast.class_2b, on=TOMORROW)[0] == "Ivo"
    with pytest.raises(Refused):
        leave_group(memberships=[], ends_on=TODAY, by=cast.vera, at=NOON)


def test_whom_nobody_teaches_is_known_and_another_school_is_not_asked(cast: Cast) -> None:
    assert untaught_at(cast.school, on=TODAY) == []
    leave_group(
        memberships=list(cast.class_2b.memberships.filter(role="teacher")), ends_on=TODAY, by=cast.vera, at=NOON
    )

    assert [one.said_as for one in untaught_at(cast.school, on=TOMORROW)] == ["Ada", "Ivo", "Lina", "Maya", "Mina"]
    assert is_taught(cast.leo, on=TOMORROW)


def test_areas_are_a_teachers_and_of_their_own_school(cast: Cast) -> None:
    held, advises = cast.class_2b.memberships.get(role="teacher"), cast.advisory.memberships.get(role="advisor")
    foreign = Area.objects.create(school=cast.other_school, slug="x", name={"en": "X"}, order=1)
    for membership, areas in ((held, [foreign]), (advises, [cast.areas["science"]])):
        with pytest.raises(Refused):
            give_teaching_areas(membership=membership, areas=areas, by=cast.vera, at=NOON)

    assert not TeachingArea.objects.exists()


def test_nobody_is_added_to_a_group_of_another_school(cast: Cast) -> None:
    foreign = Group.objects.get(name="H1")
    with pytest.raises(NotAllowed):
        add_person(school=cast.school, name="X", said_as="", role="learner", group=foreign, by=cast.vera, at=NOON)
    with pytest.raises(NotAllowed):
        join(person=cast.leo, role="learner", group=foreign, starts_on=TODAY, by=cast.vera, at=NOON)


def test_several_are_added_or_nobody(cast: Cast) -> None:
    good, before = Newcomer("Ada Lund", "Ada L", "learner", cast.class_2b), Person.objects.count()
    with pytest.raises(RefusedAt) as refusal:
        add_people(school=cast.school, newcomers=[good, Newcomer("x" * 121, "", "learner")], by=cast.vera, at=NOON)
    assert refusal.value.place == 1 and Person.objects.count() == before
    with pytest.raises(NotAllowed):
        add_people(school=cast.school, newcomers=[good], by=cast.osei, at=NOON)

    added = add_people(
        school=cast.school, newcomers=[good, Newcomer("Ben", "", "teacher", cast.class_2b, "ben@x.example")],
        by=cast.vera, at=NOON,
    )  # fmt: skip

    (ada, none), (ben, password) = added
    assert (ada.said_as, none, ada.reading) == ("Ada L", "", "teen")
    assert ben.user is not None and ben.user.check_password(password)


@pytest.mark.parametrize("wrong", ["x" * 121, "two\nlines", "tab\there", " "])
def test_a_name_is_kept_on_one_line_and_not_too_long(cast: Cast, wrong: str) -> None:
    with pytest.raises(Refused):
        add_person(school=cast.school, name=wrong, said_as="X", role="learner", by=cast.vera, at=NOON)
    with pytest.raises(Refused):
        add_person(school=cast.school, name="X", said_as="x" * 61, role="learner", by=cast.vera, at=NOON)
