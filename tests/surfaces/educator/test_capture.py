"""Capture for a class: photos given to faces, said in one sentence, taken back one by one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.class_photos import work_photo
from tests.crawl import on_one_line
from tests.foundation.specimens import upload
from trellis.foundation import clock
from trellis.rooms.continuum.models import TeachingArea
from trellis.rooms.evidence.actions import give_feedback
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
HOME = "/educator/capture/"


def said_on(answer: Any) -> str:
    return on_one_line(answer.content.decode())


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


def given(*works: tuple[Any, *tuple[Person, ...]], **more: Any) -> dict[str, Any]:
    """What the page sends: photos, and under each the faces that were tapped."""
    return {
        "photo": [photo for photo, *_makers in works],
        "faces": [" ".join(str(maker.id) for maker in makers) for _photo, *makers in works],
        **more,
    }


def said_after(client: Client, data: dict[str, Any]) -> str:
    answer = client.post(HOME, data, follow=True)
    assert answer.status_code == 200
    return said_on(answer)


def test_R071_many_photos_are_kept_in_one_go_and_said_in_one_sentence(cast: Cast, as_person: Be) -> None:
    makers, target = (cast.ada, cast.ivo, cast.lina, cast.maya), cast.targets["shapes-strong"]
    data = given(*((work_photo(n), maker) for n, maker in enumerate(makers)), target=target.id, title="Bridges")

    said = said_after(as_person(cast.osei), data)

    assert "Four pieces are kept, in four portfolios." in said
    assert set(Evidence.objects.values_list("learner__said_as", "title", "claims__target")) == {
        (maker.said_as, "Bridges", target.id) for maker in makers
    }
    maya = as_person(cast.maya)
    assert "kept by Ms Osei" in said_on(maya.get("/learner/portfolio/"))
    piece = Evidence.objects.get(learner=cast.maya)
    assert "kept by Ms Osei" in said_on(maya.get(f"/learner/portfolio/{piece.id}/"))
    assert maya.post(f"/learner/portfolio/{piece.id}/erase/").status_code == 302


def test_one_photo_of_two_makers_is_said_as_two_pieces(cast: Cast, as_person: Be) -> None:
    said = said_after(as_person(cast.osei), given((work_photo(), cast.ada, cast.maya)))

    assert "Two pieces are kept, in two portfolios." in said


def test_a_photo_without_a_face_is_said_and_does_not_cost_the_others(cast: Cast, as_person: Be) -> None:
    said = said_after(as_person(cast.osei), given((work_photo(1), cast.ada), (work_photo(2),)))

    assert "Kept, in the portfolio of Ada." in said
    assert "One photo has nobody yet and is not kept. Tap who made it." in said
    assert Evidence.objects.count() == 1


def test_what_is_no_picture_is_named_and_does_not_cost_the_others(cast: Cast, as_person: Be) -> None:
    said = said_after(
        as_person(cast.osei), given((upload(b"words", "notes.txt"), cast.ada), (work_photo(2), cast.maya))
    )

    assert "notes.txt: This is not a picture. Choose or take one." in said
    assert "Kept, in the portfolio of Maya." in said
    assert [piece.learner for piece in Evidence.objects.all()] == [cast.maya]


def test_the_same_photo_sent_again_is_said_and_kept_once(cast: Cast, as_person: Be) -> None:
    client = as_person(cast.osei)
    said_after(client, given((work_photo(1), cast.ada)))

    said = said_after(client, given((work_photo(1), cast.ada), (work_photo(2), cast.maya)))

    assert "Ada has this photo already. It is kept once." in said
    assert Evidence.objects.filter(learner=cast.ada).count() == 1


def test_without_the_script_the_faces_that_are_ticked_are_for_all_photos(cast: Cast, as_person: Be) -> None:
    data = {"photo": [work_photo(1), work_photo(2)], "learner": [str(cast.ada.id), str(cast.maya.id)]}

    assert "Four pieces are kept, in two portfolios." in said_after(as_person(cast.osei), data)


def test_without_a_face_nothing_is_kept_and_the_photos_stay_in_the_form(cast: Cast, as_person: Be) -> None:
    client = as_person(cast.osei)

    answer = client.post(HOME, {"photo": [work_photo(1)]})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Tap who made it: a photo is kept for somebody." in page
    token = page.split('name="photo_kept" value="')[1].split('"')[0]
    assert "Kept, in the portfolio of Ada." in said_after(client, {"photo_kept": token, "learner": str(cast.ada.id)})


def test_where_all_photos_are_refused_it_says_why_of_each_and_asks_for_no_face(cast: Cast, as_person: Be) -> None:
    for faces in ((cast.ada,), ()):
        data = given((upload(b"words", "notes.txt"), *faces), (upload(b"more", "more.txt"), *faces))
        answer = as_person(cast.osei).post(HOME, data)

        page = said_on(answer)
        assert (answer.status_code, Evidence.objects.count()) == (422, 0)
        assert "notes.txt: This is not a picture. Choose or take one." in page
        assert "more.txt: This is not a picture. Choose or take one." in page
        assert "Tap who made it: a photo is kept for somebody." not in page


def test_what_is_no_picture_is_named_though_the_others_wait_for_a_face_or_a_shorter_name(
    cast: Cast, as_person: Be
) -> None:
    for more, sentence in (({}, "Tap who made it"), ({"title": "x" * 121}, "at most 120")):
        answer = as_person(cast.osei).post(HOME, given((upload(b"words", "notes.txt"),), (work_photo(1),), **more))

        page = said_on(answer)
        assert "notes.txt: This is not a picture." in page and sentence in page
        assert 'name="photo_kept"' in page


def test_without_a_photo_nothing_is_kept(cast: Cast, as_person: Be) -> None:
    answer = as_person(cast.osei).post(HOME, {"learner": str(cast.ada.id)})

    assert (answer.status_code, Evidence.objects.count()) == (422, 0)
    assert "Nothing is chosen yet." in said_on(answer)
    assert f'value="{cast.ada.id}" checked' in answer.content.decode()


def test_a_name_that_is_too_long_is_refused_and_stays(cast: Cast, as_person: Be) -> None:
    answer = as_person(cast.osei).post(HOME, given((work_photo(), cast.ada), title="x" * 121))

    assert (answer.status_code, Evidence.objects.count()) == (422, 0)
    assert "x" * 121 in answer.content.decode()


@pytest.mark.parametrize("who", ["leo", "nilsson", "keller"])
def test_a_face_of_another_class_or_school_is_not_there_and_nothing_is_kept(
    cast: Cast, as_person: Be, who: str
) -> None:
    data = given((work_photo(1), cast.ada), (work_photo(2), getattr(cast, who)))

    assert as_person(cast.osei).post(HOME, data).status_code == 404
    assert not Evidence.objects.exists()


def test_a_target_of_another_school_or_area_is_not_there(cast: Cast, as_person: Be) -> None:
    TeachingArea.objects.create(membership=cast.osei.memberships.get(), area=cast.areas["making"])
    for target in (cast.targets["forces-name"].id, cast.ada.id):
        answer = as_person(cast.osei).post(HOME, given((work_photo(), cast.ada), target=target))
        assert (answer.status_code, Evidence.objects.count()) == (404, 0)
    answer = as_person(cast.osei).post(HOME, given((work_photo(), cast.ada)))
    assert answer.status_code == 422
    assert "Choose what they show" in said_on(answer)


def test_the_wrong_face_is_taken_back_by_one_press(cast: Cast, as_person: Be) -> None:
    client = as_person(cast.osei)
    said_after(client, given((work_photo(1), cast.ada, cast.maya)))
    page = said_on(client.get(HOME))
    adas = Evidence.objects.get(learner=cast.ada)
    assert f'action="/educator/capture/{adas.id}/"' in page

    answer = client.post(f"{HOME}{adas.id}/", follow=True)

    assert "Taken back. Nothing of it is left with Ada." in said_on(answer)
    assert [piece.learner for piece in Evidence.objects.all()] == [cast.maya]
    assert client.post(f"{HOME}{adas.id}/").status_code == 404


def test_what_was_spoken_about_stays_and_says_so(cast: Cast, as_person: Be) -> None:
    said_after(as_person(cast.osei), given((work_photo(1), cast.ada)))
    piece = Evidence.objects.get()
    give_feedback(evidence=piece, kind="word", text="It holds", by=cast.osei, at=NOON)

    answer = as_person(cast.osei).post(f"{HOME}{piece.id}/", follow=True)

    assert "Something has been said about it already, so it stays. Ada can erase it." in said_on(answer)
    assert Evidence.objects.get() == piece


@pytest.mark.parametrize("who", ["maya", "ruiz", "keller", "vera", "nilsson", "duarte"])
def test_others_find_no_page_for_the_class_and_take_nothing_back(cast: Cast, as_person: Be, who: str) -> None:
    said_after(as_person(cast.osei), given((work_photo(1), cast.ada)))
    piece = Evidence.objects.get()
    other = as_person(getattr(cast, who))

    assert other.post(f"{HOME}{piece.id}/").status_code == 404
    assert other.get(f"{HOME}?group={cast.class_2b.id}").status_code == 404
    assert Evidence.objects.get() == piece


def test_faces_stand_by_name_and_a_target_that_is_asked_for_is_chosen(cast: Cast, as_person: Be) -> None:
    page = said_on(as_person(cast.osei).get(f"{HOME}?target={cast.targets['shapes-fold'].id}"))

    places = [page.index(f'value="{one.id}"') for one in (cast.ada, cast.ivo, cast.lina, cast.maya, cast.mina)]
    assert places == sorted(places)
    assert f'value="{cast.targets["shapes-fold"].id}" selected' in page


def test_what_was_refused_to_one_is_told_to_nobody_else(cast: Cast, as_person: Be) -> None:
    other = upload(b"no picture", "canary.txt", "text/plain")
    as_person(cast.osei).post("/educator/capture/", {"photo": [work_photo(1), other], "act": "keep"})

    told = as_person(cast.duarte).post("/educator/capture/", {"photo": [work_photo(2)], "act": "keep"}, follow=True)

    assert "canary.txt" not in told.content.decode()
