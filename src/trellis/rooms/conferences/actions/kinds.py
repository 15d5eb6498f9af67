"""What kind of talk it is, a talk about something that happened outside, and the paper sheet that was filled in."""

from datetime import datetime
from typing import Any

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from trellis.foundation.files import CheckedFile, store_upload
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.conferences import events
from trellis.rooms.conferences.actions.talks import start_talk
from trellis.rooms.conferences.models import Conference, SheetPhoto
from trellis.rooms.conferences.rules import is_party, may_hold_talk, may_promise_talk, may_write_in
from trellis.rooms.conferences.terms import MOST_SHEETS, OF_TWO, ConferenceKind
from trellis.rooms.paths.models import ActivityPlan
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day, viewer_of


@action
def choose_kind(*, conference: Conference, kind: str, by: Person, at: datetime) -> None:
    """This function will say what kind of talk two are going to have; nobody has to say it.

    Raises NotAllowed for anybody but its adult and for a talk that is planned with the family, Refused once it was held.
    Publishes KindChosen.
    """
    if not may_hold_talk(viewer_of(by, at=at), conference):
        raise NotAllowed(_("The adult who promised a talk says what kind it is."))
    if kind not in OF_TWO or conference.kind not in OF_TWO:
        raise NotAllowed(_("A talk with the family, or about something outside, stays what it is."))
    if one_after_the_other(conference).held_at is not None:
        raise Refused(_("This talk has been held already."))
    conference.kind = kind
    conference.save(update_fields=["kind"])
    publish(
        events.KindChosen(
            school_id=conference.school_id, about_id=conference.learner_id, conference_id=conference.id, kind=kind
        )
    )


@action
def start_debrief(*, plan: ActivityPlan, adult: Person, by: Person, at: datetime) -> Conference:
    """This function will start the talk about something that a learner did outside the school; pressed twice, it is one.

    Raises NotAllowed for anybody but an adult who teaches them. Publishes TalkPromised and TalkStarted.
    """
    if not may_promise_talk(viewer_of(by, at=at), adult, plan.learner):
        raise NotAllowed(_("An adult promises their own talks, to learners they teach."))
    found = Conference.objects.filter(about_plan=plan).select_related("learner__school", "adult").first()
    if found is not None:
        if found.adult_id != adult.id:
            raise Refused(_("%(name)s talks with them about this already.") % {"name": found.adult.said_as})
        start_talk(conference=found, by=by, at=at)
        return found
    try:
        with transaction.atomic():
            talk = Conference.objects.create(
                learner=plan.learner, adult=adult, kind=ConferenceKind.DEBRIEF, about_plan=plan,
                promised_on=school_day(plan.learner.school, at),
            )  # fmt: skip
    except IntegrityError:
        return Conference.objects.select_related("learner__school", "adult").get(about_plan=plan)
    publish(_of(talk, events.TalkPromised))
    start_talk(conference=talk, by=by, at=at)
    return talk


@action
def attach_sheet(*, conference: Conference, upload: CheckedFile | File, by: Person, at: datetime) -> SheetPhoto:
    """This function will put a photo of the filled paper sheet to a talk; both see it.

    Raises NotAllowed for anybody but the two, Refused for a fifth, FileRefused for what is no picture. Publishes
    SheetPhotographed.
    """
    if not is_party(by, conference) or not may_write_in(viewer_of(by, at=at), conference):
        raise NotAllowed(_("This talk is between two other people."))
    one_after_the_other(conference)
    if conference.sheets.count() >= MOST_SHEETS:
        raise Refused(_("Four photos of a sheet are kept already. More do not fit here."))
    file = store_upload(upload, school_id=conference.school_id, at=at)
    photo = SheetPhoto.objects.create(conference=conference, by=by, file=file, at=at)
    publish(_of(conference, events.SheetPhotographed))
    return photo


def _of(conference: Conference, kind: type[Any]) -> Any:
    return kind(school_id=conference.school_id, about_id=conference.learner_id, conference_id=conference.id)
