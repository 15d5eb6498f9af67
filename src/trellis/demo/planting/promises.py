"""Planting what people promise each other: talks held and talks to come, agreements, hands up, who met whom."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from trellis.demo.planting.lives import ADVISORS
from trellis.demo.planting.plot import Plot
from trellis.demo.stories import Story, Talk, story_of
from trellis.demo.stories.together import picked
from trellis.rooms.circles.actions import AgreementOnPaper, keep_agreement, note_interaction, raise_hand
from trellis.rooms.conferences.actions import (
    TalkOnPaper,
    bring_in_talks,
    give_talk_time,
    promise_rhythm,
    promise_talk,
    write_line,
    write_lines,
)
from trellis.rooms.people.models import Person

EVERY_DAYS = 14
SCHOOL_DAYS_APART = 10  # what fourteen days are in school days
DUE_AFTER, DUE_SOON, KEPT_AFTER = 6, 3, 4
WRITTEN_AT = "14:40"
MINUTES = {"2b": 8, "duarte": 20}
# When in the week each of the two has time for talks.
TIMES = {"2b": (("09:30", "10:10"),), "duarte": (("12:40", "13:40"), ("15:00", "15:40"))}
PLACES = {"2b": "Beanbags", "duarte": "the window bench"}


def plant_promises(plot: Plot) -> None:
    """This function will plant the talks of every learner with a story, the rhythm of them, and the one that comes next."""
    for group, stretches in TIMES.items():
        _give_time(plot, plot.people[ADVISORS[group]], stretches, PLACES[group])
    for slug, group in plot.told():
        learner, adult, story = plot.people[slug], plot.people[ADVISORS[group]], story_of(slug)
        _talk(plot, learner, adult, story, story.promised.place or PLACES[group])
        next_on = plot.term.after(story.promised.days)
        at = plot.moment(SCHOOL_DAYS_APART - story.promised.days, story.promised.at) + timedelta(minutes=10)
        promise_rhythm(
            adult=adult, learner=learner, every_days=EVERY_DAYS, minutes=MINUTES[group], by=adult, at=at
        )  # fmt: skip
        talk = promise_talk(
            adult=adult, learner=learner, promised_on=next_on, promised_time=time.fromisoformat(story.promised.at),
            place=story.promised.place or PLACES[group], by=adult, at=at,
        )  # fmt: skip
        if story.promised.brings:
            write_line(conference=talk, text=story.promised.brings, by=learner, at=plot.moment(1, WRITTEN_AT))
        _meet(plot, learner, story)


def _give_time(plot: Plot, adult: Person, stretches: Sequence[tuple[str, str]], place: str) -> None:
    for weekday in plot.school.school_days:
        for first, last in stretches:
            give_talk_time(
                adult=adult, weekday=weekday, starts_at=time.fromisoformat(first), ends_at=time.fromisoformat(last),
                place=place, by=adult, at=plot.first_day,
            )  # fmt: skip


def days_of_talks(story: Story, term_length: int) -> list[int]:
    """This function will list how many school days ago the two talked, the newest talk first: every ten school days."""
    last = SCHOOL_DAYS_APART - story.promised.days
    return list(range(last, term_length - 1, SCHOOL_DAYS_APART))


def _talk(plot: Plot, learner: Person, adult: Person, story: Story, place: str) -> None:
    days = days_of_talks(story, len(plot.term.days))
    told: list[Talk | None] = [*story.talks, *([None] * len(days))][: len(days)]
    sheets = [
        _sheet(plot, (learner, adult), talk, plot.moment(back, story.promised.at), back, place)
        for back, talk in zip(days, told, strict=True)
    ]
    at = sheets[0].held_at
    held = bring_in_talks(adult=adult, learner=learner, talks=sheets[::-1], by=adult, at=at)[::-1]
    lines = [(one, talk.me, one.held_at) for one, talk in zip(held, told, strict=True) if talk and one.held_at]
    write_lines(learner=learner, lines=lines[::-1], by=learner, at=at)
    for agreement in held[0].agreements.select_related("owner"):
        is_kept = story.talks[0].will_kept if agreement.owner_id == learner.id else story.talks[0].they_kept
        if is_kept:
            kept_at = plot.moment(max(days[0] - KEPT_AFTER, 0), "12:00")
            keep_agreement(agreement=agreement, by=agreement.owner, at=kept_at)


def _sheet(
    plot: Plot, pair: tuple[Person, Person], talk: Talk | None, held_at: datetime, back: int, place: str
) -> TalkOnPaper:
    if talk is None:
        return TalkOnPaper(held_at=held_at, place=place)
    agreements = list(_agreements(plot, pair, talk, held_at, back))
    return TalkOnPaper(held_at=held_at, line=talk.adult, place=place, agreements=agreements)


def _agreements(
    plot: Plot, pair: tuple[Person, Person], talk: Talk, held_at: datetime, back: int
) -> Iterator[AgreementOnPaper]:
    """Both promised something; when they talked again it had been kept, or was let go. The last ones are open still."""
    learner, adult = pair
    is_last = back <= SCHOOL_DAYS_APART + 2
    again = None if is_last else plot.moment(back - SCHOOL_DAYS_APART, "09:20")
    for owner, other, text, because, due in (
        (learner, adult, talk.will, talk.will_let, talk.will_due),
        (adult, learner, talk.they, talk.they_let, talk.they_due),
    ):
        soon = plot.term.after(DUE_SOON + picked(DUE_SOON, text) if due is None else due)
        due_on = soon if is_last else plot.term.day(back - DUE_AFTER)
        yield AgreementOnPaper(
            owner=owner, other=other, text=text, agreed_at=held_at, due_on=due_on, because="" if is_last else because,
            kept_at=None if because else again, let_go_at=again if because else None,
        )  # fmt: skip


def _meet(plot: Plot, learner: Person, story: Story) -> None:
    for one in story.met:
        note_interaction(
            learner=learner, kind=one.kind, by=plot.people[one.by], at=plot.moment(one.back, one.at)
        )  # fmt: skip
    if story.hand:
        raise_hand(
            learner=learner, words=story.hand.words, by=learner, at=plot.moment(story.hand.back, story.hand.at)
        )  # fmt: skip
