"""What can be done about decisions: write one, supersede it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import uuid4

from django.utils.text import slugify
from django.utils.translation import gettext as _

from trellis.foundation.i18n import said
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.charter.models import VisionPart
from trellis.rooms.community import events
from trellis.rooms.community.actions.lengths import at_most
from trellis.rooms.community.models import Decision, DecisionOption, DecisionVoice
from trellis.rooms.community.rules import may_decide, may_read_decision
from trellis.rooms.community.terms import MOST_SENTENCE, MOST_WORDS, TWICE
from trellis.rooms.people.models import Group, Person, School
from trellis.rooms.people.queries import school_day, viewer_of
from trellis.rooms.people.terms import GroupKind

Words = Mapping[str, str]
TAKEN = {"new"}  # the address at which one is written


@dataclass(frozen=True, kw_only=True)
class OptionWords:
    """A way that was thought of, why it was taken or not."""

    text: Words
    reason: Words = field(default_factory=dict)
    is_taken: bool = False


@dataclass(frozen=True, kw_only=True)
class VoiceWords:
    """A group that was asked, one voice of it with leave, who that is without a name, and what came of it."""

    group: Words
    words: Words = field(default_factory=dict)
    said_by: Words = field(default_factory=dict)
    came_of_it: Words = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class DecisionWords:
    """All that is said in a decision, each by language."""

    question: Words
    answer: Words
    why: Words = field(default_factory=dict)
    instead: Words = field(default_factory=dict)
    expects: Words = field(default_factory=dict)
    why_no_part: Words = field(default_factory=dict)
    options: Sequence[OptionWords] = ()
    voices: Sequence[VoiceWords] = ()


@action
def decide(
    *, school: School, words: DecisionWords, review_on: date, by: Person, at: datetime, vision_part: VisionPart | None = None,
    learner: Person | None = None, group: Group | None = None, slug: str = "",
) -> Decision:  # fmt: skip
    """This function will write a decision down, of the school, of one class or about one learner of it, with its reasons,
    the voices that were heard and the day on which it is looked at again.

    The same words by the same person within a minute are one decision, pressed twice. Raises NotAllowed, or Refused where
    something is missing. Publishes DecisionMade.
    """
    _require_decider(Decision(school=school, learner=learner, group=group), by=by, at=at)
    _require_whole(words, review_on, vision_part, school=school, at=at)
    one_after_the_other(school)  # each finds a short name of its own
    if not slug and (pressed_twice := _just_written(school, learner, group, words, by=by, at=at)):
        return pressed_twice
    is_of_school = learner is None and group is None
    decision = Decision(
        school=school, learner=learner, group=group, slug=_free_slug(school, slug or _worded(words, school, is_of_school)),
        review_on=review_on, vision_part=vision_part, decided_by=by, decided_at=at,
    )  # fmt: skip
    store_decision(decision, words)
    about = learner.id if learner else None
    publish(events.DecisionMade(school_id=school.id, about_id=about, decision_id=decision.id))
    return decision


def _just_written(
    school: School, learner: Person | None, group: Group | None, words: DecisionWords, *, by: Person, at: datetime
) -> Decision | None:
    rows = Decision.objects.filter(school=school, learner=learner, group=group, decided_by=by, supersedes=None)
    lately = rows.filter(decided_at__gt=at - TWICE, decided_at__lte=at)
    return next(
        (one for one in lately if one.question == dict(words.question) and one.answer == dict(words.answer)), None
    )


def _worded(words: DecisionWords, school: School, is_of_school: bool) -> str:
    """An address says what is decided for a school; of a class or a learner it says nothing, for others read addresses."""
    return said(words.question, school.locale) if is_of_school else uuid4().hex


@action
def supersede(
    *, decision: Decision, words: DecisionWords, review_on: date, by: Person, at: datetime,
    vision_part: VisionPart | None = None,
) -> Decision:  # fmt: skip
    """This function will put a new version of a decision in place of the one before, which stays as it was written.

    Raises NotAllowed, or Refused where something is missing or a newer version stands. Publishes DecisionSuperseded.
    """
    school = decision.school
    _require_decider(decision, by=by, at=at)
    _require_whole(words, review_on, vision_part, school=school, at=at, is_of_team=bool(decision.reach))
    one_after_the_other(decision)
    if Decision.objects.filter(supersedes=decision).exists():
        raise Refused(_("Somebody has written a newer version. Open that one, and go on from there."))
    newer = Decision(
        school=school, learner=decision.learner, group=decision.group, reach=decision.reach, slug=decision.slug, version=decision.version + 1,
        supersedes=decision, review_on=review_on, vision_part=vision_part, decided_by=by, decided_at=at,
    )  # fmt: skip
    store_decision(newer, words)
    publish(
        events.DecisionSuperseded(
            school_id=school.id, about_id=decision.learner_id, decision_id=newer.id, version=newer.version
        )
    )
    return newer


def _require_decider(about: Decision, *, by: Person, at: datetime) -> None:
    viewer = viewer_of(by, at=at)
    if about.learner is not None and about.group is not None:
        raise NotAllowed(_("A decision is of a class or about one learner, not both."))
    if about.group is not None and about.group.kind == GroupKind.TEAM and not about.reach:
        raise NotAllowed(_("A team decides for itself: whoever is in it today has a voice."))
    if not may_decide(viewer, about.school, about.group) or not may_read_decision(viewer, about):
        raise NotAllowed(
            _("Those who lead the school write its decisions down; those of a class, who teaches it as well.")
        )


def _require_whole(
    words: DecisionWords, review_on: date, vision_part: VisionPart | None, *, school: School, at: datetime,
    is_of_team: bool = False,
) -> None:  # fmt: skip
    if not any(words.question.values()):
        raise Refused(_("Write the question that people ask."))
    if not any(words.answer.values()):
        raise Refused(_("Write the answer, in one sentence."))
    if review_on <= school_day(school, at):
        raise Refused(_("Choose a day to come for looking at it again."))
    if vision_part is not None and vision_part.vision.school_id != school.id:
        raise Refused(_("Choose one of those in the list."))
    if vision_part is None and not is_of_team and not any(words.why_no_part.values()):
        raise Refused(_("Choose the part of the vision it serves, or say why it serves none."))
    _require_short(words)


def _require_short(words: DecisionWords) -> None:
    for text in (words.question, words.answer, words.why_no_part):
        _all_at_most(text.values(), MOST_SENTENCE)
    for text in (words.why, words.instead, words.expects):
        _all_at_most(text.values(), MOST_WORDS)
    for option in words.options:
        _all_at_most([*option.text.values(), *option.reason.values()], MOST_SENTENCE)
    for voice in words.voices:
        lines = (voice.group, voice.words, voice.said_by, voice.came_of_it)
        _all_at_most([one for line in lines for one in line.values()], MOST_SENTENCE)


def _all_at_most(texts: Iterable[str], most: int) -> None:
    for text in texts:
        at_most(text, most)


def store_decision(decision: Decision, words: DecisionWords) -> None:
    """This function will store a decision with its words, its options and its voices; for the actions of this room."""
    for name in ("question", "answer", "why", "instead", "expects", "why_no_part"):
        setattr(decision, name, dict(getattr(words, name)))
    if decision.vision_part is not None:
        decision.why_no_part = {}
    decision.save(force_insert=True)
    DecisionOption.objects.bulk_create(
        DecisionOption(
            decision=decision, order=order, text=dict(one.text), reason=dict(one.reason), is_taken=one.is_taken
        )
        for order, one in enumerate(words.options, start=1)
    )
    DecisionVoice.objects.bulk_create(
        DecisionVoice(
            decision=decision, order=order, group=dict(one.group), words=dict(one.words), said_by=dict(one.said_by),
            came_of_it=dict(one.came_of_it),
        )
        for order, one in enumerate(words.voices, start=1)
    )  # fmt: skip


def _free_slug(school: School, wanted: str) -> str:
    """A short name nobody else has: the question's own words, and a figure where they stand there already."""
    name = slugify(wanted)[:70].strip("-") or "decision"
    taken = set(Decision.objects.filter(school=school, slug__startswith=name).values_list("slug", flat=True)) | TAKEN
    return next(one for n in range(len(taken) + 1) if (one := f"{name}-{n + 1}" if n else name) not in taken)
