"""What the two of a talk could bring to it: gathered anew each time from what both may read, sorted by whoever brings it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from trellis.foundation.i18n import said
from trellis.foundation.prepared import prepared
from trellis.rooms.conferences.models import AgendaItem, Conference, Preparation
from trellis.rooms.conferences.queries.reflecting import reflections_of
from trellis.rooms.conferences.terms import APART, PreparedAs
from trellis.rooms.evidence.queries import pieces_alone_of, words_without_answer
from trellis.rooms.paths.queries import goals_of, goals_reached_by, ideas_asked_of, visits_of
from trellis.rooms.paths.rules import ideas_visible_to
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day, viewer_of
from trellis.rooms.people.rules import Viewer
from trellis.ui.words import as_day

LOOKED_BACK = timedelta(days=30)  # where the two have not talked before
MOST_PIECES, MOST_GOALS, MOST_WORDS, MOST_VISITS, MOST_REFLECTIONS = (
    3,
    2,
    2,
    2,
    2,
)  # a talk of ten minutes holds few things


@dataclass(frozen=True)
class Offered:
    """Something that one of the two could bring: what it is, in whose words, and why it is offered."""

    what: str  # its kind and id, by which it is put first or away
    says: str
    because: str
    is_quoted: bool = False
    piece_id: UUID | None = None
    target_id: UUID | None = None  # for which it is to be looked at
    prepared_as: str = ""

    @property
    def is_first(self) -> bool:
        return self.prepared_as == PreparedAs.FIRST


@dataclass(frozen=True)
class Half:
    """What one of the two brings, what is first before all, and what they put away: that is read by nobody else."""

    who: Person
    brings: tuple[Offered, ...]
    put_away: tuple[Offered, ...]

    def offers(self, what: str) -> bool:
        """This function will say whether a thing is among what this half could bring."""
        return any(one.what == what for one in (*self.brings, *self.put_away))


@dataclass(frozen=True)
class Preparing:
    """Both halves of a talk that is to come, as one of the two sees them."""

    talk: Conference
    learner: Half
    adult: Half
    viewer_is_adult: bool

    @property
    def own(self) -> Half:
        return self.adult if self.viewer_is_adult else self.learner


def preparation_of(talk: Conference, *, viewer: Viewer, at: datetime, owed: Sequence[Offered] = ()) -> Preparing:
    """This function will gather what the two could bring to a talk: in the learner's half what waits on the list, new work,
    goals, ideas asked of this adult and this adult's words on their work; in the adult's half what they owe (`owed`), what
    others put on the list, and visits to look back on.

    Nothing stands there that one of the two may not read: everything is read with the adult's eyes, which see less of it.
    """
    is_adult = viewer.id == talk.adult_id
    reader = viewer if is_adult else viewer_of(talk.adult, at=at)
    prepared = prepared_in(talk)
    waiting = agenda_waiting(talk)
    own = [item for item in waiting if half_of(item, talk) == talk.learner_id]
    others = [item for item in waiting if half_of(item, talk) == talk.adult_id]
    look = _look_at(talk, reader, at=at)
    learner = [*_listed(own), *_ideas(look), *_reflections(look), *_pieces(look), *_words(look), *_goals(look)]
    adult = [*owed, *_listed(others), *_visits(look)]
    return Preparing(
        talk,
        _half(talk.learner, learner, prepared, is_own=not is_adult),
        _half(talk.adult, adult, prepared, is_own=is_adult),
        is_adult,
    )


def agenda_of(talk: Conference) -> list[AgendaItem]:
    """This function will list what waits to be talked about by these two, oldest first; not what was put away this time, and
    nothing in a talk that stands apart from their rhythm."""
    if talk.kind in APART:
        return []
    prepared = prepared_in(talk)
    away = {one for one, prepared_as in prepared.items() if prepared_as == PreparedAs.AWAY}
    return [item for item in agenda_waiting(talk) if (half_of(item, talk), key_of("agenda", item.id)) not in away]


def agenda_waiting(talk: Conference) -> list[AgendaItem]:
    """This function will list everything that waits for a talk of these two, oldest first, put away or not."""
    return _waiting(talk.learner_id, talk.adult_id)


@prepared
def _waiting(learner_id: UUID, adult_id: UUID) -> QuerySet[AgendaItem]:
    rows = AgendaItem.objects.filter(learner=learner_id, adult=adult_id, talked_at=None)
    return rows.select_related("by").order_by("at", "id")


def half_of(item: AgendaItem, talk: Conference) -> UUID:
    """This function will say in whose half a thing stands that waits: what the learner put there in theirs, else in the
    adult's."""
    return talk.learner_id if item.by_id == talk.learner_id else talk.adult_id


def key_of(kind: str, ref: object) -> str:
    """This function will name something that one could bring to a talk."""
    return f"{kind}:{ref}"


def prepared_in(talk: Conference) -> dict[tuple[UUID, str], str]:
    """This function will tell what each of the two put first or away in a talk, by who did and what it is."""
    return {(row.by_id, row.what): row.prepared_as for row in _prepared_in(talk.id)}


@prepared
def _prepared_in(talk_id: UUID) -> QuerySet[Preparation]:
    return Preparation.objects.filter(conference=talk_id)


def _half(who: Person, offered: Iterable[Offered], prepared: dict[tuple[UUID, str], str], *, is_own: bool) -> Half:
    sorted_so = [replace(one, prepared_as=prepared.get((who.id, one.what), "")) for one in offered]
    brings = [one for one in sorted_so if one.prepared_as != PreparedAs.AWAY]
    away = [one for one in sorted_so if one.prepared_as == PreparedAs.AWAY]
    return Half(who, tuple(sorted(brings, key=lambda one: not one.is_first)), tuple(away) if is_own else ())


@dataclass(frozen=True)
class _Look:
    """With whose eyes a talk is prepared, and since when things are new."""

    talk: Conference
    reader: Viewer
    last: datetime | None  # when these two talked before
    since: datetime


def _look_at(talk: Conference, reader: Viewer, *, at: datetime) -> _Look:
    last = next(iter(_held_last(talk.learner_id, talk.adult_id)), None)
    return _Look(talk, reader, last, last or at - LOOKED_BACK)


@prepared
def _held_last(learner_id: UUID, adult_id: UUID) -> QuerySet[Any, datetime | None]:
    rows = Conference.objects.filter(learner=learner_id, adult=adult_id, held_at__isnull=False)
    return rows.order_by("-held_at", "-id").values_list("held_at", flat=True)[:1]


def _listed(items: Iterable[AgendaItem]) -> list[Offered]:
    """Two views that differ come up in Trellis's words, everything else in those of who put it there."""
    because = _("because it was put on the list on %(day)s")
    return [
        replace(_quoted("agenda", item.id, item.text, because, item.at), is_quoted=item.target_id is None)
        for item in items
    ]


def _quoted(kind: str, ref: UUID, text: str, because: str, on: datetime) -> Offered:
    return Offered(key_of(kind, ref), text, because % {"day": as_day(on)}, is_quoted=True)


def _ideas(look: _Look) -> list[Offered]:
    rows = ideas_asked_of(look.talk.adult_id, [look.talk.learner_id])
    rows = rows.filter(ideas_visible_to(look.reader, look.talk.learner)).order_by("asked_at", "id")
    because = _("because it was asked on %(day)s and waits for an answer")
    return [_quoted("idea", idea.id, idea.text, because, idea.asked_at) for idea in rows]


def _reflections(look: _Look) -> list[Offered]:
    """What the learner thought about and shared with this adult; what they did not share stays with them."""
    rows = reflections_of(look.talk.learner, viewer=look.reader).exclude(visibility="").filter(at__gt=look.since)
    because = _("because it was thought about on %(day)s, and shared")
    return [
        _quoted("reflection", one.id, (one.text or one.asked)[:300], because, one.at) for one in rows[:MOST_REFLECTIONS]
    ]


def _pieces(look: _Look) -> list[Offered]:
    rows = pieces_alone_of(look.talk.learner, viewer=look.reader).filter(handed_in_at__gt=look.since, erased_at=None)
    because = _("because it is new since you last talked") if look.last else _("because it is new")
    newest = rows.order_by("-handed_in_at", "-id")[:MOST_PIECES]
    return [Offered(key_of("piece", one.id), one.title, because, piece_id=one.id) for one in newest]


def _words(look: _Look) -> list[Offered]:
    adult = look.talk.adult
    rows = words_without_answer(look.talk.learner, author=adult, since=look.since, viewer=look.reader)
    return [
        Offered(
            key_of("word", word.id),
            _("What %(name)s said about “%(title)s”") % {"name": adult.said_as, "title": word.evidence.title},
            _("because it was said on %(day)s, and there is time for it here") % {"day": as_day(word.at)},
            piece_id=word.evidence_id,
        )
        for word in rows[:MOST_WORDS]
    ]


def _goals(look: _Look) -> list[Offered]:
    learner, reader = look.talk.learner, look.reader
    reached = goals_reached_by(learner, viewer=reader).filter(reached_at__gt=look.since)[:MOST_GOALS]
    standing = [one for one in goals_of(learner, viewer=reader) if one.made_at <= look.since][:MOST_GOALS]
    is_reached, stands = _("because this goal was reached on %(day)s"), _("because it has been a goal since %(day)s")
    return [
        *(_quoted("goal", goal.id, goal.text, is_reached, goal.reached_at) for goal in reached if goal.reached_at),
        *(_quoted("goal", goal.id, goal.text, stands, goal.made_at) for goal in standing),
    ]


def _visits(look: _Look) -> list[Offered]:
    school = look.talk.learner.school
    rows = visits_of(look.talk.learner, viewer=look.reader, after=school_day(school, look.since), until=look.reader.on)
    return [
        Offered(
            key_of("visit", plan.id),
            said(plan.experience.title) if plan.experience else "",
            _("because it was on %(day)s: look back on it together") % {"day": as_day(plan.day)},
        )
        for plan in rows[:MOST_VISITS]
        if plan.day
    ]
