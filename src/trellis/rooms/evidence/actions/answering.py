"""A word about work: spoken, written, drawn, or a question; and the learner's answer."""

from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.continuum.models import Criterion
from trellis.rooms.evidence import events
from trellis.rooms.evidence.actions.keeping import Upload, keep_file
from trellis.rooms.evidence.models import Evidence, Feedback
from trellis.rooms.evidence.rules import may_give_feedback
from trellis.rooms.evidence.terms import TEXT_LENGTH, FeedbackKind
from trellis.rooms.paths.actions import change_plan
from trellis.rooms.paths.models import ActivityPlan
from trellis.rooms.paths.terms import Cause
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day, viewer_of

OF_THE_LEARNER = frozenset({FeedbackKind.REPLY, FeedbackKind.QUESTION})


@action
def give_feedback(
    *, evidence: Evidence, kind: str, by: Person, at: datetime, text: str = "", upload: Upload | None = None,
    transcript: str = "", criterion: Criterion | None = None,
) -> Feedback:  # fmt: skip
    """This function will say something about a piece that was handed in: a word, a question, a drawing on it, an answer.

    Who teaches the learner there speaks to them; the learner answers and may ask. Nothing is ever taken away again. Raises
    NotAllowed, or Refused when nothing is said or a file is not taken. Publishes FeedbackGiven.
    """
    if not may_give_feedback(viewer_of(by, at=at), evidence):
        raise NotAllowed(_("This piece is not open to your words."))
    is_own = by.id == evidence.learner_id
    if kind not in FeedbackKind.values or (is_own and kind not in OF_THE_LEARNER) or (
        not is_own and kind == FeedbackKind.REPLY
    ):  # fmt: skip
        raise Refused(_("Choose what it is: a word, a question, a drawing, or an answer."))
    if not text.strip() and upload is None:
        raise Refused(_("Say something first: speak, write or draw."))
    if len(text) > TEXT_LENGTH:
        raise Refused(_("These are very many words for one piece. Say the most important ones."))
    if criterion is not None and not evidence.claims.filter(target=criterion.target_id).exists():
        criterion = None
    file = keep_file(upload, school_id=evidence.school_id, at=at) if upload else None
    feedback = Feedback.objects.create(
        evidence=evidence, author=by, kind=kind, text=text.strip(), file=file, transcript=transcript.strip(),
        criterion=criterion, at=at,
    )  # fmt: skip
    publish(
        events.FeedbackGiven(
            school_id=evidence.school_id, about_id=evidence.learner_id, evidence_id=evidence.id,
            feedback_id=feedback.id, kind=kind,
        )
    )  # fmt: skip
    return feedback


@action
def change_plan_after_word(*, word: Feedback, plan: ActivityPlan, place: str, by: Person, at: datetime) -> None:
    """This function will change where a learner does what they planned because of what somebody said about their work: the
    plan says after which day's word it was changed.

    Raises NotAllowed unless work and plan are the learner's own and somebody else spoke, Refused as change_plan does.
    Publishes WayChanged.
    """
    learner = word.evidence.learner
    if by.id != learner.id or word.author_id == by.id:
        raise NotAllowed(_("A path is planned by the learner."))
    on = school_day(learner.school, word.at)
    change_plan(plan=plan, place=place, cause=Cause.FEEDBACK, cause_on=on, by=by, at=at)
