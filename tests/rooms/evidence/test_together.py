"""Many pieces, words and judgements at once: the same rules as for one, all or none, one audit line."""

from datetime import datetime, timedelta

import pytest

from tests.cast import NOON, Cast
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import AuditLine
from trellis.rooms.conferences.models import AgendaItem
from trellis.rooms.continuum.actions.writing import give_teaching_areas
from trellis.rooms.evidence.actions import (
    PieceToKeep,
    SignToSet,
    WordToSay,
    assess_self,
    capture_many,
    judge_many,
    say_many,
)
from trellis.rooms.evidence.models import CriterionMet, Evidence, Feedback, Judgement
from trellis.rooms.evidence.queries import claims_on, states_of, thread_of, waiting_for
from trellis.rooms.people.queries import teaching_memberships_of

DAY = timedelta(days=1)


@pytest.fixture
def pieces(cast: Cast) -> list[Evidence]:
    """Two pieces of Leo's, one on forces and one on design, kept two days and one day ago, and a draft."""
    given = [
        PieceToKeep(kept_at=NOON - 2 * DAY, text="It slid.", shows={cast.targets["forces-explain"]: "the pad is warm"}),
        PieceToKeep(kept_at=NOON - DAY, title="Plan", text="See.", shows={cast.targets["design-plan"]: "all parts"}),
        PieceToKeep(kept_at=NOON - DAY, text="Mine.", hands_in=False),
    ]
    return capture_many(learner=cast.leo, pieces=given, by=cast.leo, at=NOON)


@pytest.fixture
def brandt_teaches_science(cast: Cast) -> None:
    (membership,) = teaching_memberships_of(cast.brandt, on=NOON.date())
    give_teaching_areas(membership=membership, areas=[cast.areas["science"]], by=cast.vera, at=NOON)


def word(piece: Evidence, text: str = "Which force?", *, kind: str = "word", at: datetime = NOON) -> WordToSay:
    return WordToSay(piece=piece, said_at=at, text=text, kind=kind)


def test_pieces_are_kept_each_at_its_moment(cast: Cast, pieces: list[Evidence]) -> None:
    first, second, draft = pieces

    assert [first.title, second.title, draft.title] == ["It slid.", "Plan", "Mine."]
    assert [p.captured_at for p in pieces] == [NOON - 2 * DAY, NOON - DAY, NOON - DAY]
    assert (first.handed_in_at, draft.handed_in_at) == (NOON - 2 * DAY, None)
    assert [c.because for c in claims_on(first)] == ["the pad is warm"]
    assert {one.id for one in waiting_for(cast.viewer(cast.duarte))} == {first.id, second.id}


def test_pieces_together_are_one_audit_line_that_names_them_all(cast: Cast, pieces: list[Evidence]) -> None:
    (line,) = AuditLine.objects.filter(event="PiecesCaptured")

    assert line.facts["evidence_ids"].split() == [str(piece.id) for piece in pieces]
    assert [c["event"] for c in line.consequences] == ["PeopleTold"]


@pytest.mark.parametrize("who", ["kim", "ana", "osei", "vera", "nilsson"])
def test_pieces_are_kept_by_nobody_else(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        capture_many(learner=cast.leo, pieces=[PieceToKeep(kept_at=NOON, text="x")], by=getattr(cast, who), at=NOON)


def test_piece_of_tomorrow_or_without_anything_is_refused_with_all_others(cast: Cast) -> None:
    good = PieceToKeep(kept_at=NOON, text="x")
    for bad in (PieceToKeep(kept_at=NOON + DAY, text="x"), PieceToKeep(kept_at=NOON)):
        with pytest.raises(Refused):
            capture_many(learner=cast.leo, pieces=[good, bad], by=cast.leo, at=NOON)

    assert Evidence.objects.count() == 0


def test_teacher_links_what_they_saw_in_their_own_areas_only(cast: Cast, brandt_teaches_science: None) -> None:
    def saw(slug: str) -> list[Evidence]:
        given = [PieceToKeep(kept_at=NOON, text="x", shows={cast.targets[slug]: "seen"})]
        return capture_many(learner=cast.leo, pieces=given, by=cast.brandt, at=NOON)

    (piece,) = saw("forces-explain")

    assert piece.handed_in_at == NOON
    with pytest.raises(NotAllowed):
        saw("design-plan")


def test_words_go_both_ways_each_at_its_moment(cast: Cast, pieces: list[Evidence]) -> None:
    asked = word(pieces[0], kind="question", at=NOON - DAY)
    say_many(learner=cast.leo, words=[asked, word(pieces[1], "Clear.")], by=cast.duarte, at=NOON)
    say_many(learner=cast.leo, words=[word(pieces[0], "The pad.", kind="reply")], by=cast.leo, at=NOON)

    thread = thread_of(pieces[0], viewer=cast.viewer(cast.leo))

    assert [(w.author.slug, w.text) for w in thread.words] == [("duarte", "Which force?"), ("leo", "The pad.")]
    assert [one.id for one in waiting_for(cast.viewer(cast.duarte))] == [pieces[0].id]


def test_words_stay_inside_areas_and_off_drafts(cast: Cast, pieces: list[Evidence], brandt_teaches_science: None):
    for piece in pieces[1:]:
        with pytest.raises(NotAllowed):
            say_many(learner=cast.leo, words=[word(pieces[0]), word(piece)], by=cast.brandt, at=NOON)

    assert Feedback.objects.count() == 0


def test_words_need_something_said_by_the_right_side(cast: Cast, pieces: list[Evidence]) -> None:
    for by, bad in ((cast.duarte, word(pieces[0], " ")), (cast.leo, word(pieces[0]))):
        with pytest.raises(Refused):
            say_many(learner=cast.leo, words=[bad], by=by, at=NOON)


def test_signs_make_states_and_tick_criteria(cast: Cast, pieces: list[Evidence]) -> None:
    explain, plan = cast.targets["forces-explain"], cast.targets["design-plan"]
    signs = [
        SignToSet(piece=pieces[0], target=explain, signed_at=NOON - DAY, says="not_yet", reason="Which?", next_step="Feel."),
        SignToSet(piece=pieces[1], target=plan, signed_at=NOON, says="shown", reason="All is there.", is_deeper=True),
    ]  # fmt: skip

    made = judge_many(learner=cast.leo, signs=signs, by=cast.duarte, at=NOON)

    states = states_of(cast.leo, viewer=cast.viewer(cast.leo))
    assert (str(states[explain.id]), str(states[plan.id])) == ("practising", "going_deeper")
    assert [j.signed_at for j in made] == [NOON - DAY, NOON]
    assert [list(j.pieces.all()) for j in made] == [[pieces[0]], [pieces[1]]]
    assert CriterionMet.objects.filter(judgement=made[1]).count() == 3
    assert made[0].words["target"]["teen"]["en"] == "I can explain why things slow down"


def test_signs_against_the_learners_view_come_up_in_the_talk(cast: Cast, pieces: list[Evidence]) -> None:
    explain = cast.targets["forces-explain"]
    assess_self(learner=cast.leo, target=explain, view="on_my_own", by=cast.leo, at=NOON - DAY)

    sign = SignToSet(piece=pieces[0], target=explain, signed_at=NOON, says="not_yet", reason="Which force?")
    judge_many(learner=cast.leo, signs=[sign], by=cast.duarte, at=NOON)

    assert AgendaItem.objects.get(learner=cast.leo, adult=cast.duarte).target_id == explain.id


@pytest.mark.parametrize("who", ["leo", "kim", "osei", "ana", "keller", "brandt"])
def test_signs_are_set_by_those_who_teach_there(
    cast: Cast, pieces: list[Evidence], brandt_teaches_science: None, who: str
) -> None:
    sign = SignToSet(piece=pieces[1], target=cast.targets["design-plan"], signed_at=NOON, says="shown", reason="x")

    with pytest.raises(NotAllowed):
        judge_many(learner=cast.leo, signs=[sign], by=getattr(cast, who), at=NOON)

    assert Judgement.objects.count() == 0


def test_sign_before_the_author_taught_here_is_refused(cast: Cast, pieces: list[Evidence]) -> None:
    target = cast.targets["forces-explain"]
    sign = SignToSet(piece=pieces[0], target=target, signed_at=NOON - 100 * DAY, says="shown", reason="x")

    with pytest.raises(NotAllowed):
        judge_many(learner=cast.leo, signs=[sign], by=cast.duarte, at=NOON)
