"""Words for a draft out of what was pasted or saved: plain text, within its lengths, whatever comes in."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from trellis.engine.saved_page import TITLE_LENGTH, WORDS_LENGTH, PageDraft, is_page, read_page, read_text

PAGE = """<!DOCTYPE html>
<!-- saved from url=(0035)https://crafts.example/bridge.html -->
<html lang="en"><head><title>Bridges | Crafts</title>
<meta name="author" content="Rosa Lind">
<script>if (1 < 2) document.write("<p>Nobody reads this sentence that a program would write here.</p>")</script>
<style>p { color: red }</style></head>
<body><nav><p>A menu with a line that is quite long, longer than forty letters</p></nav>
<h1>A bridge of <em>spaghetti</em> &amp; glue</h1>
<p onclick="alert(1)">Glue ten strands into a beam &mdash; then hang a cup from the middle of it.</p>
<p>Short.</p>
<p>Add one strand at a time and write down<br>what gave way first, and why you think so.</p>
<footer><p>All rights are with somebody, says a line in the footer of this page.</p></footer></body></html>"""


def test_R101_a_saved_page_gives_its_title_its_first_paragraphs_and_where_it_is_from() -> None:
    draft = read_page(PAGE)

    assert draft.title == "A bridge of spaghetti & glue"
    assert draft.url == "https://crafts.example/bridge.html"
    assert draft.author == "Rosa Lind"
    assert draft.words.split("\n\n")[0] == "Glue ten strands into a beam — then hang a cup from the middle of it."


def test_R101_nothing_of_a_pages_programs_menus_and_footers_comes_along() -> None:
    said = read_page(PAGE).words

    assert "program" not in said
    assert "menu" not in said
    assert "rights" not in said
    assert "color" not in said
    assert "<" not in said
    assert "alert" not in said


def test_R101_a_page_without_a_heading_is_called_by_its_title() -> None:
    assert read_page("<html><title>Kites &amp; wind</title><body>x").title == "Kites & wind"


def test_R101_an_address_that_is_none_of_the_webs_is_not_kept() -> None:
    assert read_page('<html><link rel="canonical" href="javascript:alert(1)"><h1>X</h1>').url == ""
    assert read_page('<html><link rel="canonical" href="file:///home/rosa/x.html"><h1>X</h1>').url == ""


def test_R101_pasted_words_are_a_title_and_what_is_done() -> None:
    draft = read_text("Rain gauge\nhttps://weather.example/gauge.\nCut a bottle in two.\n\nRead it each morning.\n")

    assert draft == PageDraft(
        title="Rain gauge", words="Cut a bottle in two.\n\nRead it each morning.", url="https://weather.example/gauge"
    )


@pytest.mark.parametrize(
    ("pasted", "title"),
    [
        ("https://crafts.example/ideas/spaghetti-bridge.html", "Spaghetti bridge"),
        ("https://crafts.example/", "crafts.example"),
        ("https://crafts.example/%E2%80%A6/", "…"),
    ],
)
def test_R101_an_address_alone_is_called_by_its_last_part(pasted: str, title: str) -> None:
    assert read_text(pasted).title == title
    assert read_text(pasted).url == pasted


def test_R101_a_long_first_line_stays_whole_in_the_words() -> None:
    line = "word " * 60
    draft = read_text(line)

    assert len(draft.title) <= TITLE_LENGTH
    assert draft.words == line.strip()


@given(some.text(max_size=400), some.text(alphabet="<>/!-ah1p ='\"&;", max_size=400))
def test_R101_whatever_comes_in_plain_text_within_its_lengths_comes_out(text: str, signs: str) -> None:
    for draft in (
        read_page(text),
        read_page(signs),
        read_page(f"<html>{signs}{text}"),
        read_text(text),
        read_text(signs),
    ):
        assert len(draft.title) <= TITLE_LENGTH
        assert len(draft.words) <= WORDS_LENGTH
        assert "\0" not in draft.title + draft.words + draft.url + draft.author


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<script>", "<nav>", "</nav>", "<!---->", "<a href='", "&#", "<p", "<h1>"]
)
def test_R101_a_hostile_page_is_read_in_a_time_that_grows_with_its_length(piece: str) -> None:
    """Two million signs: what takes time by the square of that would never end here."""
    read_page("<html>" + piece * (2_000_000 // len(piece)))


def test_R101_a_page_is_known_by_how_it_begins() -> None:
    assert is_page("\ufeff\n <!doctype HTML><html>")
    assert is_page('<?xml version="1.0"?><html>')
    assert not is_page("Bring two pans < 30 cm wide")
