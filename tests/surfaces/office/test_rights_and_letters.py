"""What the office gives on purpose: rights that are chosen, the usual wording, a letter that loading again leaves good."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from tests.surfaces.office.test_people import NEW, read
from trellis.rooms.people.models import FamilyKey, Guardianship, Person
from trellis.rooms.people.terms import Rights

type Be = Callable[[Person], Client]


def test_rights_are_chosen_and_never_come_with_the_press(cast: Cast, as_person: Be) -> None:
    browser, address = as_person(cast.keller), f"/office/people/{cast.kim.id}/rights/"
    given = {"guardian": str(cast.ana.id), "relation": "aunt", "find": "andrade"}

    page = read(browser, f"/office/people/{cast.kim.id}/guardian/?find=andrade")
    refused = browser.post(address, given, follow=True).content.decode()
    named = Guardianship.objects.filter(learner=cast.kim).exists()
    browser.post(address, {**given, "rights": "limited"})

    assert re.findall(r'name="rights" value="(\w+)"( checked)?', page) == [("full", ""), ("limited", ""), ("none", "")]
    assert "Choose first which rights they have" in refused
    assert 'value="andrade"' in refused
    assert not named
    assert Guardianship.objects.get(learner=cast.kim).rights == Rights.LIMITED


def test_who_may_not_set_rights_reads_what_naming_gives(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)

    for address in ("guardian/?find=andrade", "guardian/add/"):
        assert "They will see the whole family page." in read(browser, f"/office/people/{cast.kim.id}/{address}")


def test_somebody_added_as_a_guardian_gets_the_rights_that_were_chosen(cast: Cast, as_person: Be) -> None:
    browser, address = as_person(cast.keller), f"/office/people/{cast.kim.id}/guardian/add/"
    given = {**NEW, "name": "Aunt Bo", "said_as": "Bo", "role": "guardian"}

    refused = browser.post(address, given)
    browser.post(address, {**given, "rights": "limited"})

    assert refused.status_code == 422
    assert "Choose one first." in refused.content.decode()
    assert [bond.rights for bond in Guardianship.objects.filter(learner=cast.kim)] == [Rights.LIMITED]


@pytest.mark.parametrize(
    ("role", "grade", "usual"),
    [
        ("learner", "2", "young"), ("learner", "K", "young"), ("learner", "3", "young"), ("learner", "4", "teen"),
        ("learner", "", "teen"), ("teacher", "", "adult"), ("guardian", "2", "adult"),
    ],
)  # fmt: skip
def test_somebody_reads_what_is_usual_for_their_role_and_school_year(
    cast: Cast, as_person: Be, role: str, grade: str, usual: str
) -> None:
    browser = as_person(cast.vera)

    page = read(browser, "/office/people/add/")
    browser.post("/office/people/add/", {**NEW, "name": "Nia", "role": role, "grade": grade, "reading": ""})

    assert '<option value="" selected>as usual for the role and school year</option>' in page
    assert Person.objects.get(name="Nia").reading == usual


def test_who_is_a_guardian_is_not_said_to_be_nothing(cast: Cast, as_person: Be) -> None:
    page = read(as_person(cast.vera), f"/office/people/{cast.ana.id}/")

    assert "Guardian, and nothing else in this school today." in page
    assert "No role in this school" not in page


def test_loading_the_letter_again_leaves_the_printed_one_good(cast: Cast, as_person: Be) -> None:
    browser, address = as_person(cast.vera), f"/office/people/{cast.ruiz.id}/letter/"
    sent = instead_of(read(browser, f"/office/people/{cast.ruiz.id}/"))
    browser.post(address, {"instead_of": sent})
    printed = FamilyKey.objects.get(guardian=cast.ruiz)

    again = browser.post(address, {"instead_of": sent})

    page = again.content.decode()
    assert again.status_code == 409
    assert "This letter was shown once. Make a new one?" in page
    assert [key.id for key in FamilyKey.objects.filter(withdrawn_at=None)] == [printed.id]
    browser.post(address, {"instead_of": instead_of(page)})
    assert FamilyKey.objects.get(withdrawn_at=None).id != printed.id


def instead_of(page: str) -> str:
    found = re.search(r'name="instead_of" value="([^"]*)"', page)
    assert found is not None
    return found[1]
