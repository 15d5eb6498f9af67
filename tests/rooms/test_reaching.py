"""A circle and who is reached from it, at the door of the rooms: who may do what, and two presses at one moment."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.at_once import at_once
from tests.cast import NOON, Cast
from tests.work import piece
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.circles.actions import note_interaction, take_back_interaction
from trellis.rooms.circles.actions.relating import (
    add_to_circle,
    put_back_into_circle,
    say_what_for,
    take_out_of_circle,
)
from trellis.rooms.circles.models import Interaction, Relationship
from trellis.rooms.community.actions import Promised, Sent, answer_outreach, reach_out, take_back_outreach
from trellis.rooms.community.models import OutreachRequest, Reply
from trellis.rooms.conferences.actions import promise_talk
from trellis.rooms.conferences.models import Conference

pytestmark = pytest.mark.django_db


def test_R009_a_circle_is_changed_by_nobody_but_the_learner(cast: Cast) -> None:
    row = add_to_circle(learner=cast.leo, person=cast.kim, by=cast.leo, at=NOON)
    acts: tuple[Callable[..., Any], ...] = (
        lambda by: add_to_circle(learner=cast.leo, person=cast.max, by=by, at=NOON),
        lambda by: say_what_for(learner=cast.leo, person=cast.kim, purpose="mine", by=by, at=NOON),
        lambda by: take_out_of_circle(relationship=row, by=by, at=NOON),
        lambda by: put_back_into_circle(relationship=row, by=by, at=NOON),
    )
    for act in acts:
        for other in (cast.kim, cast.duarte, cast.keller, cast.ana):
            with pytest.raises(NotAllowed):
                act(other)
    with pytest.raises(Refused, match="Max is not among your people"):
        say_what_for(learner=cast.leo, person=cast.max, purpose="graphs", by=cast.leo, at=NOON)


def test_R009_one_live_row_a_pair_and_nobody_is_their_own(cast: Cast) -> None:
    given = {"learner": cast.leo, "kind": "peer", "since": NOON.date()}
    Relationship.objects.create(person=cast.kim, **given)
    for wrong in (
        {"person": cast.kim},
        {"person": cast.leo},
        {"person": cast.max, "ended": NOON.date() - timedelta(days=1)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Relationship.objects.create(**given, **wrong)


def test_R013_whoever_noted_it_takes_it_back_and_nobody_else(cast: Cast) -> None:
    met = note_interaction(learner=cast.leo, kind="spoke", by=cast.duarte, at=NOON)
    for other in (cast.leo, cast.brandt, cast.keller):
        with pytest.raises(NotAllowed):
            take_back_interaction(met=met, by=other, at=NOON)
    for far in (cast.leo, cast.ana, cast.maya, cast.nilsson):
        with pytest.raises(NotAllowed):
            note_interaction(learner=cast.leo, kind="spoke", by=far, at=NOON)
    assert Interaction.objects.count() == 1


def test_R021_only_the_learner_sends_and_only_whom_it_went_to_answers(cast: Cast) -> None:
    sent = Sent(words="It holds")
    for other in (cast.kim, cast.duarte, cast.ana):
        with pytest.raises(NotAllowed):
            reach_out(learner=cast.leo, to=cast.keller, kind="win", sent=sent, by=other, at=NOON)
    with pytest.raises(NotAllowed):
        mine = Sent(words="mine", piece=piece(cast.kim))
        reach_out(learner=cast.leo, to=cast.keller, kind="win", sent=mine, by=cast.leo, at=NOON)
    asked = reach_out(learner=cast.leo, to=cast.keller, kind="win", sent=sent, by=cast.leo, at=NOON)
    for other in (cast.duarte, cast.brandt, cast.leo, cast.nilsson):
        with pytest.raises(NotAllowed):
            answer_outreach(request=asked, text="Fine", by=other, at=NOON)
    with pytest.raises(NotAllowed):
        take_back_outreach(request=asked, by=cast.keller, at=NOON)
    for empty in ({}, {"text": "  "}):
        with pytest.raises(Refused, match="Say something first"):
            answer_outreach(request=asked, by=cast.keller, at=NOON, **empty)  # type: ignore[arg-type]
    assert not Reply.objects.exists()


def test_R021_a_day_that_was_answered_moves_the_talk_they_have_before_them(cast: Cast) -> None:
    before = promise_talk(
        adult=cast.duarte, learner=cast.leo, promised_on=NOON.date() + timedelta(days=9), by=cast.duarte, at=NOON
    )
    asked = reach_out(learner=cast.leo, to=cast.duarte, kind="time", sent=Sent(words="?"), by=cast.leo, at=NOON)
    with pytest.raises(Refused):
        answer_outreach(request=asked, promised=Promised(NOON.date() - timedelta(days=1)), by=cast.duarte, at=NOON)
    day = NOON.date() + timedelta(days=1)

    answer_outreach(request=asked, promised=Promised(day), by=cast.duarte, at=NOON)

    talk = Conference.objects.get()
    assert (talk.id, talk.promised_on, talk.moved_from) == (before.id, day, before.promised_on)


@pytest.mark.django_db(transaction=True)
def test_R009_two_presses_at_one_moment_put_somebody_in_once(cast: Cast) -> None:
    def add() -> None:
        add_to_circle(learner=cast.leo, person=cast.kim, purpose="brakes", by=cast.leo, at=NOON)

    assert at_once(add, add, table="circles_relationship") == []
    assert Relationship.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_R021_two_presses_at_one_moment_send_once_and_answer_once(cast: Cast) -> None:
    def send() -> None:
        reach_out(learner=cast.leo, to=cast.duarte, kind="win", sent=Sent(words="It holds"), by=cast.leo, at=NOON)

    assert at_once(send, send, table="community_outreachrequest") == []
    asked = OutreachRequest.objects.get()

    def answer() -> None:
        answer_outreach(request=OutreachRequest.objects.get(pk=asked.pk), has_spoken=True, by=cast.duarte, at=NOON)

    assert at_once(answer, answer, table="community_outreachrequest") == []
    assert Reply.objects.count() == 1
    assert Interaction.objects.count() == 1
