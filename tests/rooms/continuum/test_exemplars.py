"""Examples: in words, perhaps with a picture; public while they stand, nobody's once they are taken back."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.foundation.specimens import picture_bytes, upload
from trellis.foundation.files import check_upload
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.actions.exemplars import add_exemplar, put_exemplar_back, take_exemplar_back
from trellis.rooms.continuum.models import Change, Exemplar
from trellis.rooms.continuum.queries.studio import exemplars_of
from trellis.rooms.people.models import Person


def add(cast: Cast, words: str = "A ramp with three stops", by: Person | None = None, **more: object) -> Exemplar:
    made = add_exemplar(
        target=cast.targets["forces-explain"], words=words, language="en", by=by or cast.vera, at=NOON, **more
    )
    return Exemplar.objects.select_related("target__strand__area__school").get(pk=made.pk)


def listed(cast: Cast) -> list[str]:
    return [
        one.words["en"] for one in exemplars_of([cast.targets["forces-explain"].id])[cast.targets["forces-explain"].id]
    ]


def test_R091_an_example_is_added_taken_back_and_put_back(cast: Cast) -> None:
    made = add(cast)
    assert listed(cast) == ["A ramp with three stops"]

    take_exemplar_back(exemplar=made, by=cast.vera, at=NOON)
    assert listed(cast) == []

    put_exemplar_back(exemplar=made, by=cast.vera, at=NOON)
    assert listed(cast) == ["A ramp with three stops"]
    assert Change.objects.filter(kind="exemplar").count() == 3


def test_its_picture_is_public_while_it_stands(
    cast: Cast, client: Client, as_person: Callable[[Person], Client]
) -> None:
    made = add(cast, picture=check_upload(upload(picture_bytes("PNG"), "ramp.png")))
    address = f"/files/{made.picture_id}/"
    assert client.get(address).status_code == 200

    take_exemplar_back(exemplar=made, by=cast.vera, at=NOON)

    assert client.get(address).status_code == 404
    assert as_person(cast.vera).get(address).status_code == 404


@pytest.mark.parametrize("words", ["", "  ", "x" * 301])
def test_an_example_says_what_one_sees(cast: Cast, words: str) -> None:
    with pytest.raises(Refused):
        add(cast, words)
    assert listed(cast) == []


def test_six_examples_are_enough(cast: Cast) -> None:
    for n in range(6):
        add(cast, f"Example {n}")

    with pytest.raises(Refused, match="Six examples"):
        add(cast)


def test_only_keepers_give_examples(cast: Cast) -> None:
    made = add(cast)
    for person in (cast.duarte, cast.leo, cast.ana, cast.other_leader):
        with pytest.raises(NotAllowed):
            add(cast, by=person)
        with pytest.raises(NotAllowed):
            take_exemplar_back(exemplar=made, by=person, at=NOON)
        with pytest.raises(NotAllowed):
            put_exemplar_back(exemplar=made, by=person, at=NOON)
