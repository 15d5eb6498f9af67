"""Talks that were held with paper between the two: brought in together, each with its own day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.circles.actions import AgreementOnPaper, bring_in_agreements, note_interactions
from trellis.rooms.circles.terms import InteractionKind
from trellis.rooms.conferences import events
from trellis.rooms.conferences.models import Conference, ConferenceLine
from trellis.rooms.conferences.rules import is_party, may_promise_talk, may_write_in
from trellis.rooms.conferences.terms import ConferenceKind
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day, viewer_of


@dataclass(frozen=True, kw_only=True)
class TalkOnPaper:
    """A talk as it stands on its sheet: when, what the adult said, and what the two agreed."""

    held_at: datetime
    line: str = ""
    place: str = ""
    kind: str = ConferenceKind.CHECK_IN
    agreements: Sequence[AgreementOnPaper] = ()


@action
def bring_in_talks(
    *, adult: Person, learner: Person, talks: Sequence[TalkOnPaper], by: Person, at: datetime
) -> list[Conference]:
    """This function will bring in the talks an adult has held with a learner, oldest first: what the adult said in them and
    what both agreed. What the learner said, the learner writes (write_lines).

    Raises NotAllowed for anybody but the adult, Refused for a talk that has not been held yet. Publishes TalksBroughtIn.
    """
    if not may_promise_talk(viewer_of(by, at=at), adult, learner):
        raise NotAllowed(_("An adult brings in their own talks, with learners they teach."))
    if any(talk.held_at > at for talk in talks):
        raise Refused(_("One of these talks is dated after today. Give it the day on which you talked."))
    rows = Conference.objects.bulk_create(
        Conference(
            learner=learner, adult=adult, kind=talk.kind, promised_on=school_day(learner.school, talk.held_at),
            place=talk.place[:80], started_at=talk.held_at, held_at=talk.held_at,
        )
        for talk in talks
    )  # fmt: skip
    ConferenceLine.objects.bulk_create(
        ConferenceLine(conference=row, author=adult, text=talk.line.strip(), at=talk.held_at)
        for row, talk in zip(rows, talks, strict=True)
        if talk.line.strip()
    )
    ids = " ".join(str(row.id) for row in rows)
    publish(
        events.TalksBroughtIn(school_id=learner.school_id, about_id=learner.id, conference_ids=ids, adult_id=adult.id)
    )
    _bring_agreements(rows, talks, learner, by=by, at=at)
    moments = [talk.held_at for talk in talks]
    note_interactions(learner=learner, kind=InteractionKind.SPOKE, moments=moments, by=by, at=at)
    return rows


@action
def write_lines(
    *, learner: Person, lines: Sequence[tuple[Conference, str, datetime]], by: Person, at: datetime
) -> list[ConferenceLine]:
    """This function will write what one of the two said in several talks, each with its moment.

    Raises NotAllowed for a talk between two others, Refused when nothing is written. Publishes LinesWritten.
    """
    viewer = viewer_of(by, at=at)
    for talk, text, said_at in lines:
        if talk.learner_id != learner.id or not is_party(by, talk) or not may_write_in(viewer, talk):
            raise NotAllowed(_("This talk is between two other people."))
        if not text.strip() or len(text) > 4000 or said_at > at:
            raise Refused(_("Write it in up to 4000 characters."))
    rows = ConferenceLine.objects.bulk_create(
        ConferenceLine(conference=talk, author=by, text=text.strip(), at=said_at) for talk, text, said_at in lines
    )
    ids = " ".join(str(talk.id) for talk, _text, _at in lines)
    publish(events.LinesWritten(school_id=learner.school_id, about_id=learner.id, conference_ids=ids))
    return rows


def _bring_agreements(
    rows: Sequence[Conference], talks: Sequence[TalkOnPaper], learner: Person, *, by: Person, at: datetime
) -> None:
    on_paper = [(row, agreement) for row, talk in zip(rows, talks, strict=True) for agreement in talk.agreements]
    made = bring_in_agreements(learner=learner, agreements=[agreement for _row, agreement in on_paper], by=by, at=at)
    Conference.agreements.through.objects.bulk_create(
        Conference.agreements.through(conference_id=row.id, agreement_id=agreement.id)
        for (row, _paper), agreement in zip(on_paper, made, strict=True)
    )
