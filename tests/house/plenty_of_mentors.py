"""More mentors, more whom one mentor accompanies, more that three say to each other, more that is shown to a mentor."""

from datetime import timedelta
from typing import TYPE_CHECKING

from trellis.rooms.community.actions import make_offer, say_among_three
from trellis.rooms.community.actions.mentoring import Offered
from trellis.rooms.evidence.actions import give_feedback
from trellis.rooms.evidence.actions.visiting import agree_to_visitor, invite_visitor
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.paths.models import Goal
from trellis.rooms.people.actions import add_person, propose_mentorship, vet_mentor
from trellis.rooms.people.models import Mentorship, Person
from trellis.rooms.people.terms import Role

if TYPE_CHECKING:
    from tests.house.plenty import Plenty

OPEN = ("my_circle",)


def more_mentors(plenty: "Plenty", number: int, child: Person) -> None:
    """One more mentor of Leo's, one more child whom Rosa accompanies, one more word, piece and goal for her to see."""
    cast = plenty.cast
    if number == 0:
        cast.rosa = _mentor(plenty, "Rosa")
        cast.mentorship = _accompanies(plenty, cast.rosa, cast.leo)
    _accompanies(plenty, _mentor(plenty, f"Mentor {number}"), cast.leo)
    _accompanies(plenty, cast.rosa, child)
    offered = Offered(kind="visit", title=f"Wheels {number}", days="Thursdays", will_see="Brakes")
    make_offer(offered=offered, by=cast.rosa, at=plenty.at)
    for by in (cast.rosa, cast.leo, cast.duarte):
        say_among_three(mentorship=cast.mentorship, text=f"Word {number}", by=by, at=plenty.at)
    Goal.objects.filter(owner=cast.leo).update(visibility=OPEN)
    handed_in = Evidence.objects.filter(learner=cast.leo, handed_in_at__isnull=False)
    handed_in.update(visibility=OPEN)
    if number == 0:
        cast.opened = handed_in.order_by("captured_at", "id").first()
    cast.opened.refresh_from_db()
    asked = invite_visitor(piece=cast.opened, for_whom=f"Visitor {number}", by=cast.duarte, at=plenty.at)
    if number % 2:
        agree_to_visitor(invitation=asked, by=cast.leo, at=plenty.at)
    give_feedback(evidence=cast.opened, kind="word", text=f"Mine {number}", by=cast.rosa, at=plenty.at)


def _mentor(plenty: "Plenty", name: str) -> Person:
    cast = plenty.cast
    mentor = add_person(
        school=cast.school, name=name, said_as=name, role=Role.MENTOR, by=cast.keller, at=plenty.at,
        starts_on=plenty.at.date(),
    )  # fmt: skip
    vet_mentor(mentor=mentor, until=plenty.at.date() + timedelta(days=90), by=cast.vera, at=plenty.at)
    return mentor


def _accompanies(plenty: "Plenty", mentor: Person, learner: Person) -> Mentorship:
    cast = plenty.cast
    row = propose_mentorship(
        mentor=mentor, learner=learner, staff=cast.duarte, purpose="Bikes", until=plenty.at.date() + timedelta(days=60),
        by=cast.keller, at=plenty.at,
    )  # fmt: skip
    Mentorship.objects.filter(pk=row.pk).update(consent_by=cast.ana, consent_at=plenty.at)
    row.refresh_from_db()
    return row
