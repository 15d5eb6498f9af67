"""The tablet of a class: opened in one tap, taken up by touching a face, closed by a tap, by the clock, by who has left."""

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.shortcuts import redirect
from django.test import Client, RequestFactory

from tests.cast import NOON, START, TERM, Cast
from tests.class_photos import work_photo
from tests.crawl import anatomy_of, on_one_line
from tests.work import piece
from trellis.foundation import clock
from trellis.foundation.models import AuditLine
from trellis.rooms.paths.actions import plant_target
from trellis.rooms.people.actions import add_person, end_membership, set_time_block
from trellis.rooms.people.models import Group, Kiosk, Person
from trellis.rooms.people.terms import GroupKind, Role
from trellis.surfaces.gate import SESSION_KEY
from trellis.surfaces.kiosk_session import KIOSK_KEY, InHand
from trellis.surfaces.middleware import kiosk_only

type Be = Callable[[Person], Client]
CLOSED = "This tablet is closed: a grown-up opens it again."


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> dict[str, datetime]:
    """The clock of the house, which a test turns."""
    hands = {"at": NOON}
    monkeypatch.setattr(clock, "now", lambda: hands["at"])
    return hands


@pytest.fixture
def tablet(cast: Cast, as_person: Be, now: dict[str, datetime]) -> Client:
    """The tablet of 2B, as Ms Osei has just opened it."""
    browser = as_person(cast.osei)
    assert browser.post(f"/kiosk/open/{cast.class_2b.id}/")["Location"] == "/kiosk/"
    return browser


def touch(tablet: Client, learner: Person) -> Any:
    return tablet.post(f"/kiosk/face/{learner.id}/")


def page_of(tablet: Client, address: str) -> str:
    answer = tablet.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return on_one_line(answer.content.decode())


def everything_kept() -> dict[str, int]:
    ours = (model for model in apps.get_models() if model.__module__.startswith("trellis."))
    return {model._meta.label: model._default_manager.count() for model in ours}


def test_R071_one_tap_on_class_today_opens_the_tablet(cast: Cast, as_person: Be, now: dict[str, datetime]) -> None:
    browser = as_person(cast.osei)

    assert f'action="/kiosk/open/{cast.class_2b.id}/"' in page_of(browser, "/educator/class/")
    browser.post(f"/kiosk/open/{cast.class_2b.id}/")

    page = page_of(browser, "/kiosk/")
    faces = [page.index(f"{name}</button>") for name in ("Ada", "Ivo", "Lina", "Maya", "Mina")]
    assert faces == sorted(faces)
    assert "Leo" not in page
    assert page_of(browser, "/kiosk/").count("</button>") == page.count("</button>")  # loaded anew, it is the same


def test_the_adult_is_signed_out_of_the_browser_that_becomes_a_tablet(cast: Cast, tablet: Client) -> None:
    assert SESSION_KEY not in tablet.session
    assert tablet.get("/educator/class/").status_code == 404
    assert tablet.get(f"/educator/learners/{cast.maya.id}/").status_code == 404


def test_the_tablet_is_opened_by_those_who_teach_the_class(cast: Cast, as_person: Be) -> None:
    for other in (cast.duarte, cast.maya, cast.keller, cast.ruiz, cast.nilsson):
        assert as_person(other).post(f"/kiosk/open/{cast.class_2b.id}/").status_code == 404
    assert Client().post(f"/kiosk/open/{cast.class_2b.id}/")["Location"].startswith("/account/login/")
    assert as_person(cast.osei).get(f"/kiosk/open/{cast.class_2b.id}/").status_code == 405
    assert Kiosk.objects.count() == 0


def test_a_touched_face_opens_that_childs_today_and_nothing_else_has_happened(cast: Cast, tablet: Client) -> None:
    before = everything_kept()

    assert touch(tablet, cast.maya)["Location"] == "/learner/today/"

    assert "Maya" in page_of(tablet, "/learner/today/")
    assert everything_kept() == before


def test_changing_the_child_is_one_tap_from_each_page(cast: Cast, tablet: Client) -> None:
    touch(tablet, cast.maya)
    for address in ("/learner/today/", "/learner/path/", "/learner/capture/"):
        assert '<a class="person me" href="/kiosk/">' in page_of(tablet, address)


def test_the_wrong_child_touched_leaves_nothing_behind(cast: Cast, tablet: Client) -> None:
    before = everything_kept()
    touch(tablet, cast.mina)
    page_of(tablet, "/learner/today/")

    page_of(tablet, "/kiosk/")  # back to the faces

    assert tablet.get("/learner/today/")["Location"] == "/kiosk/"
    assert everything_kept() == before


def test_what_one_child_had_open_cannot_be_sent_as_the_next(cast: Cast, now: dict[str, datetime]) -> None:
    tablet = Client(enforce_csrf_checks=True)
    token_of = lambda page: page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]  # noqa: E731
    session = tablet.session
    session[SESSION_KEY] = {"person": str(cast.osei.id), "by": "test"}
    session.save()
    tablet.post(
        f"/kiosk/open/{cast.class_2b.id}/", {"csrfmiddlewaretoken": token_of(page_of(tablet, "/educator/class/"))}
    )
    faces = page_of(tablet, "/kiosk/")
    tablet.post(f"/kiosk/face/{cast.maya.id}/", {"csrfmiddlewaretoken": token_of(faces)})
    of_maya = token_of(page_of(tablet, "/learner/today/"))
    other_tab = tablet.post(f"/kiosk/face/{cast.mina.id}/", {"csrfmiddlewaretoken": token_of(faces)})
    assert other_tab.status_code == 403  # nor can the faces of another tab change whose hands it is in behind her back
    tablet.post(f"/kiosk/face/{cast.mina.id}/", {"csrfmiddlewaretoken": token_of(page_of(tablet, "/kiosk/"))})
    assert "Mina" in page_of(tablet, "/learner/today/")

    stale = tablet.post("/learner/today/hand/", {"act": "up", "csrfmiddlewaretoken": of_maya})

    assert stale.status_code == 403


def test_a_child_of_another_class_cannot_be_touched(cast: Cast, tablet: Client) -> None:
    assert touch(tablet, cast.leo).status_code == 404
    assert touch(tablet, cast.osei).status_code == 404
    assert tablet.get("/learner/today/")["Location"] == "/kiosk/"


def test_without_a_part_of_the_day_the_tablet_is_open_for_an_hour(
    cast: Cast, tablet: Client, now: dict[str, datetime]
) -> None:
    touch(tablet, cast.maya)
    now["at"] = NOON + timedelta(minutes=59)
    assert "Maya" in page_of(tablet, "/learner/today/")

    now["at"] = NOON + timedelta(minutes=61)

    assert tablet.get("/learner/today/")["Location"] == "/kiosk/"
    page = page_of(tablet, "/kiosk/")
    assert CLOSED in page
    assert 'href="/account/login/' in page
    assert "Maya" not in page


def test_within_a_part_of_the_day_the_tablet_is_open_until_its_end(
    cast: Cast, as_person: Be, now: dict[str, datetime]
) -> None:
    set_time_block(
        school=cast.school, group=cast.class_2b, name={"en": "Hour"}, is_free=True, starts_at=time(11, 30),
        ends_at=time(12, 10), by=cast.keller, at=START,
    )  # fmt: skip
    tablet = as_person(cast.osei)
    tablet.post(f"/kiosk/open/{cast.class_2b.id}/")
    touch(tablet, cast.maya)

    assert "Ms Osei opened 2B until 12:10" in page_of(tablet, "/kiosk/")
    now["at"] = NOON + timedelta(minutes=11)
    assert CLOSED in page_of(tablet, "/kiosk/")


def test_on_a_tablet_whose_time_is_over_a_grown_up_comes_in_again(
    cast: Cast, tablet: Client, now: dict[str, datetime]
) -> None:
    now["at"] = NOON + timedelta(hours=2)

    assert tablet.get("/account/login/").status_code == 200
    assert tablet.get("/educator/class/")["Location"].startswith("/account/login/")


def test_one_tap_closes_it_for_every_copy_of_its_session(cast: Cast, tablet: Client) -> None:
    touch(tablet, cast.maya)
    copy = Client()
    session = copy.session
    session[KIOSK_KEY] = tablet.session[KIOSK_KEY]
    session.save()
    assert "Maya" in page_of(copy, "/learner/today/")

    assert tablet.post("/kiosk/close/")["Location"] == "/kiosk/"

    assert CLOSED in page_of(tablet, "/kiosk/")
    assert copy.get("/learner/today/").status_code == 302
    assert CLOSED in page_of(copy, "/kiosk/")


def test_opening_and_closing_leave_a_line_and_touching_a_face_none(cast: Cast, tablet: Client) -> None:
    touch(tablet, cast.maya)
    tablet.post("/kiosk/close/")

    lines = list(
        AuditLine.objects.filter(event__startswith="Kiosk").order_by("id").values_list("event", "by_id", "about_id")
    )
    assert lines == [("KioskOpened", cast.osei.id, None), ("KioskClosed", cast.osei.id, None)]


def test_a_teacher_who_no_longer_teaches_the_class_closes_it(
    cast: Cast, tablet: Client, now: dict[str, datetime]
) -> None:
    touch(tablet, cast.maya)
    membership = cast.osei.memberships.get()
    end_membership(membership=membership, ends_on=NOON.date() - timedelta(days=1), by=cast.keller, at=NOON)

    assert tablet.get("/learner/today/")["Location"] == "/kiosk/"
    assert CLOSED in page_of(tablet, "/kiosk/")


def test_a_child_who_has_left_the_class_no_longer_holds_it(cast: Cast, tablet: Client) -> None:
    touch(tablet, cast.maya)
    membership = cast.maya.memberships.get()
    end_membership(membership=membership, ends_on=NOON.date() - timedelta(days=1), by=cast.keller, at=NOON)

    assert tablet.get("/learner/today/")["Location"] == "/kiosk/"
    assert "Maya" not in page_of(tablet, "/kiosk/")
    assert touch(tablet, cast.maya).status_code == 404


def test_forty_faces_stand_on_one_page_by_name(cast: Cast, as_person: Be, now: dict[str, datetime]) -> None:
    for number in range(36):
        add_person(
            school=cast.school, name=f"Kay {number:02}", said_as=f"Kay {number:02}", role=Role.LEARNER, by=cast.keller,
            group=cast.class_2b, at=START, starts_on=TERM, details={"reading": "young"},
        )  # fmt: skip
    tablet = as_person(cast.osei)
    tablet.post(f"/kiosk/open/{cast.class_2b.id}/")

    page = page_of(tablet, "/kiosk/")

    names = [part.split("</button>")[0].split(">")[-1] for part in page.split('action="/kiosk/face/')[1:]]
    assert len(names) == 41
    assert names == sorted(names)
    assert 'class="picker many"' in page


def test_an_empty_class_says_so(cast: Cast, as_person: Be) -> None:
    empty = Group.objects.create(school=cast.school, kind=GroupKind.CLASS, name="3C")
    add = {"school": cast.school, "role": Role.TEACHER, "by": cast.keller, "at": START, "starts_on": TERM}
    teacher = add_person(name="Ms Ng", said_as="Ms Ng", group=empty, details={"slug": "ng"}, **add)
    tablet = as_person(teacher)
    tablet.post(f"/kiosk/open/{empty.id}/")

    assert "Nobody is in this class yet." in page_of(tablet, "/kiosk/")


@pytest.mark.parametrize("who", ["maya", "leo"])
def test_no_link_on_a_tablet_leads_nowhere(cast: Cast, as_person: Be, now: dict[str, datetime], who: str) -> None:
    learner = getattr(cast, who)
    group, adult = (cast.class_2b, cast.osei) if who == "maya" else (cast.advisory, cast.duarte)
    target = cast.targets["shapes-strong"]
    plant_target(learner=learner, target=target, by=learner, at=NOON)
    piece(learner, target, title="A bridge", at=NOON)
    tablet = as_person(adult)
    tablet.post(f"/kiosk/open/{group.id}/")
    touch(tablet, learner)

    waiting, seen = (
        ["/learner/today/", "/learner/path/", "/learner/capture/", f"/learner/path/{target.id}/"],
        set[str](),
    )
    while waiting and len(seen) < 60:
        address = waiting.pop().split("#")[0]
        if address in seen or address.startswith(("/static/", "/kiosk/")) or not address:
            continue
        seen.add(address)
        anatomy = anatomy_of(page_of(tablet, address))
        waiting += [link if link.startswith("/") else address.split("?")[0] + link for link in anatomy.links]
        sent = [one.split("?")[0] for one in anatomy.sent if one.startswith("/")]
        assert [
            one for one in sent if not one.startswith(("/learner/today/", "/learner/path/", "/learner/capture/"))
        ] == []


@pytest.mark.parametrize("who", ["maya", "leo"])
def test_what_is_kept_on_a_tablet_is_seen_on_it_whoever_reads_and_whoever_sends(
    cast: Cast, as_person: Be, now: dict[str, datetime], who: str
) -> None:
    group, adult = (cast.class_2b, cast.osei) if who == "maya" else (cast.advisory, cast.duarte)
    tablet = as_person(adult)
    tablet.post(f"/kiosk/open/{group.id}/")
    touch(tablet, getattr(cast, who))

    by_itself = tablet.post("/learner/capture/", {"act": "keep", "text": "It holds a cup"})["Location"]
    by_script = tablet.post("/learner/capture/", {"act": "keep", "text": "Two cups"}, headers={"X-Sends": "script"})

    for address in (by_itself, by_script["X-Go-On"]):
        assert address.startswith("/learner/capture/")
        assert tablet.get(address).status_code == 200


def test_the_picture_of_what_was_kept_and_linked_to_nothing_is_seen_until_the_tablet_is_put_down(
    cast: Cast, tablet: Client
) -> None:
    touch(tablet, cast.maya)
    done = tablet.post("/learner/capture/", {"act": "keep", "photo": work_photo(1)})["Location"]
    page = tablet.get(done).content.decode()
    pictures = re.findall(r'src="(/files/[^"]+)"', page)

    assert pictures and [tablet.get(one).status_code for one in pictures] == [200] * len(pictures)
    touch(tablet, cast.ada)
    touch(tablet, cast.maya)
    assert [tablet.get(one).status_code for one in (done, *pictures)] == [404] * (1 + len(pictures))


def test_what_one_has_already_is_seen_on_a_tablet_where_the_same_is_taken_again(cast: Cast, tablet: Client) -> None:
    touch(tablet, cast.maya)
    tablet.post("/learner/capture/", {"act": "keep", "photo": work_photo(1)})
    touch(tablet, cast.ada)
    touch(tablet, cast.maya)

    asked = tablet.post("/learner/capture/", {"act": "keep", "photo": work_photo(1)})
    one = re.findall(r'href="(/learner/capture/[^"]+/)"', asked.content.decode())[0]
    pictures = re.findall(r'src="(/files/[^"]+)"', asked.content.decode() + tablet.get(one).content.decode())

    assert asked.status_code == 409
    assert len(pictures) > 1 and {tablet.get(picture).status_code for picture in pictures} == {200}


def test_what_would_lead_away_from_a_tablet_leads_to_today(cast: Cast, tablet: Client) -> None:
    request = RequestFactory().get("/learner/path/")
    request.kiosk = InHand(Kiosk.objects.get(), cast.maya)  # type: ignore[attr-defined]
    request.session = tablet.session

    answer = kiosk_only(lambda _request: redirect("/learner/portfolio/"))(request)

    assert (answer.status_code, answer["Location"]) == (302, "/learner/today/")


def test_a_browser_that_is_no_tablet_has_no_faces(cast: Cast, client: Client) -> None:
    assert CLOSED in page_of(client, "/kiosk/")
    assert client.post(f"/kiosk/face/{cast.maya.id}/")["Location"] == "/kiosk/"
    assert client.post("/kiosk/close/")["Location"] == "/kiosk/"
