"""Helping one another: offering it, asking somebody who offered, and saying yes or not now."""

from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.evidence import events
from trellis.rooms.evidence.models import HelpAsk, HelpOffer
from trellis.rooms.evidence.queries import has_shown
from trellis.rooms.evidence.rules import may_ask_to_help, may_offer_help
from trellis.rooms.evidence.terms import ASK_KEPT
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of


@action
def offer_help(*, learner: Person, target: LearningTarget, by: Person, at: datetime) -> HelpOffer:
    """This function will offer that a learner helps others with a target they have shown. Offered twice it is one offer.

    Raises NotAllowed for anybody but the learner, Refused for what is not shown. Publishes HelpOffered.
    """
    viewer = viewer_of(by, at=at)
    if not may_offer_help(viewer, learner) or target.strand.area.school_id != learner.school_id:
        raise NotAllowed(_("Only the learner offers to help."))
    if not has_shown(learner, target.id, viewer=viewer):
        raise Refused(_("Show it first; then you can help others with it."))
    offer, made = HelpOffer.objects.get_or_create(
        learner=learner, target=target, defaults={"offered_at": at, "school_id": learner.school_id}
    )
    if made:
        publish(events.HelpOffered(school_id=learner.school_id, about_id=learner.id, target_id=target.id))
    return offer


@action
def take_back_help(*, learner: Person, target: LearningTarget, by: Person, at: datetime) -> None:
    """This function will take back that a learner offered to help with a target, with whatever was asked of it; nobody asks
    why. Raises NotAllowed for anybody else. Publishes HelpTakenBack."""
    if not may_offer_help(viewer_of(by, at=at), learner):
        raise NotAllowed(_("Only the learner takes this back."))
    if HelpOffer.objects.filter(learner=learner, target=target).delete()[0]:
        publish(events.HelpTakenBack(school_id=learner.school_id, about_id=learner.id, target_id=target.id))


@action
def ask_to_help(*, offer: HelpOffer, by: Person, at: datetime) -> HelpAsk:
    """This function will ask somebody who offered to help with a target. Asked twice it is one question; for whom is said
    in the room.

    Raises NotAllowed unless whoever asks teaches that target to them, Refused where it is no longer shown. Publishes
    HelpAsked.
    """
    viewer, learner = viewer_of(by, at=at), offer.learner
    if not may_ask_to_help(viewer, offer):
        raise NotAllowed(_("Those who teach this learner ask."))
    if not has_shown(learner, offer.target_id, viewer=viewer):
        raise Refused(
            _("%(name)s does not stand at “shown” here any more. Ask somebody else.") % {"name": learner.said_as}
        )
    ask, made = HelpAsk.objects.get_or_create(offer=offer, teacher=by, defaults={"asked_at": at})
    if made:
        publish(events.HelpAsked(school_id=offer.school_id, about_id=learner.id, target_id=offer.target_id))
    return ask


@action
def take_back_ask(*, ask: HelpAsk, by: Person, at: datetime) -> None:
    """This function will take back what a teacher asked of somebody who offered to help. Raises NotAllowed for anybody else. Publishes
    HelpAskTakenBack."""
    if by.id != ask.teacher_id:
        raise NotAllowed(_("Whoever asked takes it back."))
    publish(events.HelpAskTakenBack(school_id=ask.offer.school_id, about_id=ask.offer.learner_id, target_id=ask.offer.target_id))  # fmt: skip
    ask.delete()


@action
def answer_ask(*, ask: HelpAsk, agrees: bool, by: Person, at: datetime) -> None:
    """This function will answer a teacher who asked for help: yes, or not now. "Not now" leaves no trace, and needs no reason.

    Raises NotAllowed for anybody but who was asked. Publishes HelpAskAnswered, which does not say how.
    """
    if by.id != ask.offer.learner_id:
        raise NotAllowed(_("Only who was asked answers."))
    publish(events.HelpAskAnswered(school_id=ask.offer.school_id, about_id=by.id, target_id=ask.offer.target_id))
    if agrees:
        ask.agreed_at = at
        ask.save(update_fields=["agreed_at"])
    else:
        ask.delete()


def clear_help_asks(*, at: datetime) -> int:
    """This function will delete what was asked of those who offered to help seven days ago or longer, and tell how much that was. Nobody sets
    out to do it: what was asked for one lesson is over."""
    return HelpAsk.objects.filter(asked_at__lte=at - ASK_KEPT).delete()[0]
