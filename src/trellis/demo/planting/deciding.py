"""Planting what the school and a class decided, what families said about it, and what was answered the next day."""

from datetime import timedelta

from trellis.demo import content
from trellis.demo.content import Comment, Decision, Text
from trellis.demo.planting.plot import Plot
from trellis.rooms.charter.models import VisionPart
from trellis.rooms.charter.queries import vision_parts_of
from trellis.rooms.community import models
from trellis.rooms.community.actions import (
    DecisionWords,
    OptionWords,
    VoiceWords,
    answer_comment,
    comment,
    decide,
    settle_comment,
    supersede,
)
from trellis.rooms.community.terms import CommentState

ASKED_AT, ANSWERED_AT, DECIDED_AT = "07:55", "13:05", "16:10"
TRIED = "quiet-hour"  # it was decided for a trial first, and then anew
TRIED_BEFORE = 15


def plant_decisions(plot: Plot) -> None:
    """This function will write down what the school decided, one of it twice, and let families speak to it."""
    parts = dict(zip((one.slug for one in content.school().vision_parts), vision_parts_of(plot.school), strict=True))
    for one in content.decisions():
        made = _decided(plot, one, parts.get(one.vision_part))
        for said in one.comments:
            _said(plot, made, said, answers=one.by)


def _decided(plot: Plot, one: Decision, part: VisionPart | None) -> models.Decision:
    by, at = plot.people[one.by], plot.moment(one.decided, DECIDED_AT)
    review_on, words = plot.term.today + timedelta(days=one.review), _words(one)
    if one.slug != TRIED:
        return decide(
            school=plot.school, words=words, review_on=review_on, vision_part=part, slug=one.slug, by=by, at=at,
            learner=plot.people[one.learner] if one.learner else None,
            group=plot.groups[one.group] if one.group else None,
        )  # fmt: skip
    before = plot.moment(one.decided + TRIED_BEFORE, DECIDED_AT)
    tried = decide(
        school=plot.school, words=words, review_on=at.date(), vision_part=part, slug=one.slug, by=by, at=before
    )
    return supersede(decision=tried, words=words, review_on=review_on, vision_part=part, by=by, at=at)


def _said(plot: Plot, decision: models.Decision, said: Comment, *, answers: str) -> None:
    row = comment(
        decision=decision, text=said.text, by=plot.people[said.by], at=plot.moment(said.back, ASKED_AT)
    )  # fmt: skip
    if said.answer:
        by, at = plot.people[answers], plot.moment(said.back - 1, ANSWERED_AT)
        answer_comment(comment=row, answer=said.answer, by=by, at=at)
        settle_comment(comment=row, state=CommentState.STANDS, by=by, at=at)


def _words(one: Decision) -> DecisionWords:
    return DecisionWords(
        question=_both(one.question), answer=_both(one.answer), why=_both(one.why), instead=_both(one.instead),
        expects=_both(one.expects), why_no_part=_both(one.why_no_part),
        options=[
            OptionWords(text=_both(way.text), reason=_both(way.reason), is_taken=way.is_taken) for way in one.options
        ],
        voices=[
            VoiceWords(
                group=_both(voice.group), words=_both(voice.words), said_by=_both(voice.said_by),
                came_of_it=_both(voice.came_of_it),
            )
            for voice in one.voices
        ],
    )  # fmt: skip


def _both(text: Text | None) -> dict[str, str]:
    return {"en": text.en, "es": text.es} if text else {}
