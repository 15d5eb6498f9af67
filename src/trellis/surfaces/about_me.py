"""What a learner says about themself, in the order in which it is read, each with who said it, when, and who reads it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import age_on
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import Audience
from trellis.rooms.privacy.readers import columns_that_read
from trellis.rooms.privacy.terms import Column
from trellis.rooms.profiles.models import ProfileEntry
from trellis.rooms.profiles.rules import kind_of
from trellis.rooms.profiles.terms import EntryKind

# The learner's own headings, in the order in which a page reads them: strengths first.
HEADINGS: dict[str, Any] = {
    EntryKind.NAME: gettext_lazy("How to say my name"),
    EntryKind.LINE: gettext_lazy("My line"),
    EntryKind.STRENGTH: gettext_lazy("What I am good at"),
    EntryKind.INTEREST: gettext_lazy("What I like"),
    EntryKind.HOPE: gettext_lazy("What I hope for"),
    EntryKind.NEED: gettext_lazy("What I need"),
    EntryKind.LANGUAGE: gettext_lazy("My languages"),
    EntryKind.TO_ADULTS: gettext_lazy("What adults should know"),
    EntryKind.LIFE_AREA: gettext_lazy("Parts of my life"),
}
HEADINGS_YOUNG: dict[str, Any] = {
    EntryKind.STRENGTH: gettext_lazy("I am good at"),
    EntryKind.HOPE: gettext_lazy("I hope"),
    EntryKind.NEED: gettext_lazy("I need"),
    EntryKind.TO_ADULTS: gettext_lazy("Grown-ups should know"),
    EntryKind.NAME: gettext_lazy("My name sounds like this"),
}
# To whom a learner may open something, in their words.
OPENINGS: dict[str, Any] = {
    Audience.FAMILY: gettext_lazy("My family"),
    Audience.TEACHERS: gettext_lazy("Those who teach me"),
    Audience.CLASS: gettext_lazy("My class"),
    Audience.SCHOOL: gettext_lazy("My class and those who lead the school"),
}
# Pictures of ours to pick from, each with its word.
LIKES: dict[str, Any] = {
    "living-things": gettext_lazy("animals and plants"),
    "making-and-design": gettext_lazy("building things"),
    "drawing-and-seeing": gettext_lazy("drawing"),
    "sound-and-music": gettext_lazy("music"),
    "telling-stories": gettext_lazy("stories"),
    "cooking-and-growing": gettext_lazy("cooking and growing"),
    "healthy-body": gettext_lazy("moving and sport"),
    "steps-for-a-robot": gettext_lazy("robots"),
    "earth-and-sky": gettext_lazy("the sky"),
    "forces-and-motion": gettext_lazy("things that move"),
    "places-and-maps": gettext_lazy("maps and places"),
    "reading": gettext_lazy("books"),
    "number-and-fair-shares": gettext_lazy("numbers"),
    "friends-and-repair": gettext_lazy("being with friends"),
    "past-and-memory": gettext_lazy("long ago"),
    "other-languages": gettext_lazy("other languages"),
}


@dataclass(frozen=True)
class Said:
    """One thing said, and the sentence that tells its author who reads it."""

    entry: ProfileEntry
    reads: str = ""


@dataclass(frozen=True)
class Heading:
    kind: str
    title: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class AboutMe:
    """Everything that one reader may read about a learner: the learner's own words first, then what adults added."""

    headings: tuple[Heading, ...]
    beside: tuple[Said, ...]

    @property
    def name(self) -> ProfileEntry | None:
        """How the learner says their name, to be heard beside it."""
        return self._first(EntryKind.NAME)

    @property
    def line(self) -> ProfileEntry | None:
        """The learner's own line, which stands below their name."""
        return self._first(EntryKind.LINE)

    @property
    def below(self) -> tuple[Heading, ...]:
        """What stands below the name and the line."""
        return tuple(row for row in self.headings if row.kind not in {EntryKind.NAME, EntryKind.LINE})

    def _first(self, kind: EntryKind) -> ProfileEntry | None:
        return next((row.said[0].entry for row in self.headings if row.kind == kind), None)


def about_me(entries: Iterable[ProfileEntry], learner: Person, *, viewer: Viewer) -> AboutMe:
    """This function will sort what was said about a learner under its headings; the learner also reads who reads each."""
    is_own, age = viewer.id == learner.id, age_on(learner, viewer.on)
    reads: dict[Any, str] = {}  # several are opened alike
    rows = [Said(entry, _reads_once(reads, entry, age) if is_own else "") for entry in entries]
    headings = (
        Heading(kind, str(title), tuple(row for row in rows if row.entry.kind == kind))
        for kind, title in HEADINGS.items()
    )
    beside = tuple(row for row in rows if row.entry.is_beside)
    return AboutMe(tuple(heading for heading in headings if heading.said), beside)


def _reads_once(found: dict[Any, str], entry: ProfileEntry, age: int | None) -> str:
    opened = entry.kind, *entry.visibility
    if opened not in found:
        found[opened] = reads_in_words(entry, age)
    return found[opened]


def reads_in_words(entry: ProfileEntry, age: int | None) -> str:
    """This function will say in a sentence to a learner who reads something of theirs, as who-sees-what has it."""
    columns = columns_that_read(kind_of(entry.kind), visibility=entry.visibility, age=age)
    if Column.OTHER_STAFF in columns:
        return _("Everybody at your school and your family read this.")
    groups = (
        (_("those who teach you"), columns & {Column.TEACHER, Column.ADVISOR}),
        (_("your family"), columns & {Column.GUARDIAN}),
        (_("your class"), columns & {Column.PEER}),
        (_("those who lead the school"), columns & {Column.LEADER}),
    )
    named = [words for words, reading in groups if reading]
    if not named:
        return _("Only you read this.")
    all_but_last = ", ".join([_("You"), *named[:-1]])
    return _("%(some)s and %(last)s read this.") % {"some": all_but_last, "last": named[-1]}
