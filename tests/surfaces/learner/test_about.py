"""R01: a learner in their own words, first and untouched; what adults add stands beside it, signed, and the learner sees it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.foundation.specimens import picture_bytes, upload, wav
from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed
from trellis.rooms.people.models import Person
from trellis.rooms.profiles.actions import add_beside, open_entry, say_about_me, write_down
from trellis.rooms.profiles.models import ProfileEntry
from trellis.surfaces.about_me import reads_in_words
from trellis.ui.words import as_short_day

type Be = Callable[[Person], Client]


def text_of(response: Any) -> str:
    return on_one_line(response.content.decode())


def test_R001_a_childs_own_words_stand_first_and_adults_lines_beside_them(cast: Cast, as_person: Be) -> None:
    """Maya (7) records a voice note and picks three pictures; her teacher reads them first, with author and date; what the
    teacher adds is a separate signed line, which Maya sees."""
    maya = as_person(cast.maya)
    voice = upload(wav(2.0), "me.wav")
    said = maya.post("/learner/about/", {"kind": "strength", "voice": voice})
    picked = ["sound-and-music", "living-things", "steps-for-a-robot"]
    chosen = maya.post("/learner/about/pictures/", {"picture": picked})
    assert (said.status_code, chosen.status_code) == (302, 302)

    osei = as_person(cast.osei)
    page = osei.get(f"/educator/learners/{cast.maya.id}/")
    spoken = ProfileEntry.objects.get(kind="strength")
    added = osei.post(
        f"/educator/learners/{cast.maya.id}/about/", {"kind": "beside", "text": "She hums while she builds."}
    )
    after = text_of(osei.get(f"/educator/learners/{cast.maya.id}/"))

    today = as_short_day(clock.now())
    assert f'src="/files/{spoken.file_id}/"' in text_of(page)
    assert f"Maya, {today}" in text_of(page)
    assert all(f"ui/pictures/{one}.svg" in text_of(page) for one in picked)
    assert added.status_code == 302
    assert after.index(f"/files/{spoken.file_id}/") < after.index("She hums while she builds.")
    assert f"Ms Osei, {today}" in after

    own = text_of(as_person(cast.maya).get("/learner/about/"))
    assert "She hums while she builds." in own and f"Ms Osei, {today}" in own
    assert as_person(cast.maya).get(f"/files/{spoken.file_id}/").status_code == 200
    assert as_person(cast.ada).get(f"/files/{spoken.file_id}/").status_code == 404
    spoken.refresh_from_db()
    assert (spoken.author_id, spoken.taken_back_at) == (cast.maya.id, None)


def test_an_adult_neither_speaks_for_a_learner_nor_overwrites(cast: Cast, at: Any) -> None:
    entry = say_about_me(learner=cast.leo, kind="hope", text="A quieter bell", by=cast.leo, at=at)

    with pytest.raises(NotAllowed):
        say_about_me(learner=cast.leo, kind="hope", text="Tidier books", by=cast.duarte, at=at)
    with pytest.raises(NotAllowed):
        open_entry(entry=entry, visibility=["class"], by=cast.duarte, at=at)
    for stranger in (cast.osei, cast.keller, cast.kim, cast.void, cast.nilsson):
        with pytest.raises(NotAllowed):
            add_beside(learner=cast.leo, text="I saw him build.", by=stranger, at=at)
    assert ProfileEntry.objects.get().text == "A quieter bell"


def test_what_was_written_down_for_a_child_says_so_and_the_child_takes_it_back(cast: Cast, as_person: Be) -> None:
    osei = as_person(cast.osei)
    osei.post(f"/educator/learners/{cast.maya.id}/about/", {"kind": "hope", "text": "I hope we go to the river"})
    entry = ProfileEntry.objects.get()

    own = text_of(as_person(cast.maya).get("/learner/about/"))
    back = as_person(cast.maya).post(f"/learner/about/{entry.id}/", {"act": "back"})

    assert "I hope we go to the river" in own and "written down by Ms Osei" in own
    assert (entry.author_id, entry.written_by_id, back.status_code) == (cast.maya.id, cast.osei.id, 302)
    assert "river" not in text_of(as_person(cast.osei).get(f"/educator/learners/{cast.maya.id}/"))


def test_a_line_from_home_is_read_at_home_and_taken_away_by_the_learner(cast: Cast, as_person: Be) -> None:
    page = f"/family/child/{cast.leo.id}/about/"
    assert as_person(cast.ana).post(page, {"text": "He mends our bikes."}).status_code == 302
    entry = ProfileEntry.objects.get()

    assert "He mends our bikes." in text_of(as_person(cast.ana).get(page))
    assert "He mends our bikes." in text_of(as_person(cast.brandt).get(f"/educator/learners/{cast.leo.id}/"))
    assert as_person(cast.ruiz_limited).get(f"/family/child/{cast.maya.id}/about/").status_code == 404
    assert as_person(cast.void).get(page).status_code == 404
    as_person(cast.leo).post(f"/learner/about/{entry.id}/", {"act": "back"})
    assert "He mends our bikes." not in text_of(as_person(cast.ana).get(page))


def test_an_adult_takes_back_their_own_line_and_no_other(cast: Cast, as_person: Be, at: Any) -> None:
    line = add_beside(learner=cast.leo, text="Patient with Kim.", by=cast.brandt, at=at)
    own = say_about_me(learner=cast.leo, kind="hope", text="A bell", by=cast.leo, at=at)
    here = f"/educator/learners/{cast.leo.id}/about/"

    assert as_person(cast.duarte).post(f"{here}{line.id}/").status_code == 404
    assert as_person(cast.brandt).post(f"{here}{own.id}/").status_code == 404
    assert as_person(cast.brandt).post(f"{here}{line.id}/").status_code == 302
    assert set(ProfileEntry.objects.filter(taken_back_at=None)) == {own}


@pytest.mark.parametrize(
    ("kind", "opened", "born", "says"),
    [
        ("hope", (), date(2011, 5, 1), "You and those who teach you read this."),
        ("hope", (), date(2019, 3, 1), "You, those who teach you and your family read this."),
        (
            "hope",
            ("family", "class"),
            date(2011, 5, 1),
            "You, those who teach you, your family and your class read this.",
        ),
        ("interest", (), date(2011, 5, 1), "You, those who teach you and your family read this."),
        ("life_area", (), date(2019, 3, 1), "Only you read this."),
        ("life_area", ("teachers",), date(2019, 3, 1), "You and those who teach you read this."),
        ("name", (), date(2011, 5, 1), "Everybody at your school and your family read this."),
    ],
)
def test_each_thing_says_who_reads_it(cast: Cast, at: Any, kind: str, opened: Any, born: date, says: str) -> None:
    entry = say_about_me(learner=cast.leo, kind=kind, text="words", visibility=opened, by=cast.leo, at=at)

    assert reads_in_words(entry, 2026 - born.year) == says


def test_a_part_of_a_life_is_read_only_where_it_was_opened(cast: Cast, as_person: Be, at: Any) -> None:
    entry = say_about_me(learner=cast.leo, kind="life_area", text="My grandfather’s boat", by=cast.leo, at=at)
    page = f"/educator/learners/{cast.leo.id}/"
    assert "grandfather" not in text_of(as_person(cast.duarte).get(page))

    as_person(cast.leo).post(f"/learner/about/{entry.id}/", {"act": "open", "open": ["teachers"]})

    assert "grandfather" in text_of(as_person(cast.duarte).get(page))
    assert "grandfather" not in text_of(as_person(cast.ana).get(f"/family/child/{cast.leo.id}/about/"))


BAD: list[tuple[dict[str, Any], str]] = [
    ({"kind": "hope"}, "Say something first: write it, speak it or show a picture."),
    ({"kind": "hope", "text": "x" * 301}, "300"),
    ({"text": "A word"}, "Choose what it is about."),
    ({"kind": "beside", "text": "A word"}, "Choose what it is about."),
    ({"kind": "hope", "text": "A word", "open": ["public"]}, "Choose from the list who may read it."),
    ({"kind": "hope", "text": "A word", "open": ["aunts"]}, "Choose from the list who may read it."),
]


@pytest.mark.parametrize(("typed", "says"), BAD)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(cast: Cast, as_person: Be, typed: Any, says: str) -> None:
    response = as_person(cast.leo).post("/learner/about/", typed)

    assert response.status_code == 422
    assert says in text_of(response)
    assert typed.get("text", "")[:40] in text_of(response)
    assert not ProfileEntry.objects.exists()


def test_a_recording_that_is_too_long_is_refused_with_a_sentence(cast: Cast, as_person: Be, settings: Any) -> None:
    settings.SOUND_LIMIT_SECONDS = 1
    long = upload(wav(9.0), "long.wav")

    response = as_person(cast.maya).post("/learner/about/", {"kind": "hope", "voice": long})

    assert response.status_code == 422
    assert 'class="wrong"' in response.content.decode()
    assert not ProfileEntry.objects.exists()


def test_a_voice_and_a_photo_at_once_are_kept_one_after_the_other(cast: Cast, as_person: Be) -> None:
    both = {"kind": "hope", "voice": upload(wav(1.0), "me.wav"), "photo": upload(picture_bytes("PNG"), "me.png")}

    response = as_person(cast.maya).post("/learner/about/", both)

    assert response.status_code == 422
    assert "Keep one now" in text_of(response) and "Still here: me.png" in text_of(response)


def test_pressed_twice_it_stands_once_and_a_new_line_takes_the_place_of_the_old(cast: Cast, at: Any) -> None:
    for text in ("Boats", "Boats"):
        say_about_me(learner=cast.leo, kind="hope", text=text, by=cast.leo, at=at)
    for text in ("I build", "I mend"):
        say_about_me(learner=cast.leo, kind="line", text=text, by=cast.leo, at=at)
    for _ in range(2):
        add_beside(learner=cast.leo, text="Kind to Kim.", by=cast.duarte, at=at)

    standing = ProfileEntry.objects.filter(taken_back_at=None).values_list("kind", "text")
    assert sorted(standing) == [("beside", "Kind to Kim."), ("hope", "Boats"), ("line", "I mend")]


def test_pictures_are_picked_and_unpicked_and_words_stay(cast: Cast, as_person: Be, at: Any) -> None:
    say_about_me(learner=cast.maya, kind="interest", text="my rabbit", by=cast.maya, at=at)
    maya = as_person(cast.maya)

    maya.post("/learner/about/pictures/", {"picture": ["reading", "sound-and-music", "no-such-picture"]})
    maya.post("/learner/about/pictures/", {"picture": ["reading"]})

    standing = ProfileEntry.objects.filter(taken_back_at=None).values_list("picture", "text")
    assert sorted(standing) == [("", "my rabbit"), ("reading", "books")]


def test_only_who_teaches_writes_down(cast: Cast, at: Any) -> None:
    for stranger in (cast.keller, cast.vera, cast.brandt, cast.ruiz):
        with pytest.raises(NotAllowed):
            write_down(learner=cast.maya, kind="hope", text="I hope", by=stranger, at=at)


def test_the_page_about_me_is_the_learners_alone(cast: Cast, as_person: Be) -> None:
    for other in (cast.duarte, cast.ana, cast.keller):
        assert as_person(other).get("/learner/about/").status_code == 404
    for other in (cast.osei, cast.kim, cast.ana, cast.keller):
        assert as_person(other).get(f"/educator/learners/{cast.leo.id}/about/").status_code == 404
