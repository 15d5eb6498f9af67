"""Who may raise and answer hands, note that people met, and make and keep agreements."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from trellis.foundation.intents import Refused
from trellis.rooms.circles.models import Agreement, HandRaised, Interaction
from trellis.rooms.circles.terms import FURTHEST_AHEAD
from trellis.rooms.people.models import Guardianship, Person
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import Role
from trellis.rooms.privacy.rules import may_read, may_write, relation_to, visible_rows
from trellis.rooms.privacy.terms import Column, Kind


def may_raise_hand(person: Person, learner: Person) -> bool:
    """This function will say whether somebody may raise a learner's hand: only the learner may."""
    return person.id == learner.id


def may_answer_hand(viewer: Viewer, hand: HandRaised) -> bool:
    """This function will say whether the viewer may answer a hand: those who teach the learner may."""
    return viewer.id != hand.learner_id and may_read(viewer, Kind.SIGNALS, hand.learner)


def may_note_interaction(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may note that they met a learner: staff of the same school may, and other
    learners of their groups."""
    if viewer.person.school_id != learner.school_id or viewer.id == learner.id:
        return False
    return viewer.is_staff or may_write(viewer, Kind.INTERACTION, learner, parties=[viewer.id])


def may_take_back_interaction(viewer: Viewer, met: Interaction) -> bool:
    """This function will say whether the viewer may take back that two met: whoever noted it, on the day on which they did."""
    if viewer.id != met.other_id or met.noted_at is None:
        return False
    return met.noted_at.astimezone(viewer.person.school.zone).date() == viewer.on


def interactions_visible_to(viewer: Viewer, learner: Person) -> Q:
    """This function will select, of those between a learner and others, the interactions that the viewer may read."""
    between = Q(learner=learner.id) | Q(other=learner.id)
    return between & visible_rows(viewer, Kind.INTERACTION, learner, parties=("other_id",), opened="")


def may_shape_circle(person: Person, learner: Person) -> bool:
    """This function will say whether somebody may add to a learner's circle and take out of it: only the learner may."""
    return person.id == learner.id


def circle_visible_to(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may read a learner's whole circle."""
    return may_read(viewer, Kind.CIRCLE, learner)


def may_make_agreement(
    viewer: Viewer, learner: Person, owner: Person, other: Person, *, is_beside_owner: bool = False
) -> bool:
    """This function will say whether the viewer may write an agreement: one of the two whom it binds, about a learner
    whom they teach, guard or are; for another only where they all sit before one screen."""
    is_theirs = is_beside_owner or viewer.id in {owner.id, other.id}
    return is_theirs and may_write(viewer, Kind.AGREEMENT, learner, parties=[viewer.id])


def may_act_on(viewer: Viewer, agreement: Agreement) -> bool:
    """This function will say whether the viewer may do anything with an agreement: one of the two whom it binds, as long as
    they teach, guard or are the learner it is about."""
    parties = {agreement.owner_id, agreement.other_id}
    return viewer.id in parties and may_write(viewer, Kind.AGREEMENT, agreement.learner, parties=parties)


def may_hand_over(viewer: Viewer, agreement: Agreement) -> bool:
    """This function will say whether the viewer may put another adult in the place of one of the two: those who lead."""
    return viewer.person.school_id == agreement.school_id and Role.LEADER in viewer.roles


def may_keep(viewer: Viewer, agreement: Agreement, *, is_beside_owner: bool = False) -> bool:
    """This function will say whether the viewer may tick an agreement, or let go of it: whose promise it is; the other of
    the two only where both sit before one screen."""
    return may_act_on(viewer, agreement) and (viewer.id == agreement.owner_id or is_beside_owner)


def may_reword(viewer: Viewer, agreement: Agreement, *, is_beside_owner: bool = False) -> bool:
    """This function will say whether the viewer may change an agreement: both until they agreed, and who sits beside them;
    then as it is kept."""
    is_theirs = may_act_on(viewer, agreement) or (
        is_beside_owner and may_write(viewer, Kind.AGREEMENT, agreement.learner, parties=[viewer.id])
    )
    is_draft = agreement.agreed_at is None and agreement.supersedes_id is None and is_theirs
    return is_draft or may_keep(viewer, agreement, is_beside_owner=is_beside_owner)


def may_promise_for(day: date, *, today: date) -> bool:
    """This function will say whether something can be promised for a day, or moved to it: it has not gone by, and is no
    further than a school year ahead. Promises and talks alike go by it."""
    return today <= day <= today + FURTHEST_AHEAD


def require_day_ahead(day: date | None, *, today: date) -> None:
    """This function will refuse a day for which nothing can be promised; none at all is fine."""
    if day is not None and not may_promise_for(day, today=today):
        raise Refused(
            _("Choose a day from today on, at most %(days)s days ahead.") % {"days": FURTHEST_AHEAD.days},
        )


def agreements_visible_to(viewer: Viewer, learner: Person) -> Q:
    """This function will select the agreements about one learner that the viewer may read.

    A guardian reads their own and the child's; never one that another guardian is part of, for they know nothing of them.
    """
    readable = visible_rows(viewer, Kind.AGREEMENT, learner, parties=("owner_id", "other_id"), opened="")
    if relation_to(viewer, learner).columns & {Column.LEARNER, Column.ADVISOR, Column.LEADER}:
        return readable
    if Column.GUARDIAN not in relation_to(viewer, learner).columns:
        return readable
    own = Q(owner=viewer.id) | Q(other=viewer.id)
    others = Guardianship.objects.filter(learner=learner).exclude(guardian=viewer.id).values("guardian_id")
    return readable & (own | Q(owner=learner) | Q(other=learner)) & ~Q(owner__in=others) & ~Q(other__in=others)


def hands_visible_to(viewer: Viewer) -> Q:
    """This function will select the raised hands that are for the viewer: those of learners they teach."""
    return Q(learner__memberships__group_id__in=viewer.taught_groups)
