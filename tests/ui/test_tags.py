"""The tags every template knows."""

from dataclasses import dataclass

import pytest
from django.template import Context, Template
from django.utils.html import escape


@dataclass(frozen=True)
class Somebody:
    said_as: str
    portrait: str = ""


def rendered(template: str, **given: object) -> str:
    return Template(template).render(Context(given))


def test_icon_is_silent_beside_its_word() -> None:
    drawn = rendered('{% icon "mic" %}')

    assert drawn.startswith('<svg class="ic" ')
    assert 'aria-hidden="true"' in drawn


def test_arrows_turn_round_where_text_runs_leftwards() -> None:
    assert 'class="ic ic-flip"' in rendered('{% icon "arrow-right" flip=True %}')


def test_icon_nobody_listed_says_what_to_do() -> None:
    with pytest.raises(LookupError, match=r"icons\.txt"):
        rendered('{% icon "trophy" %}')


def test_glyph_uses_the_shape_the_page_defines_once() -> None:
    assert '<use href="#g-practising"/>' in rendered("{% glyph s %}", s="practising")


def test_face_is_a_portrait_without_words_where_the_name_stands_beside_it() -> None:
    drawn = rendered("{% face p %}", p=Somebody("Leo", "leo"))

    assert drawn == '<img class="face" src="/static/ui/people/leo.svg" alt="" width="44" height="44">'


def test_face_alone_carries_the_name() -> None:
    assert 'alt="Leo"' in rendered("{% face p alone=True %}", p=Somebody("Leo", "leo"))
    assert 'aria-label="Zoë"' in rendered("{% face p alone=True %}", p=Somebody("Zoë"))


@pytest.mark.parametrize("portrait", ["", "nobody-drew-this", "../../secret"])
def test_face_without_a_drawing_is_an_initial(portrait: str) -> None:
    assert rendered("{% face p 28 %}", p=Somebody("Zoë", portrait)) == (
        '<span class="face f-28" aria-hidden="true">Z</span>'
    )


def test_face_of_nobody_is_an_empty_circle() -> None:
    assert rendered("{% face p %}", p=None) == '<span class="face" aria-hidden="true"></span>'


def test_names_cannot_break_out() -> None:
    name = "<script>x</script>"

    assert escape(name) in rendered("{% face p alone=True %}", p=Somebody(name))
    assert escape(name) in rendered("{% end_mark s %}", s=name)


def test_end_mark_is_a_sprig_and_one_sentence() -> None:
    assert rendered('{% end_mark "That is all." %}').endswith("<p>That is all.</p></div>")


@pytest.mark.parametrize("seconds", [9.25, "9.25", "9,25"])  # the last is how a Spanish page hands it on
def test_a_length_is_read_in_every_language(seconds: float | str) -> None:
    assert rendered("{{ s|length_words }} {{ s|plain_seconds }}", s=seconds) == "0:09 9.25"


@pytest.mark.parametrize(
    ("words", "said"),
    [("I ride. ", "“I ride.”"), ("I ride", "“I ride.”"), ("May I?", "“May I?”"), ("a <b>", "“a &lt;b&gt;.”")],
)
def test_a_sentence_made_of_somebodys_words_ends_once(words: str, said: str) -> None:
    made = Template("“{% filter ended %} {{ words|without_stop }}\n {% endfilter %}”")

    assert made.render(Context({"words": words})) == said
