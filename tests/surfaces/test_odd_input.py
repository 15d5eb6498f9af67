"""What nobody types and some programs send, and what a second press finds changed: a sentence, and nothing is lost or broken."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import Cast
from trellis.foundation import clock
from trellis.rooms.circles.actions import agree, make_agreement
from trellis.rooms.circles.models import Agreement
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.paths.models import OwnArea, PathStep
from trellis.rooms.people.models import Membership, Person
from trellis.rooms.people.queries import viewer_of
from trellis.rooms.people.rules import belongs_to

type Be = Callable[[Person], Client]


@pytest.mark.parametrize("address", ["/?school=%00", "/decisions/?school=%00", "/?scho%00ol=willow"])
def test_a_sign_that_stands_for_nothing_is_refused_in_a_sentence(client: Client, cast: Cast, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 400
    assert "stands for nothing" in answer.content.decode()


def test_such_a_sign_in_a_form_writes_nothing(cast: Cast, as_person: Be) -> None:
    for form in ({"name": "Be\0es"}, {"name": "Bees", "na\0me": "x"}):
        assert as_person(cast.leo).post("/learner/choose/area/", form).status_code == 400
    assert not OwnArea.objects.exists()


def test_a_promise_moved_twice_from_an_old_page_stays_moved_once(cast: Cast, as_person: Be) -> None:
    now = clock.now()
    made = make_agreement(
        learner=cast.leo, owner=cast.leo, other=cast.duarte, text="true the wheel", by=cast.leo, at=now
    )
    agree(agreement=made, by=cast.leo, at=now)
    leo, address = as_person(cast.leo), f"/account/agreements/{made.id}/"
    days = [(now + timedelta(days=count)).date() for count in (3, 5)]

    answers = [leo.post(address, {"act": "move", "to": day.isoformat()}) for day in days]
    leo.post(address, {"act": "keep"})

    assert [answer.status_code for answer in answers] == [302, 302]
    assert [row.due_on for row in Agreement.objects.filter(supersedes=made)] == [days[0]]
    assert not Agreement.objects.exclude(kept_at=None).exists()


def test_the_other_of_the_two_does_not_let_go_of_a_moved_promise(cast: Cast, as_person: Be) -> None:
    now = clock.now()
    made = make_agreement(
        learner=cast.leo, owner=cast.leo, other=cast.duarte, text="true the wheel", by=cast.leo, at=now
    )
    agree(agreement=made, by=cast.leo, at=now)
    as_person(cast.leo).post(
        f"/account/agreements/{made.id}/", {"act": "move", "to": (now + timedelta(days=3)).date().isoformat()}
    )
    moved = Agreement.objects.get(supersedes=made)

    as_person(cast.duarte).post(f"/account/agreements/{moved.id}/", {"act": "let_go", "because": "no time"})

    assert Agreement.objects.get(pk=moved.pk).let_go_at is None


@pytest.mark.parametrize("address", ["/learner/choose/steps/{}/", "/learner/path/{}/act/"])
def test_a_target_retired_since_the_page_was_opened_is_said(cast: Cast, as_person: Be, address: str) -> None:
    target = cast.targets["forces-explain"]
    LearningTarget.objects.filter(pk=target.pk).update(retired_at=clock.now())

    answer = as_person(cast.leo).post(address.format(target.id), {"act": "plant"})

    assert answer.status_code in {302, 404}
    assert not PathStep.objects.filter(learner=cast.leo, target=target).exists()


def test_AR32_whoever_has_left_no_longer_belongs_to_the_school(cast: Cast) -> None:
    now = clock.now()
    assert belongs_to(viewer_of(cast.brandt, at=now), cast.school.id)

    Membership.objects.filter(person=cast.brandt).update(ends_on=now.date() - timedelta(days=1))

    assert not belongs_to(viewer_of(cast.brandt, at=now), cast.school.id)
    assert not belongs_to(viewer_of(cast.osei, at=now), cast.other_school.id)
    assert not belongs_to(None, cast.school.id)
