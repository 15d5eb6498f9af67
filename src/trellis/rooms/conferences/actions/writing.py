"""What the two write in a talk: their own halves, their ticks, and what each promises."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.files import File
from django.utils.translation import gettext as _

from trellis.foundation.files import CheckedFile, delete_file, store_upload
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.models import StoredFile
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.circles.actions import (
    keep_agreement,
    let_go_of_agreement,
    make_agreement,
    reword_agreement,
    untick_agreement,
)
from trellis.rooms.circles.models import Agreement
from trellis.rooms.conferences import events
from trellis.rooms.conferences.models import Conference, ConferenceLine
from trellis.rooms.conferences.rules import is_being_held, is_party, may_change_line, may_write_in
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day, viewer_of


@action
def write_line(
    *, conference: Conference, text: str, by: Person, at: datetime, line: ConferenceLine | None = None,
    upload: CheckedFile | File | None = None, is_by_itself: bool = False,
) -> ConferenceLine:  # fmt: skip
    """This function will write what one of the two said, or keep their voice saying it; changing the words of one's own
    line keeps what it said before.

    What a page keeps by itself while somebody types is no version and, but for its first words, no line of the audit: how
    somebody came to their words is nobody's business (AR-08). Raises NotAllowed for anybody else's line, Refused when
    nothing is said. Publishes LineWritten.
    """
    if not is_party(by, conference) or not may_write_in(viewer_of(by, at=at), conference):
        raise NotAllowed(_("This talk is between two other people."))
    words = text.strip()
    is_spoken = upload is not None or (line is not None and line.file_id is not None)
    if (not words and not is_spoken) or len(words) > 4000:
        raise Refused(_("Write it in up to 4000 characters."))
    file = store_upload(upload, school_id=conference.school_id, at=at) if upload else None
    is_going_on = is_by_itself and line is not None and not line.is_settled
    if line is None:
        line = ConferenceLine.objects.create(
            conference=conference, author=by, text=words, file=file, at=at, is_settled=not is_by_itself
        )
    else:
        _change_line(line, words, file, by=by, at=at, is_by_itself=is_by_itself)
    if not is_going_on:
        publish(_of(conference, events.LineWritten))
    return line


def _change_line(
    line: ConferenceLine, words: str, file: StoredFile | None, *, by: Person, at: datetime, is_by_itself: bool
) -> None:
    if not may_change_line(by, line):
        raise NotAllowed(_("Only who said a line changes it."))
    said_before = line.file if file is not None else None
    if file is not None:
        line.file = file
    if line.text != words and line.is_settled:
        line.earlier = [*line.earlier, {"text": line.text, "until": at.isoformat()}]
    line.is_settled = not is_by_itself
    line.text = words
    line.save(update_fields=["file", "earlier", "text", "is_settled"])
    if said_before is not None:
        delete_file(said_before)


type Promised = tuple[str, date | None]


@dataclass(frozen=True)
class Written:
    """What one of the two wrote on the page of a talk, to be kept at once.

    `line_was`, `promises_were` and `says_were` are what stood there when they began to write; without them nothing is
    compared. `says`: what guardians say in a talk with the family, as its adult writes it down. `is_by_itself`: the page keeps
    it while they type. `is_said_again`: the voice takes the place of one that the page has kept by itself.
    """

    kept: Collection[Agreement] = ()
    unticked: Collection[Agreement] = ()
    line: str = ""
    line_was: str | None = None
    voice: CheckedFile | File | None = None
    promises: Mapping[UUID, Promised] = field(default_factory=dict)
    promises_were: Mapping[UUID, Promised] = field(default_factory=dict)
    says: Mapping[UUID, str] = field(default_factory=dict)
    says_were: Mapping[UUID, str] = field(default_factory=dict)
    is_by_itself: bool = False
    is_said_again: bool = False


@dataclass(frozen=True)
class Meanwhile:
    """Words that were not kept because others stand there since: whose promise it is (None: one's own half), what stands
    there now; where the two have agreed meanwhile, what was typed, for it has no field any more; and whether they are no
    promise, but what a guardian says."""

    owner_id: UUID | None
    stands: str
    sealed_over: str | None = None
    is_said: bool = False


class WrittenMeanwhile(Refused):
    """Somebody wrote where one was writing, so that nothing was sealed; carries what stands there now."""

    def __init__(self, meanwhile: tuple[Meanwhile, ...]) -> None:
        super().__init__(_("Somebody wrote here meanwhile. Read what stands here now, and press We agree again."))
        self.meanwhile = meanwhile


@action
def write_talk(*, conference: Conference, written: Written, by: Person, at: datetime) -> tuple[Meanwhile, ...]:
    """This function will keep what one of the two wrote in a talk: ticks, their own line, and the new promises of either;
    and tell which words it did not keep because somebody wrote there meanwhile: those stand, nothing is written over.

    Each ticks their own promises; the adult of a talk that is being held ticks for both. An emptied promise that nobody
    sealed yet is let go. Raises as write_line and make_agreement do. Publishes what those publish.
    """
    if not is_party(by, conference) or not may_write_in(viewer_of(by, at=at), conference):
        raise NotAllowed(_("This talk is between two other people."))
    conference.held_at = one_after_the_other(conference).held_at  # whoever saves second reads what the first has kept
    _tick(conference, written, by=by, at=at)
    meanwhile = [keep_own_line(conference, written, by=by, at=at)]
    pair = (conference.learner, conference.adult)
    for owner_id in written.promises:
        owner, other = pair if owner_id == conference.learner_id else pair[::-1]
        meanwhile.append(keep_promise(conference, Promising(owner, other), written, by=by, at=at))
    return tuple(one for one in meanwhile if one)


def keep_own_line(conference: Conference, written: Written, *, by: Person, at: datetime) -> Meanwhile | None:
    """This function will keep what one of the two wrote in their half, inside the act that writes a talk. One's half is one line that grows; each recording after the first is a line of its own, so that none is lost."""
    line = conference.lines.filter(author=by).order_by("-at", "-id").first()
    words, voice = written.line.strip(), written.voice
    stands = line.text if line else ""
    if written.line_was is not None and is_same(words, written.line_was):
        words = stands
    elif written.line_was is not None and not is_same(stands, written.line_was) and not is_same(stands, words):
        return Meanwhile(None, stands, words if conference.held_at else None)
    is_voiced = line is not None and line.file_id is not None
    is_said_again = written.is_said_again and line is not None and not line.is_settled
    if voice is not None and is_voiced and not is_said_again:
        write_line(conference=conference, text="", upload=voice, by=by, at=at, is_by_itself=written.is_by_itself)
        voice = None
    is_changed = words != stands or (line is not None and not line.is_settled and not written.is_by_itself)
    if voice or ((words or is_voiced) and is_changed):
        kept = words or (stands if not is_voiced else "")
        write_line(
            conference=conference, text=kept, upload=voice, line=line, by=by, at=at, is_by_itself=written.is_by_itself
        )
    return None


def is_same(one: str, other: str) -> bool:
    """This function will say whether two texts say the same, however a browser ends their lines."""
    return one.strip().splitlines() == other.strip().splitlines()


def _tick(conference: Conference, written: Written, *, by: Person, at: datetime) -> None:
    together = is_being_held(conference, on=school_day(conference.learner.school, at))
    is_beside_owner = together and by.id == conference.adult_id
    for agreement in written.kept:
        if agreement.kept_at is None:
            keep_agreement(agreement=agreement, by=by, at=at, is_beside_owner=is_beside_owner)
    for agreement in written.unticked:
        untick_agreement(agreement=agreement, by=by, at=at, is_beside_owner=is_beside_owner)


@dataclass(frozen=True)
class Promising:
    """Whose promise is written, to whom; and whether it is written down before all of them (`is_beside_owner`)."""

    owner: Person
    other: Person
    is_beside_owner: bool = False


def keep_promise(
    conference: Conference, one: Promising, written: Written, *, by: Person, at: datetime
) -> Meanwhile | None:
    """This function will keep what somebody promises in a talk, inside the act that writes it: made, changed, or, emptied by
    a press, let go of."""
    text, due_on = will = (written.promises[one.owner.id][0].strip(), written.promises[one.owner.id][1])
    agreement = conference.agreements.filter(owner=one.owner, superseded_by=None, let_go_at=None).first()
    stands: Promised = (agreement.text, agreement.due_on) if agreement else ("", None)
    was = written.promises_were.get(one.owner.id)
    if will in (was, stands):
        return None
    if was is not None and (conference.held_at or stands != was):
        return Meanwhile(one.owner.id, stands[0], will[0] if conference.held_at else None)
    act: dict[str, Any] = {"by": by, "at": at, "is_beside_owner": one.is_beside_owner}
    if agreement and text:
        conference.agreements.add(
            reword_agreement(agreement=agreement, text=text, due_on=due_on, is_going_on=written.is_by_itself, **act)
        )
    elif agreement and agreement.agreed_at is None and not written.is_by_itself:
        conference.agreements.remove(agreement)
        let_go_of_agreement(agreement=agreement, because=_("Taken out before both agreed."), **act)
    elif agreement and not written.is_by_itself:
        reword_agreement(agreement=agreement, text=text, due_on=due_on, **act)
    elif text:
        made = make_agreement(
            learner=conference.learner, owner=one.owner, other=one.other, text=text, due_on=due_on, **act
        )
        conference.agreements.add(made)
    return None


@action
def write_agreement(*, conference: Conference, agreement: Agreement, by: Person, at: datetime) -> None:
    """This function will tie an agreement to the talk in which it was made. Publishes LineWritten."""
    if not is_party(by, conference):
        raise NotAllowed(_("This talk is between two other people."))
    conference.agreements.add(agreement)
    publish(_of(conference, events.LineWritten))


def _of(conference: Conference, kind: type[Any]) -> Any:
    return kind(school_id=conference.school_id, about_id=conference.learner_id, conference_id=conference.id)
