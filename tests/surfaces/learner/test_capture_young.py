"""Capture for who reads pictures first: made, said, and handed in by a tap on a picture; nothing has to be typed."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from tests.foundation.specimens import painting, picture_bytes, program, upload, wav
from tests.work import photo, piece
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.evidence.queries.inbox import waiting_for
from trellis.rooms.evidence.terms import PieceKind
from trellis.rooms.paths.actions import plant_target
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Audience

type Be = Callable[[Person], Client]
CAPTURE = "/learner/capture/"
FIELD_TO_WRITE_IN = re.compile(r"<textarea|<input[^>]*type=\"(?:text|url|date|search|email)\"|<input(?![^>]*type=)")


@pytest.fixture
def maya(cast: Cast, as_person: Be) -> Client:
    for slug in ("shapes-strong", "shapes-fold", "forces-name", "design-tools"):
        plant_target(learner=cast.maya, target=cast.targets[slug], by=cast.maya, at=NOON)
    return as_person(cast.maya)


def shot(name: str = "bridge.png", width: int = 80) -> Any:
    return upload(picture_bytes("PNG", painting(width)), name)


def page_of(answer: Any) -> str:
    return on_one_line(answer.content.decode())


def test_R071_nothing_has_to_be_typed_and_three_of_their_own_targets_stand_to_be_tapped(
    cast: Cast, maya: Client
) -> None:
    plant_target(learner=cast.ada, target=cast.targets["design-plan"], by=cast.ada, at=NOON)

    page = page_of(maya.get(CAPTURE))
    once = page.split("<once-made>")[1].split("<details>")[0]

    assert FIELD_TO_WRITE_IN.findall(page.split("<main", 1)[1]) == []
    assert len(re.findall(r'<button class="pic" name="to"', once)) == 3
    assert page.count('<button class="pic" name="to"') == 4
    assert "I can draw a plan others can build from" not in page
    assert re.search(r"films up to 200\sMB", page)


def test_the_picture_one_came_from_stands_first(cast: Cast, maya: Client) -> None:
    page = page_of(maya.get(CAPTURE, {"to": str(cast.targets["design-tools"].id)}))

    assert re.findall(r'name="to" value="([\w-]+)"', page)[0] == str(cast.targets["design-tools"].id)


def test_R006_R071_a_photo_a_voice_and_a_tap_hand_it_in_and_the_teacher_will_look(cast: Cast, maya: Client) -> None:
    target = cast.targets["shapes-strong"]
    form = {"photo": shot(), "voice": upload(wav(), "v.wav"), "to": str(target.id), "act": "hand_in"}

    answer = maya.post(CAPTURE, form, follow=True)

    work = Evidence.objects.get()
    assert [file.kind for file in work.files.all()] == [PieceKind.PHOTO, PieceKind.VOICE]
    assert [claim.target for claim in work.claims.all()] == [target]
    assert work.handed_in_at is not None
    page = page_of(answer)
    assert "Ms Osei will look." in page
    assert f"/files/{work.files.all()[1].file_id}/" in page
    assert [one.id for one in waiting_for(cast.viewer(cast.osei))] == [work.id]


def test_something_else_is_kept_without_a_target_and_promises_no_look(cast: Cast, maya: Client) -> None:
    page = page_of(maya.post(CAPTURE, {"photo": shot(), "no": "target", "act": "hand_in"}, follow=True))

    assert "Ms Osei can see it." in page
    assert "will look" not in page
    assert waiting_for(cast.viewer(cast.osei)) == []


def test_what_is_only_for_them_is_seen_by_nobody_else(cast: Cast, maya: Client, as_person: Be) -> None:
    page = page_of(maya.post(CAPTURE, {"photo": shot(), "act": ["hand_in", "keep"]}, follow=True))

    work = Evidence.objects.get()
    assert work.handed_in_at is None
    assert "It is yours alone." in page
    assert "will look" not in page
    assert as_person(cast.osei).get(f"/files/{work.files.get().file_id}/").status_code == 404
    assert as_person(cast.maya).get(f"/files/{work.files.get().file_id}/").status_code == 200


def test_a_picture_tapped_by_mistake_is_changed_by_one_tap(cast: Cast, maya: Client) -> None:
    wrong, right = cast.targets["shapes-fold"], cast.targets["shapes-strong"]
    maya.post(CAPTURE, {"photo": shot(), "to": str(wrong.id), "act": "hand_in"})
    work = Evidence.objects.get()

    answer = maya.post(f"{CAPTURE}{work.id}/", {"to": str(right.id)}, follow=True)

    live = work.claims.filter(withdrawn_at=None)
    assert [claim.target for claim in live] == [right]
    assert "I can make a shape strong and say why" in page_of(answer).split("Not this picture?")[0]


def test_a_target_of_another_school_or_none_changes_nothing(cast: Cast, maya: Client) -> None:
    work = piece(cast.maya, cast.targets["shapes-strong"])

    for asked in ("", "nonsense", str(work.id)):
        assert maya.post(f"{CAPTURE}{work.id}/", {"to": asked}).status_code == 404
    assert [claim.target for claim in work.claims.filter(withdrawn_at=None)] == [cast.targets["shapes-strong"]]


@pytest.mark.parametrize("who", ["ada", "leo", "osei", "ruiz", "nilsson"])
def test_nobody_else_finds_what_was_kept_just_now(cast: Cast, maya: Client, as_person: Be, who: str) -> None:
    work = piece(cast.maya, cast.targets["shapes-strong"], text="", files=[photo("canary")])
    other = as_person(getattr(cast, who))

    assert other.get(f"{CAPTURE}{work.id}/").status_code == 404
    assert other.post(f"{CAPTURE}{work.id}/", {"to": str(cast.targets["shapes-fold"].id)}).status_code == 404
    assert work.claims.filter(withdrawn_at=None).get().target == cast.targets["shapes-strong"]


def test_a_friend_who_may_see_the_work_finds_not_this_page(cast: Cast, maya: Client, as_person: Be) -> None:
    work = piece(cast.maya, cast.targets["shapes-strong"], text="", files=[photo("canary")])
    Evidence.objects.filter(pk=work.id).update(visibility=[Audience.CLASS])
    ada = as_person(cast.ada)

    assert ada.get(f"/files/{work.files.get().file_id}/").status_code == 200
    assert ada.get(f"{CAPTURE}{work.id}/").status_code == 404


def test_the_same_photo_twice_is_said_in_one_sentence_and_kept_once(cast: Cast, maya: Client) -> None:
    to = str(cast.targets["shapes-strong"].id)
    maya.post(CAPTURE, {"photo": shot(), "to": to, "act": "hand_in"})
    first = Evidence.objects.get()

    answer = maya.post(CAPTURE, {"photo": shot("another-name.png"), "to": to, "act": "hand_in"})

    page = page_of(answer)
    assert answer.status_code == 409
    assert "You have this already" in page
    assert f'href="{CAPTURE}{first.id}/"' in page
    assert Evidence.objects.count() == 1

    token = re.findall(r'name="photo_kept" value="([^"]+)"', page)[0]
    maya.post(CAPTURE, {"photo_kept": token, "to": to, "act": "hand_in", "again": "hand_in"})

    assert Evidence.objects.count() == 2
    newest = Evidence.objects.order_by("captured_at").last()
    assert newest is not None
    assert newest.handed_in_at is not None
    assert [claim.target_id for claim in newest.claims.all()] == [cast.targets["shapes-strong"].id]


def test_the_same_photo_with_new_words_or_by_somebody_else_is_another_piece(
    cast: Cast, maya: Client, as_person: Be
) -> None:
    maya.post(CAPTURE, {"photo": shot(), "act": "hand_in"})

    said = maya.post(CAPTURE, {"photo": shot(), "voice": upload(wav(), "v.wav"), "act": "hand_in"})
    other = maya.post(CAPTURE, {"photo": shot(width=90), "act": "hand_in"})
    ada = as_person(cast.ada).post(CAPTURE, {"photo": shot(), "act": "hand_in"})

    assert (said.status_code, other.status_code, ada.status_code) == (302, 302, 302)


def test_an_erased_photo_may_be_kept_anew(cast: Cast, maya: Client) -> None:
    maya.post(CAPTURE, {"photo": shot(), "act": "hand_in"})
    maya.post(f"/learner/portfolio/{Evidence.objects.get().id}/erase/")

    assert maya.post(CAPTURE, {"photo": shot(), "act": "hand_in"}).status_code == 302


def test_older_learners_are_asked_too_and_keep_what_they_pressed(cast: Cast, as_person: Be) -> None:
    leo = as_person(cast.leo)
    leo.post(CAPTURE, {"photo": shot(), "act": "keep"})

    page = page_of(leo.post(CAPTURE, {"photo": shot(), "act": "ready", "to": str(cast.targets["forces-name"].id)}))

    assert "You have this already" in page
    assert 'name="again" value="ready"' in page
    assert f'href="/learner/portfolio/{Evidence.objects.get().id}/"' in page


def test_what_is_no_picture_is_said_and_the_voice_stays(maya: Client) -> None:
    answer = maya.post(
        CAPTURE, {"photo": upload(program(), "a.jpg"), "voice": upload(wav(), "v.wav"), "act": "hand_in"}
    )

    page = page_of(answer)
    assert answer.status_code == 422
    assert "Trellis cannot show this kind of file." in page
    assert 'name="voice_kept"' in page
    assert not Evidence.objects.exists()


def test_an_empty_tap_says_what_to_do(maya: Client) -> None:
    answer = maya.post(CAPTURE, {"act": "hand_in", "no": "target"})

    assert answer.status_code == 422
    assert "There is nothing in it yet." in page_of(answer)


def test_a_script_that_sends_is_told_where_to_go_on(cast: Cast, maya: Client, as_person: Be) -> None:
    young = maya.post(CAPTURE, {"photo": shot(), "act": "hand_in"}, headers={"X-Sends": "script"})
    older = as_person(cast.leo).post(CAPTURE, {"text": "Words", "act": "keep"}, headers={"X-Sends": "script"})

    work = Evidence.objects.get(learner=cast.leo)
    assert (young.status_code, young.headers["X-Go-On"]) == (
        204, f"{CAPTURE}{Evidence.objects.get(learner=cast.maya).id}/",
    )  # fmt: skip
    assert (older.status_code, older.headers["X-Go-On"]) == (204, f"/learner/portfolio/{work.id}/")
    assert "It is yours alone" in page_of(as_person(cast.leo).get(older.headers["X-Go-On"]))


def test_capture_in_pictures_asks_the_same_for_a_short_and_a_long_path(
    cast: Cast, as_person: Be, django_assert_max_num_queries: Any
) -> None:
    ada = as_person(cast.ada)
    plant_target(learner=cast.ada, target=cast.targets["shapes-strong"], by=cast.ada, at=NOON)
    ada.get(CAPTURE)
    with django_assert_max_num_queries(40) as one:
        ada.get(CAPTURE)
    for slug in ("shapes-fold", "forces-name", "design-tools", "design-plan"):
        plant_target(learner=cast.ada, target=cast.targets[slug], by=cast.ada, at=NOON)
        piece(cast.ada, cast.targets[slug])

    with django_assert_max_num_queries(40) as many:
        ada.get(CAPTURE)

    assert len(many) == len(one)
