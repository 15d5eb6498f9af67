"""Questions about what adults asked of each other, wrote on their own pages, and tried. Each asks for the viewer alone: there
is no question about all of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.paths.models import Goal
from trellis.rooms.people.models import Membership, Person
from trellis.rooms.people.queries.teams import colleagues_at
from trellis.rooms.people.rules import Viewer, live
from trellis.rooms.people.terms import ADULT_STAFF, EDUCATORS, GroupKind, Role
from trellis.rooms.practice.guide import PracticeCard, card_called
from trellis.rooms.practice.models import OwnLine, PracticeTrial, StaffCheckIn, SupportRequest
from trellis.rooms.practice.rules import check_ins_visible_to, support_visible_to

MOST_OWN, MOST_IN_ROOM = 60, 12


def whom_to_ask(viewer: Viewer) -> list[Person]:
    """This function will list whom the viewer may ask for support: who leads the school, and who is in a team with them."""
    rows = Membership.objects.filter(live(viewer.on), person__school=viewer.person.school_id)
    leads = Q(role=Role.LEADER) & (Q(group=None) | ~Q(group__kind=GroupKind.TEAM))
    near = rows.filter(leads | Q(group__in=viewer.teams, role__in=list(ADULT_STAFF)))
    here = colleagues_at(viewer.person.school, on=viewer.on).filter(pk__in=near.values("person_id"))
    return list(here.exclude(pk=viewer.id))


def support_asked_by(viewer: Viewer) -> list[SupportRequest]:
    """This function will list what the viewer asked for, the newest first, with the answers."""
    rows = SupportRequest.objects.filter(support_visible_to(viewer), asked_by=viewer.person)
    return list(rows.select_related("to").order_by("-at", "-id")[:MOST_OWN])


def support_asked_of(viewer: Viewer) -> list[SupportRequest]:
    """This function will list what colleagues asked of the viewer: what waits, the longest waiting first, then what was
    answered."""
    rows = SupportRequest.objects.filter(support_visible_to(viewer), to=viewer.person).select_related("asked_by", "to")
    found = list(rows.order_by("at", "id")[: MOST_OWN * 2])
    answered = [one for one in reversed(found) if one.answered_at is not None]
    return [*(one for one in found if one.answered_at is None), *answered]


def support_waiting_for(viewer: Viewer) -> int:
    """This function will tell how many colleagues wait for an answer of the viewer's."""
    return len(support_unanswered(viewer.id, support_visible_to(viewer)))


@prepared
def support_unanswered(to_id: UUID, readable: Q) -> QuerySet[SupportRequest, UUID]:
    """This function will list what colleagues asked of somebody and nobody answered, of what is readable, as ids."""
    return SupportRequest.objects.filter(readable, to=to_id, answered_at=None).order_by().values_list("id", flat=True)


def support_for(viewer: Viewer, request_id: UUID) -> SupportRequest | None:
    """This function will find what one of two colleagues asked the other, for either of them."""
    return (
        SupportRequest.objects.filter(support_visible_to(viewer), pk=request_id)
        .select_related("asked_by", "to")
        .first()
    )


def check_ins_with(viewer: Viewer) -> list[StaffCheckIn]:
    """This function will list what the viewer was offered by who leads the school, the newest first."""
    rows = StaffCheckIn.objects.filter(check_ins_visible_to(viewer), adult=viewer.person)
    return list(rows.select_related("noted_by")[:MOST_OWN])


def check_ins_noted_by(viewer: Viewer) -> list[StaffCheckIn]:
    """This function will list what the viewer noted that they offered, the newest first."""
    rows = StaffCheckIn.objects.filter(check_ins_visible_to(viewer), noted_by=viewer.person)
    return list(rows.select_related("adult")[:MOST_OWN])


def check_in_for(viewer: Viewer, check_in_id: UUID) -> StaffCheckIn | None:
    """This function will find a check-in that the viewer noted."""
    return StaffCheckIn.objects.filter(noted_by=viewer.person, pk=check_in_id).first()


def own_lines(viewer: Viewer) -> list[OwnLine]:
    """This function will list what the viewer wrote on their own page, the newest first."""
    return list(OwnLine.objects.filter(author=viewer.person).select_related("author")[:MOST_OWN])


def own_line(viewer: Viewer, line_id: UUID) -> OwnLine | None:
    """This function will find a line of the viewer's own page."""
    return OwnLine.objects.filter(author=viewer.person, pk=line_id).first()


@dataclass(frozen=True)
class TriedCard:
    """A trial with the card it tries."""

    trial: PracticeTrial
    card: PracticeCard | None


def own_trials(viewer: Viewer) -> list[TriedCard]:
    """This function will list what the viewer plans to try and tried, the latest day first: their log."""
    rows = PracticeTrial.objects.filter(adult=viewer.person).order_by("-try_on", "-planned_at", "-id")
    return _with_cards(rows[:MOST_OWN])


def own_trial(viewer: Viewer, trial_id: UUID) -> PracticeTrial | None:
    """This function will find something that the viewer planned to try."""
    return PracticeTrial.objects.filter(adult=viewer.person, pk=trial_id).first()


def trials_on(viewer: Viewer, day: date) -> list[TriedCard]:
    """This function will list what the viewer tries on a day, and what they tried before and have not said a word about."""
    return _with_cards(open_trials(viewer.id, day))


@prepared
def open_trials(adult_id: UUID, day: date) -> QuerySet[PracticeTrial]:
    """This function will list what an adult tries by a day and has not said a word about."""
    return PracticeTrial.objects.filter(adult=adult_id, closed_at=None, try_on__lte=day)


def trials_shared_with(viewer: Viewer, members: Iterable[Person]) -> list[TriedCard]:
    """This function will list what members of a team of the viewer's tried and let the team read, the latest first."""
    if not viewer.teams:
        return []
    rows = PracticeTrial.objects.filter(adult__in=list(members), is_shared=True).select_related("adult")
    return _with_cards(rows.order_by("-try_on", "-id")[:MOST_IN_ROOM])


def _with_cards(rows: Iterable[PracticeTrial]) -> list[TriedCard]:
    return [TriedCard(one, card_called(one.card)) for one in rows]


@dataclass(frozen=True)
class AdultInRoom:
    """What an adult shows to the learners of their groups: goals and lines."""

    adult: Person
    goals: tuple[Goal, ...]
    lines: tuple[OwnLine, ...]


def adults_in_room(viewer: Viewer) -> list[AdultInRoom]:
    """This function will list what the adults who teach a learner's groups show them, by name. Three queries."""
    if not viewer.own_groups:
        return []
    held = Membership.objects.filter(live(viewer.on), group__in=viewer.own_groups, role__in=list(EDUCATORS))
    ids = held.exclude(group__kind=GroupKind.TEAM).values("person_id")
    adults = list(Person.objects.filter(pk__in=ids, school=viewer.person.school_id).order_by("said_as", "id"))
    goals = list(Goal.objects.filter(owner__in=adults, visibility__contains="class", let_go_at=None, reached_at=None))
    lines = list(OwnLine.objects.filter(author__in=adults, is_shared=True).select_related("author"))
    found = [
        AdultInRoom(
            one,
            tuple(goal for goal in goals if goal.owner_id == one.id),
            tuple([line for line in lines if line.author_id == one.id][:3]),
        )
        for one in adults
    ]
    return [one for one in found if one.goals or one.lines]
