"""Doing a way together, and saying how something is shown: who may, what is refused, what stays."""

import pytest

from tests.cast import NOON, Cast
from tests.together import begun, two_teachers
from tests.work import judged, piece
from trellis.engine.states import TargetState
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.evidence.actions import give_feedback, judge_target, say_ready
from trellis.rooms.evidence.queries import states_of, waiting_for
from trellis.rooms.evidence.terms import FeedbackKind, Says
from trellis.rooms.paths.actions import (
    agree_demonstration,
    answer_asking,
    answer_idea,
    ask_about_demonstration,
    ask_along,
    begin_project,
    choose_way,
    do_together,
    join_project,
    plan_demonstration,
    propose_project,
    put_away,
    reopen_demonstration,
    take_back_asking,
    take_back_demonstration,
)
from trellis.rooms.paths.models import ActivityPlan, DemonstrationPlan, Experience, PathStep, ProjectInvitation
from trellis.rooms.paths.queries import experiences_of
from trellis.rooms.paths.queries.demonstrations import demonstrations_of, demonstrations_waiting_for
from trellis.rooms.paths.queries.projects import (
    invitation_to,
    invitations_to,
    project_of,
    projects_of,
    ways_across_areas,
)
from trellis.rooms.people.models import Person

EVERYBODY = (
    "leo",
    "kim",
    "zoe",
    "max",
    "duarte",
    "brandt",
    "iman",
    "osei",
    "maya",
    "ana",
    "keller",
    "nunes",
    "nilsson",
)


@pytest.fixture
def river(cast: Cast) -> Experience:
    return two_teachers(cast)


def pile(cast: Cast, adult: Person) -> list[str]:
    return [one.title for one in waiting_for(cast.viewer(adult))]


def test_R016_one_piece_waits_for_each_teacher_and_each_confirms_their_own_area(cast: Cast, river: Experience) -> None:
    science, writing = cast.targets["forces-explain"], cast.targets["tell-it"]
    film = piece(cast.leo, science, writing, title="River film")
    before = (pile(cast, cast.brandt), pile(cast, cast.iman))

    judged(cast, film, science, by=cast.brandt)
    between = (pile(cast, cast.brandt), pile(cast, cast.iman))
    judged(cast, film, writing, Says.NOT_YET, by=cast.iman, next_step="Say first what you want")

    assert before == (["River film"], ["River film"])
    assert between == ([], ["River film"])
    assert pile(cast, cast.iman) == []
    states = states_of(cast.leo, viewer=cast.viewer(cast.leo))
    assert (states[science.id], states[writing.id]) == (TargetState.SHOWN, TargetState.PRACTISING)


@pytest.mark.parametrize("says", ["not_yet", "shown"])
def test_R016_a_teacher_signs_in_their_own_areas_and_the_advisor_in_all(
    cast: Cast, river: Experience, says: str
) -> None:
    science, writing = cast.targets["forces-explain"], cast.targets["tell-it"]
    film = piece(cast.leo, science, writing)

    for adult, target in ((cast.brandt, writing), (cast.iman, science)):
        with pytest.raises(NotAllowed):
            judge_target(
                learner=cast.leo, target=target, says=says, pieces=[film], reason="I saw it", by=adult, at=NOON
            )  # fmt: skip
    for target in (science, writing):
        judged(cast, film, target, says, by=cast.duarte)


def test_R016_a_word_about_one_area_leaves_the_other_to_who_teaches_it(cast: Cast, river: Experience) -> None:
    science, writing = cast.targets["forces-explain"], cast.targets["tell-it"]
    film = piece(cast.leo, science, writing, title="River film")
    ready = piece(cast.leo, title="River poster")
    for target in (science, writing):
        say_ready(learner=cast.leo, target=target, pieces=[ready], by=cast.leo, at=NOON)

    give_feedback(evidence=film, kind=FeedbackKind.WORD, text="I heard the numbers", by=cast.brandt, at=NOON)
    give_feedback(evidence=ready, kind=FeedbackKind.QUESTION, text="Which gauge?", by=cast.duarte, at=NOON)

    assert pile(cast, cast.iman) == ["River film"]
    assert pile(cast, cast.brandt) == []


def test_R016_a_question_about_one_area_leaves_what_is_ready_in_the_other(cast: Cast, river: Experience) -> None:
    science, writing = cast.targets["forces-explain"], cast.targets["tell-it"]
    poster = piece(cast.leo, science, writing, title="River poster")
    for target in (science, writing):
        say_ready(learner=cast.leo, target=target, pieces=[poster], by=cast.leo, at=NOON)

    give_feedback(evidence=poster, kind=FeedbackKind.QUESTION, text="Which gauge?", by=cast.brandt, at=NOON)

    assert pile(cast, cast.iman) == ["River poster"]
    assert pile(cast, cast.brandt) == []


def test_R016_whoever_is_asked_joins_by_themself_and_has_its_targets_on_the_path(cast: Cast, river: Experience) -> None:
    plan = choose_way(learner=cast.leo, experience=river, by=cast.leo, at=NOON)
    project = do_together(plan=plan, ask=[cast.kim, cast.zoe], by=cast.leo, at=NOON)
    asked = [one.project for one in invitations_to(cast.kim)]

    first = join_project(project=project, learner=cast.kim, by=cast.kim, at=NOON)
    again = join_project(project=project, learner=cast.kim, by=cast.kim, at=NOON)

    assert asked == [project]
    assert first == again
    assert set(ActivityPlan.objects.filter(project=project).values_list("learner", flat=True)) == {
        cast.leo.id, cast.kim.id,
    }  # fmt: skip
    assert set(PathStep.objects.filter(learner=cast.kim).values_list("target__slug", flat=True)) == {
        "forces-explain", "tell-it",
    }  # fmt: skip
    assert not PathStep.objects.filter(learner=cast.zoe).exists()


def test_R016_what_somebody_did_alone_becomes_what_they_do_together(cast: Cast, river: Experience) -> None:
    alone = choose_way(learner=cast.kim, experience=river, by=cast.kim, at=NOON)
    project = begun(cast, river, cast.kim, at=NOON)

    assert [one.id for one in ActivityPlan.objects.filter(learner=cast.kim)] == [alone.id]
    assert project.plans.count() == 2


def test_R016_not_now_leaves_no_trace_and_can_be_taken_back(cast: Cast, river: Experience) -> None:
    plan = choose_way(learner=cast.leo, experience=river, by=cast.leo, at=NOON)
    project = do_together(plan=plan, ask=[cast.kim], by=cast.leo, at=NOON)
    asking = invitation_to(cast.kim, project.id)
    assert asking is not None

    answer_asking(invitation=asking, is_not_now=True, by=cast.kim, at=NOON)
    sheet = project_of(cast.viewer(cast.leo), project.id)
    gone = (project_of(cast.viewer(cast.kim), project.id), invitations_to(cast.kim))
    answer_asking(invitation=asking, is_not_now=False, by=cast.kim, at=NOON)

    # To whoever asked it reads as before: asked, and nothing said.
    assert sheet is not None and (sheet.people, sheet.asked) == ((cast.leo,), (asking,))
    assert gone == (None, [])
    assert [one.project for one in invitations_to(cast.kim)] == [project]


def test_R016_nobody_joins_unasked_and_nobody_is_asked_by_strangers(cast: Cast, river: Experience) -> None:
    plan = choose_way(learner=cast.leo, experience=river, by=cast.leo, at=NOON)
    for outside in (cast.maya, cast.leo, cast.duarte, cast.nilsson):
        with pytest.raises(NotAllowed):
            do_together(plan=plan, ask=[outside], by=cast.leo, at=NOON)
    project = do_together(plan=plan, ask=[], by=cast.leo, at=NOON)

    for who in (cast.kim, cast.maya):
        with pytest.raises(NotAllowed):
            join_project(project=project, learner=who, by=who, at=NOON)
        with pytest.raises(NotAllowed):
            ask_along(project=project, learners=[cast.zoe], by=who, at=NOON)
    with pytest.raises(NotAllowed):
        join_project(project=project, learner=cast.kim, by=cast.duarte, at=NOON)
    with pytest.raises(NotAllowed):
        do_together(plan=plan, ask=[cast.kim], by=cast.kim, at=NOON)
    assert not ProjectInvitation.objects.exists()


def test_R016_who_asked_takes_it_back_while_nobody_has_answered(cast: Cast, river: Experience) -> None:
    project = begin_project(experience=river, ask=[cast.leo, cast.kim], by=cast.iman, at=NOON)
    asking = invitation_to(cast.kim, project.id)
    assert asking is not None
    with pytest.raises(NotAllowed):
        take_back_asking(invitation=asking, by=cast.leo, at=NOON)

    take_back_asking(invitation=asking, by=cast.iman, at=NOON)

    assert invitations_to(cast.kim) == []
    assert [one.project for one in invitations_to(cast.leo)] == [project]


def test_R016_adults_begin_for_those_whom_they_teach_with_a_way_that_is_offered(cast: Cast, river: Experience) -> None:
    for adult, learner in (
        (cast.iman, cast.maya),
        (cast.osei, cast.leo),
        (cast.keller, cast.leo),
        (cast.ana, cast.leo),
    ):
        with pytest.raises(NotAllowed):
            begin_project(experience=river, ask=[learner], by=adult, at=NOON)
    with pytest.raises(Refused, match="with whom"):
        begin_project(experience=river, ask=[], by=cast.iman, at=NOON)
    river.retired_at = NOON
    river.save()
    with pytest.raises(Refused, match="not offered"):
        begin_project(experience=river, ask=[cast.leo], by=cast.iman, at=NOON)


def test_R016_a_project_is_known_to_who_is_in_it_is_asked_or_teaches_one_of_them(cast: Cast, river: Experience) -> None:
    project = begun(cast, river, cast.kim, at=NOON)
    ask_along(project=project, learners=[cast.zoe], by=cast.kim, at=NOON)

    knows = {who for who in EVERYBODY if project_of(cast.viewer(getattr(cast, who)), project.id)}
    lists = {who for who in EVERYBODY if projects_of(cast.viewer(getattr(cast, who)))}

    assert knows == lists == {"leo", "kim", "zoe", "duarte", "brandt", "iman"}


def test_R016_who_left_is_named_no_more_and_may_come_again(cast: Cast, river: Experience) -> None:
    project = begun(cast, river, cast.kim, at=NOON)
    plan = ActivityPlan.objects.get(learner=cast.kim)

    put_away(plan=plan, by=cast.kim, at=NOON)
    without = project_of(cast.viewer(cast.leo), project.id)
    join_project(project=project, learner=cast.kim, by=cast.kim, at=NOON)
    again = project_of(cast.viewer(cast.leo), project.id)

    assert without is not None and without.people == (cast.leo,)
    assert again is not None and again.people == (cast.kim, cast.leo)


def test_R016_a_project_of_ones_own_is_proposed_and_others_hear_of_it_after_the_yes(
    cast: Cast, river: Experience
) -> None:
    targets = [cast.targets["forces-explain"], cast.targets["tell-it"]]
    project = propose_project(
        learner=cast.leo, title="Bridge", what="We measure it and tell the town", targets=targets, ask=[cast.kim],
        by=cast.leo, at=NOON,
    )  # fmt: skip
    before = (invitations_to(cast.kim), project_of(cast.viewer(cast.kim), project.id))
    with pytest.raises(NotAllowed):
        join_project(project=project, learner=cast.kim, by=cast.kim, at=NOON)
    assert project.idea is not None

    answer_idea(idea=project.idea, yes=True, answer="Do", by=cast.duarte, at=NOON)

    plan = ActivityPlan.objects.get(learner=cast.leo)
    assert before == ([], None)
    assert (plan.project, plan.idea, plan.experience) == (project, project.idea, project.experience)
    assert [one.project for one in invitations_to(cast.kim)] == [project]
    assert PathStep.objects.filter(learner=cast.leo, target__in=targets).count() == 2
    assert project.experience not in experiences_of(cast.school)  # nobody else finds it among the ways


def test_R016_a_project_without_title_words_or_target_is_refused_and_nothing_is_asked(
    cast: Cast, river: Experience
) -> None:
    given = {"title": "Bridge", "what": "We measure it", "targets": [cast.targets["tell-it"]]}
    for wrong in ({"title": " "}, {"title": "x" * 81}, {"what": ""}, {"what": "x" * 401}, {"targets": []}):
        with pytest.raises(Refused):
            propose_project(learner=cast.leo, by=cast.leo, at=NOON, **{**given, **wrong})  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        propose_project(learner=cast.leo, by=cast.kim, at=NOON, **given)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        propose_project(learner=cast.leo, by=cast.leo, at=NOON, ask=[cast.maya], **given)  # type: ignore[arg-type]
    assert not ActivityPlan.objects.exists()


def test_R016_ways_across_areas_are_those_that_reach_two(cast: Cast, river: Experience) -> None:
    assert ways_across_areas(cast.viewer(cast.iman)) == [river]
    assert ways_across_areas(cast.viewer(cast.nilsson)) == []


def test_R037_how_something_is_shown_is_noted_agreed_and_replaced(cast: Cast) -> None:
    target = cast.targets["forces-explain"]
    film = plan_demonstration(learner=cast.leo, target=target, form="film", words="puppet talk", by=cast.leo, at=NOON)
    same = plan_demonstration(
        learner=cast.leo, target=target, form="film", words=" puppet  talk ", by=cast.leo, at=NOON
    )
    [waits] = demonstrations_waiting_for(cast.viewer(cast.duarte))

    agree_demonstration(demonstration=film, by=cast.duarte, at=NOON)
    agreed = (film.is_agreed, demonstrations_waiting_for(cast.viewer(cast.duarte)))
    talk = plan_demonstration(learner=cast.leo, target=target, form="talk", by=cast.leo, at=NOON)

    assert same == film
    assert film.in_words == "a film, puppet talk"
    assert waits.rows == (film,)
    assert agreed == (True, [])
    assert [one.rows for one in demonstrations_waiting_for(cast.viewer(cast.duarte))] == [(talk,)]
    assert DemonstrationPlan.objects.get(pk=film.pk).ended_at == NOON

    take_back_demonstration(demonstration=talk, by=cast.leo, at=NOON)
    assert demonstrations_of(cast.leo, viewer=cast.viewer(cast.leo)) == {target.id: film}


def test_R037_a_question_comes_back_with_a_name_and_can_be_taken_back(cast: Cast) -> None:
    noted = plan_demonstration(
        learner=cast.leo, target=cast.targets["forces-explain"], form="own", words="as a game", by=cast.leo, at=NOON
    )  # fmt: skip
    for question in ("", "x" * 301):
        with pytest.raises(Refused):
            ask_about_demonstration(demonstration=noted, question=question, by=cast.brandt, at=NOON)

    ask_about_demonstration(demonstration=noted, question="Who plays?", by=cast.brandt, at=NOON)
    asked = (noted.is_agreed, noted.question, noted.answered_by)
    with pytest.raises(NotAllowed):
        reopen_demonstration(demonstration=noted, by=cast.duarte, at=NOON)
    reopen_demonstration(demonstration=noted, by=cast.brandt, at=NOON)

    assert asked == (False, "Who plays?", cast.brandt)
    assert (noted.answered_by, noted.question) == (None, "")


def test_R037_only_the_learner_says_how_and_only_who_judges_there_agrees(cast: Cast, river: Experience) -> None:
    science, writing = cast.targets["forces-explain"], cast.targets["tell-it"]
    for who in (cast.duarte, cast.kim, cast.ana):
        with pytest.raises(NotAllowed):
            plan_demonstration(learner=cast.leo, target=science, form="film", by=who, at=NOON)
    for form, words in (("dance", ""), ("", ""), ("own", " "), ("film", "x" * 121)):
        with pytest.raises(Refused):
            plan_demonstration(learner=cast.leo, target=science, form=form, words=words, by=cast.leo, at=NOON)
    told = plan_demonstration(learner=cast.leo, target=writing, form="film", by=cast.leo, at=NOON)

    for who in (cast.brandt, cast.kim, cast.leo, cast.ana, cast.keller, cast.osei, cast.nilsson):
        with pytest.raises(NotAllowed):
            agree_demonstration(demonstration=told, by=who, at=NOON)
    assert demonstrations_waiting_for(cast.viewer(cast.brandt)) == []
    agree_demonstration(demonstration=told, by=cast.iman, at=NOON)


def test_R037_whoever_was_overtaken_by_the_learner_is_told(cast: Cast) -> None:
    target = cast.targets["forces-explain"]
    film = plan_demonstration(learner=cast.leo, target=target, form="film", by=cast.leo, at=NOON)
    plan_demonstration(learner=cast.leo, target=target, form="talk", by=cast.leo, at=NOON)

    with pytest.raises(Refused, match="otherwise meanwhile"):
        agree_demonstration(demonstration=film, by=cast.duarte, at=NOON)


def test_R037_a_way_notes_it_for_all_that_it_leads_to_and_each_teacher_agrees_to_their_own(
    cast: Cast, river: Experience
) -> None:
    plan = choose_way(learner=cast.leo, experience=river, shown_by="film", by=cast.leo, at=NOON)
    [for_brandt] = demonstrations_waiting_for(cast.viewer(cast.brandt))
    [for_duarte] = demonstrations_waiting_for(cast.viewer(cast.duarte))

    assert plan.shown_by == "a film"
    assert [one.slug for one in for_brandt.targets] == ["forces-explain"]
    assert [one.slug for one in for_duarte.targets] == ["forces-explain", "tell-it"]


def test_R037_how_something_is_shown_reaches_only_who_reads_plans(cast: Cast) -> None:
    plan_demonstration(learner=cast.leo, target=cast.targets["forces-explain"], form="film", by=cast.leo, at=NOON)
    names = ("leo", "kim", "duarte", "brandt", "osei", "nunes", "ana", "void", "ruiz", "nilsson", "other_leader")

    readers = {name for name in names if demonstrations_of(cast.leo, viewer=cast.viewer(getattr(cast, name)))}

    assert readers == {"leo", "duarte", "brandt"}
