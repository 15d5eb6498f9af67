"""Talks that a learner leads: who plans, prepares, ends and reads them, and what stays between whom."""

from datetime import time, timedelta
from typing import Any

import pytest

from tests.cast import NOON, Cast
from tests.foundation.specimens import picture_bytes, upload, wav
from tests.work import piece
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import StoredFile
from trellis.rooms.circles.queries import agreements_about, open_agreements_with
from trellis.rooms.conferences.actions import (
    Written,
    ask_to_lead,
    attach_sheet,
    choose_goal,
    choose_kind,
    choose_work,
    end_with_family,
    plan_with_family,
    promise_talk,
    say_shown,
    show_earlier,
    take_out,
    write_back,
    write_with_family,
)
from trellis.rooms.conferences.models import Conference, Invited
from trellis.rooms.conferences.queries import (
    led_talk,
    next_talk_of,
    talk_for_family,
    talks_for_family,
    talks_promised_by,
    works_to_choose,
)
from trellis.rooms.conferences.rules import may_read_file
from trellis.rooms.conferences.terms import ConferenceKind, ShownPart
from trellis.rooms.evidence.actions import erase
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.paths.actions import set_goal
from trellis.rooms.people.actions import name_guardian
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Rights

TOMORROW = NOON.date() + timedelta(days=1)
LATER = NOON + timedelta(days=1)


def planned(cast: Cast, *guardians: Person, kind: str = ConferenceKind.STUDENT_LED, **facts: Any) -> Conference:
    given: dict[str, Any] = {"promised_on": TOMORROW, "promised_time": time(16), "by": cast.osei, "at": NOON, **facts}
    return plan_with_family(
        adult=cast.osei, learner=cast.maya, kind=kind, guardians=guardians or (cast.ruiz,), **given
    )  # fmt: skip


def will(promises: dict[Person, str]) -> Written:
    """What each of them promises, without a day."""
    return Written(promises={who.id: (text, None) for who, text in promises.items()})


def held(cast: Cast, talk: Conference, **promises: str) -> Conference:
    given = {getattr(cast, who): text for who, text in (promises or {"maya": "try it again"}).items()}
    end_with_family(conference=talk, written=will(given), by=cast.osei, at=LATER)
    return talk


def test_R120_a_guardian_without_rights_is_never_asked_to_a_talk(cast: Cast) -> None:
    name_guardian(guardian=cast.void, learner=cast.maya, rights=Rights.NONE, by=cast.keller, at=NOON)

    with pytest.raises(Refused, match="Choose from the names here"):
        planned(cast, cast.ruiz, cast.void)
    planned(cast, cast.ruiz, cast.ruiz_limited)

    assert set(Invited.objects.values_list("guardian__slug", flat=True)) == {"ruiz", "ruiz_limited"}


def test_two_talks_for_one_hour_of_an_adult_are_refused_with_a_sentence(cast: Cast) -> None:
    promise_talk(adult=cast.osei, learner=cast.ada, promised_on=TOMORROW, promised_time=time(16), by=cast.osei, at=NOON)

    with pytest.raises(Refused, match="You promised Ada a talk at that time"):
        planned(cast)

    assert not Conference.objects.filter(learner=cast.maya).exists()


def test_planned_twice_it_is_one_talk_with_whom_is_asked_now(cast: Cast) -> None:
    first = planned(cast, cast.ruiz, cast.ruiz_limited)
    again = planned(cast, cast.ruiz, promised_on=TOMORROW + timedelta(days=3))

    assert first == again
    assert [one.guardian for one in again.invited.all()] == [cast.ruiz]


def test_it_stands_beside_the_talk_of_the_rhythm(cast: Cast) -> None:
    promise_talk(adult=cast.osei, learner=cast.maya, promised_on=NOON.date(), by=cast.osei, at=NOON)
    planned(cast)

    assert len(talks_promised_by(cast.viewer(cast.osei))) == 2
    assert (next_talk_of(cast.maya) or Conference()).kind == ConferenceKind.CHECK_IN


def test_R120_a_learner_asks_once_and_nothing_is_promised_until_the_adult_finds_a_day(cast: Cast) -> None:
    asked = ask_to_lead(learner=cast.maya, by=cast.maya, at=NOON)
    again = ask_to_lead(learner=cast.maya, by=cast.maya, at=NOON)
    assert asked == again
    assert talks_promised_by(cast.viewer(cast.osei)) == []
    assert next_talk_of(cast.maya) is None
    with pytest.raises(NotAllowed):
        ask_to_lead(learner=cast.maya, by=cast.ruiz, at=NOON)

    promised = planned(cast)

    assert promised == asked
    assert [row.talk for row in talks_promised_by(cast.viewer(cast.osei))] == [asked]


def test_R120_works_are_chosen_once_at_most_eight_and_only_handed_in_ones(cast: Cast) -> None:
    talk = planned(cast)
    works = [piece(cast.maya, title=f"Work {n}") for n in range(9)]
    draft = piece(cast.maya, title="Draft", hands_in=False)
    other = piece(cast.ada, title="Of Ada")
    for one in works[:8]:
        choose_work(conference=talk, piece=one, by=cast.maya, at=NOON)

    choose_work(conference=talk, piece=works[0], by=cast.maya, at=NOON)
    with pytest.raises(Refused, match="Eight works are plenty"):
        choose_work(conference=talk, piece=works[8], by=cast.maya, at=NOON)
    take_out(shown=talk.shown.get(piece=works[7]), by=cast.maya, at=NOON)
    with pytest.raises(Refused, match="Hand it in first"):
        choose_work(conference=talk, piece=draft, by=cast.maya, at=NOON)
    with pytest.raises(NotAllowed):
        choose_work(conference=talk, piece=other, by=cast.maya, at=NOON)

    assert talk.shown.count() == 7
    assert {one.title for one in works_to_choose(talk, viewer=cast.viewer(cast.maya))} == {"Work 7", "Work 8"}


def test_the_order_is_the_learners(cast: Cast) -> None:
    talk = planned(cast)
    first, second = (
        choose_work(conference=talk, piece=piece(cast.maya, title=title), by=cast.maya, at=NOON) for title in "AB"
    )

    show_earlier(shown=second, by=cast.maya, at=NOON)
    show_earlier(shown=second, by=cast.maya, at=NOON)

    led = led_talk(talk, viewer=cast.viewer(cast.maya))
    assert [one.shown for one in led.works] == [second, first]


def test_R120_what_the_teacher_writes_down_is_named_and_what_the_child_said_is_the_childs(cast: Cast) -> None:
    talk = planned(cast)
    shown = choose_work(conference=talk, piece=piece(cast.maya), by=cast.osei, at=NOON)
    say_shown(conference=talk, part="work", shown=shown, words="because triangles", by=cast.osei, at=NOON)
    shown.refresh_from_db()
    assert shown.written_by == cast.osei

    say_shown(conference=talk, part="work", shown=shown, words="Triangles!", by=cast.maya, at=NOON)
    shown.refresh_from_db()
    assert shown.written_by is None
    with pytest.raises(NotAllowed):
        say_shown(conference=talk, part="work", shown=shown, words="better words", by=cast.osei, at=NOON)
    with pytest.raises(NotAllowed):
        take_out(shown=shown, by=cast.osei, at=NOON)

    shown.refresh_from_db()
    assert shown.words == "Triangles!"


def test_R120_a_new_goal_is_set_by_the_child_and_only_written_down_by_the_teacher(cast: Cast) -> None:
    talk = planned(cast)

    new = choose_goal(conference=talk, text="walk on it", by=cast.maya, at=NOON)
    said = choose_goal(conference=talk, text="read to Ada", by=cast.osei, at=NOON)

    assert new.goal is not None
    assert (said.goal, said.written_by) == (None, cast.osei)


@pytest.mark.parametrize("who", ["ada", "ruiz", "duarte", "keller"])
def test_nobody_else_prepares_a_show(cast: Cast, who: str) -> None:
    talk = planned(cast)

    with pytest.raises(NotAllowed):
        say_shown(conference=talk, part=ShownPart.STRENGTH, words="words", by=getattr(cast, who), at=NOON)


def test_a_work_that_was_withdrawn_is_not_shown_and_said_to_be_gone(cast: Cast) -> None:
    talk = planned(cast)
    work = piece(cast.maya, title="Gone")
    choose_work(conference=talk, piece=work, by=cast.maya, at=NOON)
    erase(evidence=work, by=cast.maya, at=NOON)

    led = led_talk(talk, viewer=cast.viewer(cast.maya))

    assert led.works == ()
    assert len(led.gone) == 1


def test_a_talk_that_was_held_is_not_prepared_or_ended_again(cast: Cast) -> None:
    talk = held(cast, planned(cast))

    for act in (
        lambda: say_shown(conference=talk, part=ShownPart.STRENGTH, words="words", by=cast.maya, at=LATER),
        lambda: end_with_family(conference=talk, written=Written(), by=cast.osei, at=LATER),
        lambda: write_with_family(conference=talk, written=will({cast.maya: "more"}), by=cast.maya, at=LATER),
    ):
        with pytest.raises(Refused, match="has been held already"):
            act()

    assert talk.agreements.count() == 1


def test_without_a_promise_nothing_is_held_and_without_works_it_is_fine(cast: Cast) -> None:
    talk = planned(cast)

    with pytest.raises(Refused, match="Write one thing first"):
        end_with_family(conference=talk, written=will({cast.maya: " "}), by=cast.osei, at=LATER)
    assert Conference.objects.get().held_at is None

    held(cast, talk, osei="find tape")
    assert Conference.objects.get(pk=talk.pk).held_at == LATER


def test_R120_a_promise_of_the_family_is_theirs_to_tick_and_no_other_guardian_reads_it(cast: Cast) -> None:
    talk = planned(cast, cast.ruiz, cast.ruiz_limited)
    held(cast, talk, ruiz="Contamos los escalones", ruiz_limited="llevarla a la biblioteca", maya="a triangle more")

    read = {
        who: {one.text for one in agreements_about(cast.maya, viewer=cast.viewer(getattr(cast, who), LATER))}
        for who in ("ruiz", "ruiz_limited", "maya")
    }

    assert read["ruiz"] == {"Contamos los escalones", "a triangle more"}
    assert read["ruiz_limited"] == {"llevarla a la biblioteca", "a triangle more"}
    assert read["maya"] == read["ruiz"] | read["ruiz_limited"]


def test_nobody_promises_who_was_not_asked(cast: Cast) -> None:
    talk = planned(cast, cast.ruiz)

    with pytest.raises(NotAllowed):
        write_with_family(conference=talk, written=will({cast.ruiz_limited: "words"}), by=cast.osei, at=LATER)
    with pytest.raises(NotAllowed):
        written = Written(says={cast.ruiz_limited.id: "words"})
        write_with_family(conference=talk, written=written, by=cast.osei, at=LATER)


def test_R120_the_family_reads_it_from_the_day_it_was_held_with_what_their_rights_give(cast: Cast) -> None:
    talk = planned(cast, cast.ruiz)
    shown = choose_work(conference=talk, piece=piece(cast.maya, title="My bridge"), by=cast.maya, at=NOON)
    say_shown(
        conference=talk, part="work", shown=shown, words="triangles", upload=upload(wav(1.0), "why.wav"), by=cast.maya,
        at=NOON,
    )  # fmt: skip
    goal = set_goal(owner=cast.maya, horizon="week", text="hold a cup", by=cast.maya, at=NOON)
    choose_goal(conference=talk, goal=goal, by=cast.maya, at=NOON)
    shown.refresh_from_db()
    viewers = {who: cast.viewer(getattr(cast, who), LATER) for who in ("ruiz", "ruiz_limited", "ana", "void")}
    assert shown.file_id
    assert [talk_for_family(one, talk.id) for one in viewers.values()] == [None] * 4
    assert not may_read_file(viewers["ruiz"], shown.file_id)

    held(cast, talk)

    assert {who for who, one in viewers.items() if talk_for_family(one, talk.id)} == {"ruiz", "ruiz_limited"}
    full, limited = (led_talk(talk, viewer=viewers[who]) for who in ("ruiz", "ruiz_limited"))
    assert [(one.piece and one.piece.title, one.words, bool(one.voice_id)) for one in full.pictures] == [
        ("My bridge", "triangles", True), (None, "hold a cup", False)
    ]  # fmt: skip
    assert [(one.piece, one.words, one.voice_id) for one in limited.pictures] == [(None, "triangles", None)]
    assert [bool(may_read_file(one, shown.file_id)) for one in viewers.values()] == [True, False, False, False]


def test_a_family_talk_is_read_by_whom_it_was_held_with_and_told_to_nobody_else(cast: Cast) -> None:
    talk = planned(cast, cast.ruiz, kind=ConferenceKind.FAMILY)
    asked, other = (cast.viewer(who, NOON) for who in (cast.ruiz, cast.ruiz_limited))
    assert talks_for_family(cast.maya, viewer=asked) == [talk]
    assert talks_for_family(cast.maya, viewer=other) == []
    written = Written(says={cast.ruiz.id: "She reads to her cat"})
    write_with_family(conference=talk, written=written, by=cast.osei, at=LATER)
    held(cast, talk)

    asked, other = (cast.viewer(who, LATER) for who in (cast.ruiz, cast.ruiz_limited))
    assert talk_for_family(asked, talk.id) == talk
    assert talk_for_family(other, talk.id) is None
    [line] = led_talk(talk, viewer=asked).lines
    assert (line.author, line.written_by) == (cast.ruiz, cast.osei)


def test_R120_what_one_guardian_writes_back_the_other_never_reads(cast: Cast) -> None:
    talk = held(cast, planned(cast, cast.ruiz, cast.ruiz_limited))
    with pytest.raises(NotAllowed):
        write_back(conference=talk, text="words", by=cast.ana, at=LATER)
    with pytest.raises(Refused, match="Say it or write it"):
        write_back(conference=talk, text=" ", by=cast.ruiz, at=LATER)

    spoken = write_back(conference=talk, text="Qué puente", upload=upload(wav(1.0), "back.wav"), by=cast.ruiz, at=LATER)
    for _press in range(2):
        write_back(conference=talk, text="También yo", by=cast.ruiz_limited, at=LATER)

    def read(who: str) -> list[str]:
        return [one.text for one in led_talk(talk, viewer=cast.viewer(getattr(cast, who), LATER)).lines]

    assert read("ruiz") == ["Qué puente"]
    assert read("ruiz_limited") == ["También yo"]
    assert read("maya") == read("osei") == ["Qué puente", "También yo"]
    assert spoken.file_id
    hears = {who: may_read_file(cast.viewer(getattr(cast, who), LATER), spoken.file_id) for who in ("ruiz", "maya")}
    assert hears == {"ruiz": True, "maya": True}
    assert not may_read_file(cast.viewer(cast.ruiz_limited, LATER), spoken.file_id)


def test_a_kind_is_one_press_and_a_talk_with_the_family_stays_one(cast: Cast) -> None:
    talk = promise_talk(adult=cast.osei, learner=cast.maya, promised_on=NOON.date(), by=cast.osei, at=NOON)

    choose_kind(conference=talk, kind=ConferenceKind.REPAIR, by=cast.osei, at=NOON)
    assert Conference.objects.get().kind == ConferenceKind.REPAIR
    for kind, by in ((ConferenceKind.FAMILY, cast.osei), (ConferenceKind.GOAL, cast.maya)):
        with pytest.raises(NotAllowed):
            choose_kind(conference=talk, kind=kind, by=by, at=NOON)
    with pytest.raises(NotAllowed):
        choose_kind(conference=planned(cast), kind=ConferenceKind.GOAL, by=cast.osei, at=NOON)


def test_a_photo_of_the_sheet_is_for_the_two_of_the_talk(cast: Cast) -> None:
    talk = promise_talk(adult=cast.osei, learner=cast.maya, promised_on=NOON.date(), by=cast.osei, at=NOON)
    photo = attach_sheet(conference=talk, upload=upload(picture_bytes("PNG"), "s.png"), by=cast.osei, at=NOON)

    reads = {
        who
        for who in ("osei", "maya", "ruiz", "ada", "duarte", "vera")
        if may_read_file(cast.viewer(getattr(cast, who)), photo.file_id)
    }
    assert reads == {"osei", "maya"}
    with pytest.raises(NotAllowed):
        attach_sheet(conference=talk, upload=upload(picture_bytes("PNG"), "s.png"), by=cast.ruiz, at=NOON)
    for _n in range(3):
        attach_sheet(conference=talk, upload=upload(picture_bytes("PNG"), "s.png"), by=cast.maya, at=NOON)
    with pytest.raises(Refused, match="Four photos"):
        attach_sheet(conference=talk, upload=upload(picture_bytes("PNG"), "s.png"), by=cast.maya, at=NOON)


def test_what_was_said_to_an_erased_work_is_gone_with_its_voice(cast: Cast) -> None:
    work = piece(cast.maya, title="Gone")
    shown_before = held(cast, _with(cast, work))
    coming = _with(cast, work)
    files = [one.file_id for one in (*shown_before.shown.all(), *coming.shown.all())]

    erase(evidence=work, by=cast.maya, at=LATER)

    assert shown_before.shown.count() == 0
    assert [(one.words, one.file, one.piece) for one in coming.shown.all()] == [("", None, None)]
    assert not StoredFile.objects.filter(pk__in=files).exists()


def _with(cast: Cast, work: Evidence) -> Conference:
    talk = planned(cast, promised_on=TOMORROW + timedelta(days=1), at=LATER)
    shown = choose_work(conference=talk, piece=work, by=cast.maya, at=LATER)
    say_shown(
        conference=talk, part="work", shown=shown, words="why", upload=upload(wav(1.0), "w.wav"), by=cast.maya, at=LATER
    )
    return talk


def test_R120_a_guardian_who_loses_every_right_is_named_in_the_talk_to_nobody_but_the_leader(cast: Cast) -> None:
    talk = planned(cast, cast.ruiz, cast.ruiz_limited)
    says = Written(says={cast.ruiz_limited.id: "We will read."})
    write_with_family(conference=talk, written=says, by=cast.osei, at=NOON)
    held(cast, talk, ruiz_limited="read with Maya", maya="try it again")
    at_table = {one: led_talk(talk, viewer=cast.viewer(one, LATER)) for one in (cast.maya, cast.osei)}
    assert all(cast.ruiz_limited in led.guardians for led in at_table.values())

    name_guardian(guardian=cast.ruiz_limited, learner=cast.maya, rights=Rights.NONE, by=cast.keller, at=LATER)

    for one in (cast.maya, cast.osei):
        viewer = cast.viewer(one, LATER)
        led = led_talk(talk, viewer=viewer)
        named = {*led.guardians, *(promise.owner for promise in led.promises), *(line.author for line in led.lines)}
        assert cast.ruiz_limited not in named
        assert cast.ruiz in named
        assert [one.text for one in agreements_about(cast.maya, viewer=viewer)] == ["try it again"]
    assert [one.text for one in open_agreements_with(cast.maya)] == ["try it again"]
    theirs = agreements_about(cast.maya, viewer=cast.viewer(cast.keller, LATER))
    assert {one.text for one in theirs} == {"try it again", "read with Maya"}
