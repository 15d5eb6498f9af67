"""Plain keyword matching: a learner's sentence finds targets, and the words that met are shown."""

from hypothesis import given
from hypothesis import strategies as st

from trellis.engine.words import keyword, keywords_from, stems_in, targets_for

CONTINUUM = {
    "slow-down": keywords_from(
        {"en": ["I can explain why things slow down", "brake bike friction"], "es": ["freno bicicleta fricción"]}
    ),
    "tools": keywords_from({"en": ["I can use five tools safely", "repair fix hammer"], "es": ["arreglar martillo"]}),
    "poem": keywords_from({"en": ["I can write a poem that sounds like me"], "es": ["poema"]}),
}


def test_R112_a_sentence_finds_targets_and_shows_the_words():
    found = targets_for("I fixed my bike brakes", CONTINUUM)

    assert [(one.target, one.own_words) for one in found] == [("slow-down", ("bike", "brakes")), ("tools", ("fixed",))]


def test_R112_in_another_language_and_without_accents():
    found = targets_for("Arreglé los frenos de mi BICICLETA: ¡la friccion!", CONTINUUM)

    assert [(one.target, one.own_words) for one in found] == [
        ("slow-down", ("bicicleta", "frenos", "friccion")),
        ("tools", ("arreglé",)),
    ]


def test_R112_small_words_meet_nothing():
    assert targets_for("I can do it because I like it", CONTINUUM) == ()


def test_R112_words_in_which_anything_is_told_meet_nothing():
    continuum = {"tell": keywords_from({"en": ["tell what comes first and what went wrong", "di qué viene primero"]})}

    assert targets_for("I told them what came first. It was wrong. Lo dijo primero.", continuum) == ()


def test_R112_nothing_written_meets_nothing():
    assert targets_for("  42 !", CONTINUUM) == ()


def test_word_common_to_most_targets_meets_none():
    continuum = {
        f"t{number}": keywords_from({"en": ["explain " + word]})
        for number, word in enumerate(["bees"] * 2 + ["drums"] * 28)
    }

    found = targets_for("explain bees and drums", continuum)

    assert [one.target for one in found] == ["t0", "t1"]


def test_rarer_word_comes_first():
    continuum = {
        "a": keywords_from({"en": ["river"]}),
        "b": keywords_from({"en": ["river"]}),
        "c": keywords_from({"en": ["kite"]}),
    }

    assert [one.target for one in targets_for("a kite by the river", continuum)] == ["c", "a", "b"]


def test_keyword_means_the_same_in_every_language():
    brake = keyword("brake", en=["brake", "braking"], es="freno")

    assert brake.shows == "brake"
    assert all(brake.stems & set(stems_in(text)) for text in ("brakes", "frenos", "Braking"))


def test_language_without_stemmer_matches_whole_words():
    continuum = {"moon": keywords_from({"cy": ["lleuad"]})}

    assert [one.own_words for one in targets_for("Y lleuad", continuum, languages=("cy",))] == [("lleuad",)]


@given(st.text(max_size=80))
def test_any_text_is_read_without_complaint(text):
    assert targets_for(text, CONTINUUM) == targets_for(text, CONTINUUM)
