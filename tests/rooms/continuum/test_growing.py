"""New targets, strands and areas, their names, and taking an empty strand away again."""

import pytest

from tests.cast import NOON, Cast
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.actions.growing import (
    add_area,
    add_strand,
    add_target,
    name_area,
    name_strand,
    offer_strand_again,
    retire_strand,
)
from trellis.rooms.continuum.actions.retiring import offer_again, retire_target
from trellis.rooms.continuum.actions.wording import Overtaken, Said
from trellis.rooms.continuum.models import Area, Change, LearningTarget, Strand
from trellis.rooms.continuum.queries import continuum_of

KEEPS = {"language": "en", "at": NOON}


def test_a_new_target_stands_at_the_end_of_its_strand_in_a_teens_words(cast: Cast) -> None:
    made = add_target(strand=cast.strands["forces"], words=" I can brake ", by=cast.vera, **KEEPS)

    last = continuum_of(cast.school).by_strand[cast.strands["forces"].id][-1]
    assert (last.id, last.said("teen", "en"), last.slug) == (made.id, "I can brake", "i-can-brake")
    assert Change.objects.get().after == "I can brake"


def test_two_targets_of_the_same_words_have_two_short_names(cast: Cast) -> None:
    slugs = [add_target(strand=cast.strands["forces"], words="I can", by=cast.vera, **KEEPS).slug for _ in range(2)]

    assert slugs == ["i-can", "i-can-2"]


def test_a_new_area_and_strand_are_there_for_a_target(cast: Cast) -> None:
    area = add_area(school=cast.school, name="Music", by=cast.vera, **KEEPS)
    strand = add_strand(area=area, name="Rhythm", by=cast.vera, **KEEPS)
    add_target(strand=strand, words="I can keep a beat", by=cast.vera, **KEEPS)

    ours = continuum_of(cast.school)
    assert [one.slug for one in ours.areas][-1] == "music"
    assert [one.said("teen", "en") for one in ours.by_strand[strand.id]] == ["I can keep a beat"]


@pytest.mark.parametrize("words", ["", "   ", "x" * 201])
def test_nothing_and_too_much_make_no_target(cast: Cast, words: str) -> None:
    with pytest.raises(Refused):
        add_target(strand=cast.strands["forces"], words=words, by=cast.vera, **KEEPS)
    assert LearningTarget.objects.count() == 8


@pytest.mark.parametrize("name", ["", " ", "x" * 81])
def test_nothing_and_too_much_are_no_name(cast: Cast, name: str) -> None:
    with pytest.raises(Refused):
        add_strand(area=cast.areas["science"], name=name, by=cast.vera, **KEEPS)
    with pytest.raises(Refused):
        add_area(school=cast.school, name=name, by=cast.vera, **KEEPS)
    assert (Area.objects.count(), Strand.objects.count()) == (2, 3)


def test_names_are_given_by_language_and_the_second_keeper_is_told(cast: Cast) -> None:
    strand, area = cast.strands["forces"], cast.areas["science"]
    name_strand(strand=strand, names={"en": Said("Forces", "Push and pull")}, by=cast.vera, at=NOON)
    name_area(area=area, names={"es": Said("Science (es)", "Ciencia")}, by=cast.vera, at=NOON)

    with pytest.raises(Overtaken) as told:
        name_strand(strand=strand, names={"en": Said("Forces", "Motion")}, by=cast.nunes, at=NOON)
    with pytest.raises(Overtaken):
        name_area(area=area, names={"es": Said("Science (es)", "Otra")}, by=cast.nunes, at=NOON)

    assert told.value.stands == {"en": "Push and pull"}
    assert Strand.objects.get(pk=strand.pk).name == {"en": "Push and pull", "es": "Forces (es)"}
    assert Area.objects.get(pk=area.pk).name == {"en": "Science", "es": "Ciencia"}


def test_a_strand_keeps_at_least_one_name(cast: Cast) -> None:
    none = {"en": Said("Forces", ""), "es": Said("Forces (es)", "")}

    with pytest.raises(Refused, match="at least one language"):
        name_strand(strand=cast.strands["forces"], names=none, by=cast.vera, at=NOON)


def test_a_strand_is_retired_only_when_nothing_stands_on_it(cast: Cast) -> None:
    strand = cast.strands["design"]
    with pytest.raises(Refused, match="still stand"):
        retire_strand(strand=strand, by=cast.vera, at=NOON)

    for slug in ("design-tools", "design-plan"):
        retire_target(target=cast.targets[slug], by=cast.vera, at=NOON)
    retire_strand(strand=strand, by=cast.vera, at=NOON)

    assert strand.id not in {one.id for one in continuum_of(cast.school).strands}
    gone = LearningTarget.objects.select_related("strand__area__school").get(slug="design-plan")
    assert gone.id in continuum_of(cast.school).known
    with pytest.raises(Refused, match="strand is retired"):
        offer_again(target=gone, by=cast.vera, at=NOON)
    offer_strand_again(strand=strand, by=cast.vera, at=NOON)
    gone.strand.refresh_from_db()
    offer_again(target=gone, by=cast.vera, at=NOON)
    assert gone.id in continuum_of(cast.school).by_id


def test_only_keepers_add_name_and_retire(cast: Cast) -> None:
    strand, area = cast.strands["forces"], cast.areas["science"]
    for person in (cast.duarte, cast.leo, cast.ana, cast.other_leader):
        for act in (
            lambda by: add_target(strand=strand, words="I can", by=by, **KEEPS),
            lambda by: add_strand(area=area, name="Mine", by=by, **KEEPS),
            lambda by: add_area(school=cast.school, name="Mine", by=by, **KEEPS),
            lambda by: name_strand(strand=strand, names={"en": Said("Forces", "Mine")}, by=by, at=NOON),
            lambda by: name_area(area=area, names={"en": Said("Science", "Mine")}, by=by, at=NOON),
            lambda by: retire_strand(strand=strand, by=by, at=NOON),
            lambda by: offer_strand_again(strand=strand, by=by, at=NOON),
        ):
            with pytest.raises(NotAllowed):
                act(person)
