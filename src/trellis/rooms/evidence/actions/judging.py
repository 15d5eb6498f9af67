"""A signed judgement, and a learner's other view of it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.continuum.models import Criterion, LearningTarget
from trellis.rooms.continuum.queries import criteria_of, words_today
from trellis.rooms.evidence import events
from trellis.rooms.evidence.actions.keeping import Upload, keep_file
from trellis.rooms.evidence.models import Contest, CriterionMet, Evidence, Judgement, SelfAssessment
from trellis.rooms.evidence.rules import may_contest, may_see_piece, membership_to_sign_under
from trellis.rooms.evidence.terms import AGREES, OwnView, Says
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of


@action
def judge_target(
    *, learner: Person, target: LearningTarget, says: str, pieces: Sequence[Evidence], by: Person, at: datetime,
    criteria: Iterable[Criterion] = (), reason: str = "", reason_upload: Upload | None = None,
    reason_transcript: str = "", next_step: str = "", is_deeper: bool = False, supersedes: Judgement | None = None,
    knowing: Collection[UUID] | None = None,
) -> Judgement:  # fmt: skip
    """This function will sign what a person saw: shown, or not yet, on work that was handed in.

    The author teaches the learner today, in their own areas (the advisor in all), and signs under that membership. Shown
    ticks every criterion that is still open; not yet keeps those that are ticked. A sentence says why, written or spoken; `next_step` says what helps next.
    An earlier judgement is superseded only by naming it, never edited. `knowing` lists the judgements the author had
    before them: whoever was overtaken by somebody else's is told so. Raises NotAllowed or Refused. Publishes TargetJudged,
    and ViewsDiffered where the learner said otherwise of themself.
    """
    viewer = viewer_of(by, at=at)
    signed_under = membership_to_sign_under(viewer, learner, target.strand.area_id)
    if signed_under is None or target.strand.area.school_id != learner.school_id:
        raise NotAllowed(_("Only a person who teaches this learner here signs what they saw."))
    if any(piece.learner_id != learner.id or not may_see_piece(viewer, piece) for piece in pieces):
        raise NotAllowed(_("This work is not open to you."))
    _refuse_unfounded(says, pieces, is_said=bool(reason.strip() or reason_upload))
    one_after_the_other(learner)  # two who sign
    _refuse_overtaken(learner, target, supersedes, knowing)
    spoken = keep_file(reason_upload, school_id=learner.school_id, at=at) if reason_upload else None
    judgement = Judgement.objects.create(
        learner=learner, target=target, author=by, signed_under=signed_under, says=says,
        is_deeper=is_deeper and says == Says.SHOWN, reason=reason.strip(), reason_file=spoken,
        reason_transcript=reason_transcript.strip(), next_step=next_step.strip()[:300], words=words_today(target),
        worked_on=max(piece.made_on for piece in pieces), signed_at=at, supersedes=supersedes,
    )  # fmt: skip
    judgement.pieces.set(pieces)
    _tick(judgement, list(criteria))
    publish(
        events.TargetJudged(
            school_id=learner.school_id, about_id=learner.id, judgement_id=judgement.id, target_id=target.id, says=says
        )
    )
    if _differs(judgement):
        _publish_two_views(judgement)
    return judgement


@action
def contest_judgement(*, judgement: Judgement, words: str, by: Person, at: datetime) -> Contest:
    """This function will keep how a learner sees a judgement differently; both views stand side by side from then on.

    Writing again changes one's own words. Raises NotAllowed for others, Refused without words.
    Publishes JudgementContested, which puts it on the agenda of the two.
    """
    if not may_contest(viewer_of(by, at=at), judgement.learner):
        raise NotAllowed(_("Only the learner says how they see it."))
    if not words.strip():
        raise Refused(_("Write how you see it; one sentence is enough."))
    if len(words.strip()) > 600:
        raise Refused(_("Say it in fewer words: about six sentences fit here. The rest is for the talk."))
    contest, _made = Contest.objects.update_or_create(
        judgement=judgement, defaults={"by": by, "words": words.strip(), "at": at, "settled_at": None}
    )
    publish(
        events.JudgementContested(
            school_id=judgement.school_id, about_id=judgement.learner_id, judgement_id=judgement.id,
            target_id=judgement.target_id,
        )
    )  # fmt: skip
    return contest


def _refuse_unfounded(says: str, pieces: Sequence[Evidence], *, is_said: bool) -> None:
    if says not in Says.values:
        raise Refused(_("Say what you saw: shown, or not yet."))
    if not pieces:
        raise Refused(_("Choose the work that you saw."))
    if not is_said:
        raise Refused(_("Say in a sentence what you saw, written or spoken. It goes to the learner with your name."))


def _refuse_overtaken(
    learner: Person, target: LearningTarget, supersedes: Judgement | None, knowing: Collection[UUID] | None
) -> None:
    if supersedes is not None:
        if supersedes.learner_id != learner.id or supersedes.target_id != target.id:
            raise NotAllowed(_("That judgement is about something else."))
        if Judgement.objects.filter(supersedes=supersedes).exists():
            raise Refused(_("Another judgement has taken its place already. Read that one first."))
    if knowing is None:
        return
    newer = Judgement.objects.filter(learner=learner, target=target).exclude(pk__in=knowing)
    if last := newer.select_related("author").order_by("signed_at", "id").last():
        sentence = _("%(who)s has just signed this: %(says)s. Read it below; then sign too if you see it differently.")
        raise Refused(sentence % {"who": last.author.said_as, "says": last.get_says_display()})


def _tick(judgement: Judgement, ticked: list[Criterion]) -> None:
    live = criteria_of(judgement.target_id)
    chosen = {criterion.id for criterion in (live if judgement.says == Says.SHOWN else ticked)}
    CriterionMet.objects.bulk_create(
        CriterionMet(judgement=judgement, criterion=criterion, words=criterion.text)
        for criterion in live
        if criterion.id in chosen
    )


def _differs(judgement: Judgement) -> bool:
    own = SelfAssessment.objects.filter(
        learner=judgement.learner, target=judgement.target_id, at__lte=judgement.signed_at
    ).first()
    return own is not None and OwnView(own.view) not in AGREES[Says(judgement.says)]


def _publish_two_views(judgement: Judgement) -> None:
    publish(
        events.ViewsDiffered(
            school_id=judgement.school_id, about_id=judgement.learner_id, target_id=judgement.target_id,
            adult_id=judgement.author_id,
        )
    )  # fmt: skip
