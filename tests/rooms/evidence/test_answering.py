"""Words about work, threads, and what waits in the inbox."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import NOON, Cast
from tests.work import judged, photo, piece, voice
from trellis.foundation.files import readable_file
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.models import TeachingArea
from trellis.rooms.evidence.actions import claim, give_feedback, say_ready, withdraw_ready
from trellis.rooms.evidence.models import Feedback
from trellis.rooms.evidence.queries import Waiting, open_threads_of, pieces_of_waiting, thread_of, waiting_for
from trellis.rooms.evidence.terms import FeedbackKind, Says

HOUR = timedelta(hours=1)


def inbox(cast: Cast, who: str) -> list[Waiting]:
    return waiting_for(cast.viewer(getattr(cast, who)))


def waiting(cast: Cast, who: str) -> list[object]:
    return pieces_of_waiting(inbox(cast, who))


def test_R066_a_spoken_word_is_heard_answered_and_only_then_the_thread_is_closed(cast: Cast) -> None:
    work = piece(cast.maya, cast.targets["shapes-strong"], text="", files=[photo()])
    osei = cast.viewer(cast.osei)

    word = give_feedback(evidence=work, kind=FeedbackKind.WORD, upload=voice(seconds=15).upload, by=cast.osei, at=NOON)

    assert readable_file(word.file_id, viewer=cast.viewer(cast.maya)) == word.file
    assert readable_file(word.file_id, viewer=cast.viewer(cast.ruiz)) == word.file
    assert readable_file(word.file_id, viewer=cast.viewer(cast.ada)) is None
    assert thread_of(work, viewer=osei).is_open(NOON + HOUR)
    assert list(open_threads_of(osei, at=NOON + HOUR)) == [work]
    give_feedback(evidence=work, kind=FeedbackKind.REPLY, text="I tried with straws", by=cast.maya, at=NOON + HOUR)

    thread = thread_of(work, viewer=osei)
    assert thread.has_last_word
    assert not thread.is_open(NOON + 2 * HOUR)
    assert list(open_threads_of(osei, at=NOON + 2 * HOUR)) == []


def test_R066_a_thread_without_an_answer_closes_after_seven_days_and_nothing_is_written(cast: Cast) -> None:
    work = piece(cast.maya, cast.targets["shapes-strong"])
    give_feedback(evidence=work, kind=FeedbackKind.WORD, text="Strong.", by=cast.osei, at=NOON)
    osei = cast.viewer(cast.osei)

    assert thread_of(work, viewer=osei).is_open(NOON + timedelta(days=7) - HOUR)
    assert list(open_threads_of(osei, at=NOON + timedelta(days=7) - HOUR)) == [work]
    assert not thread_of(work, viewer=osei).is_open(NOON + timedelta(days=7))
    assert list(open_threads_of(osei, at=NOON + timedelta(days=7))) == []


def test_a_thread_is_read_by_who_sees_what(cast: Cast) -> None:
    work = piece(cast.leo, cast.targets["forces-name"])
    give_feedback(evidence=work, kind=FeedbackKind.WORD, text="canary-word", by=cast.duarte, at=NOON)
    names = ("leo", "kim", "duarte", "brandt", "osei", "keller", "ana", "void", "ruiz", "nilsson", "nunes", "maya")

    readers = {name for name in names if thread_of(work, viewer=cast.viewer(getattr(cast, name))).words}

    assert readers == {"leo", "duarte", "brandt", "keller", "ana"}


@pytest.mark.parametrize("who", ["kim", "ana", "keller", "osei", "nunes", "nilsson"])
def test_nobody_else_speaks_about_a_piece(cast: Cast, who: str) -> None:
    work = piece(cast.leo, cast.targets["forces-name"])

    with pytest.raises(NotAllowed):
        give_feedback(evidence=work, kind=FeedbackKind.WORD, text="Hm.", by=getattr(cast, who), at=NOON)


def test_a_draft_has_no_thread(cast: Cast) -> None:
    draft = piece(cast.leo, hands_in=False)

    for by in (cast.leo, cast.duarte):
        with pytest.raises(NotAllowed):
            give_feedback(evidence=draft, kind=FeedbackKind.QUESTION, text="Hm?", by=by, at=NOON)


def test_a_word_that_says_nothing_or_is_of_no_kind_is_refused(cast: Cast) -> None:
    work = piece(cast.leo, cast.targets["forces-name"])

    def say(by: Any, kind: str, text: str = "Yes", **more: Any) -> Callable[[], Feedback]:
        return lambda: give_feedback(evidence=work, kind=kind, text=text, by=by, at=NOON, **more)

    for attempt in (
        say(cast.duarte, "word", " "), say(cast.duarte, "verdict"), say(cast.duarte, "reply"), say(cast.leo, "word"),
        say(cast.duarte, "word", "x" * 20_001),
    ):  # fmt: skip
        with pytest.raises(Refused):
            attempt()
    assert not Feedback.objects.exists()


def test_a_claim_waits_for_each_who_may_judge_it_until_one_answers(cast: Cast) -> None:
    TeachingArea.objects.create(membership=cast.brandt.memberships.get(), area=cast.areas["science"])
    science = piece(cast.leo, cast.targets["forces-name"])
    making = piece(cast.leo, cast.targets["design-tools"], at=NOON + HOUR)
    piece(cast.leo, cast.targets["forces-name"], hands_in=False)
    piece(cast.leo)
    assert waiting(cast, "duarte") == [science, making]
    assert waiting(cast, "brandt") == [science]
    assert [waiting(cast, who) for who in ("osei", "keller", "leo", "ana", "nilsson")] == [[]] * 5

    judged(cast, science, cast.targets["forces-name"], by=cast.brandt, at=NOON + HOUR)

    assert waiting(cast, "duarte") == [making]
    assert waiting(cast, "brandt") == []


def test_a_teacher_of_one_area_is_not_asked_about_the_claim_of_another(cast: Cast) -> None:
    TeachingArea.objects.create(membership=cast.brandt.memberships.get(), area=cast.areas["science"])
    work = piece(cast.leo, cast.targets["forces-name"], cast.targets["design-tools"])

    judged(cast, work, cast.targets["forces-name"], by=cast.brandt, at=NOON + HOUR)

    assert waiting(cast, "brandt") == []
    assert waiting(cast, "duarte") == [work]


def test_a_word_answers_a_claim_and_a_new_claim_waits_again(cast: Cast) -> None:
    work = piece(cast.leo, cast.targets["forces-name"])
    give_feedback(evidence=work, kind=FeedbackKind.WORD, text="Look at the arrows.", by=cast.brandt, at=NOON + HOUR)
    assert waiting(cast, "duarte") == []

    claim(evidence=work, target=cast.targets["forces-measure"], by=cast.leo, at=NOON + 2 * HOUR)

    assert waiting(cast, "duarte") == [work]


def test_an_answered_question_brings_the_piece_back_until_somebody_judges(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target)
    give_feedback(evidence=work, kind=FeedbackKind.QUESTION, text="Why there?", by=cast.brandt, at=NOON + HOUR)
    assert waiting(cast, "brandt") == []

    give_feedback(evidence=work, kind=FeedbackKind.REPLY, text="Because it slips", by=cast.leo, at=NOON + 2 * HOUR)
    assert waiting(cast, "brandt") == [work]
    assert inbox(cast, "brandt")[0].is_answer
    judged(cast, work, target, by=cast.brandt, at=NOON + 3 * HOUR)

    assert waiting(cast, "brandt") == []


def test_the_learners_own_question_waits_and_an_answer_to_a_word_does_not(cast: Cast) -> None:
    asked, said = piece(cast.leo), piece(cast.leo)
    give_feedback(evidence=asked, kind=FeedbackKind.QUESTION, text="Is it the heat?", by=cast.leo, at=NOON + HOUR)
    give_feedback(evidence=said, kind=FeedbackKind.WORD, text="Fine arrows.", by=cast.duarte, at=NOON + HOUR)
    give_feedback(evidence=said, kind=FeedbackKind.REPLY, text="I drew twice.", by=cast.leo, at=NOON + 2 * HOUR)
    assert waiting(cast, "duarte") == [asked]

    give_feedback(evidence=asked, kind=FeedbackKind.WORD, text="Partly.", by=cast.duarte, at=NOON + 2 * HOUR)

    assert waiting(cast, "duarte") == []


def test_R048_ready_waits_until_it_is_judged_or_asked_about(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo)
    signal = say_ready(learner=cast.leo, target=target, pieces=[work], by=cast.leo, at=NOON)
    assert waiting(cast, "brandt") == [work]
    assert inbox(cast, "brandt")[0].is_ready

    give_feedback(evidence=work, kind=FeedbackKind.WORD, text="Soon.", by=cast.brandt, at=NOON + HOUR)
    assert waiting(cast, "brandt") == [work]
    give_feedback(evidence=work, kind=FeedbackKind.QUESTION, text="Which one?", by=cast.brandt, at=NOON + HOUR)
    assert waiting(cast, "brandt") == []
    give_feedback(evidence=work, kind=FeedbackKind.REPLY, text="This one.", by=cast.leo, at=NOON + 2 * HOUR)
    assert waiting(cast, "brandt") == [work]

    judged(cast, work, target, Says.NOT_YET, by=cast.brandt, at=NOON + 3 * HOUR)
    assert waiting(cast, "brandt") == []
    withdraw_ready(signal=signal, by=cast.leo, at=NOON + 4 * HOUR)
    assert waiting(cast, "brandt") == []


def test_a_teacher_of_one_area_is_asked_to_look_at_that_area_alone(cast: Cast) -> None:
    science, making = cast.targets["forces-name"], cast.targets["design-tools"]
    TeachingArea.objects.create(membership=cast.brandt.memberships.get(), area=cast.areas["science"])
    work = piece(cast.leo, science)
    judged(cast, work, science, by=cast.brandt, at=NOON + HOUR)

    say_ready(learner=cast.leo, target=making, pieces=[work], by=cast.leo, at=NOON + 2 * HOUR)

    assert [waiting(cast, "brandt"), waiting(cast, "duarte")] == [[], [work]]


def test_the_longest_waiting_comes_first_and_the_queries_stay_the_same(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    target = cast.targets["forces-name"]
    duarte, duarte_again = cast.viewer(cast.duarte), cast.viewer(cast.duarte)
    third = piece(cast.leo, target, at=NOON + 2 * HOUR, files=[photo()])
    with django_assert_num_queries(4):
        assert pieces_of_waiting(waiting_for(duarte)) == [third]

    first = piece(cast.kim, target, at=NOON, files=[photo()])
    second = piece(cast.zoe, target, at=NOON + HOUR, files=[voice()])

    with django_assert_num_queries(4):
        found = pieces_of_waiting(waiting_for(duarte_again))
        assert [one for one in found if one.files.all() or one.learner.said_as] == [first, second, third]
