"""What stands first in a portfolio: the learner's own order, with a cover, and seen by whoever may see the pieces."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.work import photo, piece
from trellis.foundation.intents import NotAllowed
from trellis.foundation.models import AuditLine
from trellis.rooms.evidence.actions import arrange_showcase, erase
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
EARLIER = timezone.now() - timedelta(hours=3)
HERE = "/learner/showcase/"


def press(client: Client, act: str, *pieces: Evidence) -> int:
    return client.post(HERE, {"act": f"{act}:{','.join(str(one.id) for one in pieces)}"}).status_code


def order_of(learner: Person) -> list[str]:
    rows = Evidence.objects.filter(learner=learner, showcase_place__isnull=False).order_by("showcase_place")
    return [row.title for row in rows]


@pytest.fixture
def works(cast: Cast) -> list[Evidence]:
    return [piece(cast.leo, at=EARLIER, title=title, files=[photo()]) for title in ("Brake", "Spring", "Ramp")]


def test_R006_a_learner_chooses_cover_and_order_and_takes_each_back(
    cast: Cast, as_person: Be, works: list[Evidence]
) -> None:
    brake, spring, ramp = works
    leo = as_person(cast.leo)

    for one in works:
        press(leo, "add", one)
    assert order_of(cast.leo) == ["Brake", "Spring", "Ramp"]
    press(leo, "cover", ramp)
    assert order_of(cast.leo) == ["Ramp", "Brake", "Spring"]
    press(leo, "later", ramp)
    assert order_of(cast.leo) == ["Brake", "Ramp", "Spring"]
    press(leo, "earlier", spring)
    assert order_of(cast.leo) == ["Brake", "Spring", "Ramp"]
    press(leo, "away", brake)
    assert order_of(cast.leo) == ["Spring", "Ramp"]

    undo = on_one_line(leo.get(HERE).content.decode())
    assert f'value="order:{brake.id.hex},{spring.id.hex},{ramp.id.hex}"' in undo
    press(leo, "order", brake, spring, ramp)
    assert order_of(cast.leo) == ["Brake", "Spring", "Ramp"]


def test_pressed_at_the_ends_or_twice_a_piece_stays_where_it_is(
    cast: Cast, as_person: Be, works: list[Evidence]
) -> None:
    leo = as_person(cast.leo)
    for one in (*works, works[0]):
        press(leo, "add", one)
    assert order_of(cast.leo) == ["Spring", "Ramp", "Brake"]

    press(leo, "earlier", works[1])
    press(leo, "later", works[0])

    assert order_of(cast.leo) == ["Spring", "Ramp", "Brake"]


def test_family_and_teacher_see_the_learners_order_and_no_draft(
    cast: Cast, as_person: Be, works: list[Evidence]
) -> None:
    draft = piece(cast.leo, at=EARLIER, title="canary-draft", hands_in=False)
    arrange_showcase(learner=cast.leo, pieces=[draft, works[2], works[0]], by=cast.leo, at=EARLIER)

    own = as_person(cast.leo).get("/learner/portfolio/").content.decode()
    assert "canary-draft" in own
    for who, address in (
        (cast.duarte, f"/educator/learners/{cast.leo.id}/whole/"),
        (cast.ana, f"/family/child/{cast.leo.id}/whole/"),
    ):
        page = as_person(who).get(address).content.decode()
        assert "canary-draft" not in page
        first = page.split('id="first"')[1].split("</section>")[0]
        assert first.index("Ramp") < first.index("Brake")
        assert "Spring" not in first


def test_nobody_arranges_the_portfolio_of_another(cast: Cast, as_person: Be, works: list[Evidence]) -> None:
    assert press(as_person(cast.kim), "add", works[0]) == 404
    assert press(as_person(cast.duarte), "add", works[0]) == 404
    with pytest.raises(NotAllowed):
        arrange_showcase(learner=cast.leo, pieces=works, by=cast.duarte, at=EARLIER)
    with pytest.raises(NotAllowed):
        arrange_showcase(learner=cast.kim, pieces=works, by=cast.kim, at=EARLIER)
    assert order_of(cast.leo) == []


def test_the_thirteenth_is_refused_in_a_sentence_and_nothing_changes(cast: Cast, as_person: Be) -> None:
    works = [piece(cast.leo, at=EARLIER, title=f"No {n}") for n in range(13)]
    arrange_showcase(learner=cast.leo, pieces=works[:12], by=cast.leo, at=EARLIER)

    answer = as_person(cast.leo).post(HERE, {"act": f"add:{works[12].id}"})

    assert answer.status_code == 422
    assert "Twelve can stand first" in answer.content.decode()
    assert order_of(cast.leo) == [one.title for one in works[:12]]


@pytest.mark.parametrize("act", ["", "add", "add:", "add:nobody", "jump:{one}", "cover:{one},{one2}", "order:{none}"])
def test_a_press_that_means_nothing_changes_nothing(cast: Cast, as_person: Be, works: list[Evidence], act: str) -> None:
    arrange_showcase(learner=cast.leo, pieces=works[:2], by=cast.leo, at=EARLIER)
    typed = act.format(one=works[0].id, one2=works[1].id, none="0190b3f0-0000-7000-8000-000000000000")

    assert as_person(cast.leo).post(HERE, {"act": typed}).status_code == 404
    assert order_of(cast.leo) == ["Brake", "Spring"]


def test_an_erased_piece_stands_nowhere(cast: Cast, works: list[Evidence]) -> None:
    arrange_showcase(learner=cast.leo, pieces=works, by=cast.leo, at=EARLIER)
    erase(evidence=works[1], by=cast.leo, at=EARLIER)
    assert order_of(cast.leo) == ["Brake", "Ramp"]
    assert AuditLine.objects.filter(event="ShowcaseArranged").exists()
