"""Promising talks, holding them, and what is written in them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.core.files import File
from django.utils.translation import gettext as _

from trellis.foundation.files import CheckedFile, store_upload
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.models import StoredFile
from trellis.rooms.circles.actions import (
    keep_agreement,
    let_go_of_agreement,
    make_agreement,
    note_interaction,
    reword_agreement,
    untick_agreement,
)
from trellis.rooms.circles.models import Agreement
from trellis.rooms.circles.rules import require_day_ahead
from trellis.rooms.circles.terms import InteractionKind
from trellis.rooms.conferences import events
from trellis.rooms.conferences.models import AgendaItem, Conference, ConferenceLine
from trellis.rooms.conferences.queries import free_moment, rhythm_of, talk_standing_at
from trellis.rooms.conferences.rules import (
    is_being_held,
    is_party,
    may_change_line,
    may_hold_talk,
    may_promise_talk,
    may_write_in,
)
from trellis.rooms.conferences.terms import ConferenceKind
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import next_school_day, school_day, viewer_of


@action
def promise_talk(
    *, adult: Person, learner: Person, promised_on: date, by: Person, at: datetime, promised_time: time | None = None,
    kind: str = ConferenceKind.CHECK_IN, place: str = "",
) -> Conference:  # fmt: skip
    """This function will promise a learner a talk on a day; a talk that these two have before them moves to it.

    Raises NotAllowed for anybody but the adult. Publishes TalkPromised.
    """
    if not may_promise_talk(viewer_of(by, at=at), adult, learner):
        raise NotAllowed(_("An adult promises their own talks, to learners they teach."))
    talk, _made = Conference.objects.update_or_create(
        adult=adult, learner=learner, held_at=None,
        defaults={"promised_on": promised_on, "promised_time": promised_time, "kind": kind, "place": place,
                  "school_id": learner.school_id},
    )  # fmt: skip
    publish(events.TalkPromised(school_id=learner.school_id, about_id=learner.id, conference_id=talk.id))
    return talk


@action
def move_talk(
    *, conference: Conference, to: date, by: Person, at: datetime, because: str = "",
    promised_time: time | None = None,
) -> None:  # fmt: skip
    """This function will move a promised talk to another day; the day it was promised for first stays known.

    Raises NotAllowed for anybody but its adult, Refused for a day gone by or years ahead, a time
    at which another talk stands, or a talk already held. Publishes TalkMoved.
    """
    if not may_hold_talk(viewer_of(by, at=at), conference):
        raise NotAllowed(_("The adult who promised a talk moves it."))
    if conference.held_at is not None:
        raise Refused(_("This talk has been held already."))
    require_day_ahead(to, today=school_day(conference.learner.school, at))
    if other := talk_standing_at(conference, to, promised_time):
        raise Refused(
            _("You promised %(name)s a talk at that time. Choose another time, or move that one first.")
            % {"name": other.learner.said_as}
        )
    set_talk(conference, to, promised_time, because=because)


def set_talk(conference: Conference, on: date, when: time | None, *, place: str = "", because: str = "") -> None:
    """This function will set a promised talk on another day, inside the action that decides it; the day it was promised for
    first stays known. Publishes TalkMoved."""
    if on != conference.promised_on:
        conference.moved_from = conference.moved_from or conference.promised_on
    conference.promised_on, conference.promised_time = on, when
    conference.place = place or conference.place
    conference.moved_because = because.strip()[:200]
    conference.save(update_fields=["moved_from", "promised_on", "promised_time", "moved_because", "place"])
    publish(_of(conference, events.TalkMoved))


@action
def start_talk(*, conference: Conference, by: Person, at: datetime) -> None:
    """This function will start a talk; one that was started on another day and not ended starts anew. Publishes
    TalkStarted."""
    if not may_hold_talk(viewer_of(by, at=at), conference):
        raise NotAllowed(_("The adult who promised a talk starts it."))
    if conference.held_at is None and not is_being_held(conference, on=school_day(conference.learner.school, at)):
        conference.started_at = at
        conference.save(update_fields=["started_at"])
        publish(_of(conference, events.TalkStarted))


@action
def write_line(
    *, conference: Conference, text: str, by: Person, at: datetime, line: ConferenceLine | None = None,
    upload: CheckedFile | File | None = None,
) -> ConferenceLine:  # fmt: skip
    """This function will write what one of the two said, or keep their voice saying it; changing the words of one's own
    line keeps what it said before.

    Raises NotAllowed for anybody else's line, Refused when nothing is said. Publishes LineWritten.
    """
    if not is_party(by, conference) or not may_write_in(viewer_of(by, at=at), conference):
        raise NotAllowed(_("This talk is between two other people."))
    words = text.strip()
    is_spoken = upload is not None or (line is not None and line.file_id is not None)
    if (not words and not is_spoken) or len(words) > 4000:
        raise Refused(_("Write it in up to 4000 characters."))
    file = store_upload(upload, school_id=conference.school_id, at=at) if upload else None
    if line is None:
        line = ConferenceLine.objects.create(conference=conference, author=by, text=words, file=file, at=at)
    else:
        _change_line(line, words, file, by=by, at=at)
    publish(_of(conference, events.LineWritten))
    return line


def _change_line(line: ConferenceLine, words: str, file: StoredFile | None, *, by: Person, at: datetime) -> None:
    if not may_change_line(by, line):
        raise NotAllowed(_("Only who said a line changes it."))
    if file is not None:
        line.file = file
        line.save(update_fields=["file"])
    if line.text != words:
        line.earlier = [*line.earlier, {"text": line.text, "until": at.isoformat()}]
        line.text = words
        line.save(update_fields=["earlier", "text"])


@dataclass(frozen=True)
class Written:
    """What one of the two wrote on the page of a talk, to be kept at once."""

    kept: Collection[Agreement] = ()
    unticked: Collection[Agreement] = ()
    line: str = ""
    voice: CheckedFile | File | None = None
    promises: Mapping[UUID, tuple[str, date | None]] = field(default_factory=dict)


@action
def write_talk(*, conference: Conference, written: Written, by: Person, at: datetime) -> None:
    """This function will keep what one of the two wrote in a talk: ticks, their own line, and the new promises of either.

    Each ticks their own promises; the adult of a talk that is being held ticks for both. An emptied promise that nobody sealed yet is let go. Raises as write_line and make_agreement do. Publishes what those
    publish.
    """
    if not is_party(by, conference) or not may_write_in(viewer_of(by, at=at), conference):
        raise NotAllowed(_("This talk is between two other people."))
    _tick(conference, written, by=by, at=at)
    _write_own_line(conference, written, by=by, at=at)
    for owner_id, (text, due_on) in written.promises.items():
        _write_promise(conference, owner_id, text.strip(), due_on, by=by, at=at)


def _write_own_line(conference: Conference, written: Written, *, by: Person, at: datetime) -> None:
    """One's half is one line that grows; each recording after the first is a line of its own, so that none is lost."""
    line = conference.lines.filter(author=by).order_by("-at").first()
    words, voice = written.line.strip(), written.voice
    is_new = voice is not None and line is not None and line.file_id is not None
    if is_new:
        write_line(conference=conference, text="", upload=voice, by=by, at=at)
        voice = None
    if voice or words or (line is not None and line.file_id is not None and words != line.text):
        kept = words or (line.text if line is not None and line.file_id is None else "")
        write_line(conference=conference, text=kept, upload=voice, line=line, by=by, at=at)


def _tick(conference: Conference, written: Written, *, by: Person, at: datetime) -> None:
    together = is_being_held(conference, on=school_day(conference.learner.school, at))
    is_beside_owner = together and by.id == conference.adult_id
    for agreement in written.kept:
        if agreement.kept_at is None:
            keep_agreement(agreement=agreement, by=by, at=at, is_beside_owner=is_beside_owner)
    for agreement in written.unticked:
        untick_agreement(agreement=agreement, by=by, at=at, is_beside_owner=is_beside_owner)


def _write_promise(
    conference: Conference, owner_id: UUID, text: str, due_on: date | None, *, by: Person, at: datetime
) -> None:
    agreement = conference.agreements.filter(owner_id=owner_id, superseded_by=None, let_go_at=None).first()
    pair = (conference.learner, conference.adult)
    owner, other = pair if owner_id == conference.learner_id else pair[::-1]
    if agreement and not text and agreement.agreed_at is None:
        conference.agreements.remove(agreement)
        let_go_of_agreement(agreement=agreement, because=_("Taken out before both agreed."), by=by, at=at)
    elif agreement and (agreement.text, agreement.due_on) != (text, due_on):
        conference.agreements.add(reword_agreement(agreement=agreement, text=text, due_on=due_on, by=by, at=at))
    elif not agreement and text:
        made = make_agreement(
            learner=conference.learner, owner=owner, other=other, text=text, due_on=due_on, by=by, at=at
        )
        conference.agreements.add(made)


@action
def end_talk(*, conference: Conference, written: Written, by: Person, at: datetime) -> Conference | None:
    """This function will keep what is written and hold the talk: "We agree". One promise, of either, is enough.

    Raises Refused when nobody promised anything. Publishes what write_talk and hold_talk do.
    """
    write_talk(conference=conference, written=written, by=by, at=at)
    if not conference.agreements.filter(superseded_by=None, let_go_at=None).exists():
        raise Refused(_("Write one thing first that one of you will do until next time; then press We agree."))
    return hold_talk(conference=conference, by=by, at=at)


@action
def talk_now(*, adult: Person, learner: Person, by: Person, at: datetime) -> Conference:
    """This function will start a talk at once: the one these two have before them, or a new one. Publishes TalkStarted."""
    talk = Conference.objects.filter(adult=adult, learner=learner, held_at=None).first()
    if talk is None:
        talk = promise_talk(adult=adult, learner=learner, promised_on=school_day(learner.school, at), by=by, at=at)
    start_talk(conference=talk, by=by, at=at)
    return talk


@action
def write_agreement(*, conference: Conference, agreement: Agreement, by: Person, at: datetime) -> None:
    """This function will tie an agreement to the talk in which it was made. Publishes LineWritten."""
    if not is_party(by, conference):
        raise NotAllowed(_("This talk is between two other people."))
    conference.agreements.add(agreement)
    publish(_of(conference, events.LineWritten))


@action
def add_to_agenda(
    *, learner: Person, adult: Person, text: str, by: Person, at: datetime, target_id: UUID | None = None
) -> AgendaItem:
    """This function will put something on the agenda of the next talk of these two; what waits there is not put twice.

    Raises NotAllowed for anybody but the two, Refused when nothing is written. Publishes AgendaItemAdded.
    """
    if by.id not in {learner.id, adult.id}:
        raise NotAllowed(_("The two who talk write the agenda."))
    words = text.strip()
    if not words or len(words) > 300:
        raise Refused(_("Write it in up to 300 characters."))
    return put_views_on_agenda(learner=learner, adult=adult, text=words, target_id=target_id, by=by, at=at)


@action
def put_views_on_agenda(
    *, learner: Person, adult: Person, text: str, target_id: UUID | None, by: Person, at: datetime
) -> AgendaItem:
    """This function will let something come up in the next talk of these two, once; it is put there by what one of them,
    or a colleague, has said. Publishes AgendaItemAdded.
    """
    item, made = AgendaItem.objects.get_or_create(
        learner=learner, adult=adult, text=text, target_id=target_id, talked_at=None,
        defaults={"by": by, "at": at, "school_id": learner.school_id},
    )  # fmt: skip
    if made:
        publish(events.AgendaItemAdded(school_id=learner.school_id, about_id=learner.id, item_id=item.id))
    return item


@action
def hold_talk(*, conference: Conference, by: Person, at: datetime) -> Conference | None:
    """This function will end a talk: what waited has been talked about, its agreements are sealed, that the two met is
    noted, and the next talk is promised where there is a rhythm: so many days from today, on a school day.

    Raises NotAllowed for anybody but its adult, Refused when it has been held. Publishes TalkHeld.
    """
    if not may_hold_talk(viewer_of(by, at=at), conference):
        raise NotAllowed(_("The adult who promised a talk ends it."))
    if conference.held_at is not None:
        raise Refused(_("This talk has been held already."))
    conference.started_at = conference.started_at or at
    conference.held_at = at
    conference.save(update_fields=["started_at", "held_at"])
    AgendaItem.objects.filter(learner=conference.learner, adult=conference.adult, talked_at=None).update(talked_at=at)
    conference.agreements.filter(agreed_at=None).update(agreed_at=at)
    publish(
        events.TalkHeld(
            school_id=conference.school_id, about_id=conference.learner_id, conference_id=conference.id,
            adult_id=conference.adult_id,
        )
    )  # fmt: skip
    note_interaction(learner=conference.learner, kind=InteractionKind.SPOKE, by=by, at=at)
    return _promise_next(conference, by=by, at=at)


def _promise_next(conference: Conference, *, by: Person, at: datetime) -> Conference | None:
    """The next talk of a rhythm: on its day, or a little before it, in the minutes that the adult gives to talks; where they
    named none, on its day at the hour of this one."""
    rhythm = rhythm_of(conference.adult, conference.learner)
    if rhythm is None:
        return None
    school = conference.learner.school
    today = school_day(school, at)
    day = next_school_day(school, today + timedelta(days=rhythm.every_days))
    found = free_moment(conference.adult, conference.learner, due=day, today=today, minutes=rhythm.minutes)
    on, when, place = found or (day, conference.promised_time, conference.place)
    return promise_talk(
        adult=conference.adult, learner=conference.learner, promised_on=on, by=by, at=at, promised_time=when,
        place=place or conference.place,
    )  # fmt: skip


def _of(conference: Conference, kind: type[Any]) -> Any:
    return kind(school_id=conference.school_id, about_id=conference.learner_id, conference_id=conference.id)
