"""Questions about talks that a learner leads: what is shown, who is asked to come, what was promised and written back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.circles.models import Agreement
from trellis.rooms.circles.rules import agreements_visible_to
from trellis.rooms.conferences.models import Conference, ConferenceLine, Invited, SheetPhoto, Shown
from trellis.rooms.conferences.rules import may_read_as_family
from trellis.rooms.conferences.terms import WITH_FAMILY, ConferenceKind, ShownPart
from trellis.rooms.evidence.models import Evidence, EvidenceFile
from trellis.rooms.evidence.queries import pieces_alone_of, shown_pieces_of
from trellis.rooms.evidence.terms import PieceKind
from trellis.rooms.paths.models import Goal
from trellis.rooms.paths.queries import goals_of
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import guardians_without_rights
from trellis.rooms.people.rules import Viewer
from trellis.rooms.privacy.rules import may_have_media, may_read
from trellis.rooms.privacy.terms import Kind

MOST_TO_CHOOSE_FROM = 60
PICTURES = frozenset({PieceKind.PHOTO, PieceKind.DRAWING})


@dataclass(frozen=True)
class Picture:
    """One picture of a show as somebody sees it: the work where they may see it, and what its learner says to it."""

    shown: Shown
    piece: Evidence | None = None
    has_media: bool = True

    @property
    def words(self) -> str:
        return self.shown.words or (self.shown.goal.text if self.shown.goal else "")

    @property
    def voice_id(self) -> UUID | None:
        return self.shown.file_id if self.has_media else None

    @property
    def picture(self) -> EvidenceFile | None:
        return self._file(PICTURES)

    @property
    def film(self) -> EvidenceFile | None:
        return self._file({PieceKind.FILM})

    @property
    def sound(self) -> EvidenceFile | None:
        return self._file({PieceKind.VOICE})

    def _file(self, kinds: Iterable[str]) -> EvidenceFile | None:
        files = self.piece.files.all() if self.piece and self.has_media else ()
        return next((file for file in files if file.kind in kinds), None)


@dataclass(frozen=True)
class FamilyPromise:
    """What somebody at the table promises, as far as it is written."""

    owner: Person
    text: str
    agreement: Agreement | None

    @property
    def due_on(self) -> date | None:
        return self.agreement.due_on if self.agreement else None


@dataclass(frozen=True)
class Led:
    """A talk with the family as somebody sees it: its pictures in order, who is asked, and what is promised and said."""

    talk: Conference
    works: tuple[Picture, ...]
    strength: Picture | None
    struggle: Picture | None
    goals: tuple[Picture, ...]
    gone: tuple[Shown, ...]  # works that are not there any more, or not for these eyes
    guardians: tuple[Person, ...]
    promises: tuple[FamilyPromise, ...]
    lines: tuple[ConferenceLine, ...]

    @property
    def pictures(self) -> list[Picture]:
        """Everything that is shown, in the order in which it comes: works, a strength, a struggle, goals."""
        said = [one for one in (self.strength, self.struggle) if one and (one.words or one.voice_id)]
        return [*self.works, *said, *self.goals]

    @property
    def written_back(self) -> list[ConferenceLine]:
        """What guardians wrote or said themselves, after the talk or in it."""
        ours = {self.talk.learner_id, self.talk.adult_id}
        return [line for line in self.lines if line.author_id not in ours]


def led_talk(talk: Conference, *, viewer: Viewer) -> Led:
    """This function will lay out a talk with the family for one of the two whose talk it is, or for a guardian with whom it
    was shared: of another guardian they read nothing."""
    is_family = viewer.id not in {talk.learner_id, talk.adult_id}
    pictures = _pictures(talk, viewer)
    works = [one for one in pictures if one.shown.part == ShownPart.WORK]
    reads_work = may_read(viewer, Kind.EVIDENCE, talk.learner) or not is_family
    there = [one for one in works if one.piece is not None or not reads_work]
    said = {one.shown.part: one for one in pictures}
    return Led(
        talk=talk,
        works=tuple(there),
        strength=said.get(ShownPart.STRENGTH),
        struggle=said.get(ShownPart.STRUGGLE),
        goals=tuple(one for one in pictures if one.shown.part == ShownPart.GOAL and one.words),
        gone=tuple(one.shown for one in works if one not in there),
        guardians=() if is_family else tuple(guardians_asked(talk)),
        promises=_promises(talk, viewer, is_family=is_family),
        lines=tuple(_lines(talk, viewer, is_family=is_family)),
    )


def guardians_asked(talk: Conference) -> list[Person]:
    """This function will list who of the family is asked to a talk, by name: for the two whose talk it is. Who has no
    rights any more is not named."""
    rows = Invited.objects.filter(conference=talk).exclude(guardian__in=guardians_without_rights(talk.learner))
    rows = rows.select_related("guardian").order_by("guardian__said_as")
    return [one.guardian for one in rows]


def _pictures(talk: Conference, viewer: Viewer) -> list[Picture]:
    reads_goals = may_read(viewer, Kind.SELF_ASSESSMENT, talk.learner)
    rows = list(talk.shown.select_related("goal", "file", "written_by"))
    ids = [one.piece_id for one in rows if one.piece_id]
    pieces = _pieces(talk.learner, ids, viewer) if ids else {}
    media = may_have_media(viewer, talk.learner)
    return [
        Picture(one, pieces.get(one.piece_id) if one.piece_id else None, media)
        for one in rows
        if one.part != ShownPart.GOAL or reads_goals
    ]


def _pieces(learner: Person, ids: list[UUID], viewer: Viewer) -> dict[UUID, Evidence]:
    rows = pieces_alone_of(learner, viewer=viewer).filter(pk__in=ids, erased_at=None, handed_in_at__isnull=False)
    files = Prefetch("files", EvidenceFile.objects.select_related("file").order_by("order"))
    return {one.id: one for one in rows.prefetch_related(files)}


def _promises(talk: Conference, viewer: Viewer, *, is_family: bool) -> tuple[FamilyPromise, ...]:
    made = talk.agreements.filter(superseded_by=None, let_go_at=None).select_related("owner", "other")
    if is_family:
        seen = made.filter(agreements_visible_to(viewer, talk.learner)).order_by("made_at", "id")
        return tuple(FamilyPromise(one.owner, one.text, one) for one in seen)
    by_owner = {one.owner_id: one for one in made}
    people = [talk.learner, *guardians_asked(talk), talk.adult]
    found = [(one, by_owner.get(one.id)) for one in people]
    return tuple(FamilyPromise(one, made.text if made else "", made) for one, made in found)


def _lines(talk: Conference, viewer: Viewer, *, is_family: bool) -> QuerySet[ConferenceLine]:
    rows = talk.lines.select_related("author", "file", "written_by").order_by("at", "id")
    if is_family:
        return rows.filter(author=viewer.id)
    return rows.exclude(author__in=guardians_without_rights(talk.learner))


def works_to_choose(talk: Conference, *, viewer: Viewer) -> list[Evidence]:
    """This function will list the handed-in works that could still be shown in a talk, as far as the viewer may see them:
    what the learner shows first before all, then the newest."""
    taken = talk.shown.filter(piece__isnull=False).values("piece")
    rows = shown_pieces_of(talk.learner, viewer=viewer).filter(erased_at=None, handed_in_at__isnull=False)
    found = rows.exclude(pk__in=taken)[:MOST_TO_CHOOSE_FROM]
    return sorted(found, key=lambda one: (one.showcase_place is None, one.showcase_place or 0))


def goals_to_choose(talk: Conference, *, viewer: Viewer) -> list[Goal]:
    """This function will list the learner's goals that could still stand at the end of their show."""
    taken = set(talk.shown.filter(goal__isnull=False).values_list("goal", flat=True))
    return [one for one in goals_of(talk.learner, viewer=viewer) if one.id not in taken]


def shown_in(talk: Conference, shown_id: UUID) -> Shown | None:
    """This function will find a picture of a talk, with the talk."""
    found = talk.shown.filter(pk=shown_id).first()
    if found is not None:
        found.conference = talk
    return found


def talk_for_family(viewer: Viewer, talk_id: UUID) -> Conference | None:
    """This function will find a talk of whose shared part a guardian reads."""
    rows = Conference.objects.filter(pk=talk_id, kind__in=WITH_FAMILY).prefetch_related("invited")
    found = rows.select_related("learner__school", "adult").first()
    return found if found and may_read_as_family(viewer, found) else None


def talks_shared_with_family(learner: Person, *, viewer: Viewer) -> list[Conference]:
    """This function will list the talks of a child that a guardian reads about, newest first."""
    return [one for one in _held_with_family(learner.id) if may_read_as_family(viewer, one)]


@prepared
def _held_with_family(learner_id: UUID) -> QuerySet[Conference]:
    rows = Conference.objects.filter(learner=learner_id, kind__in=WITH_FAMILY, held_at__isnull=False)
    return rows.select_related("adult", "learner__school").prefetch_related("invited").order_by("-held_at", "-id")[:12]


@prepared
def asked_to_lead(adult_id: UUID) -> QuerySet[Conference]:
    """This function will list the talks that learners asked an adult to plan, first asked first."""
    rows = Conference.objects.filter(adult=adult_id, is_asked=True, held_at=None)
    return rows.select_related("learner").order_by("promised_on", "id")


def talk_with_family(learner: Person, adult: Person, *, kind: str) -> Conference | None:
    """This function will find the talk of a kind with the family that an adult has before them with a learner."""
    rows = Conference.objects.filter(learner=learner, adult=adult, kind=kind, held_at=None)
    return rows.select_related("learner", "adult").first()


def sheets_of(talk: Conference) -> QuerySet[SheetPhoto]:
    """This function will list the photos of the paper sheet of a talk, oldest first."""
    return talk.sheets.select_related("file", "by").order_by("at", "id")


def leading_of(learner: Person) -> Conference | None:
    """This function will find the talk that a learner is going to lead, planned or asked for."""
    rows = Conference.objects.filter(learner=learner, kind=ConferenceKind.STUDENT_LED, held_at=None)
    return rows.select_related("adult").order_by("promised_on", "id").first()
