"""A learner's circle: adding somebody, saying what they are for, taking somebody out."""

from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.circles import events
from trellis.rooms.circles.models import Relationship
from trellis.rooms.circles.queries.around import tie_kinds, who_may_be_added
from trellis.rooms.circles.rules import may_shape_circle
from trellis.rooms.circles.terms import MOST_PURPOSE
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day, viewer_of


@action
def add_to_circle(*, learner: Person, person: Person, by: Person, at: datetime, purpose: str = "") -> Relationship:
    """This function will put somebody into a learner's circle, and say what they are for. Whoever is in it already gets
    the new words.

    Raises NotAllowed for anybody but the learner, Refused for somebody who is neither near them nor of their school's
    adults, and for too many words. Publishes CircleGrew.
    """
    _require(learner, by, purpose)
    viewer = viewer_of(by, at=at)
    if person.id not in who_may_be_added(viewer) and person.id not in tie_kinds(viewer, learner):
        raise Refused(_("Choose somebody of your groups or an adult of your school."))
    return _tied(learner, person, purpose, at=at)


@action
def say_what_for(*, learner: Person, person: Person, purpose: str, by: Person, at: datetime) -> Relationship:
    """This function will say what somebody in a learner's circle is for; without words it is said no more.

    Raises NotAllowed for anybody but the learner, Refused for somebody who is not in it, and for too many words. Publishes
    PurposeSaid.
    """
    _require(learner, by, purpose)
    if person.id not in tie_kinds(viewer_of(by, at=at), learner):
        raise Refused(_("%(name)s is not among your people. Add them first.") % {"name": person.said_as})
    return _tied(learner, person, purpose, at=at)


@action
def take_out_of_circle(*, relationship: Relationship, by: Person, at: datetime) -> None:
    """This function will take somebody out of a learner's circle: from then on it is shown to no adult either, and whom it
    was about is told nothing. Raises NotAllowed for anybody but the learner. Publishes CircleShrank.
    """
    if not may_shape_circle(by, relationship.learner):
        raise NotAllowed(_("A circle is changed by whose it is."))
    if relationship.ended is None:
        relationship.ended = max(school_day(by.school, at), relationship.since)
        relationship.save(update_fields=["ended"])
        publish(_of(relationship, events.CircleShrank))


@action
def put_back_into_circle(*, relationship: Relationship, by: Person, at: datetime) -> None:
    """This function will put back whom a learner took out. Raises NotAllowed for anybody but the learner. Publishes CircleGrew."""
    if not may_shape_circle(by, relationship.learner):
        raise NotAllowed(_("A circle is changed by whose it is."))
    one_after_the_other(relationship.learner)
    others = Relationship.objects.filter(learner=relationship.learner, person=relationship.person_id, ended=None)
    if relationship.ended is not None and not others.exists():
        relationship.ended = None
        relationship.save(update_fields=["ended"])
        publish(_of(relationship, events.CircleGrew))


def _require(learner: Person, by: Person, purpose: str) -> None:
    if not may_shape_circle(by, learner):
        raise NotAllowed(_("A circle is changed by whose it is."))
    if len(purpose.strip()) > MOST_PURPOSE:
        raise Refused(_("Say it in at most %(most)s signs.") % {"most": MOST_PURPOSE})


def _tied(learner: Person, person: Person, purpose: str, *, at: datetime) -> Relationship:
    one_after_the_other(learner)
    row = Relationship.objects.filter(learner=learner, person=person, ended=None).first()
    kind = tie_kinds(viewer_of(learner, at=at), learner, also=[person.id])[person.id]
    if row is None:
        row = Relationship.objects.create(
            learner=learner, person=person, kind=kind, purpose=purpose.strip(), since=school_day(learner.school, at)
        )
        publish(_of(row, events.CircleGrew))
    elif (row.purpose, row.kind) != (purpose.strip(), kind):
        row.purpose, row.kind = purpose.strip(), kind
        row.save(update_fields=["purpose", "kind"])
        publish(_of(row, events.PurposeSaid))
    return row


def _of[Event](row: Relationship, kind: type[Event]) -> Event:
    return kind(school_id=row.school_id, about_id=row.learner_id, relationship_id=row.id)  # type: ignore[call-arg]
