"""Bricks that are drawn by functions say what their templates said."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils.translation import override

from trellis.ui.bricks import draw_pills, draw_say, draw_seen, draw_work
from trellis.ui.templatetags.ui import each_said


def piece(*files: Any, text: str = "", link: str = "") -> Any:
    return SimpleNamespace(files=SimpleNamespace(all=lambda: list(files)), text=text, link=link)


def file(kind: str, *, words: str = "", state: str = "thumbnails_ready") -> Any:
    return SimpleNamespace(kind=kind, words=words, file_id="one", file=SimpleNamespace(state=state))


def test_one_of_several_pills_is_chosen_and_none_whose_name_it_holds() -> None:
    drawn = draw_pills("kind", [("line", "My line"), ("lin", "<b>")], "line", many=False)

    assert drawn.count(" checked") == 1
    assert '<input type="radio" name="kind" value="line" checked>' in drawn
    assert "<span>&lt;b&gt;</span>" in drawn


def test_of_many_pills_each_is_ticked_that_is_among_the_chosen() -> None:
    drawn = draw_pills("open", [("family", "f"), ("class", "c"), ("school", "s")], ["family", "school"], many=True)

    assert drawn.count('type="checkbox"') == 3
    assert [f'value="{one}" checked' in drawn for one in ("family", "class", "school")] == [True, False, True]


@pytest.mark.parametrize("kind", ["photo", "drawing", "film"])
def test_a_card_shows_the_picture_of_the_first_file_with_its_words(kind: str) -> None:
    drawn = draw_work(piece(file(kind, words='A "bridge"'), file("voice")))

    assert drawn == '<img src="/files/one/640/" alt="A &quot;bridge&quot;" loading="lazy">'


def test_a_film_without_a_small_picture_yet_and_a_voice_show_their_sign() -> None:
    film, voice = draw_work(piece(file("film", state="checked"), text="words")), draw_work(piece(file("voice")))

    assert film.startswith('<span class="nopicture"><svg')
    assert voice.startswith('<span class="nopicture"><svg')
    assert film != voice


def test_without_a_file_a_card_shows_the_first_words_else_the_sign_of_a_link_or_of_writing() -> None:
    words, link, bare = (
        draw_work(piece(text="a < b " * 60)),
        draw_work(piece(link="https://example.org")),
        draw_work(piece()),
    )

    assert words.startswith('<span class="nopicture written">a &lt; b')
    assert words.endswith("…</span>")
    assert link != bare


SHARP = "<b>\"it’s\" & 'so'</b>"


def test_words_are_escaped_wherever_a_function_draws_them() -> None:
    drawn = [
        draw_pills(SHARP, [(SHARP, SHARP)], "", many=True), draw_work(piece(text=SHARP)),
        draw_work(piece(file("photo", words=SHARP))), draw_seen(SHARP), draw_say(SHARP, word=False),
        each_said([{"en": SHARP}, {"es": SHARP}]),
    ]  # fmt: skip

    assert [one for one in drawn if "<b>" in one or "'so'" in one] == []
    assert all("&lt;b&gt;&quot;it’s&quot; &amp; &#x27;so&#x27;" in one for one in drawn)


def test_each_title_names_its_language_where_it_is_not_the_pages() -> None:
    with override("en"):
        drawn = each_said([{"en": "River", "es": "Río"}, {"es": "Puente"}])

    assert drawn == '<span>River</span>, <span lang="es" dir="auto">Puente</span>'
