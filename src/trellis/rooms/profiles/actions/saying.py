"""What a learner says about themself, what is written down for them, and what an adult adds beside it."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from django.core.files import File
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from trellis.foundation.files import CheckedFile, delete_file, store_upload
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of
from trellis.rooms.people.terms import Audience
from trellis.rooms.profiles import events
from trellis.rooms.profiles.models import ProfileEntry
from trellis.rooms.profiles.rules import may_add_beside, may_say_about, may_take_back, may_write_down
from trellis.rooms.profiles.terms import MOST_OF_A_KIND, MOST_WORDS, ONE_AT_A_TIME, EntryKind

TWICE = timedelta(seconds=20)  # the same words so soon after are a second press
OPEN_TO = frozenset({Audience.TEACHERS, Audience.FAMILY, Audience.CLASS, Audience.SCHOOL, Audience.MY_CIRCLE})
type Upload = CheckedFile | File | None


@action
def say_about_me(
    *, learner: Person, kind: str, by: Person, at: datetime, text: str = "", visibility: Collection[str] = (),
    upload: Upload = None,
) -> ProfileEntry:  # fmt: skip
    """This function will keep something a learner says about themself, in writing, aloud or as a picture; a new own line, and
    a new way to say one's name, take the place of the old one.

    Raises NotAllowed unless the learner speaks, Refused when nothing is said, too much, or to nobody there is. Publishes
    ProfileSaid.
    """
    if not may_say_about(by, learner):
        raise NotAllowed(_("Only the learner speaks here."))
    entry = _said(learner, kind, text, visibility=visibility, upload=upload, at=at)
    publish(events.ProfileSaid(school_id=learner.school_id, about_id=learner.id, kind=kind))
    return entry


@action
def write_down(*, learner: Person, kind: str, text: str, by: Person, at: datetime) -> ProfileEntry:
    """This function will keep, as the learner's own words, what a teacher wrote down as the learner said it; that it was
    written down, and by whom, stays beside it.

    Raises NotAllowed unless the writer teaches them today, Refused as say_about_me does. Publishes ProfileWrittenDown.
    """
    if not may_write_down(viewer_of(by, at=at), learner):
        raise NotAllowed(_("Those who teach a learner write down what the learner says."))
    entry = _said(learner, kind, text, at=at, written_by=by)
    publish(events.ProfileWrittenDown(school_id=learner.school_id, about_id=learner.id, kind=kind))
    return entry


@action
def pick_interests(*, learner: Person, pictures: Mapping[str, str], by: Person, at: datetime) -> None:
    """This function will make the pictures that a learner picked their interests: what they picked before and no longer do
    is taken back, everything else they said stays. `pictures` gives each picture with its word.

    Raises NotAllowed unless the learner picks, Refused for more than can stand there. Publishes ProfileSaid.
    """
    if not may_say_about(by, learner):
        raise NotAllowed(_("Only the learner speaks here."))
    if len(pictures) > MOST_OF_A_KIND:
        raise Refused(_("Choose at most %(most)s pictures.") % {"most": MOST_OF_A_KIND})
    one_after_the_other(learner)
    picked = _live(learner, EntryKind.INTEREST).exclude(picture="")
    standing = set(picked.values_list("picture", flat=True))
    picked.exclude(picture__in=list(pictures)).update(taken_back_at=at)
    for picture, word in pictures.items():
        if picture not in standing:
            ProfileEntry.objects.create(
                learner=learner, author=learner, kind=EntryKind.INTEREST, text=word, picture=picture, said_at=at
            )
    publish(events.ProfileSaid(school_id=learner.school_id, about_id=learner.id, kind=EntryKind.INTEREST.value))


@action
def open_entry(*, entry: ProfileEntry, visibility: Collection[str], by: Person, at: datetime) -> None:
    """This function will open something that stands about a learner to whom the learner says, and close it to others.

    Raises NotAllowed unless the learner does, Refused for an audience there is not. Publishes ProfileOpened.
    """
    if not may_say_about(by, entry.learner):
        raise NotAllowed(_("Only the learner opens this."))
    entry.visibility = _audiences(visibility)
    entry.save(update_fields=["visibility"])
    publish(events.ProfileOpened(school_id=entry.school_id, about_id=entry.learner_id, kind=entry.kind))


@action
def add_beside(*, learner: Person, text: str, by: Person, at: datetime) -> ProfileEntry:
    """This function will add an adult's signed line beside what a learner says: nothing of the learner's is changed. What
    home adds, home reads.

    Raises NotAllowed unless the writer teaches them today or is their guardian, Refused for nothing or too much. Publishes
    ProfileAddedTo.
    """
    viewer = viewer_of(by, at=at)
    if by.id == learner.id or not may_add_beside(viewer, learner):
        raise NotAllowed(_("Those who teach a learner, and their family, add a line here."))
    words = _words(text)
    one_after_the_other(learner)
    before = ProfileEntry.objects.filter(learner=learner, author=by, text=words, taken_back_at=None)
    if (pressed := before.filter(said_at__gt=at - TWICE, said_at__lte=at).first()) is not None:
        return pressed
    opened = (Audience.FAMILY,) if learner.id in viewer.children else ()
    entry = ProfileEntry.objects.create(
        learner=learner, author=by, kind=EntryKind.BESIDE, text=words, visibility=opened, said_at=at
    )
    publish(events.ProfileAddedTo(school_id=learner.school_id, about_id=learner.id, entry_id=entry.id))
    return entry


@action
def take_back(*, entry: ProfileEntry, by: Person, at: datetime) -> None:
    """This function will take back something that stands about a learner, with its picture and its sound: the learner may
    take anything away, an adult their own line. Publishes ProfileTakenBack, or LineBesideTakenBack.
    """
    if not may_take_back(by, entry):
        raise NotAllowed(_("Only the learner takes this back."))
    _retire(entry, at)
    event = events.LineBesideTakenBack if entry.is_beside else events.ProfileTakenBack
    publish(event(school_id=entry.school_id, about_id=entry.learner_id, kind=entry.kind))


def _said(
    learner: Person, kind: str, text: str, *, at: datetime, visibility: Collection[str] = (), upload: Upload = None,
    written_by: Person | None = None,
) -> ProfileEntry:  # fmt: skip
    if kind not in EntryKind.values or kind == EntryKind.BESIDE:
        raise Refused(_("Choose what it is about."))
    words, opened = _words(text, is_spoken=upload is not None), _audiences(visibility)
    one_after_the_other(learner)
    standing = _live(learner, kind)
    if upload is None and (pressed := standing.filter(text=words, said_at__gt=at - TWICE, said_at__lte=at).first()):
        return pressed
    if kind in ONE_AT_A_TIME:
        for old in standing:
            _retire(old, at)
    elif standing.count() >= MOST_OF_A_KIND:
        raise Refused(_("%(most)s of these stand here. Take one back first.") % {"most": MOST_OF_A_KIND})
    return ProfileEntry.objects.create(
        learner=learner, author=learner, written_by=written_by, kind=kind, text=words, visibility=opened, said_at=at,
        file=store_upload(upload, school_id=learner.school_id, at=at) if upload else None,
    )  # fmt: skip


def _retire(entry: ProfileEntry, at: datetime) -> None:
    file, entry.taken_back_at, entry.file = entry.file, at, None
    entry.save(update_fields=["taken_back_at", "file"])
    if file is not None:
        delete_file(file)


def _live(learner: Person, kind: str) -> QuerySet[ProfileEntry]:
    return ProfileEntry.objects.filter(learner=learner, kind=kind, taken_back_at=None)


def _words(text: str, *, is_spoken: bool = False) -> str:
    words = text.strip()
    if not words and not is_spoken:
        raise Refused(_("Say something first: write it, speak it or show a picture."))
    if len(words) > MOST_WORDS:
        raise Refused(_("Say it in up to %(most)s characters; the rest can be a second line.") % {"most": MOST_WORDS})
    return words


def _audiences(visibility: Collection[str]) -> tuple[str, ...]:
    if set(visibility) - OPEN_TO:
        raise Refused(_("Choose from the list who may read it."))
    return tuple(visibility)
