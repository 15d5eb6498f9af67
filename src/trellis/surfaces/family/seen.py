"""What a family sees of their child: in their words, as far as their rights go, and nothing that adds a child up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from trellis.engine.states import TargetState
from trellis.foundation.i18n import language_of, said
from trellis.foundation.models import StoredFile
from trellis.rooms.circles.models import Agreement
from trellis.rooms.circles.queries import agreements_about
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import talks_for_family, talks_shared_with_family
from trellis.rooms.continuum.models import Criterion
from trellis.rooms.continuum.queries import Continuum, TargetShape, continuum_of, criteria_in
from trellis.rooms.continuum.queries.frameworks import originals_of
from trellis.rooms.evidence.models import Evidence, EvidenceFile, Judgement
from trellis.rooms.evidence.queries import Claimed, Reading, files_of, pieces_alone_of, read_learner
from trellis.rooms.evidence.terms import PieceKind, Says
from trellis.rooms.paths.models import PathStep
from trellis.rooms.paths.terms import StepState
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import age_on, groups_and_educators_of, stage_of
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import OF_AGE
from trellis.rooms.privacy.queries import may_read_looks
from trellis.rooms.privacy.rules import may_have_media, may_read
from trellis.rooms.privacy.terms import Kind
from trellis.rooms.profiles.queries import read_entries
from trellis.rooms.suggestions.queries import Given, next_steps_for

THREE = 3
MOST_EXPECTED = 60
Files = Mapping[UUID, list[EvidenceFile]]
PICTURES = frozenset({PieceKind.PHOTO, PieceKind.DRAWING})


@dataclass(frozen=True)
class Words:
    """What is said, and in which language where that is not the reader's."""

    text: str
    language: str = ""


@dataclass(frozen=True)
class Now:
    """A target the child is learning: what showing it looks like, and how home can help."""

    words: Words
    state: TargetState
    criteria: tuple[Words, ...]
    at_home: Words
    original: Words | None  # where the school has not put it into its own words yet


@dataclass(frozen=True)
class Next:
    words: Words
    reasons: tuple[str, ...]
    original: Words | None = None


@dataclass(frozen=True)
class Expected:
    """What learners usually meet around this time in one area: of the continuum, not of the child."""

    area: Words
    targets: tuple[Words, ...]


@dataclass(frozen=True)
class Shown:
    """Something that was shown, with the work behind it and the person who saw it."""

    words: Words
    judgement: Judgement
    reason: Words
    piece_id: UUID | None
    piece_title: str
    picture: EvidenceFile | None
    voice: StoredFile | None  # what its author said, where they spoke it


@dataclass(frozen=True)
class Work:
    """The newest piece, with what one sees and what one hears of it."""

    piece: Evidence
    picture: EvidenceFile | None
    voice: EvidenceFile | None
    film: EvidenceFile | None
    language: str
    when: str  # as one says it at table: today, yesterday, or nothing for the rest


@dataclass(frozen=True)
class Seen:
    """Everything on the family page."""

    child: Person
    groups: str
    educators: str
    is_of_age: bool
    reads_work: bool
    reads_log: bool
    now: tuple[Now, ...]
    also: tuple[Words, ...]
    chosen: tuple[Next, ...]  # what the child put aside for next
    coming: tuple[Next, ...]  # the three that are offered to the child, and to whoever teaches them
    expected: tuple[Expected, ...]
    work: Work | None
    shown: tuple[Shown, ...]
    coming_talks: tuple[Conference, ...]  # soonest first
    talks: tuple[Conference, ...]  # held with the family, to read again
    agreements: tuple[Agreement, ...]
    own: tuple[Agreement, ...]  # what the reader promised and has not ticked yet

    @property
    def agreed_in(self) -> str:
        """In which other language something was agreed: what people say stays as they said it."""
        return next((one.owner.locale for one in self.agreements if one.owner.locale != get_language()), "")

    @property
    def question(self) -> Words | None:
        """A question for dinner: the first there is about what is being learned."""
        return next((one.at_home for one in self.now if one.at_home.text), None)


def _learning_now(planted: list[PathStep], reading: Reading, continuum: Continuum) -> list[UUID]:
    """What is on the path and not yet shown, in the learner's order; then what they practise without having planted it."""
    standings = reading.standings
    now = [step.target_id for step in planted if step.state == StepState.NOW]
    working = [
        one.target_id for one in reversed(reading.claimed) if one.is_handed_in and one.target_id in continuum.by_id
    ]
    open_ones = [
        one for one in dict.fromkeys([*now, *working]) if one not in standings or not standings[one].state.is_shown
    ]
    later = {step.target_id for step in planted if step.state == StepState.NEXT}
    return [one for one in open_ones if one not in later or one in now]


def seen_of(child: Person, *, viewer: Viewer) -> Seen:
    """This function will read everything that a guardian may see of their child on one page."""
    reading = read_learner(child, viewer=viewer)
    reader = _Reader(viewer.person, continuum_of(child.school))
    planted = [step for step in reading.steps if step.target_id in reader.continuum.by_id]
    now = _learning_now(planted, reading, reader.continuum)
    own_next = [step.target_id for step in planted if step.state == StepState.NEXT]
    newest, last = _newest(child, viewer), _last_shown(reader, reading)
    files = files_of([one for one in (newest and newest.id, *(row.piece_id for row in last)) if one])
    agreed = list(agreements_about(child, viewer=viewer).filter(let_go_at=None)[: THREE * 5])
    own = tuple(one for one in agreed if one.owner_id == viewer.id and one.kept_at is None)
    age, around = age_on(child, viewer.on), groups_and_educators_of(child, on=viewer.on)
    return Seen(
        child=child,
        groups=", ".join(group.name for group in around[0]),
        educators=_(" and ").join(person.said_as for person in around[1]),
        is_of_age=age is not None and age >= OF_AGE,
        reads_work=may_read(viewer, Kind.EVIDENCE, child),
        reads_log=may_read_looks(viewer, child),
        now=reader.now(now[:THREE], reading),
        also=tuple(reader.target(reader.continuum.by_id[one]) for one in now[THREE:]),
        chosen=_chosen(child, reader, own_next),
        coming=_coming(child, reader, reading, viewer),
        expected=reader.expected(stage_of(child)) if planted or reading.is_whole else (),
        work=_work(newest, files, child, viewer) if newest else None,
        shown=_all_shown(reader, last, files, viewer, child),
        coming_talks=tuple(talks_for_family(child, viewer=viewer)),
        talks=tuple(talks_shared_with_family(child, viewer=viewer)[:THREE]),
        agreements=tuple(one for one in agreed if one not in own)[: THREE * 2],
        own=own,
    )


@dataclass(frozen=True)
class _Reader:
    """Who reads, and the continuum that is said to them."""

    person: Person
    continuum: Continuum

    def target(self, target: TargetShape) -> Words:
        language = target.spoken_as(self.person.reading, self.person.locale)[1]
        return self.words(target.said(self.person.reading, self.person.locale), language)

    def localized(self, words: Mapping[str, str]) -> Words:
        return self.words(said(words, self.person.locale), language_of(words, self.person.locale))

    def now(self, ids: list[UUID], reading: Reading) -> tuple[Now, ...]:
        criteria, originals = criteria_in(self.continuum, ids), self.originals(ids)
        targets = [self.continuum.by_id[one] for one in ids]
        return tuple(self._now(one, criteria.get(one.id, []), originals.get(one.id), reading) for one in targets)

    def next(self, steps: list[tuple[UUID, tuple[str, ...]]]) -> tuple[Next, ...]:
        originals = self.originals([one for one, _reasons in steps])
        return tuple(Next(self.target(self.continuum.by_id[one]), why, originals.get(one)) for one, why in steps)

    def originals(self, ids: list[UUID]) -> dict[UUID, Words]:
        """The framework's own words for those that the school has not put into its own yet."""
        bare = [one for one in ids if not self.continuum.by_id[one].has_our_words]
        found = originals_of(bare) if bare else {}
        plates = {one: language_of(self.continuum.by_id[one].plate) for one in found}
        return {one: self.words(row.text, row.language or plates[one]) for one, row in found.items()}

    def expected(self, stage: int | None) -> tuple[Expected, ...]:
        if stage is None:
            return ()
        met = [one for one in self.continuum.targets if one.window and one.window[0] <= stage <= one.window[1]]
        by_area: dict[UUID, list[Words]] = {}
        for one in [one for one in met if one.part_of is None][:MOST_EXPECTED]:
            by_area.setdefault(one.strand.area.id, []).append(self.target(one))
        areas = [area for area in self.continuum.areas if area.id in by_area]
        return tuple(Expected(self.localized(area.name), tuple(by_area[area.id])) for area in areas)

    def _now(self, target: TargetShape, criteria: Iterable[Criterion], original: Words | None, reading: Reading) -> Now:
        standing = reading.standings.get(target.id)
        return Now(
            words=self.target(target),
            state=standing.state if standing else TargetState.NONE,
            criteria=tuple(self.localized(criterion.text) for criterion in criteria),
            at_home=self.localized(target.for_home),
            original=original,
        )

    def words(self, text: str, language: str) -> Words:
        return Words(text, "" if language.split("-")[0] == self.person.locale.split("-")[0] else language)


def _chosen(child: Person, reader: _Reader, own: list[UUID]) -> tuple[Next, ...]:
    because = _("because %(name)s chose it for next") % {"name": child.said_as}
    return reader.next([(one, (because,)) for one in own])


def _coming(child: Person, reader: _Reader, reading: Reading, viewer: Viewer) -> tuple[Next, ...]:
    given = Given(reader.continuum, reading, read_entries(child, viewer=viewer))
    offers = next_steps_for(child, viewer=viewer, given=given).steps
    return reader.next([(offer.target.id, offer.reasons) for offer in offers])


def _newest(child: Person, viewer: Viewer) -> Evidence | None:
    return next(iter(pieces_alone_of(child, viewer=viewer).select_related("author")[:1]), None)


def _work(piece: Evidence, files: Files, child: Person, viewer: Viewer) -> Work:
    piece.learner, found = child, files.get(piece.id, [])
    language = "" if child.locale == viewer.person.locale else child.locale
    when = {0: "today", 1: "yesterday"}.get((viewer.on - piece.made_on).days, "")
    picture, voice, film = (_first(found, *kinds) for kinds in (PICTURES, [PieceKind.VOICE], [PieceKind.FILM]))
    return Work(piece, picture, voice, film, language, when)


@dataclass(frozen=True)
class _Stands:
    """A judgement "shown" that still stands, and the newest piece behind it."""

    judgement: Judgement
    piece: Claimed | None

    @property
    def piece_id(self) -> UUID | None:
        return self.piece.piece_id if self.piece else None


def _last_shown(reader: _Reader, reading: Reading) -> list[_Stands]:
    """The last three that were shown, by the day of the work, each with the newest piece behind it."""
    if not reading.shows_work:
        return []
    newest = {row.target_id: row for row in reading.judgements if row.says == Says.SHOWN}
    stands = [
        row for one, row in newest.items() if one in reader.continuum.known and reading.standings[one].state.is_shown
    ]
    last = sorted(stands, key=lambda row: (row.worked_on, row.signed_at), reverse=True)[:THREE]
    return [_Stands(row, reading.newest_pieces.get(row.target_id)) for row in last]


def _all_shown(reader: _Reader, last: list[_Stands], files: Files, viewer: Viewer, child: Person) -> tuple[Shown, ...]:
    hears = may_have_media(viewer, child)
    if hears:
        prefetch_related_objects([one.judgement for one in last], "reason_file")
    return tuple(_shown(reader, row, files, hears=hears) for row in last)


def _shown(reader: _Reader, stands: _Stands, files: Files, *, hears: bool) -> Shown:
    row, piece = stands.judgement, stands.piece
    picture = _first(files.get(piece.piece_id, []), *PICTURES) if piece else None
    reason = reader.words(row.reason or row.reason_transcript, row.author.locale)
    words = reader.target(reader.continuum.known[row.target_id])
    voice = row.reason_file if hears else None
    return Shown(words, row, reason, stands.piece_id, piece.title if piece else "", picture, voice)


def _first(files: Iterable[EvidenceFile], *kinds: str) -> EvidenceFile | None:
    return next((file for file in files if file.kind in kinds), None)
