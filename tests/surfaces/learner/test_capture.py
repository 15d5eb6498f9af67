"""Capture (L4): two taps without a target, four with one; every refusal keeps what was there."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.foundation.specimens import picture_bytes, program, upload, wav
from tests.work import piece
from trellis.foundation import clock
from trellis.foundation.models import StoredFile
from trellis.rooms.evidence.models import Evidence, ReadySignal
from trellis.rooms.evidence.terms import PieceKind, Source
from trellis.rooms.paths.actions import name_own_area, plant_target
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
CAPTURE = "/learner/capture/"


def plant(cast: Cast, *slugs: str, who: str = "leo") -> None:
    learner = getattr(cast, who)
    for slug in slugs:
        plant_target(learner=learner, target=cast.targets[slug], by=learner, at=NOON)


@pytest.mark.parametrize("way", ["camera", "voice", "write", "draw", "link", "dance"])
def test_each_way_opens_with_nothing_ticked(cast: Cast, as_person: Be, way: str) -> None:
    plant(cast, "forces-name")

    page = as_person(cast.leo).get(CAPTURE, {"how": way}).content.decode()

    assert "I can name the forces on a still thing" in page
    assert [tick for tick in re.findall(r"<input[^>]* checked", page) if "drawing_colour" not in tick] == []


def test_R106_a_photo_is_kept_in_two_taps_and_is_theirs_alone(cast: Cast, as_person: Be) -> None:
    photo = upload(picture_bytes("JPEG"), "IMG_1.jpg")

    answer = as_person(cast.leo).post(CAPTURE, {"photo": photo, "act": "keep"}, follow=True)

    work = Evidence.objects.get()
    assert (work.kind, work.handed_in_at, work.source) == (PieceKind.PHOTO, None, Source.SCHOOL)
    assert "It is yours alone until you hand it in." in answer.content.decode()
    assert "/files/" in answer.content.decode()


def test_R006_a_spoken_piece_with_a_target_is_handed_in_and_can_be_played(cast: Cast, as_person: Be) -> None:
    plant(cast, "shapes-strong", who="maya")
    form = {
        "voice": upload(wav(20), "voice.wav"), "heard": "It is strong because triangles",
        "to": str(cast.targets["shapes-strong"].id), "because": "I pushed it", "act": "hand_in",
    }  # fmt: skip

    answer = as_person(cast.maya).post(CAPTURE, form, follow=True)

    work = Evidence.objects.get()
    page = answer.content.decode()
    assert work.kind == PieceKind.VOICE
    assert [claim.because for claim in work.claims.all()] == ["I pushed it"]
    assert f'src="/files/{work.files.get().file_id}/"' in page
    assert "It is strong because triangles" in page


def test_everything_at_once_is_one_piece_with_its_files_in_order(cast: Cast, as_person: Be) -> None:
    bikes = name_own_area(learner=cast.leo, name="Bikes", by=cast.leo, at=NOON)
    form = {
        "photo": [upload(picture_bytes("PNG"), "a.png"), upload(picture_bytes("PNG"), "b.png")],
        "drawing": upload(picture_bytes("PNG"), "drawing.png"), "voice": upload(wav(), "v.wav"),
        "file": upload(b"My plan", "plan.txt"), "text": "The pad slips.", "link": "bikes.example.org/brakes",
        "seen": "A brake pad", "title": "Brake test", "made_on": "2026-09-20", "source": "community",
        "place": "bike workshop", "own_area": str(bikes.id), "act": "keep",
    }  # fmt: skip

    as_person(cast.leo).post(CAPTURE, form)

    work = Evidence.objects.get()
    kinds = [PieceKind.PHOTO, PieceKind.PHOTO, PieceKind.DRAWING, PieceKind.VOICE, PieceKind.FILE]
    assert [file.kind for file in work.files.all()] == kinds
    assert [file.words for file in work.files.all()] == ["A brake pad", "", "", "", ""]
    assert (work.title, work.place, work.get_source_display()) == ("Brake test", "bike workshop", "community")
    assert (work.link, work.own_area) == ("https://bikes.example.org/brakes", bikes)


def test_R048_ready_to_show_from_the_same_page(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]

    as_person(cast.leo).post(CAPTURE, {"text": "All three arrows", "to": str(target.id), "act": "ready"})

    signal = ReadySignal.objects.get()
    assert signal.target == target
    assert signal.pieces.get().handed_in_at is not None


def test_R112_plain_words_find_targets_and_say_which_words(cast: Cast, as_person: Be) -> None:
    leo = as_person(cast.leo)

    page = leo.post(CAPTURE, {"which": "I folded paper and it measures speed", "act": "find"}).content.decode()
    part = leo.get("/learner/capture/which/", {"which": "five tools"}).content.decode()
    nothing = leo.get("/learner/capture/which/", {"which": "zzz"}).content.decode()

    assert "I can fold paper so that it stands" in page
    assert "because you wrote “folded”, “paper”" in page
    assert "I can use five tools safely" in part
    assert "because you wrote “tools”" in part
    assert "No target shares these words." in nothing
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"act": "keep"}, "There is nothing in it yet."),
        ({"act": "keep", "link": "not an address"}, "This is no web address."),
        ({"act": "keep", "text": "Kept words", "made_on": "soon"}, "Write the day as year, month, day"),
        ({"act": "keep", "text": "Kept words", "made_on": "2999-01-01"}, "This day has not come yet."),
        ({"act": "keep", "text": "Kept words", "source": "moon"}, "Choose one of those in the list."),
        ({"act": "ready", "text": "Kept words"}, "Choose what you are ready to show"),
        ({"act": "keep", "text": "Kept words", "because": "x" * 401}, "at most 400"),
        ({"act": "keep", "text": "Kept words", "title": "x" * 121}, "at most 120"),
    ],
)
def test_what_cannot_be_kept_says_what_to_do_and_keeps_what_was_typed(
    cast: Cast, as_person: Be, form: dict[str, str], says: str
) -> None:
    answer = as_person(cast.leo).post(CAPTURE, form)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert form.get("text", "") in page
    assert not Evidence.objects.exists()


def test_a_refused_file_costs_neither_the_words_nor_the_good_one(cast: Cast, as_person: Be) -> None:
    leo = as_person(cast.leo)
    first = leo.post(
        CAPTURE,
        {"photo": upload(program(), "a.jpg"), "voice": upload(wav(), "v.wav"), "text": "Kept words", "act": "keep"},
    )
    page = first.content.decode()
    token = page.split('name="voice_kept" value="')[1].split('"')[0]
    assert first.status_code == 422
    assert "Kept words" in page
    assert not StoredFile.objects.exists()

    leo.post(CAPTURE, {"voice_kept": token, "text": "Kept words", "act": "keep"})

    assert [file.kind for file in Evidence.objects.get().files.all()] == [PieceKind.VOICE]


def test_what_belongs_to_others_is_not_linked(cast: Cast, as_person: Be) -> None:
    bees = name_own_area(learner=cast.kim, name="canary-bees", by=cast.kim, at=NOON)
    leo = as_person(cast.leo)

    page = leo.get(CAPTURE).content.decode()
    leo.post(CAPTURE, {"text": "Mine", "own_area": str(bees.id), "plan": str(bees.id), "to": "nonsense", "act": "keep"})

    assert "canary-bees" not in page
    assert Evidence.objects.get().own_area is None


def test_AR16_the_composer_says_who_reads_it_and_promises_no_secrecy(cast: Cast, as_person: Be) -> None:
    page = as_person(cast.leo).get(CAPTURE).content.decode()
    cast.leo.born_in = clock.now().date().replace(year=clock.now().year - 19, day=1)
    cast.leo.save()
    grown = as_person(cast.leo).get(CAPTURE).content.decode()
    cast.leo.locale = "es"
    cast.leo.save()
    spanish = as_person(cast.leo).get(CAPTURE).content.decode()

    assert "Handed in, those who teach you and your family see it" in page
    assert "Handed in, those who teach you see it" in grown
    assert (
        page.count("The law or somebody’s safety may open it.")
        == grown.count("The law or somebody’s safety may open it.")
        == 1
    )
    assert "La ley o la seguridad de alguien puede abrirlo." in spanish


def test_capture_takes_the_same_queries_for_a_short_and_a_long_path(
    cast: Cast, as_person: Be, django_assert_max_num_queries: Any
) -> None:
    leo = as_person(cast.leo)
    plant(cast, "forces-name")
    leo.get(CAPTURE)
    with django_assert_max_num_queries(40) as one:
        leo.get(CAPTURE)
    plant(cast, "forces-measure", "design-tools", "design-plan")
    name_own_area(learner=cast.leo, name="Bees", by=cast.leo, at=NOON)
    name_own_area(learner=cast.leo, name="Bikes", by=cast.leo, at=NOON)
    piece(cast.leo)

    with django_assert_max_num_queries(40) as many:
        leo.get(CAPTURE)

    assert len(many) <= len(one) + 1  # the steps of own areas


@pytest.mark.parametrize("who", ["duarte", "ana", "keller", "nilsson"])
def test_capture_is_for_learners(cast: Cast, as_person: Be, who: str) -> None:
    assert as_person(getattr(cast, who)).get(CAPTURE).status_code == 404
