"""What is promised and said in a talk with the family, and what a guardian writes back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files import File
from django.utils.translation import gettext as _

from trellis.foundation.files import CheckedFile, store_upload
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.circles.actions import let_go_of_agreement, make_agreement, reword_agreement
from trellis.rooms.conferences import events
from trellis.rooms.conferences.actions.talks import hold_talk, start_talk
from trellis.rooms.conferences.models import Conference, ConferenceLine
from trellis.rooms.conferences.rules import is_invited, is_party, may_hold_talk, may_read_as_family, may_write_in
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of


@action
def write_promises(*, conference: Conference, promises: Mapping[UUID, str], by: Person, at: datetime) -> None:
    """This function will keep what the learner, the adult and each guardian at the table promise: the learner promises the
    adult, the others the learner. One of the two of the talk writes it down before them all; an emptied one is let go.

    Raises NotAllowed for anybody else and for somebody who was not asked, Refused once the talk was held. Publishes what
    make_agreement and reword_agreement do.
    """
    if not is_party(by, conference) or not may_write_in(viewer_of(by, at=at), conference):
        raise NotAllowed(_("This talk is between two other people."))
    if one_after_the_other(conference).held_at is not None:
        raise Refused(_("This talk has been held already."))
    people = {conference.learner_id: conference.learner, conference.adult_id: conference.adult}
    people |= {one.guardian_id: one.guardian for one in conference.invited.select_related("guardian")}
    if promises.keys() - people.keys():
        raise NotAllowed(_("This person was not asked to the talk."))
    for owner_id, text in promises.items():
        _write_promise(conference, people[owner_id], text.strip(), by=by, at=at)


def _write_promise(conference: Conference, owner: Person, text: str, *, by: Person, at: datetime) -> None:
    rows = conference.agreements.filter(owner=owner, superseded_by=None, let_go_at=None)
    stands = rows.select_related("learner__school", "owner").first()
    if (stands.text if stands else "") == text:
        return
    if stands and text:
        reword_agreement(agreement=stands, text=text, due_on=stands.due_on, by=by, at=at, is_beside_owner=True)
    elif stands:
        conference.agreements.remove(stands)
        because = _("Taken out before both agreed.")
        let_go_of_agreement(agreement=stands, because=because, by=by, at=at, is_beside_owner=True)
    else:
        other = conference.adult if owner.id == conference.learner_id else conference.learner
        made = make_agreement(
            learner=conference.learner, owner=owner, other=other, text=text, by=by, at=at, is_beside_owner=True
        )
        conference.agreements.add(made)


@action
def end_with_family(*, conference: Conference, promises: Mapping[UUID, str], by: Person, at: datetime) -> None:
    """This function will keep what was promised and hold the talk: "We agree". One promise, of anybody, is enough; from then
    on the family reads what was shown.

    Raises NotAllowed for anybody but its adult, Refused where nobody promised anything. Publishes what write_promises and
    hold_talk do.
    """
    if not may_hold_talk(viewer_of(by, at=at), conference) or not conference.is_with_family:
        raise NotAllowed(_("The adult who promised a talk ends it."))
    if one_after_the_other(conference).held_at is not None:
        raise Refused(_("This talk has been held already."))
    start_talk(conference=conference, by=by, at=at)
    write_promises(conference=conference, promises=promises, by=by, at=at)
    if not conference.agreements.filter(superseded_by=None, let_go_at=None).exists():
        raise Refused(_("Write one thing first that one of you will do; then press We agree."))
    if conference.is_asked:
        conference.is_asked = False
        conference.save(update_fields=["is_asked"])
    hold_talk(conference=conference, by=by, at=at)


@action
def write_down(*, conference: Conference, guardian: Person, text: str, by: Person, at: datetime) -> None:
    """This function will write down, beside a guardian, what they say in a family talk; what they wrote themself stays
    theirs.

    Raises NotAllowed for anybody but the adult and for somebody who was not asked, Refused once the talk was held.
    Publishes LineWritten.
    """
    if not may_hold_talk(viewer_of(by, at=at), conference) or not is_invited(guardian, conference):
        raise NotAllowed(_("This person was not asked to the talk."))
    if one_after_the_other(conference).held_at is not None:
        raise Refused(_("This talk has been held already."))
    line = conference.lines.filter(author=guardian, written_by__isnull=False).first()
    words = text.strip()[:4000]
    if words == (line.text if line else ""):
        return
    if line is not None and not words:
        line.delete()
    elif line is not None:
        line.text = words
        line.save(update_fields=["text"])
    else:
        ConferenceLine.objects.create(conference=conference, author=guardian, written_by=by, text=words, at=at)
    publish(_of(conference, events.LineWritten))


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
