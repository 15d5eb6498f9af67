"""What a learner says of themself: how far I am, and "I am ready to show"."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.evidence import events
from trellis.rooms.evidence.actions.handing import hand_in
from trellis.rooms.evidence.models import Evidence, ReadySignal, SelfAssessment
from trellis.rooms.evidence.rules import may_say_of_self, may_signal
from trellis.rooms.evidence.terms import BECAUSE_LENGTH, OwnView
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day, viewer_of


@action
def assess_self(
    *, learner: Person, target: LearningTarget, view: str, by: Person, at: datetime, words: str = ""
) -> SelfAssessment:
    """This function will keep how a learner sees themself at a target; what was said before stays as it was.

    Raises NotAllowed for anybody but the learner, Refused when none of the views is chosen. Publishes SelfAssessed.
    """
    _require_own_target(learner, target)
    if not may_say_of_self(viewer_of(by, at=at), learner):
        raise NotAllowed(_("Only the learner says how they see themself."))
    if view not in OwnView.values:
        raise Refused(_("Choose the sentence that fits you best."))
    said = SelfAssessment.objects.create(
        learner=learner, target=target, view=view, words=words.strip()[:BECAUSE_LENGTH], at=at
    )
    publish(events.SelfAssessed(school_id=learner.school_id, about_id=learner.id, target_id=target.id))
    return said


@action
def say_ready(
    *, learner: Person, target: LearningTarget, pieces: Sequence[Evidence], by: Person, at: datetime,
    because: str = "", show_on: date | None = None, audience: str = "",
) -> ReadySignal:  # fmt: skip
    """This function will say "I am ready to show": with the pieces the learner picks, the day and the people they choose.

    Pieces that were theirs alone are handed in by it; an earlier signal for the target gives way. Raises NotAllowed, or
    Refused without a piece or for a day gone by. Publishes ReadySaid, and PieceHandedIn for each piece handed in.
    """
    _require_own_target(learner, target)
    is_own = all(piece.learner_id == learner.id and piece.erased_at is None for piece in pieces)
    if not may_signal(viewer_of(by, at=at), learner) or not is_own:
        raise NotAllowed(_("Only the learner says that they are ready, with work of their own."))
    if not pieces:
        raise Refused(_("Pick at least one piece to show."))
    if show_on and show_on < school_day(learner.school, at):
        raise Refused(_("That day has gone by. Choose today or a day to come."))
    open_signals = ReadySignal.objects.filter(learner=learner, target=target, withdrawn_at__isnull=True)
    open_signals.update(withdrawn_at=at)
    signal = ReadySignal.objects.create(
        learner=learner, target=target, because=because.strip()[:BECAUSE_LENGTH], show_on=show_on,
        audience=audience.strip()[:120], at=at,
    )  # fmt: skip
    signal.pieces.set(pieces)
    publish(
        events.ReadySaid(school_id=learner.school_id, about_id=learner.id, target_id=target.id, signal_id=signal.id)
    )
    for piece in pieces:
        hand_in(evidence=piece, by=by, at=at)
    return signal


@action
def withdraw_ready(*, signal: ReadySignal, by: Person, at: datetime) -> None:
    """This function will take back "I am ready to show"; nobody asks why. Raises NotAllowed. Publishes ReadyWithdrawn."""
    if not may_signal(viewer_of(by, at=at), signal.learner):
        raise NotAllowed(_("Only the learner takes it back."))
    if signal.withdrawn_at is None:
        signal.withdrawn_at = at
        signal.save(update_fields=["withdrawn_at"])
    publish(events.ReadyWithdrawn(school_id=signal.school_id, about_id=signal.learner_id, target_id=signal.target_id))


def _require_own_target(learner: Person, target: LearningTarget) -> None:
    if target.strand.area.school_id != learner.school_id:
        raise NotAllowed(_("This target belongs to another school."))
