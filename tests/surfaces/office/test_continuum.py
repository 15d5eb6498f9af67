from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from tests.interop.case.packages import identifier, item, package, small, tie, written
from trellis.interop.case.importing import checked, write
from trellis.rooms.continuum.models import Alignment, Framework, Standard
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]


def bring(cast: Cast, value: dict[str, Any], *, as_continuum: bool = False) -> Framework:
    found = checked(written(value), school=cast.school)
    brought, _ = write(found, school=cast.school, as_continuum=as_continuum, by=cast.vera, at=NOON)
    return brought.framework


def three_hundred() -> dict[str, Any]:
    lines = [("Maths", "", "Mathematics"), ("Count", "Maths", "Counting")]
    lines += [(f"C.{n}", "Count", f"Count {n} things and say how many") for n in range(1, 301)]
    return package(*lines)


def test_R090_three_hundred_standards_can_each_be_linked_and_the_unlinked_are_listed(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)
    framework = bring(cast, three_hundred())
    listed = f"/office/continuum/frameworks/{framework.id}/?show=unaligned"
    standard, target = Standard.objects.get(code="C.7"), cast.targets["shapes-strong"]

    before = browser.get(listed).content.decode()
    browser.post(f"/office/continuum/standards/{standard.id}/", {"act": "align", "target": str(target.id)})
    after = browser.get(listed).content.decode()

    assert "300 standards are aligned with no target of ours." in before
    assert "299 standards are aligned with no target of ours." in after
    assert "<b>C.7</b>" in before
    assert "<b>C.7</b>" not in after


def test_R090_both_directions_are_seen(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)
    bring(cast, small())
    standard, target = Standard.objects.get(code="M.2"), cast.targets["shapes-strong"]

    browser.post(f"/office/continuum/targets/{target.id}/", {"act": "align", "standard": str(standard.id)})

    of_target = browser.get(f"/office/continuum/targets/{target.id}/").content.decode()
    of_standard = browser.get(f"/office/continuum/standards/{standard.id}/").content.decode()
    assert "<b>M.2</b> Make a shape strong and say why" in of_target
    assert "Can make a shape strong and say why" in of_standard
    assert Alignment.objects.get().by == cast.vera


def test_R090_importing_again_changes_nothing_but_what_is_new_or_changed(cast: Cast) -> None:
    value = three_hundred()
    bring(cast, value, as_continuum=True)
    kept = dict(Standard.objects.values_list("code", "pk"))
    value["CFItems"][6]["fullStatement"] = "Count five things without touching them"
    value["CFItems"].append(item("C.301", "Count on from three hundred"))
    value["CFAssociations"].append(tie("C.301", "isChildOf", "Count", 400))

    found = checked(written(value), school=cast.school).difference
    with CaptureQueriesContext(connection) as questions:
        bring(cast, value, as_continuum=True)

    assert ([c.code for c in found.new], [c.code for c in found.changed], found.moved, found.retired) == (
        ["C.301"], ["C.5"], (), (),
    )  # fmt: skip
    rows = [q["sql"] for q in questions if "continuum_standard" in q["sql"] and " times: " in q["sql"]]
    assert [sql.split(" times: ")[0] for sql in rows] == ["1", "1"]  # one inserted, one updated
    assert dict(Standard.objects.exclude(code="C.301").values_list("code", "pk")) == kept
    assert Alignment.objects.count() == 301


def test_target_and_standard_are_taken_apart_from_either_side(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)
    bring(cast, small())
    standard, target = Standard.objects.get(code="M.2"), cast.targets["shapes-strong"]
    sides = (
        (f"/office/continuum/targets/{target.id}/", {"standard": str(standard.id)}),
        (f"/office/continuum/standards/{standard.id}/", {"target": str(target.id)}),
    )
    for address, chosen in sides:
        browser.post(address, {"act": "align", **chosen})
        assert Alignment.objects.count() == 1
        browser.post(address, {"act": "unalign", **chosen})
        assert not Alignment.objects.exists()


def test_targets_near_a_standard_are_offered(cast: Cast, as_person: Be) -> None:
    bring(cast, small())
    standard = Standard.objects.get(code="M.2")

    page = on_one_line(as_person(cast.vera).get(f"/office/continuum/standards/{standard.id}/").content.decode())

    near = page[page.index('id="near"') :]
    assert near.count("Can make a shape strong and say why") == 2  # the words, and the button's name
    assert "Can explain why things slow down" not in near


def test_standard_is_found_by_its_words(cast: Cast, as_person: Be) -> None:
    framework = bring(cast, small())
    browser = as_person(cast.vera)

    by_target = browser.get(f"/office/continuum/targets/{cast.targets['shapes-strong'].id}/?words=safely")
    in_framework = browser.get(f"/office/continuum/frameworks/{framework.id}/?words=safely tools")
    nothing = browser.get(f"/office/continuum/frameworks/{framework.id}/?words=dragon").content.decode()

    assert by_target.content.decode().count("<b>M.3</b>") == 1
    assert in_framework.content.decode().count("<b>M.3</b>") == 1
    assert "No standard has these words. Try fewer." in nothing


def test_continuum_lists_areas_strands_and_what_is_aligned(cast: Cast, as_person: Be) -> None:
    bring(cast, small(), as_continuum=True)

    page = as_person(cast.vera).get("/office/continuum/").content.decode()

    assert "Our continuum has twelve targets." in page
    assert "4 of 4 standards are aligned with our targets." in page
    assert "Eight of our targets are aligned with no standard." in page


def test_area_says_which_targets_are_not_yet_in_our_words(cast: Cast, as_person: Be) -> None:
    bring(cast, small(), as_continuum=True)

    page = as_person(cast.vera).get("/office/continuum/areas/making/").content.decode()

    assert page.count("not yet in our words") == 4
    assert "M.3 Use five tools safely" in page
    assert "Can use five tools safely" in page


def test_area_is_paged_at_sixty(cast: Cast, as_person: Be) -> None:
    bring(cast, three_hundred(), as_continuum=True)
    browser = as_person(cast.vera)

    pages = [browser.get(f"/office/continuum/areas/mathematics/?page={n}").content.decode() for n in (1, 5)]

    assert [page.count('class="stack target"') for page in pages] == [60, 60]
    assert "Page 5 of 5" in pages[1]


def test_targets_without_a_standard_are_listed(cast: Cast, as_person: Be) -> None:
    bring(cast, small(), as_continuum=True)

    page = as_person(cast.vera).get("/office/continuum/unaligned/").content.decode()

    assert page.count('class="stack target"') == 8
    assert "M.3 Use five tools safely" not in page


def test_original_words_keep_their_language(cast: Cast, as_person: Be) -> None:
    value = package(("Formas", "", "Formas"), ("F.1", "Formas", "Doblar papel"), language="es")
    framework = bring(cast, value, as_continuum=True)

    browser = as_person(cast.vera)
    page = on_one_line(browser.get(f"/office/continuum/frameworks/{framework.id}/").content.decode())
    area = browser.get("/office/continuum/").content.decode()

    assert '<p lang="es"><b>F.1</b> Doblar papel</p>' in page
    assert '<span lang="es">Formas</span>' in area


def test_another_schools_things_are_not_found(cast: Cast, as_person: Be) -> None:
    framework = bring(cast, small())
    standard = Standard.objects.get(code="M.2")
    target = cast.targets["shapes-strong"]
    addresses = (
        f"/office/continuum/frameworks/{framework.id}/",
        f"/office/continuum/standards/{standard.id}/",
        f"/office/continuum/targets/{target.id}/",
        "/office/continuum/areas/making/",
    )
    for person, home in ((cast.other_leader, 200), (cast.osei, 404), (cast.leo, 404), (cast.ana, 404)):
        browser = as_person(person)
        assert browser.get("/office/continuum/").status_code == home
        assert [browser.get(address).status_code for address in addresses] == [404] * 4
        assert browser.post(addresses[2], {"act": "offer"}).status_code == 404


def test_made_up_choices_are_not_found(cast: Cast, as_person: Be) -> None:
    bring(cast, small())
    browser = as_person(cast.vera)
    target, standard = cast.targets["shapes-strong"], Standard.objects.get(code="M.2")

    for chosen in ("", "x", identifier("nobody")):
        assert (
            browser.post(f"/office/continuum/targets/{target.id}/", {"act": "align", "standard": chosen}).status_code
            == 404
        )
        assert (
            browser.post(f"/office/continuum/standards/{standard.id}/", {"act": "align", "target": chosen}).status_code
            == 404
        )


@pytest.mark.parametrize("address", ["", "areas/mathematics/", "unaligned/", "frameworks/{framework}/"])
def test_list_pages_ask_as_many_questions_for_three_as_for_one(cast: Cast, as_person: Be, address: str) -> None:
    asked = []
    for number in (1, 3):
        lines = [("Maths", "", "Mathematics"), ("Count", "Maths", "Counting")]
        lines += [(f"C.{n}", "Count", f"Count {n}") for n in range(number)]
        framework = bring(cast, package(*lines), as_continuum=True)
        browser = as_person(cast.vera)
        for _ in range(2):  # the first time reads the continuum into memory
            with CaptureQueriesContext(connection) as questions:
                browser.get(f"/office/continuum/{address}".format(framework=framework.id))
        asked.append(len(questions))

    assert asked[0] == asked[1]
    assert asked[0] <= 14
