"""What is planted of talks with the family: one that Leo led, one of them all, one that he prepares."""

from datetime import timedelta
from typing import Any

from tests.cast import NOON, Cast
from tests.foundation.specimens import picture_bytes, upload, wav
from trellis.rooms.conferences.actions import (
    attach_sheet,
    choose_work,
    end_with_family,
    plan_with_family,
    say_shown,
    write_back,
    write_down,
    write_line,
)
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.terms import ConferenceKind
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.people.models import Person


def with_the_family(garden: Any, cast: Cast) -> None:
    """A talk that Leo led, with what each guardian wrote back and promised; one of the whole family, to which Ana was asked;
    one that he prepares; and a photo of a sheet of paper."""
    with_duarte, at = ["leo", "duarte"], NOON - timedelta(days=2)
    cast.leo.born_in, born = None, cast.leo.born_in  # said while he was young, however old he is when somebody reads
    led = garden.keep("talk", _planned(cast, cast.ana, cast.ben, cast.sol))
    _shows(garden, cast, led, "family")
    promises = {}
    for who in ("ana", "ben", "sol"):
        promises[getattr(cast, who).id] = garden.mark("agreement", f"promise of {who}", parties=["leo", who])
    end_with_family(conference=led, promises=promises, by=cast.duarte, at=at)
    for who in ("ana", "ben"):
        parties = [*with_duarte, who]
        words, sound = garden.mark("conference", f"{who} wrote back", parties=parties), upload(wav(1.0), f"{who}.wav")
        line = write_back(conference=led, text=words, upload=sound, by=getattr(cast, who), at=at)
        garden.file("conference", f"{who} spoke back", line.file_id, parties=parties)
    home = garden.keep("talk", _planned(cast, cast.ana, kind=ConferenceKind.FAMILY))
    words = garden.mark("conference", "Ana's voice, written down", parties=[*with_duarte, "ana"])
    write_down(conference=home, guardian=cast.ana, text=words, by=cast.duarte, at=at)
    line = write_line(
        conference=home,
        text=garden.mark("conference", "Leo at the family talk", parties=with_duarte),
        by=cast.leo,
        at=at,
    )
    assert line
    promise = garden.mark("agreement", "promise at the family talk", parties=["leo", "ana"])
    end_with_family(conference=home, promises={cast.ana.id: promise}, by=cast.duarte, at=at)
    coming = garden.keep("talk", _planned(cast, cast.ana))
    _shows(garden, cast, coming, "")
    sheet = attach_sheet(conference=coming, upload=upload(picture_bytes("PNG"), "s.png"), by=cast.leo, at=NOON)
    garden.file("conference", "photo of a sheet", sheet.file_id, parties=with_duarte)
    cast.leo.born_in = born


def _planned(cast: Cast, *guardians: Person, kind: str = ConferenceKind.STUDENT_LED) -> Conference:
    return plan_with_family(
        adult=cast.duarte, learner=cast.leo, kind=kind, promised_on=NOON.date(), guardians=guardians, by=cast.duarte,
        at=NOON - timedelta(days=3),
    )  # fmt: skip


def _shows(garden: Any, cast: Cast, talk: Conference, part: str) -> None:
    """A work of his and why he chose it, in words and aloud, and what is hard."""
    when, parties, at = "shown" if part else "to be shown", ["leo", "duarte"], NOON - timedelta(days=3)
    made = Evidence.objects.get(pk=garden.ids["piece"][2])
    shown = choose_work(conference=talk, piece=made, by=cast.leo, at=at)
    words = garden.mark("conference", f"why he chose it, {when}", part=part, parties=parties)
    spoken = upload(wav(1.0), "why.wav")
    said = say_shown(conference=talk, part="work", shown=shown, words=words, upload=spoken, by=cast.leo, at=at)
    garden.file("conference", f"why he chose it aloud, {when}", said.file_id, part=part, parties=parties)
    hard = garden.mark("conference", f"what is hard, {when}", part=part, parties=parties)
    say_shown(conference=talk, part="struggle", words=hard, by=cast.leo, at=at)
