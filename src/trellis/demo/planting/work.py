"""Planting work: what was made, with its pictures and sounds, and what was said and signed about it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from trellis.demo import content
from trellis.demo.planting.pictures import Key, keep_files
from trellis.demo.planting.plot import Plot
from trellis.demo.stories import Moment, story_of
from trellis.demo.stories.together import moments_of, picked
from trellis.rooms.evidence.actions import (
    GivenFile,
    PieceToKeep,
    SignToSet,
    WordToSay,
    arrange_showcase,
    assess_self,
    capture_many,
    contest_judgement,
    judge_many,
    say_many,
    say_ready,
)
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.evidence.terms import FeedbackKind, PieceKind, Says
from trellis.rooms.people.models import Person

# Who answers for an area in the advisory; in 2B it is Ms Osei.
ANSWERS_FOR = {
    "nature": "brandt", "making-and-the-arts": "brandt", "words-and-stories": "iman", "people-places-past": "iman",
}  # fmt: skip
AREA_OF = {target.slug: strand.area for strand in content.strands() for target in strand.targets}
FIRST_MINUTE, LAST_MINUTE = 8 * 60 + 40, 11 * 60 + 50  # work is made in the morning
ASKED, REPLIED, CLOSED, CONTESTED = "13:05", "12:10", "14:20", "12:40"


@dataclass(frozen=True)
class Made:
    """A moment of a story, and the piece it became."""

    moment: Moment
    piece: Evidence


def plant_work(plot: Plot) -> None:
    """This function will plant the work of every learner with a story, and all that came of it."""
    lived = {slug: lived_by(plot, slug, group) for slug, group in plot.told()}
    files = keep_files(plot.school.id, lived, at=plot.first_day)
    for slug, group in plot.told():
        learner = plot.people[slug]
        made = list(_keep(plot, learner, lived[slug], files, group))
        _see_oneself(plot, learner, made)
        _answer(plot, learner, made, group)
        _show_first(plot, learner, made)


def _show_first(plot: Plot, learner: Person, made: Sequence[Made]) -> None:
    pieces = {one.moment.title: one.piece for one in made}
    if chosen := [pieces[title] for title in story_of(learner.slug).first]:
        arrange_showcase(learner=learner, pieces=chosen, by=learner, at=max(one.captured_at for one in chosen))


def lived_by(plot: Plot, slug: str, group: str) -> list[Moment]:
    """This function will list everything that one learner made, alone and with their group, oldest first."""
    with_others = moments_of(slug, group, plot.classes[group], plot.people[slug].said_as)
    return sorted([*story_of(slug).moments, *with_others], key=lambda one: -one.back)


def hour_of(moment: Moment, slug: str) -> str:
    """This function will tell at what hour something was made: as told, else some time in the morning."""
    minute = FIRST_MINUTE + picked(LAST_MINUTE - FIRST_MINUTE, slug, moment.title)
    return moment.at or f"{minute // 60:02d}:{minute % 60:02d}"


def adult_for(moment: Moment, group: str) -> str:
    """This function will tell which adult answers: who is named, else who teaches that area to the group."""
    if moment.by or group == "2b":
        return moment.by or "osei"
    return ANSWERS_FOR.get(AREA_OF.get(moment.target, ""), "duarte")


def _keep(
    plot: Plot, learner: Person, moments: Sequence[Moment], files: Mapping[Key, Sequence[GivenFile]], group: str
) -> Iterator[Made]:
    by_keeper: dict[str, list[Moment]] = defaultdict(list)
    for moment in moments:
        by_keeper[adult_for(moment, group) if moment.is_seen else learner.slug].append(moment)
    for keeper, kept in by_keeper.items():
        pieces = [_piece(plot, learner, moment, files.get((learner.slug, moment.title), ())) for moment in kept]
        last = max(piece.kept_at for piece in pieces)
        rows = capture_many(learner=learner, pieces=pieces, by=plot.people[keeper], at=last)
        yield from (Made(moment, row) for moment, row in zip(kept, rows, strict=True))


def _piece(plot: Plot, learner: Person, moment: Moment, files: Sequence[GivenFile]) -> PieceToKeep:
    return PieceToKeep(
        kept_at=plot.moment(moment.back, hour_of(moment, learner.slug)), title=moment.title, text=moment.text,
        place=moment.place, source=moment.source, files=files, hands_in=not moment.is_draft,
        kind=PieceKind.MOMENT if moment.is_seen else "", own_area=plot.own_areas.get((learner.slug, moment.own)),
        shows={plot.targets[target]: because for target, because in moment.shows},
    )  # fmt: skip


def _see_oneself(plot: Plot, learner: Person, made: Sequence[Made]) -> None:
    """How the learner sees themself, and that they are ready to show: said with the piece."""
    for one in made:
        moment, at = one.moment, one.piece.captured_at
        if moment.view:
            target = plot.targets[moment.target]
            assess_self(learner=learner, target=target, view=moment.view, words=moment.viewed, by=learner, at=at)
        if moment.ready:
            target = plot.targets[moment.target]
            say_ready(learner=learner, target=target, pieces=[one.piece], because=moment.ready, by=learner, at=at)


def _answer(plot: Plot, learner: Person, made: Sequence[Made], group: str) -> None:
    by_adult: dict[str, list[Made]] = defaultdict(list)
    for one in made:
        if one.moment.is_answered:
            by_adult[adult_for(one.moment, group)].append(one)
    replies = [word for one in made for word in _replies(plot, one)]
    for slug, answered in by_adult.items():
        adult = plot.people[slug]
        words = [word for one in answered for word in _words(plot, one)]
        if words:
            say_many(learner=learner, words=words, by=adult, at=max(word.said_at for word in words))
        signs = [sign for one in answered for sign in _signs(plot, one)]
        if signs:
            _sign(plot, learner, adult, signs, answered)
    if replies:
        say_many(learner=learner, words=replies, by=learner, at=max(word.said_at for word in replies))


def _words(plot: Plot, one: Made) -> Iterator[WordToSay]:
    moment = one.moment
    if moment.ask:
        asked = _later(plot, moment, 1, ASKED)
        yield WordToSay(piece=one.piece, said_at=asked, text=moment.ask, kind=FeedbackKind.QUESTION)
    if moment.word:
        yield WordToSay(piece=one.piece, said_at=_closing(plot, moment), text=moment.word)


def _replies(plot: Plot, one: Made) -> Iterator[WordToSay]:
    if one.moment.reply:
        said_at = _later(plot, one.moment, 2, REPLIED)
        yield WordToSay(piece=one.piece, said_at=said_at, text=one.moment.reply, kind=FeedbackKind.REPLY)


def _signs(plot: Plot, one: Made) -> Iterator[SignToSet]:
    moment = one.moment
    if moment.shown or moment.not_yet:
        yield SignToSet(
            piece=one.piece, target=plot.targets[moment.target], signed_at=_closing(plot, moment),
            says=Says.SHOWN if moment.shown else Says.NOT_YET, reason=moment.shown or moment.not_yet,
            next_step=moment.helps, is_deeper=moment.is_deeper,
        )  # fmt: skip


def _sign(plot: Plot, learner: Person, adult: Person, signs: Sequence[SignToSet], answered: Sequence[Made]) -> None:
    signed = judge_many(learner=learner, signs=signs, by=adult, at=max(sign.signed_at for sign in signs))
    contested = {one.piece.id: one.moment for one in answered if one.moment.contest}
    for sign, judgement in zip(signs, signed, strict=True):
        if moment := contested.get(sign.piece.id):
            at = _later(plot, moment, 2, CONTESTED)
            contest_judgement(judgement=judgement, words=moment.contest, by=learner, at=at)


def _later(plot: Plot, moment: Moment, days: int, hour: str) -> datetime:
    return plot.moment(max(moment.back - days, 0), hour)


def _closing(plot: Plot, moment: Moment) -> datetime:
    """An adult's last word comes the day after the piece, or the day after the learner's answer."""
    return _later(plot, moment, 3 if moment.reply else 1, CLOSED)
