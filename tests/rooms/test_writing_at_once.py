"""Two who write in a talk at the same time: nobody's words are lost, and how they came to be is kept nowhere."""

from itertools import pairwise
from typing import Any

import pytest

from tests.cast import NOON, Cast
from trellis.foundation.models import AuditLine
from trellis.rooms.circles.models import Agreement
from trellis.rooms.conferences.actions import (
    Meanwhile,
    Written,
    WrittenMeanwhile,
    end_talk,
    hold_talk,
    promise_talk,
    write_talk,
)
from trellis.rooms.conferences.models import Conference
from trellis.rooms.people.models import Person

NOTHING = ("", None)


@pytest.fixture
def talk(cast: Cast) -> Conference:
    return promise_talk(adult=cast.duarte, learner=cast.leo, promised_on=NOON.date(), by=cast.duarte, at=NOON)


def write(talk: Conference, by: Person, **written: Any) -> tuple[Meanwhile, ...]:
    return write_talk(conference=talk, written=Written(**written), by=by, at=NOON)


def will(owner: Person, text: str, was: str = "") -> dict[str, Any]:
    """A promise as its writer sends it: what it says, and what stood there when they began."""
    return {"promises": {owner.id: (text, None)}, "promises_were": {owner.id: (was, None)}}


def promises(talk: Conference) -> list[str]:
    return [one.text for one in talk.agreements.all()]


def test_a_promise_that_the_other_wrote_meanwhile_stands_and_its_writer_is_told(cast: Cast, talk: Conference) -> None:
    write(talk, cast.leo, **will(cast.leo, "two ways"))

    told = write(talk, cast.duarte, line="My words", line_was="", **will(cast.leo, "three ways"))

    assert told == (Meanwhile(cast.leo.id, "two ways"),)
    assert promises(talk) == ["two ways"]
    assert talk.lines.get().text == "My words"  # what nobody else wrote at is kept all the same


def test_a_field_that_one_left_alone_takes_nothing_back(cast: Cast, talk: Conference) -> None:
    write(talk, cast.leo, **will(cast.leo, "two ways"))

    told = write(talk, cast.duarte, **will(cast.leo, ""))

    assert (told, promises(talk)) == ((), ["two ways"])


def test_told_what_stands_there_one_may_write_over_it(cast: Cast, talk: Conference) -> None:
    write(talk, cast.leo, **will(cast.leo, "two ways"))

    told = write(talk, cast.duarte, **will(cast.leo, "two or three ways", was="two ways"))

    assert (told, promises(talk)) == ((), ["two or three ways"])


def test_both_who_wrote_the_same_are_told_nothing(cast: Cast, talk: Conference) -> None:
    write(talk, cast.leo, **will(cast.leo, "two ways"))

    assert write(talk, cast.duarte, **will(cast.leo, "two ways")) == ()


def test_ones_own_half_on_two_screens_loses_neither(cast: Cast, talk: Conference) -> None:
    write(talk, cast.leo, line="On the phone", line_was="")

    told = write(talk, cast.leo, line="On the tablet", line_was="")
    same = write(talk, cast.leo, line="On the phone\r\n", line_was="On the tablet")

    assert told == (Meanwhile(None, "On the phone"),)
    assert same == ()
    assert talk.lines.get().text == "On the phone"


def test_we_agree_seals_nothing_that_one_of_the_two_has_not_read(cast: Cast, talk: Conference) -> None:
    write(talk, cast.leo, **will(cast.leo, "two ways"))
    written = Written(line="Mine", line_was="", **will(cast.leo, "three ways"))

    with pytest.raises(WrittenMeanwhile) as refused:
        end_talk(conference=talk, written=written, by=cast.duarte, at=NOON)

    talk.refresh_from_db()
    assert refused.value.meanwhile == (Meanwhile(cast.leo.id, "two ways"),)
    assert (talk.held_at, promises(talk), talk.lines.exists()) == (None, ["two ways"], False)


def test_words_that_arrive_after_the_two_agreed_are_kept_and_change_no_promise(cast: Cast, talk: Conference) -> None:
    write(talk, cast.leo, **will(cast.leo, "two ways"))
    stale = Conference.objects.get(pk=talk.pk)
    hold_talk(conference=talk, by=cast.duarte, at=NOON)

    late = {**will(cast.leo, "no ways", was="two ways"), "is_by_itself": True}
    told = write(stale, cast.leo, line="One more thing", line_was="", **late)

    assert told == (Meanwhile(cast.leo.id, "two ways", "no ways"),)
    assert talk.lines.get().text == "One more thing"
    assert list(Agreement.objects.values_list("text", flat=True)) == ["two ways"]


def test_AR08_what_is_kept_by_itself_leaves_no_trace_of_how_it_was_typed(cast: Cast, talk: Conference) -> None:
    before = AuditLine.objects.count()
    typed = ["", "F", "Fric", "Frick", "Friction"]

    for was, now in pairwise(typed):
        write(
            talk, cast.leo, line=now, line_was=was, is_by_itself=True,
            promises={cast.leo.id: (now, None)}, promises_were={cast.leo.id: (was, None)},
        )  # fmt: skip

    line = talk.lines.get()
    assert (line.text, line.earlier) == ("Friction", [])
    assert promises(talk) == ["Friction"]
    assert Agreement.objects.count() == 1
    assert AuditLine.objects.count() - before == 1  # the first words


def test_what_was_kept_by_hand_is_a_version_once_it_is_written_over(cast: Cast, talk: Conference) -> None:
    write(talk, cast.leo, line="Friction", line_was="")
    for was, now in (("Friction", "Friction is"), ("Friction is", "Friction is the why")):
        write(talk, cast.leo, line=now, line_was=was, is_by_itself=True)
    write(talk, cast.leo, line="Friction is the why", line_was="Friction is the why")
    write(talk, cast.leo, line="Heat is", line_was="Friction is the why")

    assert [version["text"] for version in talk.lines.get().earlier] == ["Friction", "Friction is the why"]


def test_a_promise_that_is_emptied_while_typing_is_let_go_of_only_by_hand(cast: Cast, talk: Conference) -> None:
    write(talk, cast.leo, **will(cast.leo, "two ways"))

    write(talk, cast.leo, is_by_itself=True, **will(cast.leo, "", was="two ways"))
    while_typing = promises(talk)
    write(talk, cast.leo, **will(cast.leo, "", was="two ways"))

    assert (while_typing, promises(talk)) == (["two ways"], [])
