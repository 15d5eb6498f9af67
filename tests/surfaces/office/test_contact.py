"""A court's say and "no contact", set by those who lead the school on a child's page of the office, and taken back
there."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from tests.surfaces.office.test_people import read
from trellis.rooms.people.models import Guardianship, Person

type Be = Callable[[Person], Client]
ASK_FIRST = "ask who leads the school before you turn to them"


def address(cast: Cast) -> str:
    return f"/office/people/{cast.leo.id}/contact/{cast.ana.id}/"


@pytest.mark.parametrize(
    ("act", "back", "says"), [("court", "no-court", "A court has a say:"), ("no-contact", "contact", "No contact:")]
)
def test_one_press_sets_it_with_a_sentence_and_one_takes_it_back(
    cast: Cast, as_person: Be, act: str, back: str, says: str
) -> None:
    browser, page = as_person(cast.keller), f"/office/people/{cast.leo.id}/"
    before = read(browser, page)
    told = browser.post(address(cast), {"act": act}, follow=True).content.decode()
    row = Guardianship.objects.get(guardian=cast.ana, learner=cast.leo)
    set_now = (row.has_court_note, row.may_be_contacted)

    assert says not in before
    assert f"{says} no e-mail goes to Ana Andrade about Leo" in told
    assert set_now == ((True, True) if act == "court" else (False, False))
    assert re.search(rf'action="{address(cast)}"[^>]*>(?:(?!</form>).)*value="{back}"', told, re.S)

    undone = browser.post(address(cast), {"act": back}, follow=True).content.decode()
    row.refresh_from_db()
    assert says not in undone
    assert (row.has_court_note, row.may_be_contacted) == (False, True)


@pytest.mark.parametrize("who", ["vera", "duarte", "ana", "leo"])
def test_nobody_else_reads_or_sets_it(cast: Cast, as_person: Be, who: str) -> None:
    Guardianship.objects.filter(guardian=cast.ana).update(may_be_contacted=False)
    browser = as_person(getattr(cast, who))

    answer = browser.post(address(cast), {"act": "court"})
    page = browser.get(f"/office/people/{cast.leo.id}/")

    assert answer.status_code == 404 or answer.status_code == 403
    assert not Guardianship.objects.filter(has_court_note=True).exists()
    assert b"No contact" not in page.content


def test_an_act_that_nobody_knows_and_somebody_who_is_no_guardian_are_no_page(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.keller)

    assert browser.post(address(cast), {"act": "all"}).status_code == 404
    assert browser.post(f"/office/people/{cast.leo.id}/contact/{cast.ruiz.id}/", {"act": "court"}).status_code == 404


@pytest.mark.parametrize("given", [{"has_court_note": True}, {"may_be_contacted": False}, {}])
def test_who_teaches_reads_to_ask_first_and_never_why(cast: Cast, as_person: Be, given: dict[str, bool]) -> None:
    Guardianship.objects.filter(guardian=cast.ana, learner=cast.leo).update(**given or {"relation": ""})

    for address in (f"/educator/learners/{cast.leo.id}/", f"/educator/learners/{cast.leo.id}/people/"):
        page = read(as_person(cast.duarte), address)
        assert (ASK_FIRST in page) is bool(given)
        assert "court" not in page
    assert ASK_FIRST not in read(as_person(cast.leo), "/learner/people/")


def test_whom_one_asks_about_first_is_asked_to_a_talk_by_nobodys_default(cast: Cast, as_person: Be) -> None:
    Guardianship.objects.filter(guardian=cast.ruiz, learner=cast.maya).update(has_court_note=True)

    page = read(as_person(cast.osei), f"/educator/talks/plan/{cast.maya.id}/")
    ticks = {who: f'value="{who.id}" id="guardian-{who.id}"' for who in (cast.ruiz, cast.ruiz_limited)}

    assert f"{ticks[cast.ruiz_limited]} checked" in page
    assert ticks[cast.ruiz] in page
    assert f"{ticks[cast.ruiz]} checked" not in page
    assert page.count(ASK_FIRST) == 1
