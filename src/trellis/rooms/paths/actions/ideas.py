"""Own ideas and why questions: a learner asks, a person answers."""

from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.paths import events
from trellis.rooms.paths.actions.steps import plant_target
from trellis.rooms.paths.models import ActivityPlan, Experience, OwnIdea, Project, WhyQuestion
from trellis.rooms.paths.queries.projects import live_targets_of
from trellis.rooms.paths.rules import may_answer_idea, may_answer_why, may_plan
from trellis.rooms.paths.terms import IdeaState, WhyState
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import advisor_of, school_day, teaching_membership, viewer_of


@action
def propose_idea(
    *, learner: Person, text: str, by: Person, at: datetime, target: LearningTarget | None = None
) -> OwnIdea:
    """This function will ask the learner's advisor about a way of the learner's own.

    Raises NotAllowed for anybody else, Refused when nothing is written. Publishes IdeaProposed.
    """
    if not may_plan(by, learner):
        raise NotAllowed(_("A learner proposes for themself."))
    idea = OwnIdea.objects.create(
        learner=learner, target=target, text=_words(text), asked_at=at,
        asked_of=advisor_of(learner, on=school_day(learner.school, at)),
    )  # fmt: skip
    publish(events.IdeaProposed(school_id=learner.school_id, about_id=learner.id, idea_id=idea.id))
    return idea


@action
def take_back_idea(*, idea: OwnIdea, by: Person, at: datetime) -> None:
    """This function will take back an own idea while nobody has answered it.

    Raises NotAllowed for anybody but the learner, Refused for an answered one. Publishes IdeaTakenBack.
    """
    if not may_plan(by, idea.learner):
        raise NotAllowed(_("A learner takes back their own idea."))
    if idea.state != IdeaState.ASKED:
        raise Refused(_("This idea has been answered already."))
    idea.state = IdeaState.TAKEN_BACK
    idea.save(update_fields=["state"])
    publish(events.IdeaTakenBack(school_id=idea.school_id, about_id=idea.learner_id, idea_id=idea.id))


@action
def answer_idea(*, idea: OwnIdea, yes: bool, answer: str, by: Person, at: datetime) -> OwnIdea:
    """This function will answer an own idea: yes puts it in the plan, designed by the learner; otherwise it is talked about.

    Raises NotAllowed for whoever does not teach the learner, Refused when it has been answered or nothing is said with
    "let us talk". Publishes IdeaAnswered.
    """
    if not may_answer_idea(viewer_of(by, at=at), idea):
        raise NotAllowed(_("Those who teach this learner answer."))
    if idea.state != IdeaState.ASKED:
        raise Refused(_("This idea has been answered already."))
    if not yes and not answer.strip():
        raise Refused(_("Say in a sentence what you would like to talk about."))
    idea.state = IdeaState.YES if yes else IdeaState.TALK
    idea.answer, idea.answered_by, idea.answered_at = answer.strip()[:400], by, at
    idea.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    publish(events.IdeaAnswered(school_id=idea.school_id, about_id=idea.learner_id, idea_id=idea.id, answer=idea.state))
    if yes:
        _put_in_plan(idea, by=by, at=at)
    return idea


def _put_in_plan(idea: OwnIdea, *, by: Person, at: datetime) -> None:
    # Another way to the same target stays: an adult's yes switches nothing, the learner alone does (R54).
    project = Project.objects.filter(idea=idea).select_related("experience").first()
    aims = [idea.target] if idea.target else []
    for target in live_targets_of(project.experience_id) if project else aims:
        plant_target(learner=idea.learner, target=target, by=by, at=at)
    ActivityPlan.objects.create(
        learner=idea.learner, target=idea.target, idea=idea, project=project, started_at=at,
        experience=project.experience if project else None,
    )  # fmt: skip


@action
def pass_on_idea(*, idea: OwnIdea, to: Person, by: Person, at: datetime) -> None:
    """This function will pass an own idea on to a colleague who teaches the learner too. Publishes IdeaPassedOn."""
    if not may_answer_idea(viewer_of(by, at=at), idea):
        raise NotAllowed(_("Those who teach this learner answer."))
    if teaching_membership(to, idea.learner, on=school_day(idea.learner.school, at)) is None:
        raise Refused(_("Pass it on to somebody who teaches this learner."))
    idea.asked_of = to
    idea.save(update_fields=["asked_of"])
    publish(events.IdeaPassedOn(school_id=idea.school_id, about_id=idea.learner_id, idea_id=idea.id))


@action
def ask_why(
    *, learner: Person, by: Person, at: datetime, target: LearningTarget | None = None,
    experience: Experience | None = None,
) -> WhyQuestion:  # fmt: skip
    """This function will ask a person why this is worth learning; a question that still waits is not asked twice.

    Raises NotAllowed for anybody but the learner. Publishes WhyAsked.
    """
    if not may_plan(by, learner):
        raise NotAllowed(_("The learner asks."))
    waiting = WhyQuestion.objects.filter(
        learner=learner, target=target, experience=experience, state=WhyState.ASKED, own_why=""
    ).first()
    if waiting:
        return waiting
    question = WhyQuestion.objects.create(learner=learner, target=target, experience=experience, asked_at=at)
    publish(events.WhyAsked(school_id=learner.school_id, about_id=learner.id, question_id=question.id))
    return question


@action
def answer_why(*, question: WhyQuestion, answer: str, by: Person, at: datetime) -> None:
    """This function will answer a why, signed; the answer stays with the target. Publishes WhyAnswered."""
    if not may_answer_why(viewer_of(by, at=at), question):
        raise NotAllowed(_("Those who teach this learner answer."))
    question.answer, question.state = _words(answer, 600), WhyState.ANSWERED
    question.answered_by, question.answered_at = by, at
    question.save(update_fields=["answer", "state", "answered_by", "answered_at"])
    publish(events.WhyAnswered(school_id=question.school_id, about_id=question.learner_id, question_id=question.id))


@action
def say_own_why(*, learner: Person, target: LearningTarget, words: str, by: Person, at: datetime) -> WhyQuestion:
    """This function will keep the learner's own why beside the school's. Publishes WhyAnswered."""
    if not may_plan(by, learner):
        raise NotAllowed(_("The learner says their own why."))
    said = WhyQuestion.objects.create(
        learner=learner, target=target, own_why=_words(words), state=WhyState.ANSWERED, asked_at=at
    )
    publish(events.WhyAnswered(school_id=learner.school_id, about_id=learner.id, question_id=said.id))
    return said


def _words(text: str, limit: int = 400) -> str:
    words = text.strip()
    if not words or len(words) > limit:
        raise Refused(_("Write it in up to %(limit)s characters.") % {"limit": limit})
    return words
