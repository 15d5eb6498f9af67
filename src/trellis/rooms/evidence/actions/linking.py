"""Saying what a piece shows, and taking it back: "this shows … because …"."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.evidence import events
from trellis.rooms.evidence.models import Claim, Evidence
from trellis.rooms.evidence.rules import may_change_piece, may_claim, may_withdraw_claim
from trellis.rooms.evidence.terms import BECAUSE_LENGTH
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of


@action
def claim(*, evidence: Evidence, target: LearningTarget, by: Person, at: datetime, because: str = "") -> Claim:
    """This function will say that a piece shows something of a target, and why; said again, the new reason counts.

    The maker links their own work to any target of the school; who judges there may link what was handed in. Raises
    NotAllowed, or Refused for a target that is no longer in use. Publishes PieceClaimed.
    """
    strand = target.strand
    if strand.area.school_id != evidence.school_id or not may_claim(viewer_of(by, at=at), evidence, strand.area_id):
        raise NotAllowed(_("This target is not open here."))
    if target.retired_at is not None:
        raise Refused(_("The school no longer uses this target. Choose another one."))
    if len(because) > BECAUSE_LENGTH:
        raise Refused(_("Say why in fewer words: about two sentences fit here."))
    made, is_new = Claim.objects.get_or_create(
        evidence=evidence, target=target, withdrawn_at=None, defaults={"by": by, "because": because.strip(), "at": at}
    )
    if not is_new and because.strip() and made.by_id == by.id:
        made.because = because.strip()
        made.save(update_fields=["because"])
    publish(
        events.PieceClaimed(
            school_id=evidence.school_id, about_id=evidence.learner_id, evidence_id=evidence.id, target_id=target.id
        )
    )
    return made


@action
def withdraw_claim(*, claim: Claim, by: Person, at: datetime) -> None:
    """This function will take back what a piece was said to show; who said it, or the maker of the piece, may.

    Raises NotAllowed. Publishes ClaimWithdrawn.
    """
    piece = claim.evidence
    if not may_withdraw_claim(viewer_of(by, at=at), claim):
        raise NotAllowed(_("Only who said it takes it back."))
    if claim.withdrawn_at is None:
        claim.withdrawn_at = at
        claim.save(update_fields=["withdrawn_at"])
    publish(
        events.ClaimWithdrawn(
            school_id=piece.school_id, about_id=piece.learner_id, evidence_id=piece.id, target_id=claim.target_id
        )
    )


@action
def link_piece(
    *, evidence: Evidence, targets: Sequence[LearningTarget], by: Person, at: datetime, because: str = ""
) -> list[Claim]:
    """This function will say that a piece shows something of several targets, each for the same reason.

    Raises NotAllowed, or Refused when none is chosen. Publishes PieceClaimed for each.
    """
    if not targets:
        raise Refused(_("Choose what it shows. It can also wait."))
    return [claim(evidence=evidence, target=target, because=because, by=by, at=at) for target in targets]


@action
def show_instead(*, evidence: Evidence, target: LearningTarget, by: Person, at: datetime) -> Claim:
    """This function will say that a piece shows another target instead: what its maker said before is taken back.

    What others said stays. Raises NotAllowed unless it is the learner's own piece, or Refused for a target that is no longer
    in use, and where several were said before: one tap takes back one thing. Publishes ClaimWithdrawn for each taken back, and PieceClaimed.
    """
    if not may_change_piece(viewer_of(by, at=at), evidence):
        raise NotAllowed(_("Only its maker says what a piece shows instead."))
    said = list(evidence.claims.filter(by=by, withdrawn_at=None).exclude(target=target))
    if len(said) > 1:
        raise Refused(_("This shows several things already. Take them back one by one in your portfolio."))
    for one in said:
        withdraw_claim(claim=one, by=by, at=at)
    return claim(evidence=evidence, target=target, by=by, at=at)
