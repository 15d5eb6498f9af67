"""Who offered to help, and what was asked of them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.continuum.queries import TargetShape, continuum_of
from trellis.rooms.evidence.models import HelpAsk, HelpOffer
from trellis.rooms.evidence.queries.states import standings_of
from trellis.rooms.evidence.queries.whole_class import ClassAtTarget
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer


@dataclass(frozen=True)
class Offered:
    """Somebody who offered to help with a target, and what this teacher has asked of them."""

    learner: Person
    ask: HelpAsk | None


@dataclass(frozen=True)
class HelpAsked:
    """What a teacher asked of a learner who offered: with which target."""

    ask: HelpAsk
    teacher: Person
    target: TargetShape


def has_shown(learner: Person, target_id: UUID, *, viewer: Viewer) -> bool:
    """This function will say whether a learner stands at "shown" or deeper at a target, as far as the viewer may read it."""
    found = standings_of(learner, viewer=viewer, targets=[target_id]).get(target_id)
    return found is not None and found.state.is_shown


def offers_help(learner: Person, target_id: UUID) -> bool:
    """This function will say whether a learner has offered to help others with a target."""
    return HelpOffer.objects.filter(learner=learner, target=target_id).exists()


def offers_at(target: TargetShape, seen: ClassAtTarget, *, viewer: Viewer) -> list[Offered]:
    """This function will list those of a class who have shown a target and offered to help with it, by name; nobody who has
    not offered. Two queries."""
    shown = {learner.id: learner for word in seen.words if word.state.is_shown for learner in word.learners}
    mine = Prefetch("asks", HelpAsk.objects.filter(teacher=viewer.person), to_attr="asked")
    rows = HelpOffer.objects.filter(target=target.id, learner__in=shown).prefetch_related(mine)
    asked = {row.learner_id: next(iter(row.asked), None) for row in rows}
    return [Offered(learner, asked[one]) for one, learner in shown.items() if one in asked]


def offer_of(learner: Person, target_id: UUID) -> HelpOffer | None:
    """This function will find a learner's offer to help with a target."""
    rows = HelpOffer.objects.filter(learner=learner, target=target_id)
    return rows.select_related("learner__school", "target__strand__area").first()


def ask_by(teacher: Person, learner: Person, target_id: UUID) -> HelpAsk | None:
    """This function will find what a teacher has asked of a learner at a target."""
    rows = HelpAsk.objects.filter(teacher=teacher, offer__learner=learner, offer__target=target_id)
    return rows.select_related("offer").first()


def ask_of(learner: Person, ask_id: UUID) -> HelpAsk | None:
    """This function will find something that was asked of a learner."""
    return HelpAsk.objects.filter(pk=ask_id, offer__learner=learner).select_related("offer", "teacher").first()


@prepared
def _asked_of(learner_id: UUID) -> QuerySet[HelpAsk]:
    rows = HelpAsk.objects.filter(offer__learner=learner_id)
    return rows.select_related("offer", "teacher").order_by("asked_at", "id")


def help_asked_of(learner: Person) -> list[HelpAsked]:
    """This function will list what teachers have asked of a learner who offered to help, oldest first: with which target,
    and never for whom."""
    asks = _asked_of(learner.id)
    by_id = continuum_of(learner.school).by_id if asks else {}
    return [HelpAsked(one, one.teacher, by_id[one.offer.target_id]) for one in asks if one.offer.target_id in by_id]
