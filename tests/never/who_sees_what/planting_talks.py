"""The talks that are planted: held, promised, one that repairs, what was agreed, and one with the family."""

from datetime import timedelta
from typing import Any

from tests.cast import NOON, Cast
from tests.foundation.specimens import picture_bytes, upload, wav
from tests.never.who_sees_what.garden import Garden
from tests.work import agreed
from trellis.rooms.conferences.actions import (
    Written,
    add_to_agenda,
    attach_sheet,
    choose_work,
    end_with_family,
    hold_talk,
    plan_with_family,
    promise_talk,
    say_shown,
    write_back,
    write_line,
    write_with_family,
)
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.terms import ConferenceKind
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.people.models import Person

ABOUT = {
    "line": "profile", "strength": "profile", "hope": "profile", "interest": "interests", "life_area": "life_areas",
}  # fmt: skip
REFLECTED_TO = (("teachers",), ("family",), ("class",))  # the newest three are shown to an adult
OPENINGS = ((), ("teachers",), ("class",), ("school",), ("family",), ("my_circle",))


def plant_talks(garden: Garden, cast: Cast) -> None:
    """This function will plant everything that belongs to talks."""
    for plants in (_talks, _agreements, _with_the_family):
        plants(garden, cast)


def _talks(garden: Garden, cast: Cast) -> None:
    """One talk that was held, the next one, of which a family reads the day and the place, and one to repair something."""
    with_duarte, with_brandt = ["leo", "duarte"], ["leo", "brandt"]
    held = garden.keep("talk", _promised(cast, cast.duarte))
    _lines(garden, cast, held, "held", with_duarte)
    hold_talk(conference=held, by=cast.duarte, at=NOON)
    place = garden.mark("conference", "place of a talk", part="family", parties=with_duarte)
    coming = garden.keep("talk", _promised(cast, cast.duarte, place=place))
    _lines(garden, cast, coming, "to come", with_duarte)
    add_to_agenda(
        learner=cast.leo, adult=cast.duarte, text=garden.mark("conference", "agenda", parties=with_duarte), by=cast.leo,
        at=NOON,
    )  # fmt: skip
    place = garden.mark("conference", "place of a repair", parties=with_brandt)
    repair = garden.keep("talk", _promised(cast, cast.brandt, place=place, kind=ConferenceKind.REPAIR))
    _lines(garden, cast, repair, "to repair", with_brandt)


def _promised(cast: Cast, adult: Person, **facts: Any) -> Conference:
    return promise_talk(adult=adult, learner=cast.leo, promised_on=NOON.date(), by=adult, at=NOON, **facts)


def _lines(garden: Garden, cast: Cast, talk: Conference, what: str, parties: list[str]) -> None:
    for writer in parties:
        words = garden.mark("conference", f"line of {writer}, {what}", parties=parties)
        sound = upload(wav(1.0), f"{writer}.wav")
        line = write_line(conference=talk, text=words, upload=sound, by=getattr(cast, writer), at=NOON)
        garden.file("conference", f"spoken line of {writer}, {what}", line.file_id, parties=parties)


def _agreements(garden: Garden, cast: Cast) -> None:
    for owner, other in (("duarte", "leo"), ("leo", "brandt"), ("duarte", "ana"), ("duarte", "ben")):
        parties = [owner, other]
        by = owner if owner != "leo" else other
        words = garden.mark("agreement", f"{owner} to {other}", parties=parties)
        agreed(
            learner=cast.leo, owner=getattr(cast, owner), other=getattr(cast, other), text=words,
            by=getattr(cast, by), at=NOON,
        )  # fmt: skip


def _with_the_family(garden: Garden, cast: Cast) -> None:
    """A talk that Leo led, with what each guardian wrote back and promised; one of the whole family, to which Ana was asked;
    one that he prepares; and a photo of a sheet of paper."""
    with_duarte, at = ["leo", "duarte"], NOON - timedelta(days=2)
    cast.leo.born_in, born = None, cast.leo.born_in  # said while he was young, however old he is when somebody reads
    led = garden.keep("talk", _planned(cast, cast.ana, cast.ben, cast.sol))
    _shows(garden, cast, led, "family")
    promises = {}
    for who in ("ana", "ben", "sol"):
        words = garden.mark("agreement", f"promise of {who}", parties=["leo", who])
        promises[getattr(cast, who).id] = (words, None)
    end_with_family(conference=led, written=Written(promises=promises), by=cast.duarte, at=at)
    for who in ("ana", "ben"):
        parties = [*with_duarte, who]
        words, sound = garden.mark("conference", f"{who} wrote back", parties=parties), upload(wav(1.0), f"{who}.wav")
        line = write_back(conference=led, text=words, upload=sound, by=getattr(cast, who), at=at)
        garden.file("conference", f"{who} spoke back", line.file_id, parties=parties)
    home = garden.keep("talk", _planned(cast, cast.ana, kind=ConferenceKind.FAMILY))
    words = garden.mark("conference", "Ana's voice, written down", parties=[*with_duarte, "ana"])
    write_with_family(conference=home, written=Written(says={cast.ana.id: words}), by=cast.duarte, at=at)
    line = write_line(
        conference=home,
        text=garden.mark("conference", "Leo at the family talk", parties=with_duarte),
        by=cast.leo,
        at=at,
    )
    assert line
    promise = garden.mark("agreement", "promise at the family talk", parties=["leo", "ana"])
    written = Written(promises={cast.ana.id: (promise, None)})
    end_with_family(conference=home, written=written, by=cast.duarte, at=at)
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


def _shows(garden: Garden, cast: Cast, talk: Conference, part: str) -> None:
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
