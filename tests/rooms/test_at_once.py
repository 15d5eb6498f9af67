"""Two at one moment come one after the other: nobody meets an error, and each thing is there once."""

import pytest

from tests.at_once import at_once
from tests.cast import NOON, Cast
from tests.together import two_teachers
from trellis.foundation.intents import Refused
from trellis.rooms.evidence.actions import answer_check, ask_class, keep_answer, let_go_of_check, note_cards
from trellis.rooms.evidence.models import Evidence, QuickAnswer, QuickCheck
from trellis.rooms.paths.actions import begin_project, join_project, plant_target, propose_project
from trellis.rooms.paths.models import ActivityPlan, PathStep, Project

pytestmark = pytest.mark.django_db(transaction=True)
ANSWERS = "evidence_quickanswer"


@pytest.fixture
def check(cast: Cast) -> QuickCheck:
    return ask_class(group=cast.class_2b, question="Is it a triangle?", cards="pictures", by=cast.osei, at=NOON)


def test_two_answers_of_one_learner_are_one(cast: Cast, check: QuickCheck) -> None:
    raised = at_once(
        lambda: answer_check(check=check, card="yes", by=cast.maya, at=NOON),
        lambda: answer_check(check=check, card="nearly", by=cast.maya, at=NOON),
        table=ANSWERS,
    )

    assert raised == []
    assert QuickAnswer.objects.get().card == "nearly"


def test_a_card_noted_while_its_learner_answers_gives_way_to_the_answer(cast: Cast, check: QuickCheck) -> None:
    raised = at_once(
        lambda: answer_check(check=check, card="yes", by=cast.maya, at=NOON),
        lambda: note_cards(check=check, cards={cast.maya: "not_yet", cast.ada: "yes"}, by=cast.osei, at=NOON),
        table=ANSWERS,
    )

    assert raised == []
    assert {(one.learner, one.by, one.card) for one in QuickAnswer.objects.all()} == {
        (cast.maya, cast.maya, "yes"),
        (cast.ada, cast.osei, "yes"),
    }


def test_cards_noted_twice_stand_once(cast: Cast, check: QuickCheck) -> None:
    def note() -> None:
        note_cards(check=check, cards={cast.maya: "yes", cast.ada: "yes"}, by=cast.osei, at=NOON)

    assert at_once(note, note, table=ANSWERS) == []
    assert QuickAnswer.objects.count() == 2


def test_an_answer_kept_twice_is_one_piece(cast: Cast, check: QuickCheck) -> None:
    answer = answer_check(check=check, card="yes", by=cast.maya, at=NOON)
    pieces = []

    def keep() -> None:
        own = QuickAnswer.objects.select_related("check_of__target", "learner").get(pk=answer.pk)
        pieces.append(keep_answer(answer=own, by=cast.maya, at=NOON))

    assert at_once(keep, keep, table=ANSWERS) == []
    assert pieces == [Evidence.objects.get()] * 2


def test_an_answer_that_gave_way_meanwhile_is_not_kept(cast: Cast, check: QuickCheck) -> None:
    note_cards(check=check, cards={cast.maya: "yes"}, by=cast.osei, at=NOON)
    noted = QuickAnswer.objects.select_related("check_of__target", "learner").get()
    answer_check(check=check, card="nearly", by=cast.maya, at=NOON)

    with pytest.raises(Refused, match="changed meanwhile"):
        keep_answer(answer=noted, by=cast.osei, at=NOON)
    assert not Evidence.objects.exists()


def test_what_is_let_go_of_while_somebody_answers_is_gone(cast: Cast, check: QuickCheck) -> None:
    raised = at_once(
        lambda: let_go_of_check(check=check, by=cast.osei, at=NOON),
        lambda: answer_check(check=QuickCheck.objects.get(), card="yes", by=cast.maya, at=NOON),
        table=ANSWERS,
    )

    assert all(isinstance(one, Refused | QuickCheck.DoesNotExist) for one in raised)
    let_go_of_check(check=check, by=cast.osei, at=NOON)  # what is gone stays gone
    assert not QuickAnswer.objects.exists()


def test_joined_twice_one_is_in_a_project_once(cast: Cast) -> None:
    river = two_teachers(cast)
    project = begin_project(experience=river, ask=[cast.kim], by=cast.brandt, at=NOON)

    def join() -> None:
        join_project(project=project, learner=cast.kim, by=cast.kim, at=NOON)

    assert at_once(join, join, table="paths_activityplan") == []
    assert ActivityPlan.objects.get().learner == cast.kim
    assert PathStep.objects.count() == 2


def test_planted_twice_a_target_stands_once_on_a_path(cast: Cast) -> None:
    def plant() -> None:
        plant_target(learner=cast.leo, target=cast.targets["forces-explain"], by=cast.leo, at=NOON)

    assert at_once(plant, plant, table="paths_pathstep") == []
    assert PathStep.objects.count() == 1


def test_begun_and_proposed_twice_it_is_one_project_each(cast: Cast) -> None:
    river = two_teachers(cast)

    def begin() -> None:
        begin_project(experience=river, ask=[cast.kim], by=cast.brandt, at=NOON)

    def propose() -> None:
        targets = [cast.targets["tell-it"]]
        propose_project(learner=cast.leo, title="Bees", what="We count", targets=targets, by=cast.leo, at=NOON)

    assert at_once(begin, begin, table="paths_project") == []
    assert at_once(propose, propose, table="paths_project") == []
    assert sorted(Project.objects.values_list("begun_by__said_as", flat=True)) == ["Leo", "Mr Brandt"]
