"""So many talks with families: led, asked for and coming, with works, promises and words; and so many visits to ask about."""

from datetime import timedelta
from typing import Any

from tests.foundation.specimens import picture_bytes, upload
from tests.work import photo, piece, voice
from trellis.rooms.community.actions import answer_word, release_words, write_word
from trellis.rooms.conferences.actions import (
    Written,
    ask_to_lead,
    attach_sheet,
    choose_goal,
    choose_work,
    end_with_family,
    plan_with_family,
    say_shown,
    write_back,
)
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.terms import MOST_GOALS_SHOWN, MOST_SHEETS, MOST_WORKS, ConferenceKind
from trellis.rooms.paths.actions import choose_way, publish_experience, set_goal
from trellis.rooms.paths.terms import ExperienceKind
from trellis.rooms.people.models import Person


def more_with_families(plenty: Any, number: int, child: Person) -> None:
    """This function will add one more of everything that talks with families hold."""
    cast, at = plenty.cast, plenty.at
    held = _planned(plenty, number, kind=ConferenceKind.FAMILY)
    end_with_family(conference=held, written=Written(promises={cast.ana.id: ("read", None)}), by=cast.duarte, at=at)
    if plenty.led is None:
        plenty.led, plenty.shown = _planned(plenty, number), _shown(plenty)
    for talk in (plenty.led, plenty.shown):
        _more_in(plenty, talk, number)
    write_back(conference=plenty.shown, text=f"A word {number}", by=cast.ana, at=at)
    _word_home(plenty, child, number)
    ask_to_lead(learner=child, by=child, at=at)
    _visit(plenty, child, number)
    _visit(plenty, cast.leo, number)


def _word_home(plenty: Any, child: Person, number: int) -> None:
    """One more family that was written to, with work, and one more answer of Leo's family; and one word that waits."""
    cast, at = plenty.cast, plenty.at
    made = piece(child, at=at, files=[photo()])
    written = write_word(learner=child, text=f"A line {number}", piece=made, by=cast.duarte, at=at)
    if number % 2:
        release_words(words=[written] if written else [], by=cast.duarte, at=at)
    if plenty.word is None:
        plenty.word = write_word(learner=cast.leo, text="A line", piece=None, by=cast.duarte, at=at)
        release_words(words=[plenty.word], by=cast.duarte, at=at)
    answer_word(word=plenty.word, text=f"An answer {number}", by=cast.ana, at=at)


def _planned(plenty: Any, number: int, kind: str = ConferenceKind.STUDENT_LED) -> Conference:
    cast, at = plenty.cast, plenty.at
    return plan_with_family(
        adult=cast.duarte, learner=cast.leo, kind=kind, promised_on=at.date() + timedelta(days=3 + number),
        guardians=[cast.ana], by=cast.duarte, at=at,
    )  # fmt: skip


def _shown(plenty: Any) -> Conference:
    """One that was held in the year before, so that the coming one stays the coming one."""
    cast, at = plenty.cast, plenty.at
    return Conference.objects.create(
        learner=cast.leo, adult=cast.duarte, kind=ConferenceKind.STUDENT_LED, promised_on=at.date(), held_at=at,
    )  # fmt: skip


def _more_in(plenty: Any, talk: Conference, number: int) -> None:
    """As many works and goals as fit into one talk, however it came to be held."""
    cast, at, held = plenty.cast, plenty.at, talk.held_at
    if held is not None:
        _more_in_held(plenty, talk, number)
        return
    if number < MOST_WORKS:
        work = piece(cast.leo, title=f"Shown {number}", files=[photo(), voice()] if number < 3 else [], at=at)
        one = choose_work(conference=talk, piece=work, by=cast.leo, at=at)
        say_shown(conference=talk, part="work", shown=one, words="because", by=cast.leo, at=at)
    if number < MOST_GOALS_SHOWN:
        goal = set_goal(owner=cast.leo, horizon="week", text=f"Goal {number}", by=cast.leo, at=at)
        choose_goal(conference=talk, goal=goal, by=cast.leo, at=at)


def _more_in_held(plenty: Any, talk: Conference, number: int) -> None:
    led = plenty.led.shown.filter(piece__isnull=False).order_by("-place").first()
    if number < MOST_WORKS and led is not None:
        talk.shown.create(part="work", piece=led.piece, words="because", place=number, at=plenty.at)


def more_sheets(plenty: Any, talk: Conference, many: int) -> None:
    """This function will put photos of the filled sheet to a talk, as many as it holds."""
    for _ in range(min(many, MOST_SHEETS) - talk.sheets.count()):
        attach_sheet(
            conference=talk, upload=upload(picture_bytes("PNG"), "sheet.png"), by=plenty.cast.leo, at=plenty.at
        )


def _visit(plenty: Any, learner: Person, number: int) -> None:
    cast, long_ago = plenty.cast, plenty.long_ago
    target = cast.targets["forces-name"]
    way = publish_experience(
        title={"en": f"A visit of {learner.said_as}, {number}"}, kind=ExperienceKind.VISIT, targets=[target], why={"en": "Go"}, by=cast.duarte,
        at=long_ago,
    )  # fmt: skip
    day = next(one for one in (plenty.at.date() - timedelta(days=back) for back in (1, 2, 3)) if one.weekday() < 5)
    plan = choose_way(learner=learner, experience=way, target=target, day=day, by=learner, at=long_ago)
    piece(learner, title="From outside", files=[photo()], plan=plan, at=plenty.at)
