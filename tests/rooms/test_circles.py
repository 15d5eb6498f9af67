"""Agreements: who acts on them, and until when."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed
from trellis.rooms.circles.actions import (
    agree,
    keep_agreement,
    let_go_of_agreement,
    make_agreement,
    reword_agreement,
    untick_agreement,
)
from trellis.rooms.circles.models import Agreement
from trellis.rooms.circles.queries import agreement_for
from trellis.rooms.people.actions import end_membership
from trellis.rooms.people.models import Membership, Person

type Be = Callable[[Person], Client]
YESTERDAY = timedelta(days=1)


@pytest.fixture
def promise(cast: Cast) -> Agreement:
    """Mr Brandt promised Leo something, and then taught him no more."""
    now = clock.now()
    made = make_agreement(
        learner=cast.leo, owner=cast.brandt, other=cast.leo, text="find the book", by=cast.brandt, at=now
    )
    agree(agreement=made, by=cast.brandt, at=now)
    return made


def leave(cast: Cast) -> None:
    teaching = Membership.objects.get(person=cast.brandt)
    now = clock.now()
    end_membership(membership=teaching, ends_on=(now - YESTERDAY).date(), by=cast.keller, at=now)


def test_who_taught_a_learner_acts_on_no_agreement_about_them_any_more(
    cast: Cast, promise: Agreement, as_person: Be
) -> None:
    at = clock.now()
    assert agreement_for(cast.viewer(cast.brandt, at), promise.id) == promise
    leave(cast)

    assert agreement_for(cast.viewer(cast.brandt, at), promise.id) is None
    for act in (
        lambda: keep_agreement(agreement=promise, by=cast.brandt, at=at),
        lambda: untick_agreement(agreement=promise, by=cast.brandt, at=at),
        lambda: let_go_of_agreement(agreement=promise, because="gone", by=cast.brandt, at=at),
        lambda: reword_agreement(agreement=promise, text="another", due_on=None, by=cast.brandt, at=at),
        lambda: agree(agreement=promise, by=cast.brandt, at=at),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert as_person(cast.brandt).post(f"/account/agreements/{promise.id}/", {"act": "keep"}).status_code == 404
    promise.refresh_from_db()
    assert (promise.text, promise.kept_at, promise.let_go_at) == ("find the book", None, None)


def test_the_other_of_the_two_goes_on(cast: Cast, as_person: Be) -> None:
    now = clock.now()
    own = make_agreement(learner=cast.leo, owner=cast.leo, other=cast.brandt, text="read it", by=cast.leo, at=now)
    leave(cast)

    as_person(cast.leo).post(f"/account/agreements/{own.id}/", {"act": "keep"})

    own.refresh_from_db()
    assert own.kept_at is not None


def test_class_today_offers_no_press_that_would_find_nothing(cast: Cast, promise: Agreement, as_person: Be) -> None:
    """He teaches another class now, and his page names nobody of the one before."""
    leave(cast)
    at = clock.now()
    Membership.objects.create(
        person=cast.brandt, role="teacher", group=cast.class_2b, starts_on=(at - YESTERDAY).date()
    )

    page = as_person(cast.brandt).get("/educator/class/").content.decode()

    assert "find the book" not in page
    assert f"/account/agreements/{promise.id}/" not in page


def test_a_draft_is_changed_by_both_while_they_are_related(cast: Cast) -> None:
    draft = make_agreement(learner=cast.leo, owner=cast.leo, other=cast.duarte, text="read", by=cast.leo, at=NOON)

    assert reword_agreement(agreement=draft, text="read it", due_on=None, by=cast.duarte, at=NOON) == draft
    with pytest.raises(NotAllowed):
        reword_agreement(agreement=draft, text="x", due_on=None, by=cast.brandt, at=NOON)
