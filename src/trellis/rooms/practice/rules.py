"""Who asks whom for support, and who reads what adults write about their own work: as few as can be."""

from django.db.models import Q

from trellis.rooms.people.models import Person
from trellis.rooms.people.queries.teams import colleagues_at
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import Role
from trellis.rooms.practice.models import OwnLine, PracticeTrial, StaffCheckIn, SupportRequest


def may_ask_for_support(viewer: Viewer) -> bool:
    """This function will say whether the viewer may ask for support: every adult who works at the school."""
    return viewer.is_staff


def may_answer_support(viewer: Viewer, request: SupportRequest) -> bool:
    """This function will say whether the viewer may answer: whom it was sent to."""
    return viewer.id == request.to_id and viewer.is_staff


def support_visible_to(viewer: Viewer) -> Q:
    """This function will select what adults asked that the viewer reads: what they asked, and what they were asked."""
    return Q(school=viewer.person.school_id) & (Q(asked_by=viewer.id) | Q(to=viewer.id))


def may_note_check_in(viewer: Viewer, adult: Person) -> bool:
    """This function will say whether the viewer may note what they offered an adult: who leads the school, of a colleague."""
    if Role.LEADER not in viewer.roles or viewer.id == adult.id or adult.school_id != viewer.person.school_id:
        return False
    return colleagues_at(viewer.person.school, on=viewer.on).filter(pk=adult.pk).exists()


def check_ins_visible_to(viewer: Viewer) -> Q:
    """This function will select the check-ins that the viewer reads: with them, and by them."""
    return Q(school=viewer.person.school_id) & (Q(adult=viewer.person) | Q(noted_by=viewer.person))


def may_take_back_check_in(viewer: Viewer, check_in: StaffCheckIn) -> bool:
    """This function will say whether the viewer may take a check-in back: whoever noted it."""
    return viewer.id == check_in.noted_by_id


def may_write_own_page(viewer: Viewer) -> bool:
    """This function will say whether the viewer has a page of their own to write on: every adult of the school."""
    return viewer.is_staff


def is_own(viewer: Viewer, row: OwnLine | PracticeTrial) -> bool:
    """This function will say whether something is the viewer's own: nobody else changes it."""
    owner = row.author_id if isinstance(row, OwnLine) else row.adult_id
    return viewer.id == owner
