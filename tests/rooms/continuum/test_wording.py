"""Wording a target: new versions, what was signed keeps its own, two keepers at once, what is refused."""

from datetime import timedelta

import pytest
from django.db import transaction

from tests.cast import NOON, Cast
from tests.work import judged, piece
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import AuditLine
from trellis.rooms.continuum.actions.wording import Overtaken, Said, TooLong, word_target
from trellis.rooms.continuum.models import Change, ContinuumVersion, LearningTarget, Wording
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.continuum.queries.studio import says_i_can, target_texts
from trellis.rooms.people.models import Person

LATER = NOON + timedelta(days=1)
TEEN = "I can explain why things slow down"


def target(cast: Cast) -> LearningTarget:
    return LearningTarget.objects.select_related("strand__area__school").get(pk=cast.targets["forces-explain"].pk)


def word(cast: Cast, by: Person | None = None, **texts: tuple[str, str]) -> int:
    said = {part.replace("_", "."): Said(*texts[part]) for part in texts}
    return word_target(target=target(cast), said=said, by=by or cast.vera, at=LATER)


def number(cast: Cast) -> int:
    return ContinuumVersion.objects.filter(school=cast.school).values_list("number", flat=True).first() or 0


def test_a_wording_is_a_new_version_and_the_old_one_ends(cast: Cast) -> None:
    word(cast, teen_en=(TEEN, "I can say why things slow down"))

    rows = Wording.objects.filter(target=target(cast), reading="teen", locale="en").order_by("version")
    assert [(row.version, row.text, row.until) for row in rows] == [
        (1, TEEN, LATER),
        (2, "I can say why things slow down", None),
    ]


def test_what_was_taken_back_halfway_is_not_kept_in_memory(cast: Cast) -> None:
    with transaction.atomic():
        word(cast, teen_en=(TEEN, "I can say something else"))
        continuum_of(cast.school)
        transaction.set_rollback(True)
    word(cast, teen_en=(TEEN, "I can say why"))

    found = continuum_of(cast.school).by_id[cast.targets["forces-explain"].id]

    assert found.wordings["teen", "en"] == "I can say why"


def test_a_change_says_what_was_and_what_is_by_whom_and_makes_a_version_of_the_continuum(cast: Cast) -> None:
    before = number(cast)

    word(cast, teen_en=(TEEN, "I can say why"), why_es=("Porque le sirve: forces-explain.", "Porque frena."))

    found = {(c.part, c.before, c.after, c.by, c.at, c.number) for c in Change.objects.filter(target=target(cast))}
    assert found == {
        ("teen.en", TEEN, "I can say why", cast.vera, LATER, before + 1),
        ("why.es", "Porque le sirve: forces-explain.", "Porque frena.", cast.vera, LATER, before + 1),
    }
    line = AuditLine.objects.get(event="TargetWorded")
    assert (line.by_id, line.facts["texts"]) == (cast.vera.id, "2")


def test_R091_every_reading_and_language_is_said_and_read_in_it(cast: Cast) -> None:
    word(
        cast,
        young_es=("", "Puedo decir por qué frena"),
        adult_es=("Puede: forces-explain", "Puede explicar por qué frena"),
    )

    shape = continuum_of(cast.school).by_id[target(cast).id]
    assert shape.said("young", "es") == "Puedo decir por qué frena"
    assert shape.said("adult", "es") == "Puede explicar por qué frena"
    assert shape.said("teen", "en") == TEEN


def test_what_was_signed_keeps_the_words_it_had(cast: Cast) -> None:
    signed = judged(cast, piece(cast.leo, target(cast)), target(cast))

    word(cast, teen_en=(TEEN, "Something else altogether"))

    signed.refresh_from_db()
    assert signed.words["target"]["teen"]["en"] == TEEN


def test_the_second_of_two_keepers_is_told_and_nothing_of_theirs_is_written(cast: Cast) -> None:
    word(cast, teen_en=(TEEN, "I can say why"))

    with pytest.raises(Overtaken) as told:
        word(
            cast,
            by=cast.nunes,
            teen_en=(TEEN, "I can tell why"),
            why_en=("Because to explain why things slow down helps you.", "x"),
        )

    assert told.value.stands == {"teen.en": "I can say why"}
    assert target_texts(target(cast))["teen.en"] == "I can say why"
    assert target_texts(target(cast))["why.en"] != "x"


def test_two_keepers_of_different_texts_both_keep_theirs(cast: Cast) -> None:
    word(cast, teen_en=(TEEN, "I can say why"))
    word(cast, by=cast.nunes, teen_en=(TEEN, TEEN), adult_en=("Can explain why things slow down", "Explains why"))

    texts = target_texts(target(cast))
    assert (texts["teen.en"], texts["adult.en"]) == ("I can say why", "Explains why")


def test_both_keepers_writing_the_same_is_no_disagreement(cast: Cast) -> None:
    assert word(cast, teen_en=(TEEN, "I can say why")) == 1
    assert word(cast, by=cast.nunes, teen_en=(TEEN, " I can  say why ")) == 0


def test_keeping_without_a_change_makes_no_version(cast: Cast) -> None:
    before = number(cast)

    assert word(cast, teen_en=(TEEN, f" {TEEN}\r\n")) == 0
    assert number(cast) == before


@pytest.mark.parametrize(
    ("part", "text", "sentence"),
    [
        ("plate_en", "x" * 43, "43 characters; 42 fit"),
        ("teen_en", "x" * 201, "201 characters; 200 fit"),
        ("why_en", "x" * 401, "401 characters; 400 fit"),
    ],
)
def test_what_is_too_long_is_refused_and_named(cast: Cast, part: str, text: str, sentence: str) -> None:
    name = part.replace("_", ".")
    with pytest.raises(TooLong, match=sentence) as told:
        word(cast, **{part: (target_texts(target(cast)).get(name, ""), text)})

    assert told.value.parts == [name]


def test_a_target_never_falls_silent(cast: Cast) -> None:
    texts = target_texts(target(cast))
    emptied = {
        part.replace(".", "_"): (text, "")
        for part, text in texts.items()
        if part.split(".")[0] in {"young", "teen", "adult"}
    }

    with pytest.raises(Refused, match="at least one wording"):
        word(cast, **emptied)

    assert target_texts(target(cast)) == texts


def test_the_window_is_two_grades_the_earlier_one_first(cast: Cast) -> None:
    word(cast, window=("9-10", "8-11"))
    assert continuum_of(cast.school).by_id[target(cast).id].window == (8, 11)
    for wrong in ("11-8", "3-", "3-99", "x-y"):
        with pytest.raises(Refused):
            word(cast, window=("8-11", wrong))
    word(cast, window=("8-11", ""))
    assert continuum_of(cast.school).by_id[target(cast).id].window is None


def test_a_text_that_does_not_exist_is_passed_over(cast: Cast) -> None:
    assert word(cast, shout_en=("", "loud"), teen_=("", "x"), __class__=("", "y")) == 0


def test_a_framework_target_becomes_ours_with_its_first_wording(cast: Cast) -> None:
    LearningTarget.objects.filter(pk=target(cast).pk).update(has_our_words=False, plate={"en": "F.3 Explain"})
    Wording.objects.filter(target=target(cast)).delete()

    word(cast, teen_en=("", "I can explain it"))

    assert target(cast).has_our_words


def test_only_keepers_word_a_target(cast: Cast) -> None:
    for person in (cast.duarte, cast.osei, cast.leo, cast.ana, cast.other_leader):
        with pytest.raises(NotAllowed):
            word(cast, by=person, teen_en=(TEEN, "Mine"))
    assert not Change.objects.exists()


def test_i_can_is_asked_for_gently() -> None:
    assert says_i_can("Things slow down. I can say why.", "en")
    assert not says_i_can("Explains why", "en")
    assert says_i_can("Las cosas se frenan. Puedo decir por qué.", "es")
    assert says_i_can("Ich kann es", "de")
    assert says_i_can("", "en")
