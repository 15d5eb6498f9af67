from collections.abc import Sequence
from functools import partial

import pytest

from tests.cast import NOON, Cast
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.evidence.queries import read_learner
from trellis.rooms.paths.actions import (
    add_own_step,
    answer_idea,
    answer_why,
    ask_why,
    choose_way,
    move_step,
    name_own_area,
    pass_on_idea,
    plant_target,
    propose_idea,
    publish_experience,
    say_own_why,
    set_goal,
    switch_way,
    take_off_path,
)
from trellis.rooms.paths.models import Experience
from trellis.rooms.paths.queries import (
    goals_of,
    ideas_of,
    ideas_waiting_for,
    own_areas_of,
    plans_of,
    ways_to,
    whys_of,
    whys_waiting_for,
)


def publish_ways(cast: Cast, slug: str, titles: Sequence[str]) -> list[Experience]:
    return [
        publish_experience(
            title={"en": title}, kind="project", targets=[cast.targets[slug]], why={"en": "Because"}, by=cast.brandt,
            at=NOON,
        )
        for title in titles
    ]  # fmt: skip


def test_R035_an_own_idea_is_asked_answered_and_in_the_plan_designed_by_the_learner(cast: Cast) -> None:
    target = cast.targets["forces-explain"]
    publish_ways(cast, "forces-explain", ["Brakes", "Ramps", "Boats"])
    idea = propose_idea(learner=cast.leo, target=target, text="I film my skateboard", by=cast.leo, at=NOON)
    asked = list(ideas_waiting_for(cast.viewer(cast.duarte)))

    answer_idea(idea=idea, yes=True, answer="Film the wheels too", by=cast.duarte, at=NOON)

    plans = plans_of(cast.leo, viewer=cast.viewer(cast.leo))
    assert asked == [idea]
    assert [(one.idea, one.target) for one in plans] == [(idea, target)]
    assert not ideas_waiting_for(cast.viewer(cast.duarte)).exists()


def test_R054_a_yes_to_an_own_idea_ends_no_other_way(cast: Cast) -> None:
    target = cast.targets["forces-explain"]
    [brakes] = publish_ways(cast, "forces-explain", ["Brakes"])
    plan = choose_way(learner=cast.leo, experience=brakes, target=target, by=cast.leo, at=NOON)
    idea = propose_idea(learner=cast.leo, target=target, text="I film my skateboard", by=cast.leo, at=NOON)

    answer_idea(idea=idea, yes=True, answer="", by=cast.duarte, at=NOON)

    plan.refresh_from_db()
    assert (plan.state, plan.left_at) == ("now", None)
    assert {one.idea for one in plans_of(cast.leo, viewer=cast.viewer(cast.leo))} == {None, idea}


def test_R035_an_idea_goes_to_the_advisor_who_may_pass_it_on(cast: Cast) -> None:
    idea = propose_idea(learner=cast.leo, text="Bees", by=cast.leo, at=NOON)

    pass_on_idea(idea=idea, to=cast.brandt, by=cast.duarte, at=NOON)
    with pytest.raises(Refused):
        pass_on_idea(idea=idea, to=cast.osei, by=cast.duarte, at=NOON)

    assert list(ideas_waiting_for(cast.viewer(cast.brandt))) == [idea]


def test_R035_nobody_else_answers_an_idea_and_it_is_answered_once(cast: Cast) -> None:
    idea = propose_idea(learner=cast.leo, text="Bees", by=cast.leo, at=NOON)

    for stranger in (cast.osei, cast.ana, cast.kim, cast.leo, cast.nilsson):
        with pytest.raises(NotAllowed):
            answer_idea(idea=idea, yes=True, answer="", by=stranger, at=NOON)
    with pytest.raises(Refused):
        answer_idea(idea=idea, yes=False, answer="", by=cast.duarte, at=NOON)
    answer_idea(idea=idea, yes=False, answer="Let us talk about the bees", by=cast.duarte, at=NOON)
    with pytest.raises(Refused):
        answer_idea(idea=idea, yes=True, answer="", by=cast.duarte, at=NOON)


def test_R052_a_target_of_a_higher_grade_goes_on_the_path_and_the_order_is_the_learners(cast: Cast) -> None:
    first = plant_target(learner=cast.maya, target=cast.targets["shapes-strong"], by=cast.maya, at=NOON)
    second = plant_target(learner=cast.maya, target=cast.targets["forces-predict"], by=cast.maya, at=NOON)

    move_step(step=second, order=1, by=cast.maya, at=NOON)

    assert list(read_learner(cast.maya, viewer=cast.viewer(cast.maya)).steps) == [second, first]


def test_R052_a_target_planted_twice_stands_once_and_may_be_taken_off(cast: Cast) -> None:
    step = plant_target(learner=cast.leo, target=cast.targets["design-plan"], by=cast.leo, at=NOON)

    again = plant_target(learner=cast.leo, target=cast.targets["design-plan"], by=cast.duarte, at=NOON)
    take_off_path(step=step, by=cast.leo, at=NOON)

    assert again == step
    assert not read_learner(cast.leo, viewer=cast.viewer(cast.leo)).steps


def test_R052_nobody_but_those_who_plan_with_the_learner_plants(cast: Cast) -> None:
    for stranger in (cast.kim, cast.osei, cast.ana, cast.keller, cast.nilsson):
        with pytest.raises(NotAllowed):
            plant_target(learner=cast.leo, target=cast.targets["design-plan"], by=stranger, at=NOON)


def test_R054_switching_ways_is_a_choice_and_leaves_the_first_way_behind(cast: Cast) -> None:
    target = cast.targets["forces-explain"]
    first, second, _third = publish_ways(cast, "forces-explain", ["Brakes", "Ramps", "Boats"])
    plan = choose_way(learner=cast.leo, experience=first, target=target, by=cast.leo, at=NOON)

    switch_way(plan=plan, experience=second, by=cast.leo, at=NOON)

    plan.refresh_from_db()
    assert plan.left_at == NOON
    assert [p.experience for p in plans_of(cast.leo, viewer=cast.viewer(cast.leo))] == [second]
    assert ways_to(target.id, school=cast.school).count() == 3


def test_R103_a_why_is_asked_answered_signed_and_stays(cast: Cast) -> None:
    target = cast.targets["forces-explain"]
    question = ask_why(learner=cast.leo, target=target, by=cast.leo, at=NOON)
    waiting = list(whys_waiting_for(cast.viewer(cast.brandt)))

    answer_why(question=question, answer="Whoever rides behind you needs it", by=cast.brandt, at=NOON)
    say_own_why(learner=cast.leo, target=target, words="So that I can stop", by=cast.leo, at=NOON)

    assert waiting == [question]
    assert [(w.answer, w.own_why) for w in whys_of(cast.leo, target.id, viewer=cast.viewer(cast.leo))] == [
        ("Whoever rides behind you needs it", ""),
        ("", "So that I can stop"),
    ]


def test_R103_an_experience_without_a_why_is_asked_for_one(cast: Cast) -> None:
    with pytest.raises(Refused):
        publish_experience(title={"en": "Ramps"}, kind="lab", targets=[], by=cast.brandt, at=NOON)

    skipped = publish_experience(
        title={"en": "Ramps"}, kind="lab", targets=[], why_skipped_because="We write it with the class", by=cast.brandt,
        at=NOON,
    )  # fmt: skip

    assert skipped.why_skipped_because == "We write it with the class"


def test_R115_an_own_area_needs_no_subject(cast: Cast) -> None:
    area = name_own_area(learner=cast.leo, name="Bees", by=cast.leo, at=NOON)
    add_own_step(area=area, text="I can hold a frame", by=cast.leo, at=NOON)

    [seen] = own_areas_of(cast.leo, viewer=cast.viewer(cast.leo))

    assert (seen.name, [step.text for step in seen.steps.all()]) == ("Bees", ["I can hold a frame"])


def test_plans_and_ideas_and_goals_reach_only_who_sees_what(cast: Cast) -> None:
    name_own_area(learner=cast.leo, name="canary-area", by=cast.leo, at=NOON)
    propose_idea(learner=cast.leo, text="canary-idea", by=cast.leo, at=NOON)
    set_goal(owner=cast.leo, horizon="week", text="canary-goal", by=cast.leo, at=NOON)
    names = ("leo", "kim", "duarte", "brandt", "osei", "nunes", "ana", "void", "ruiz", "nilsson", "other_leader")

    def readers(question: object) -> set[str]:
        return {n for n in names if list(question(cast.leo, viewer=cast.viewer(getattr(cast, n))))}  # type: ignore[operator]

    assert readers(own_areas_of) == {"leo", "duarte", "brandt", "ana"}  # an own area is opened to the family
    assert readers(partial(ideas_of, at_most=9)) == {"leo", "duarte", "brandt", "ana"}
    assert readers(goals_of) == {"leo", "duarte", "brandt", "ana"}
