"""AR-14: the tablet of a class opens Today, My Path and Capture of whoever holds it. Every other address there is answers 404,
by GET and by POST, with things that are really there; and of all files only those on the holder's own path."""

import uuid
from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.house.addresses import Address, addresses
from tests.never.who_sees_what.garden import Garden
from tests.never.who_sees_what.people import gather
from tests.never.who_sees_what.planting import plant
from tests.work import photo, piece
from trellis.foundation import clock
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
OPENS = ("/learner/today/", "/learner/path/", "/learner/capture/")
NOT_SHOWN = ("/learner/today/line/", "/learner/today/moments/")  # below those three, and on no page of a tablet
FACES = ("/kiosk/", "/kiosk/face/", "/kiosk/close/")
FILES = "/files/"


@pytest.fixture
def garden(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Garden:
    """A school in which there is everything, and the clock of its day."""
    monkeypatch.setattr(clock, "now", lambda: NOON)
    gather(cast, 15)
    return plant(cast)


def tablet_of(cast: Cast, as_person: Be, holder: Person | None) -> Client:
    browser = as_person(cast.duarte)
    browser.post(f"/kiosk/open/{cast.advisory.id}/")
    if holder is not None:
        browser.post(f"/kiosk/face/{holder.id}/")
    return browser


def filled(address: Address, cast: Cast, garden: Garden) -> Iterator[str]:
    """The address with what is really there; where there is nothing of the kind, with an identifier of nothing."""
    given = {"area": "science", "slug": "about-leo", "address": "abc", "side": 160, "group_id": cast.advisory.id}
    for name in ("piece", "talk", "target", "file"):
        given[f"{name}_id"] = next(iter(garden.ids.get(name, [])), uuid.uuid4())
    for name in ("learner_id", "child_id", "person_id"):
        given[name] = cast.leo.id
    parameters = address.parameters
    values = {
        name: given.get(name, "leo" if kind in {"slug", "str"} else uuid.uuid4()) for name, kind in parameters.items()
    }
    yield address.filled(**values)
    if "learner_id" in parameters:
        yield address.filled(**{**values, "learner_id": cast.kim.id})


@pytest.mark.parametrize("who", ["leo", "kim", None])
def test_AR14_every_other_address_does_not_exist_on_a_tablet(
    cast: Cast, as_person: Be, garden: Garden, who: str | None
) -> None:
    opened = (*FACES, *OPENS, FILES) if who else FACES
    everything = [one for address in addresses() for one in filled(address, cast, garden)]
    opened_below = tuple(one for one in opened if one != "/kiosk/")
    others = [
        one
        for one in everything
        if one != "/kiosk/" and (not one.startswith(opened_below) or (who and one.startswith(NOT_SHOWN)))
    ]
    assert not who or sum(one.startswith(NOT_SHOWN) for one in others) >= len(NOT_SHOWN)
    tablet = tablet_of(cast, as_person, getattr(cast, who) if who else None)

    found = {
        f"{method} {one}": answer.status_code
        for one in others
        for method in ("get", "post")
        if (answer := getattr(tablet, method)(one)).status_code != 404
    }

    led_to_the_faces = {name: 302 for name in found if name.split(" ")[1].startswith(OPENS)} if who is None else {}
    assert found == led_to_the_faces
    assert len(others) > 80


def test_AR14_of_all_files_a_tablet_holds_those_on_the_path_of_its_holder(
    cast: Cast, as_person: Be, garden: Garden
) -> None:
    target = cast.targets["forces-explain"]
    linked = piece(cast.leo, target, files=[photo()], at=NOON)
    draft = piece(cast.leo, hands_in=False, files=[photo()], at=NOON)
    of_kim = piece(cast.kim, target, files=[photo()], at=NOON)
    of_kim.visibility = ("class",)
    of_kim.save()
    on_it, kept, another = (f"/files/{one.files.get().file_id}/" for one in (linked, draft, of_kim))
    assert (
        as_person(cast.leo).get(another).status_code == 200
    )  # a peer's that is shared: Leo reads it on a device of his own

    tablet = tablet_of(cast, as_person, cast.leo)

    assert (tablet.get(on_it).status_code, tablet.get(kept).status_code, tablet.get(another).status_code) == (
        200,
        404,
        404,
    )
    tablet = tablet_of(cast, as_person, cast.kim)
    assert [one for one in garden.ids["file"] if tablet.get(f"/files/{one}/").status_code != 404] == []
