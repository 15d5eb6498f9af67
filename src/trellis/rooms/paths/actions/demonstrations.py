"""How something is shown: the learner says how, and who teaches them there agrees or asks."""

from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.paths import events
from trellis.rooms.paths.models import ActivityPlan, DemonstrationPlan
from trellis.rooms.paths.rules import may_answer_demonstration, may_plan
from trellis.rooms.paths.terms import ShowForm, StepState
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of

WORDS_LENGTH, QUESTION_LENGTH = 120, 300


@action
def plan_demonstration(
    *, learner: Person, target: LearningTarget, form: str, by: Person, at: datetime, words: str = "",
    plan: ActivityPlan | None = None,
) -> DemonstrationPlan:  # fmt: skip
    """This function will note how a learner would like to show a target: one of the forms, with a word to it, or in words
    of their own. What it takes to be shown stays the same. Said again it is the same; said otherwise it takes the place of
    what was said before, and whoever teaches them there is asked anew.

    Raises NotAllowed for anybody but the learner, Refused for no form or too many words. Publishes DemonstrationPlanned.
    """
    if not may_plan(by, learner):
        raise NotAllowed(_("How something is shown is said by the learner."))
    if target.retired_at is not None or target.strand.area.school_id != learner.school_id:
        raise Refused(_("This target is no longer part of the continuum. Choose another one."))
    words = _fitting(form, words)
    before = DemonstrationPlan.objects.filter(learner=learner, target=target, ended_at=None).first()
    if before and (before.form, before.words) == (form, words):
        return before
    on = plan or (before.plan if before else None) or _way_to(learner, target)
    if before:
        _end(before, at)
    noted = DemonstrationPlan.objects.create(
        learner=learner, target=target, plan=on, form=form, words=words, noted_at=at
    )
    _publish(events.DemonstrationPlanned, noted)
    return noted


@action
def take_back_demonstration(*, demonstration: DemonstrationPlan, by: Person, at: datetime) -> None:
    """This function will take back how a learner would like to show a target; what they had said before stands again.

    Raises NotAllowed for anybody but the learner. Publishes DemonstrationTakenBack.
    """
    if not may_plan(by, demonstration.learner):
        raise NotAllowed(_("How something is shown is said by the learner."))
    if demonstration.ended_at is None:
        _end(demonstration, at)
        before = DemonstrationPlan.objects.filter(
            learner_id=demonstration.learner_id, target_id=demonstration.target_id, ended_at=demonstration.noted_at
        )
        if last := before.exclude(pk=demonstration.pk).order_by("noted_at", "id").last():
            last.ended_at = None
            last.save(update_fields=["ended_at"])
    _publish(events.DemonstrationTakenBack, demonstration)


@action
def agree_demonstration(*, demonstration: DemonstrationPlan, by: Person, at: datetime) -> None:
    """This function will agree to how a learner would like to show a target: it is noted with the name, and read by
    whoever judges it. Raises NotAllowed for whoever does not judge them there, Refused where the learner has said
    otherwise meanwhile. Publishes DemonstrationAgreed.
    """
    _answer(demonstration, question="", by=by, at=at)
    _publish(events.DemonstrationAgreed, demonstration)


@action
def ask_about_demonstration(*, demonstration: DemonstrationPlan, question: str, by: Person, at: datetime) -> None:
    """This function will ask a learner about how they would like to show a target; they answer by saying it anew, or by
    talking. Raises as `agree_demonstration` does, and Refused without a question. Publishes DemonstrationAskedAbout.
    """
    asked = " ".join(question.split())
    if not asked or len(asked) > QUESTION_LENGTH:
        raise Refused(_("Ask in up to %(limit)s characters.") % {"limit": QUESTION_LENGTH})
    _answer(demonstration, question=asked, by=by, at=at)
    _publish(events.DemonstrationAskedAbout, demonstration)


@action
def reopen_demonstration(*, demonstration: DemonstrationPlan, by: Person, at: datetime) -> None:
    """This function will take back one's own answer to how a target is shown. Raises NotAllowed for anybody else.
    Publishes DemonstrationReopened.
    """
    if demonstration.answered_by_id != by.id:
        raise NotAllowed(_("Only who answered takes it back."))
    demonstration.answered_by = demonstration.answered_at = None
    demonstration.question = ""
    demonstration.save(update_fields=["answered_by", "answered_at", "question"])
    _publish(events.DemonstrationReopened, demonstration)


def _answer(demonstration: DemonstrationPlan, *, question: str, by: Person, at: datetime) -> None:
    if not may_answer_demonstration(viewer_of(by, at=at), demonstration):
        raise NotAllowed(_("Those who teach this learner there answer."))
    live = DemonstrationPlan.objects.filter(pk=demonstration.pk, ended_at=None)
    if not live.update(answered_by=by, answered_at=at, question=question):
        raise Refused(_("%(name)s has said it otherwise meanwhile. Read it once more.") % {
            "name": demonstration.learner.said_as
        })  # fmt: skip
    demonstration.refresh_from_db(fields=["answered_by", "answered_at", "question"])


def _fitting(form: str, words: str) -> str:
    words = " ".join(words.split())
    if form not in ShowForm.values:
        raise Refused(_("Choose how you would like to show it."))
    if form == ShowForm.OWN and not words:
        raise Refused(_("Say in a few words how you would like to show it."))
    if len(words) > WORDS_LENGTH:
        raise Refused(_("Say it in up to %(limit)s characters.") % {"limit": WORDS_LENGTH})
    return words


def _way_to(learner: Person, target: LearningTarget) -> ActivityPlan | None:
    return ActivityPlan.objects.filter(learner=learner, target=target, state=StepState.NOW).first()


def _end(demonstration: DemonstrationPlan, at: datetime) -> None:
    demonstration.ended_at = at
    demonstration.save(update_fields=["ended_at"])


def _publish(event: type, of: DemonstrationPlan) -> None:
    publish(event(school_id=of.school_id, about_id=of.learner_id, demonstration_id=of.id))
