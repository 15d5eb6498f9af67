"""What this room does when others have spoken: two views that differ come up in the next talk by themselves, and so does what
a family answers to a word; a day that was answered to a wish for time is a promise; what was said to a work goes when the work
is erased; a place that is called anew is called so by the talks that hold it."""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from trellis.foundation.events import on
from trellis.rooms.community.events import OutreachAnswered, WordAnswered
from trellis.rooms.community.queries import answer_called
from trellis.rooms.conferences.actions import (
    ask_no_more,
    call_places_anew,
    forget_work,
    promise_talk,
    put_views_on_agenda,
)
from trellis.rooms.conferences.actions.places import hold_place
from trellis.rooms.conferences.actions.talks import require_free_hour, set_talk
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import next_talk_between
from trellis.rooms.continuum.queries import continuum_of, said_to
from trellis.rooms.evidence.events import JudgementContested, PieceErased, ViewsDiffered
from trellis.rooms.evidence.queries import author_of
from trellis.rooms.people.events import GuardianContactSet, GuardianNamed
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import person_of
from trellis.rooms.places.events import SpaceChanged
from trellis.rooms.places.queries import held_for
from trellis.ui.words import as_short_day, quoted


@on(ViewsDiffered)
def _talk_about_two_views(event: ViewsDiffered, *, by: Person, at: datetime) -> None:
    _put(event, person_of(event.adult_id), by=by, at=at)


@on(JudgementContested)
def _talk_about_a_contested_judgement(event: JudgementContested, *, by: Person, at: datetime) -> None:
    _put(event, author_of(event.judgement_id), by=by, at=at)


def _put(event: ViewsDiffered | JudgementContested, adult: Person | None, *, by: Person, at: datetime) -> None:
    learner = person_of(event.about_id) if event.about_id else None
    if learner is None or adult is None:
        return
    target = continuum_of(learner.school).known.get(event.target_id)
    text = _("Two views: %(words)s") % {"words": said_to(learner, target) if target else ""}
    put_views_on_agenda(learner=learner, adult=adult, text=text[:300], target_id=event.target_id, by=by, at=at)


@on(PieceErased)
def _forget_what_was_said_to_it(event: PieceErased, *, by: Person, at: datetime) -> None:
    learner = person_of(event.about_id) if event.about_id else None
    if learner is not None:
        forget_work(learner=learner, piece_id=event.evidence_id, by=by, at=at)


@on(GuardianContactSet)
@on(GuardianNamed)
def _ask_no_more(event: GuardianContactSet | GuardianNamed, *, by: Person, at: datetime) -> None:
    """Whom nobody turns to any more, or who has no rights left, is not asked to the talks that are still to come."""
    learner = person_of(event.about_id) if event.about_id else None
    guardian = person_of(event.guardian_id)
    if learner is not None and guardian is not None:
        ask_no_more(guardian=guardian, learner=learner, by=by, at=at)


@on(OutreachAnswered)
def _promise_the_day(event: OutreachAnswered, *, by: Person, at: datetime) -> None:
    """A talk that the two have before them moves to the day that was answered, and to the hour and the place, where they were
    said."""
    learner = person_of(event.about_id) if event.about_id else None
    if learner is None or event.promised_on is None:
        return
    on, when, place = event.promised_on, event.promised_time, event.place
    talk = next_talk_between(learner, by)
    require_free_hour(talk or Conference(adult=by, learner=learner), on, when)
    if talk is None:
        promise_talk(adult=by, learner=learner, promised_on=on, promised_time=when, place=place, by=by, at=at)
    elif talk.promised_on != on or when or place:
        same_day = talk.promised_on == on
        set_talk(talk, on, when or (talk.promised_time if same_day else None), place=place)
        hold_place(talk, by=by, at=at)


@on(SpaceChanged)
def _call_the_place_anew(event: SpaceChanged, *, by: Person, at: datetime) -> None:
    """A place keeps what is held in it; the talks that hold it say its new name."""
    talks = held_for(event.space_id)
    call_places_anew(name=event.name, talks=talks, by=by, at=at)


@on(WordAnswered)
def _talk_about_an_answer(event: WordAnswered, *, by: Person, at: datetime) -> None:
    """The learner and the adult read who answered; the agenda is no page of a family's, so no guardian learns of another."""
    answer = answer_called(event.answer_id)
    if answer is None:
        return
    word = answer.word
    with translation.override(word.author.locale):  # it is said to the two who talk, not to whoever answers
        facts = {"name": by.said_as, "day": as_short_day(word.released_at or at)}
        if answer.text:
            text = _("%(name)s answers: %(words)s") % {**facts, "words": quoted(answer.text)}
        else:
            text = _("%(name)s answers the word of %(day)s, aloud") % facts
    short = text if len(text) <= 300 else f"{text[:299]}…"
    put_views_on_agenda(learner=word.learner, adult=word.author, text=short, target_id=None, by=by, at=at)
