"""What is promised and said in a talk with the family, and what a guardian writes back."""

from datetime import datetime
from typing import Any

from django.core.files import File
from django.utils.translation import gettext as _

from trellis.foundation.files import CheckedFile, store_upload
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.conferences import events
from trellis.rooms.conferences.actions.talks import hold_talk, start_talk
from trellis.rooms.conferences.actions.writing import (
    Meanwhile,
    Promising,
    Written,
    WrittenMeanwhile,
    is_same,
    keep_own_line,
    keep_promise,
)
from trellis.rooms.conferences.models import Conference, ConferenceLine
from trellis.rooms.conferences.rules import is_party, may_hold_talk, may_read_as_family, may_write_in
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of


@action
def write_with_family(*, conference: Conference, written: Written, by: Person, at: datetime) -> tuple[Meanwhile, ...]:
    """This function will keep what was written on the page of a talk with the family, and tell which words it did not keep
    because somebody wrote there meanwhile: what the learner, the adult and each guardian at the table promise (the learner the
    adult, the others the learner), one's own words, and what guardians say, as the adult writes it down beside them.

    What the page keeps by itself after the talk was held is told, and changes no promise. Raises NotAllowed for anybody else
    and for somebody who was not asked, Refused once the talk was held. Publishes what write_line, make_agreement and
    reword_agreement do.
    """
    if not is_party(by, conference) or not may_write_in(viewer_of(by, at=at), conference):
        raise NotAllowed(_("This talk is between two other people."))
    conference.held_at = one_after_the_other(conference).held_at
    if conference.held_at is not None and not written.is_by_itself:
        raise Refused(_("This talk has been held already."))
    people = {conference.learner_id: conference.learner, conference.adult_id: conference.adult}
    guardians = {one.guardian_id: one.guardian for one in conference.invited.select_related("guardian")}
    people |= guardians
    if written.promises.keys() - people.keys() or written.says.keys() - guardians.keys():
        raise NotAllowed(_("This person was not asked to the talk."))
    meanwhile = [keep_own_line(conference, written, by=by, at=at)]
    meanwhile += [_write_down(conference, guardians[one], written, by=by, at=at) for one in written.says]
    for owner in (people[one] for one in written.promises):
        other = conference.adult if owner.id == conference.learner_id else conference.learner
        meanwhile.append(keep_promise(conference, Promising(owner, other, True), written, by=by, at=at))
    return tuple(one for one in meanwhile if one)


@action
def end_with_family(*, conference: Conference, written: Written, by: Person, at: datetime) -> None:
    """This function will keep what was written and hold the talk: "We agree". One promise, of anybody, is enough; from then
    on the family reads what was shown.

    Raises NotAllowed for anybody but its adult, Refused where nobody promised anything, WrittenMeanwhile when somebody wrote
    there meanwhile. Publishes what write_with_family and hold_talk do.
    """
    if not may_hold_talk(viewer_of(by, at=at), conference) or not conference.is_with_family:
        raise NotAllowed(_("The adult who promised a talk ends it."))
    if one_after_the_other(conference).held_at is not None:
        raise Refused(_("This talk has been held already."))
    start_talk(conference=conference, by=by, at=at)
    if meanwhile := write_with_family(conference=conference, written=written, by=by, at=at):
        raise WrittenMeanwhile(meanwhile)
    if not conference.agreements.filter(superseded_by=None, let_go_at=None).exists():
        raise Refused(_("Write one thing first that one of you will do; then press We agree."))
    if conference.is_asked:
        conference.is_asked = False
        conference.save(update_fields=["is_asked"])
    hold_talk(conference=conference, by=by, at=at)


def _write_down(
    conference: Conference, guardian: Person, written: Written, *, by: Person, at: datetime
) -> Meanwhile | None:
    """What a guardian says, written down beside them by the adult; what they wrote themself stays theirs."""
    if not may_hold_talk(viewer_of(by, at=at), conference):
        raise NotAllowed(_("The adult of this talk writes down what the family says."))
    line = conference.lines.filter(author=guardian, written_by__isnull=False).first()
    words, stands = written.says[guardian.id].strip()[:4000], line.text if line else ""
    was = written.says_were.get(guardian.id)
    if is_same(words, stands) or (was is not None and is_same(words, was)):
        return None
    if conference.held_at is not None or (was is not None and not is_same(stands, was)):
        return Meanwhile(guardian.id, stands, words if conference.held_at else None, is_said=True)
    if not words and written.is_by_itself:
        return None  # emptied while somebody types: it stands until it is kept by hand
    is_going_on = written.is_by_itself and line is not None and not line.is_settled
    line = line or ConferenceLine(conference=conference, author=guardian, written_by=by, at=at)
    if words:
        line.text, line.is_settled = words, not written.is_by_itself
        line.save()
    else:
        line.delete()
    if not is_going_on:
        publish(_of(conference, events.LineWritten))
    return None


@action
def write_back(
    *, conference: Conference, text: str, by: Person, at: datetime, upload: CheckedFile | File | None = None
) -> ConferenceLine:
    """This function will keep what a guardian writes or says back once a talk with the family was held: the learner and the
    adult read it, and no other guardian. The same words pressed twice are kept once.

    Raises NotAllowed for whom the talk was not shared with, Refused without words. Publishes LineWritten.
    """
    if not may_read_as_family(viewer_of(by, at=at), conference):
        raise NotAllowed(_("This talk is between other people."))
    one_after_the_other(conference)
    words = text.strip()
    if (not words and upload is None) or len(words) > 4000:
        raise Refused(_("Say it or write it in up to 4000 characters; then send it."))
    same = conference.lines.filter(author=by, text=words, file=None).first()
    if same is not None and upload is None:
        return same
    file = store_upload(upload, school_id=conference.school_id, at=at) if upload else None
    line = ConferenceLine.objects.create(conference=conference, author=by, text=words, file=file, at=at)
    publish(_of(conference, events.LineWritten))
    return line


def _of(conference: Conference, kind: type[Any]) -> Any:
    return kind(school_id=conference.school_id, about_id=conference.learner_id, conference_id=conference.id)
