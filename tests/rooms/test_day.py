"""A learner's own day in the room of paths: what may be planned where, and how it is undone; and the school's day."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from tests.cast import NOON, START, Cast
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.actions.retiring import retire_target
from trellis.rooms.paths.actions import (
    ExperienceWords,
    answer_idea,
    choose_way,
    draft_experience,
    plan_block,
    plan_experience,
    plan_lesson,
    plant_target,
    propose_idea,
    propose_project,
    publish_experience,
    put_back_in_day,
    take_out_of_day,
    undo_plan,
)
from trellis.rooms.paths.actions.day import let_go_of_block
from trellis.rooms.paths.models import Experience, PlanItem
from trellis.rooms.paths.queries.day import Stretch, coming_day_of, plans_ahead_in, thing_on
from trellis.rooms.people.actions import close_school, drop_time_block, set_time_block
from trellis.rooms.people.models import TimeBlock
from trellis.rooms.suggestions.queries import cards_for

THURSDAY = NOON.date()
MONDAY_BEFORE = THURSDAY - timedelta(days=3)


def block(cast: Cast, hour: int, *, is_free: bool = True, **facts: Any) -> TimeBlock:
    """This function will write an hour into the school's day, as the office does."""
    given: dict[str, Any] = {
        "school": cast.school, "name": {"en": f"Hour {hour}"}, "starts_at": time(hour), "ends_at": time(hour, 50),
        "is_free": is_free, "because": {} if is_free else {"en": "because all meet"}, "by": cast.keller, "at": START,
    }  # fmt: skip
    return set_time_block(**{**given, **facts})


def way(cast: Cast, title: str, *, by: str = "osei", **facts: Any) -> Experience:
    return publish_experience(
        title={"en": title}, kind="making", targets=[cast.targets["shapes-strong"]], why={"en": "It holds"},
        by=getattr(cast, by), at=START, **facts,
    )  # fmt: skip


def planned(cast: Cast, hour: TimeBlock, *, on: date = THURSDAY, at: datetime = NOON, **thing: Any) -> PlanItem:
    return plan_block(learner=cast.maya, block=hour, on=on, by=cast.maya, at=at, **thing)


def day_of(cast: Cast, on: date = THURSDAY, *, who: str = "maya") -> list[Stretch]:
    """Maya's day as somebody may read it on that day."""
    read_on, parts = coming_day_of(cast.maya, viewer=cast.viewer(getattr(cast, who), NOON + (on - THURSDAY)))
    assert read_on == on
    return parts


def titles(cast: Cast, on: date = THURSDAY) -> list[str]:
    return [part.card.title if part.card else "" for part in day_of(cast, on)]


def test_R055_a_day_has_what_stands_and_what_is_planned(cast: Cast) -> None:
    block(cast, 9, is_free=False)
    free = block(cast, 10)
    block(cast, 11, group=cast.advisory)  # of another group: not in this day

    planned(cast, free, experience=way(cast, "Bridge"), place="the beanbags")

    day = day_of(cast)
    assert [(one.block.starts_at.hour, one.card and one.card.title) for one in day] == [(9, None), (10, "Bridge")]
    assert day[1].card and day[1].card.place == "the beanbags"
    assert titles(cast, THURSDAY + timedelta(days=1)) == ["", ""]


def test_what_is_planned_in_its_place_gives_way_and_comes_back_by_undo(cast: Cast) -> None:
    free = block(cast, 10)
    planned(cast, free, experience=way(cast, "Bridge"), at=NOON)
    story = planned(cast, free, experience=way(cast, "Story"), at=NOON + timedelta(minutes=1))
    assert titles(cast) == ["Story"]

    undo_plan(item=story, by=cast.maya, at=NOON + timedelta(minutes=2))
    assert titles(cast) == ["Bridge"]
    undo_plan(item=story, by=cast.maya, at=NOON + timedelta(minutes=3))

    assert titles(cast) == ["Bridge"]


def test_undo_of_the_first_thing_leaves_the_place_free(cast: Cast) -> None:
    item = planned(cast, block(cast, 10), experience=way(cast, "Bridge"))

    undo_plan(item=item, by=cast.maya, at=NOON + timedelta(minutes=1))

    assert titles(cast) == [""]


def test_the_same_thing_planned_again_is_the_same_with_what_is_said_now(cast: Cast) -> None:
    free, bridge = block(cast, 10), way(cast, "Bridge")
    first = planned(cast, free, experience=bridge)

    again = planned(cast, free, experience=bridge, place="the rug", with_whom="Ada")

    assert (again.id, again.place, again.with_whom) == (first.id, "the rug", "Ada")
    assert PlanItem.objects.count() == 1


def test_what_was_taken_out_is_put_back_unless_something_stands_there(cast: Cast) -> None:
    free = block(cast, 10)
    item = planned(cast, free, experience=way(cast, "Bridge"))
    for _twice in range(2):
        take_out_of_day(item=item, by=cast.maya, at=NOON)
    put_back_in_day(item=item, by=cast.maya, at=NOON)
    assert titles(cast) == ["Bridge"]
    take_out_of_day(item=item, by=cast.maya, at=NOON)
    planned(cast, free, experience=way(cast, "Story"))

    with pytest.raises(Refused, match="Something else stands there by now"):
        put_back_in_day(item=item, by=cast.maya, at=NOON)
    assert titles(cast) == ["Story"]


def test_a_day_is_planned_by_its_learner_alone(cast: Cast) -> None:
    free, bridge = block(cast, 10), way(cast, "Bridge")
    item = planned(cast, free, experience=bridge)

    for other in (cast.osei, cast.ruiz, cast.ada, cast.keller):
        with pytest.raises(NotAllowed):
            plan_block(learner=cast.maya, block=free, on=THURSDAY, experience=bridge, by=other, at=NOON)
        for act in (take_out_of_day, undo_plan, put_back_in_day):
            with pytest.raises(NotAllowed):
                act(item=item, by=other, at=NOON)
    assert titles(cast) == ["Bridge"]


def test_what_stands_and_what_belongs_to_another_group_is_not_theirs_to_plan(cast: Cast) -> None:
    stands, others = block(cast, 9, is_free=False), block(cast, 10, group=cast.advisory)

    for not_theirs in (stands, others):
        with pytest.raises(NotAllowed):
            planned(cast, not_theirs)


def test_only_what_is_there_for_the_learner_is_planned(cast: Cast) -> None:
    free, retired, bridge = block(cast, 10), way(cast, "Old"), way(cast, "Bridge")
    Experience.objects.filter(pk=retired.pk).update(retired_at=NOON)
    retired.refresh_from_db()
    abroad = way(cast, "Abroad", by="nilsson")
    of_leo = propose_idea(learner=cast.leo, text="mine", by=cast.leo, at=NOON)
    criterion = cast.targets["shapes-strong"].criteria.first()
    lesson = plan_lesson(
        criterion=criterion, group=cast.class_2b, learners=[cast.ada], on=THURSDAY, by=cast.osei, at=NOON
    )

    for thing in (
        {"experience": retired}, {"experience": abroad}, {"idea": of_leo}, {"lesson": lesson},
        {"experience": bridge, "target": cast.targets["shapes-strong"]},
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            planned(cast, free, **thing)
    assert titles(cast) == [""]


def test_what_somebody_is_on_is_there_for_them_to_plan(cast: Cast) -> None:
    """A project of their own, which nobody publishes; a draft in the week of their class; a way that was put away since."""
    targets = [cast.targets["shapes-strong"]]
    project = propose_project(
        learner=cast.maya, title="Bees", what="We count", targets=targets, by=cast.maya, at=NOON
    )  # fmt: skip
    answer_idea(idea=project.idea, yes=True, answer="Go", by=cast.osei, at=NOON)
    draft = draft_experience(
        words=ExperienceWords(title={"en": "Draft"}, kind="making"), targets=targets, by=cast.osei, at=NOON
    )
    plan_experience(experience=draft, group=cast.class_2b, week=THURSDAY, by=cast.osei, at=NOON)
    old, others = (
        way(cast, "Old"),
        draft_experience(
            words=ExperienceWords(title={"en": "Not yet"}, kind="making"), targets=targets, by=cast.osei, at=NOON
        ),
    )
    choose_way(learner=cast.maya, experience=old, by=cast.maya, at=NOON)
    Experience.objects.filter(pk=old.pk).update(retired_at=NOON)
    viewer, free = cast.viewer(cast.maya), block(cast, 10)

    for experience, title in ((project.experience, "Bees"), (draft, "Draft"), (old, "Old")):
        thing = thing_on(f"way:{experience.id}", viewer=viewer, on=THURSDAY)
        assert thing == {"experience": experience}
        planned(cast, free, **thing)
        assert titles(cast) == [title]
    assert thing_on(f"way:{others.id}", viewer=viewer, on=THURSDAY) is None
    with pytest.raises(NotAllowed):
        planned(cast, free, experience=others)


def test_what_was_retired_or_is_for_another_day_is_not_there(cast: Cast) -> None:
    target = cast.targets["shapes-strong"]
    lesson = plan_lesson(
        criterion=target.criteria.first(), group=cast.class_2b, learners=[cast.maya], on=THURSDAY, by=cast.osei, at=NOON
    )
    viewer = cast.viewer(cast.maya)
    there = [thing_on(card, viewer=viewer, on=THURSDAY) for card in (f"target:{target.id}", f"lesson:{lesson.id}")]
    retire_target(target=target, by=cast.vera, at=NOON)

    assert there == [{"target": target}, {"lesson": lesson}]
    assert thing_on(f"target:{target.id}", viewer=viewer, on=THURSDAY) is None
    assert thing_on(f"lesson:{lesson.id}", viewer=viewer, on=THURSDAY + timedelta(days=1)) is None


@pytest.mark.parametrize("days", [-1, 2, 8])
def test_a_day_gone_by_without_school_or_far_off_is_refused(cast: Cast, days: int) -> None:
    with pytest.raises(Refused, match="Plan today, or a school day of the coming week"):
        planned(cast, block(cast, 10), on=THURSDAY + timedelta(days=days))


def test_a_holiday_is_no_day_to_plan(cast: Cast) -> None:
    friday = THURSDAY + timedelta(days=1)
    close_school(school=cast.school, name="Snow", starts_on=friday, ends_on=friday, by=cast.keller, at=NOON)

    with pytest.raises(Refused):
        planned(cast, block(cast, 10), on=friday)


def test_a_place_in_too_many_letters_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="fewer words"):
        planned(cast, block(cast, 10), place="x" * 81)
    assert titles(cast) == [""]


def test_who_may_read_what_was_planned(cast: Cast) -> None:
    planned(cast, block(cast, 10), experience=way(cast, "Bridge"))

    seen = {
        who: any(part.card for part in day_of(cast, who=who))
        for who in ("maya", "osei", "keller", "ruiz", "ada", "duarte", "nilsson")
    }

    granted = {"maya", "osei", "keller"}  # row "Plans, choices"; a family and peers when they are shared with
    assert {who for who, sees in seen.items() if sees} == granted


def test_the_young_choose_among_three_pictures_first_what_they_are_asked_to(cast: Cast) -> None:
    ways = [way(cast, f"Way {number}", details={"young_title": {"en": f"W{number}"}}) for number in range(5)]
    target = cast.targets["shapes-strong"]
    plant_target(learner=cast.maya, target=target, by=cast.maya, at=NOON)
    choose_way(learner=cast.maya, experience=ways[3], target=target, place="the rug", by=cast.maya, at=NOON)
    plan_lesson(
        criterion=target.criteria.first(), group=cast.class_2b, learners=[cast.maya], on=THURSDAY, by=cast.osei, at=NOON
    )

    cards = cards_for(cast.maya, viewer=cast.viewer(cast.maya), on=THURSDAY)
    rest = cards_for(cast.maya, viewer=cast.viewer(cast.maya), on=THURSDAY, but=[card.key for card in cards])

    assert [card.title for card in cards][:2] == ["With Ms Osei", "W3"]
    assert [card.place for card in cards][:2] == ["", "the rug"]
    assert len(cards) == len(rest) == 3
    assert {card.key for card in cards} & {card.key for card in rest} == set()


def test_older_learners_choose_among_their_ways_and_their_path(cast: Cast) -> None:
    target, other = cast.targets["forces-explain"], cast.targets["forces-name"]
    for one in (target, other):
        plant_target(learner=cast.leo, target=one, by=cast.leo, at=NOON)
    brake = publish_experience(
        title={"en": "Brake"}, kind="project", targets=[target], why={"en": "so"}, by=cast.brandt, at=NOON
    )
    choose_way(
        learner=cast.leo, experience=brake, target=target, place="maker space", with_whom="Kim", by=cast.leo, at=NOON
    )

    cards = cards_for(cast.leo, viewer=cast.viewer(cast.leo), on=THURSDAY)

    assert [(card.title, card.place, card.with_whom) for card in cards] == [
        ("Brake", "maker space", "Kim"), ("I can name the forces on a still thing", "", ""),
    ]  # fmt: skip


def test_the_office_writes_the_school_day(cast: Cast) -> None:
    for other in (cast.osei, cast.maya, cast.other_leader):
        with pytest.raises(NotAllowed):
            block(cast, 9, by=other)
    with pytest.raises(Refused, match="Give this part of the day a name"):
        block(cast, 9, name={"en": " "})
    with pytest.raises(Refused, match="Let it end after it begins"):
        block(cast, 9, ends_at=time(9))
    with pytest.raises(Refused, match="Say why it stands"):
        block(cast, 9, is_free=False, because={})
    assert TimeBlock.objects.count() == 0


def test_two_parts_of_one_learners_day_do_not_meet(cast: Cast) -> None:
    block(cast, 9, group=cast.class_2b)

    block(cast, 9, group=cast.advisory)
    for group in (None, cast.class_2b):
        with pytest.raises(Refused, match="Something is there already"):
            block(cast, 9, group=group, starts_at=time(9, 30), ends_at=time(10, 20))


def test_what_was_planned_goes_with_its_part_of_the_day(cast: Cast) -> None:
    hour = block(cast, 14)
    planned(cast, hour)
    with pytest.raises(NotAllowed):
        drop_time_block(block=hour, by=cast.osei, at=NOON)

    drop_time_block(block=hour, by=cast.vera, at=NOON)

    assert (day_of(cast, THURSDAY + timedelta(days=1)), PlanItem.objects.count()) == ([], 0)


@pytest.mark.parametrize(("hour", "left"), [(10, [MONDAY_BEFORE, THURSDAY]), (14, [MONDAY_BEFORE])])
def test_what_was_planned_for_days_gone_by_stays_when_a_part_is_taken_out_of_the_day(
    cast: Cast, hour: int, left: list[date]
) -> None:
    free, bridge, friday = block(cast, hour), way(cast, "Bridge"), THURSDAY + timedelta(days=1)
    other = planned(cast, block(cast, 11), experience=bridge, on=friday)
    early = NOON - timedelta(days=3)
    for on in (MONDAY_BEFORE, THURSDAY, friday):
        item = planned(cast, free, experience=bridge, on=on, at=early)
    take_out_of_day(item=planned(cast, free, on=THURSDAY + timedelta(days=4)), by=cast.maya, at=NOON)
    assert plans_ahead_in([free], at=NOON) == {free.id: 3 - len(left)}

    for _twice in range(2):
        drop_time_block(block=free, by=cast.vera, at=NOON)

    kept = PlanItem.objects.exclude(pk=other.pk).order_by("day__on")
    assert [one.day.on for one in kept] == left
    assert [titles(cast, on) for on in (MONDAY_BEFORE, friday)] == [
        sorted(["Bridge", ""], reverse=hour == 10),
        ["Bridge"],
    ]
    with pytest.raises(NotAllowed):
        planned(cast, TimeBlock.objects.get(pk=free.pk), on=friday)
    assert block(cast, hour).id != free.id  # the hour is free to be written anew
    assert item.day.on == friday


def test_only_the_office_lets_go_of_what_was_planned_in_a_part_of_the_day(cast: Cast) -> None:
    free = block(cast, 10)
    planned(cast, free)

    for other in (cast.osei, cast.maya, cast.other_leader):
        with pytest.raises(NotAllowed):
            let_go_of_block(block=free, by=other, at=NOON)
    let_go_of_block(block=free, by=cast.vera, at=NOON)  # it is there still: nothing goes
    assert PlanItem.objects.count() == 1
