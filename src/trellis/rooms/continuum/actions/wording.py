"""Saying a target: its wordings by reading and language, its plate, why it is worth it, what helps at home, its window."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from trellis.foundation.intents import Refused, action, publish
from trellis.rooms.continuum import events
from trellis.rooms.continuum.actions import Noted, hold_continuum, note_changes
from trellis.rooms.continuum.actions.frameworks import require_keeper
from trellis.rooms.continuum.models import LearningTarget, Wording
from trellis.rooms.continuum.queries.studio import target_texts
from trellis.rooms.continuum.terms import GRADES, MOST_LETTERS, ChangeKind
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Reading

LOCALIZED = {"plate": "plate", "why": "why", "home": "for_home"}  # texts that are columns of the target
WINDOW = "window"


@dataclass(frozen=True)
class Said:
    """A text as somebody found it, and as they leave it."""

    was: str
    now: str


class Overtaken(Refused):
    """Somebody else has changed the same words meanwhile; `stands` says what stands there now, by text."""

    def __init__(self, sentence: Any, stands: Mapping[str, str]) -> None:
        super().__init__(sentence)
        self.stands = stands


class TooLong(Refused):
    """Texts that are longer than they may be; `parts` says which."""

    def __init__(self, sentence: Any, parts: list[str]) -> None:
        super().__init__(sentence)
        self.parts = parts


@action
def word_target(*, target: LearningTarget, said: Mapping[str, Said], by: Person, at: datetime) -> int:
    """This function will give a target new words, each a new version, and tell how many texts have changed.

    A text is called by what it is and its language, such as teen.es, why.en or plate.en; window is two grades, such as 9-10.
    What was signed before keeps the words it had; a language in which this school says nothing is passed over. Only what somebody changed is written; where another keeper changed the
    same text meanwhile nothing is, and Overtaken says what stands there. Raises NotAllowed, or Refused for what is too long,
    or when no words would be left. Publishes TargetWorded.
    """
    school = target.strand.area.school
    require_keeper(by=by, school=school, at=at)
    hold_continuum(school)
    target = (
        LearningTarget.objects.select_for_update(of=("self",)).select_related("strand__area__school").get(pk=target.pk)
    )
    stands = target_texts(target)
    wanted = {part: Said(plainly(one.was), plainly(one.now)) for part, one in said.items() if _is_text(part, stands)}
    changed = {part: one for part, one in wanted.items() if one.was != one.now and stands.get(part, "") != one.now}
    _refuse_overtaken({part: stands.get(part, "") for part, one in changed.items() if stands.get(part, "") != one.was})
    _refuse_long({part: one.now for part, one in changed.items()})
    _refuse_silence(stands, changed)
    if not changed:
        return 0
    for part, one in changed.items():
        _write(target, part, one.now, at)
    target.has_our_words = Wording.objects.filter(target=target, until=None).exists()
    target.save()
    noted = [_noted(target, part, stands.get(part, ""), one.now) for part, one in changed.items()]
    note_changes(school, noted, by=by, at=at)
    publish(events.TargetWorded(school_id=school.id, target_id=target.id, texts=len(changed)))
    return len(changed)


def plainly(text: str) -> str:
    """One line, without spaces at its ends: what a browser makes of line breaks changes nothing."""
    return " ".join(text.split())


def speaks(language: str, *there: Iterable[str]) -> bool:
    """Whether words are kept in a language: one of the installation's, or one in which something stands there already."""
    return language in dict(settings.LANGUAGES) or any(language in codes for codes in there)


def _is_text(part: str, stands: Mapping[str, str]) -> bool:
    kind, _dot, language = part.partition(".")
    there = [name.partition(".")[2] for name in stands]
    return part == WINDOW or (kind in MOST_LETTERS and bool(language) and speaks(language, there))


def _refuse_overtaken(stands: Mapping[str, str]) -> None:
    if stands:
        raise Overtaken(
            _("Somebody else has changed the same words meanwhile. Read both, and keep what it shall say."), stands
        )


def _refuse_long(texts: Mapping[str, str]) -> None:
    long = [part for part, text in texts.items() if part != WINDOW and len(text) > MOST_LETTERS[part.partition(".")[0]]]
    if not long:
        return
    first, most = texts[long[0]], MOST_LETTERS[long[0].partition(".")[0]]
    sentence = _("“%(words)s …” has %(length)s characters; %(most)s fit here. Say it shorter.")
    raise TooLong(sentence % {"words": first[:40], "length": len(first), "most": most}, long)


def _refuse_silence(stands: Mapping[str, str], changed: Mapping[str, Said]) -> None:
    after = {**stands, **{part: one.now for part, one in changed.items()}}
    says = {*(str(reading) for reading in Reading), "plate"}
    if not any(text for part, text in after.items() if part.partition(".")[0] in says):
        raise Refused(_("A target says something: leave it at least one wording."))


def _write(target: LearningTarget, part: str, text: str, at: datetime) -> None:
    kind, _dot, locale = part.partition(".")
    if part == WINDOW:
        target.from_grade, target.to_grade = window_from(text) or (None, None)
    elif kind in LOCALIZED:
        kept = {code: words for code, words in getattr(target, LOCALIZED[kind]).items() if code != locale}
        setattr(target, LOCALIZED[kind], {**kept, locale: text} if text else kept)
    else:
        _word(target, kind, locale, text, at)


def _word(target: LearningTarget, reading: str, locale: str, text: str, at: datetime) -> None:
    rows = Wording.objects.filter(target=target, reading=reading, locale=locale)
    last = rows.order_by("-version").first()
    rows.filter(until=None).update(until=at)
    if text:
        version = last.version + 1 if last else 1
        Wording.objects.create(target=target, reading=reading, locale=locale, text=text, version=version, since=at)


def window_from(text: str) -> tuple[int, int] | None:
    """Two grades such as 9-10; nothing for no window. Raises Refused when the first comes after the second."""
    low, _dash, high = text.partition("-")
    if not low and not high:
        return None
    if not (len(text) <= 5 and low.isdecimal() and high.isdecimal() and int(low) in GRADES and int(high) in GRADES):
        raise Refused(_("Choose two grades, the earlier one first; or none at all."))
    if int(low) > int(high):
        raise Refused(_("The window begins with the earlier grade. Turn the two round."))
    return int(low), int(high)


def _noted(target: LearningTarget, part: str, before: str, after: str) -> Noted:
    kind = ChangeKind.WINDOW if part == WINDOW else ChangeKind.WORDED
    return Noted(kind=kind, part="" if part == WINDOW else part, before=before, after=after, target=target)
