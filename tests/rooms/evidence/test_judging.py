"""Signed judgements: who may, on what, in which words; and a learner's other view."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.cast import NOON, Cast
from tests.work import judged, piece, voice
from trellis.engine.states import TargetState
from trellis.foundation.events import Event, on
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.models import TeachingArea, Wording
from trellis.rooms.evidence.actions import assess_self, contest_judgement, judge_target, say_ready, withdraw_ready
from trellis.rooms.evidence.events import ViewsDiffered
from trellis.rooms.evidence.models import Judgement, ReadySignal
from trellis.rooms.evidence.queries import (
    contested_of,
    judgement_path,
    ready_signals_of,
    self_views_of,
    standings_of,
    states_of,
)
from trellis.rooms.evidence.terms import OwnView, Says, Source
from trellis.rooms.paths.actions import plant_target
from trellis.rooms.people.actions import add_person, end_membership, join
from trellis.rooms.people.terms import Role


@dataclass
class Heard:
    events: list[Event]


@pytest.fixture
def heard() -> Heard:
    from trellis.foundation.events import _handlers

    ears = Heard([])

    def listen(event: Event, **_: object) -> None:
        ears.events.append(event)

    on(ViewsDiffered)(listen)
    yield ears
    _handlers[ViewsDiffered].remove(listen)


def state(cast: Cast, slug: str = "forces-name") -> TargetState:
    return states_of(cast.leo, viewer=cast.viewer(cast.leo)).get(cast.targets[slug].id, TargetState.NONE)


def test_R083_only_a_person_who_teaches_the_learner_changes_a_state(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target)
    service = add_person(
        school=cast.school, name="Courseware", said_as="Courseware", role=Role.OPERATOR, by=cast.keller, at=NOON
    )
    mentor = add_person(school=cast.school, name="Rosa", said_as="Rosa", role=Role.MENTOR, by=cast.keller, at=NOON)

    for by in (service, mentor, cast.leo, cast.kim, cast.ana, cast.keller, cast.nunes, cast.osei, cast.nilsson):
        with pytest.raises(NotAllowed):
            judged(cast, work, target, by=by)

    assert state(cast) == TargetState.PRACTISING
    judgement = judged(cast, work, target, by=cast.brandt)
    assert judgement.signed_under == cast.brandt.memberships.get()
    assert state(cast) == TargetState.SHOWN


def test_AR10_the_database_keeps_no_judgement_without_a_person_and_their_membership(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    facts = {
        "learner": cast.leo, "target": target, "says": Says.SHOWN, "reason": "Seen.", "worked_on": NOON.date(),
        "signed_at": NOON,
    }  # fmt: skip
    membership = cast.brandt.memberships.get()

    for missing in ({"signed_under": membership}, {"author": cast.brandt}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Judgement.objects.create(**facts, **missing)
    with pytest.raises(IntegrityError), transaction.atomic():
        Judgement.objects.create(**facts | {"reason": ""}, author=cast.brandt, signed_under=membership)
    with pytest.raises(IntegrityError), transaction.atomic():
        Judgement.objects.create(**facts, author=cast.leo, signed_under=membership)


def test_who_no_longer_teaches_the_learner_judges_no_more(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target)
    end_membership(membership=cast.brandt.memberships.get(), ends_on=NOON.date(), by=cast.keller, at=NOON)

    assert judged(cast, work, target, by=cast.brandt, at=NOON).author == cast.brandt
    with pytest.raises(NotAllowed):
        judged(cast, work, target, by=cast.brandt, at=NOON + timedelta(days=1))


def test_a_teacher_judges_in_their_own_areas_and_the_advisor_in_all(cast: Cast) -> None:
    TeachingArea.objects.create(membership=cast.brandt.memberships.get(), area=cast.areas["science"])
    target = cast.targets["design-tools"]
    work = piece(cast.leo, target, cast.targets["forces-name"])

    with pytest.raises(NotAllowed):
        judged(cast, work, target, by=cast.brandt)

    assert judged(cast, work, target, by=cast.duarte).signed_under.role == Role.ADVISOR
    assert judged(cast, work, cast.targets["forces-name"], by=cast.brandt).author == cast.brandt


def test_who_teaches_and_advises_signs_as_advisor(cast: Cast) -> None:
    join(person=cast.brandt, role=Role.ADVISOR, group=cast.advisory, starts_on=NOON.date(), by=cast.keller, at=NOON)
    target = cast.targets["forces-name"]

    assert judged(cast, piece(cast.leo, target), target, by=cast.brandt).signed_under.role == Role.ADVISOR


def test_shown_ticks_the_open_criteria_and_not_yet_keeps_those_that_were_ticked(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    first = target.criteria.order_by("order").first()
    work = piece(cast.leo, target)

    not_yet = judged(cast, work, target, Says.NOT_YET, criteria=[first])
    shown = judged(cast, work, target, at=NOON + timedelta(hours=1))

    assert [met.criterion for met in not_yet.criteria_met.all()] == [first]
    assert shown.criteria_met.count() == 3
    assert shown.criteria_met.order_by("criterion__order").first().words == first.text


def test_a_judgement_says_why_on_work_that_was_handed_in(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    work, draft = piece(cast.leo, target), piece(cast.leo, target, hands_in=False)
    of_kim = piece(cast.kim, target)

    with pytest.raises(Refused, match="in a sentence"):
        judged(cast, work, target, reason=" ")
    with pytest.raises(Refused, match="Choose the work"):
        judged(cast, work, target, pieces=[])
    with pytest.raises(Refused, match="shown, or not yet"):
        judged(cast, work, target, says="perhaps")
    for not_open in (draft, of_kim):
        with pytest.raises(NotAllowed):
            judged(cast, work, target, pieces=[not_open])
    assert not Judgement.objects.exists()
    spoken = judged(cast, work, target, reason="", reason_upload=voice().upload, reason_transcript="I saw it.")
    assert spoken.reason_file is not None


def test_a_judgement_keeps_the_words_it_was_made_under(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    judgement = judged(cast, piece(cast.leo, target), target)

    Wording.objects.filter(target=target).update(text="Reworded")

    judgement.refresh_from_db()
    assert judgement.words["target"]["teen"]["en"] == "I can name the forces on a still thing"
    assert [one["text"]["en"] for one in judgement.words["criteria"]] == [f"forces-name seen {n}" for n in (1, 2, 3)]


def test_AR03_older_and_weaker_work_never_lowers_and_the_path_stays_visible(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    days = [NOON + timedelta(hours=n) for n in range(6)]
    sequence = [Says.NOT_YET, Says.NOT_YET, Says.NOT_YET, Says.SHOWN, Says.SHOWN]
    for moment, says in zip(days, sequence, strict=False):
        judged(cast, piece(cast.leo, target, at=moment), target, says, at=moment)

    old = piece(cast.leo, target, at=days[5], made_on=date(2026, 9, 2))
    judged(cast, old, target, Says.NOT_YET, at=days[5])

    path = judgement_path(cast.leo, target.id, viewer=cast.viewer(cast.leo))
    assert state(cast) == TargetState.SHOWN
    assert [one.says for one in path] == [Says.NOT_YET, *sequence]


def test_AR30_a_not_yet_takes_back_a_shown_only_by_naming_it_and_nothing_is_edited(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target)
    first = judged(cast, work, target)
    later = NOON + timedelta(hours=1)

    judged(cast, work, target, Says.NOT_YET, at=later, by=cast.brandt)
    assert state(cast) == TargetState.SHOWN
    judged(cast, work, target, Says.NOT_YET, at=later, supersedes=first, reason="The arrows point the wrong way.")

    first.refresh_from_db()
    assert state(cast) == TargetState.PRACTISING
    assert first.says == Says.SHOWN
    assert len(judgement_path(cast.leo, target.id, viewer=cast.viewer(cast.ana))) == 3
    with pytest.raises(Refused, match="taken its place"):
        judged(cast, work, target, Says.NOT_YET, at=later, supersedes=first)
    with pytest.raises(NotAllowed):
        judged(cast, work, target, supersedes=judged(cast, work, cast.targets["forces-measure"]))


def test_the_second_of_two_who_judge_at_once_reads_a_sentence(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target)
    first = judged(cast, work, target, by=cast.brandt, knowing=[])

    with pytest.raises(Refused, match="Mr Brandt has just signed this: shown"):
        judged(cast, work, target, Says.NOT_YET, knowing=[])

    assert list(Judgement.objects.all()) == [first]
    assert judged(cast, work, target, Says.NOT_YET, knowing=[first.id]).author == cast.duarte


def test_R050_the_learners_view_stands_first_and_a_difference_opens_a_talk(cast: Cast, heard: Heard) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target)
    assess_self(learner=cast.leo, target=target, view=OwnView.WITH_HELP, words="Kim helps", by=cast.leo, at=NOON)
    assert self_views_of(cast.leo, viewer=cast.viewer(cast.duarte))[target.id].words == "Kim helps"

    judged(cast, work, target, Says.NOT_YET)
    assert heard.events == []
    judged(cast, work, target, Says.SHOWN, at=NOON + timedelta(hours=1))

    assert heard.events == [
        ViewsDiffered(school_id=cast.school.id, about_id=cast.leo.id, target_id=target.id, adult_id=cast.duarte.id)
    ]


@pytest.mark.parametrize("who", ["kim", "duarte", "ana", "keller", "nunes", "nilsson"])
def test_nobody_speaks_for_a_learner(cast: Cast, who: str) -> None:
    by, target = getattr(cast, who), cast.targets["forces-name"]
    work = piece(cast.leo, target)
    judgement = judged(cast, work, target)

    with pytest.raises(NotAllowed):
        assess_self(learner=cast.leo, target=target, view=OwnView.ON_MY_OWN, by=by, at=NOON)
    with pytest.raises(NotAllowed):
        say_ready(learner=cast.leo, target=target, pieces=[work], by=by, at=NOON)
    with pytest.raises(NotAllowed):
        contest_judgement(judgement=judgement, words="No.", by=by, at=NOON)


def test_AR30_a_learner_writes_how_they_see_it_and_both_views_stand(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    judgement = judged(cast, piece(cast.leo, target), target, Says.NOT_YET)

    contest_judgement(judgement=judgement, words="The second film shows it.", by=cast.leo, at=NOON)

    path = judgement_path(cast.leo, target.id, viewer=cast.viewer(cast.ana))
    assert path[0].contest.words == "The second film shows it."
    assert contested_of(cast.leo, viewer=cast.viewer(cast.duarte)) == {target.id}
    with pytest.raises(Refused, match="how you see it"):
        contest_judgement(judgement=judgement, words=" ", by=cast.leo, at=NOON)
    with pytest.raises(Refused, match="fewer words"):
        contest_judgement(judgement=judgement, words="x" * 601, by=cast.leo, at=NOON)


def test_R048_ready_to_show_reaches_the_adults_with_the_pieces_the_day_and_the_people(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    pieces = [piece(cast.leo, target, hands_in=False) for _ in range(2)]
    friday = NOON.date() + timedelta(days=1)

    signal = say_ready(
        learner=cast.leo, target=target, pieces=pieces, because="I did it twice", show_on=friday, audience="Kim, Rosa",
        by=cast.leo, at=NOON,
    )  # fmt: skip

    assert state(cast) == TargetState.READY_TO_SHOW
    assert list(ready_signals_of(cast.leo, viewer=cast.viewer(cast.brandt))) == [signal]
    assert list(ready_signals_of(cast.leo, viewer=cast.viewer(cast.kim))) == []
    assert all(one.handed_in_at == NOON for one in signal.pieces.all())
    withdraw_ready(signal=signal, by=cast.leo, at=NOON)
    assert state(cast) == TargetState.PRACTISING


def test_ready_again_takes_the_place_of_ready_before(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target)
    for hour in (0, 1):
        say_ready(learner=cast.leo, target=target, pieces=[work], by=cast.leo, at=NOON + timedelta(hours=hour))

    assert ReadySignal.objects.filter(withdrawn_at=None).count() == 1


def test_ready_without_a_piece_with_anothers_or_for_yesterday_is_refused(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target)
    say = {"learner": cast.leo, "target": target, "by": cast.leo, "at": NOON}

    with pytest.raises(Refused, match="at least one"):
        say_ready(pieces=[], **say)
    with pytest.raises(Refused, match="gone by"):
        say_ready(pieces=[work], show_on=NOON.date() - timedelta(days=1), **say)
    with pytest.raises(NotAllowed):
        say_ready(pieces=[piece(cast.kim, target)], **say)
    with pytest.raises(Refused, match="fits you best"):
        assess_self(view="brilliant", **say)
    assert not ReadySignal.objects.exists()


def test_R113_work_from_a_scout_camp_counts_the_same(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    work = piece(
        cast.leo, target, source=Source.COMMUNITY, place="scout camp", text="Rosa saw me load the rope bridge."
    )

    judgement = judged(cast, work, target, reason="The rope bridge names all three forces.")

    assert state(cast) == TargetState.SHOWN
    assert judgement.criteria_met.count() == 3
    assert judgement.pieces.get().get_source_display() == "community"


def test_states_start_with_the_path_and_follow_what_is_said(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    assert state(cast) == TargetState.NONE

    plant_target(learner=cast.leo, target=target, by=cast.leo, at=NOON)
    assert state(cast) == TargetState.EXPLORING
    work = piece(cast.leo, target, hands_in=False)
    assert state(cast) == TargetState.EXPLORING
    judged(cast, piece(cast.leo, target), target, is_deeper=True)

    assert state(cast) == TargetState.GOING_DEEPER
    assert work.handed_in_at is None


def test_states_are_read_by_who_sees_what(cast: Cast) -> None:
    TeachingArea.objects.create(membership=cast.brandt.memberships.get(), area=cast.areas["science"])
    for slug in ("forces-name", "design-tools"):
        judged(cast, piece(cast.leo, cast.targets[slug]), cast.targets[slug])
    both = {cast.targets["forces-name"].id, cast.targets["design-tools"].id}
    seen = {
        name: set(states_of(cast.leo, viewer=cast.viewer(getattr(cast, name))))
        for name in ("leo", "kim", "duarte", "brandt", "osei", "keller", "ana", "void", "ruiz", "nilsson", "nunes")
    }

    assert seen == {
        "leo": both, "kim": set(), "duarte": both, "brandt": {cast.targets["forces-name"].id}, "osei": set(),
        "keller": both, "ana": both, "void": set(), "ruiz": set(), "nilsson": set(), "nunes": set(),
    }  # fmt: skip


def test_states_take_the_same_queries_for_one_target_and_for_many(
    cast: Cast, django_assert_num_queries: object
) -> None:
    judged(cast, piece(cast.leo, cast.targets["forces-name"]), cast.targets["forces-name"])
    leo, leo_again = cast.viewer(cast.leo), cast.viewer(cast.leo)
    with django_assert_num_queries(5):  # type: ignore[operator]
        standings_of(cast.leo, viewer=leo)
    for slug in ("forces-measure", "design-tools", "design-plan"):
        judged(cast, piece(cast.leo, cast.targets[slug]), cast.targets[slug])

    with django_assert_num_queries(5):  # type: ignore[operator]
        standings_of(cast.leo, viewer=leo_again)


def test_judging_by_the_clock_of_the_past_uses_the_memberships_of_that_day(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    before = NOON - timedelta(days=60)
    work = piece(cast.leo, target)

    with pytest.raises(NotAllowed):
        judge_target(
            learner=cast.leo, target=target, says=Says.SHOWN, pieces=[work], reason="x", by=cast.brandt, at=before
        )
