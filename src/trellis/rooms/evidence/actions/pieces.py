"""Keeping a piece, handing it in, adding words to it, erasing it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.evidence import events
from trellis.rooms.evidence.actions.handing import give_in
from trellis.rooms.evidence.actions.keeping import GivenFile, Kept, drop_files_of, keep_file, keep_files_of, kind_of
from trellis.rooms.evidence.actions.linking import claim
from trellis.rooms.evidence.actions.signalling import say_ready
from trellis.rooms.evidence.models import Evidence, EvidenceFile, Judgement
from trellis.rooms.evidence.rules import may_add_words, may_capture, may_change_piece
from trellis.rooms.evidence.terms import TEXT_LENGTH, TITLE_LENGTH, PieceKind, Source
from trellis.rooms.paths.models import ActivityPlan, OwnArea
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day, viewer_of

LINK = URLValidator(schemes=["http", "https"])


@action
def capture(
    *, learner: Person, by: Person, at: datetime, kind: str = "", title: str = "", text: str = "", link: str = "",
    place: str = "", made_on: date | None = None, source: str = Source.SCHOOL, files: Sequence[GivenFile] = (),
    own_area: OwnArea | None = None, plan: ActivityPlan | None = None,
    shows: Mapping[LearningTarget, str] | None = None, hands_in: bool = False, says_ready: bool = False,
) -> Evidence:  # fmt: skip
    """This function will keep a piece of work from anywhere: linked to targets now ("shows": target, because) or later.

    It is the learner's alone until handed in; what an adult who teaches them saw is handed in at once, and so is what the
    learner says they are ready to show. Raises NotAllowed,
    or Refused when there is nothing in it, a file is not taken, a link is no web address, or it is dated after today.
    Publishes PieceCaptured, then PieceClaimed and PieceHandedIn for what is said at once.
    """
    if not may_capture(viewer_of(by, at=at), learner):
        raise NotAllowed(_("Only the learner, or who teaches them, keeps work here."))
    today = school_day(learner.school, at)
    refuse_bad_piece(text=text, link=link, files=files, made_on=made_on, today=today)
    _refuse_what_belongs_to_others(learner, own_area, plan)
    kept = [(keep_file(given.upload, school_id=learner.school_id, at=at), given) for given in files]
    kind = kind_for(kind, kept, link)
    piece = Evidence.objects.create(
        learner=learner, author=by, kind=kind, source=_source(source), title=title_for(title, text, kind), text=text.strip(),
        link=link.strip(), place=place.strip()[:80], made_on=made_on or today, captured_at=at, own_area=own_area, plan=plan,
    )  # fmt: skip
    keep_files_of(piece, kept)
    publish(events.PieceCaptured(school_id=learner.school_id, about_id=learner.id, evidence_id=piece.id))
    is_own = by.id == learner.id
    if not is_own:  # others say what a piece shows once it is handed in
        give_in(piece, at=at)
    for target, because in (shows or {}).items():
        claim(evidence=piece, target=target, because=because, by=by, at=at)
    if hands_in and is_own:
        give_in(piece, at=at)
    if says_ready:
        _say_ready(piece, shows or {}, by=by, at=at)
    return piece


@action
def add_words(*, evidence_file: EvidenceFile, words: str, by: Person, at: datetime, language: str = "") -> EvidenceFile:
    """This function will write the words of a picture, a sound or a film: what one sees or hears in it.

    The learner may change them at any time; who teaches them may write them where there are none. Raises NotAllowed, or
    Refused when there are no words. Publishes WordsAdded.
    """
    piece = evidence_file.evidence
    if not may_add_words(viewer_of(by, at=at), piece, are_there_words=bool(evidence_file.words)):
        raise NotAllowed(_("Only its maker changes the words of a piece."))
    if not words.strip():
        raise Refused(_("Write what one can see or hear in it; one sentence is enough."))
    evidence_file.words, evidence_file.language = words.strip(), language
    evidence_file.save(update_fields=["words", "language"])
    publish(events.WordsAdded(school_id=piece.school_id, about_id=piece.learner_id, evidence_id=piece.id))
    return evidence_file


@action
def erase(*, evidence: Evidence, by: Person, at: datetime) -> None:
    """This function will erase what a piece holds: its words, its files, what was said about it.

    A judgement that rests on it keeps standing as a receipt without the content, and says so. Raises NotAllowed unless it
    is the learner's own. Publishes PieceErased.
    """
    if not may_change_piece(viewer_of(by, at=at), evidence):
        raise NotAllowed(_("Only its maker erases a piece."))
    evidence_id = evidence.id
    drop_files_of(evidence)
    evidence.claims.all().delete()
    if Judgement.objects.filter(pieces=evidence).exists():
        evidence.title = evidence.text = evidence.link = evidence.place = ""
        evidence.erased_at, evidence.showcase_place = at, None
        evidence.save()
    else:
        evidence.delete()
    publish(events.PieceErased(school_id=evidence.school_id, about_id=evidence.learner_id, evidence_id=evidence_id))


def _say_ready(piece: Evidence, shows: Mapping[LearningTarget, str], *, by: Person, at: datetime) -> None:
    if not shows:
        raise Refused(_("Choose what you are ready to show, under “This shows”."))
    for target, because in shows.items():
        say_ready(learner=piece.learner, target=target, pieces=[piece], because=because, by=by, at=at)


def refuse_bad_piece(*, text: str, link: str, files: Sequence[GivenFile], made_on: date | None, today: date) -> None:
    """This function will refuse what nobody could look at, inside the action that keeps it."""
    if not (text.strip() or link.strip() or files):
        raise Refused(_("There is nothing in it yet. Take a picture, say something, write, draw or give a link."))
    if len(text) > TEXT_LENGTH:
        raise Refused(_("This text is very long. Keep it as a file, or in two pieces."))
    if made_on and made_on > today:
        raise Refused(_("This day has not come yet. Choose the day on which it was made."))
    if link.strip():
        try:
            LINK(link.strip())
        except ValidationError as error:
            raise Refused(_("This is no web address. It begins with https:// and has no spaces.")) from error


def _refuse_what_belongs_to_others(learner: Person, *things: OwnArea | ActivityPlan | None) -> None:
    if any(thing is not None and thing.learner_id != learner.id for thing in things):
        raise NotAllowed(_("That belongs to somebody else."))


def kind_for(kind: str, kept: Sequence[Kept], link: str) -> str:
    """This function will tell what kind of piece it is: as said, else by what is in it."""
    if kind in PieceKind.values:
        return kind
    if kept:
        return kind_of(kept[0])
    return PieceKind.LINK if link.strip() else PieceKind.TEXT


def _source(source: str) -> str:
    if source not in Source.values:
        raise Refused(_("Choose where it comes from: one of the places in the list."))
    return source


def title_for(title: str, text: str, kind: str) -> str:
    """This function will give what the maker called it, else the first words of the text, else what kind of thing it is."""
    first_line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    words = title.strip() or first_line or str(PieceKind(kind).label).capitalize()
    return words if len(words) <= TITLE_LENGTH else f"{words[: TITLE_LENGTH - 1].rstrip()}…"
