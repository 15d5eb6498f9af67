"""The people of the school: a list by name, adding somebody, guardians and their rights, the family's letter."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import TERM, Cast
from trellis.foundation import clock
from trellis.rooms.people.actions import make_family_key
from trellis.rooms.people.models import FamilyKey, Group, Guardianship, Membership, Person, User
from trellis.rooms.people.queries import family_key_at, plain_address
from trellis.rooms.people.terms import Rights, Role

type Be = Callable[[Person], Client]
NEW = {"name": "Ms Ana New", "said_as": "Ms New", "role": "teacher", "reading": "adult", "locale": "en"}


def read(browser: Client, address: str) -> str:
    response = browser.get(address)
    assert response.status_code == 200
    return response.content.decode()


def main_of(page: str) -> str:
    return page.split('id="page"')[1].split("</main>")[0]


def rows(page: str) -> list[str]:
    return re.findall(r'<span class="name">([^<]+)</span>', page.split('id="all"')[1].split("</section>")[0])


def test_people_stand_by_name_with_what_they_are(cast: Cast, as_person: Be) -> None:
    page = read(as_person(cast.keller), "/office/people/")

    assert rows(page) == sorted(rows(page), key=str)
    assert "Ms Osei" in rows(page)
    assert "teacher, 2B" in page
    assert "Ms Nilsson" not in page  # another school


def test_sixty_stand_on_a_page(cast: Cast, as_person: Be) -> None:
    Person.objects.bulk_create(
        Person(school=cast.school, name=f"Child {n:03}", said_as=f"Child {n:03}", slug=f"child-{n}") for n in range(100)
    )
    browser = as_person(cast.keller)

    first, second = (rows(read(browser, f"/office/people/?page={number}")) for number in (1, 2))

    assert len(first) == 60
    assert not set(first) & set(second)


@pytest.mark.parametrize(
    ("find", "found"), [("osei", ["Ms Osei"]), ("RUIZ", ["Sr. Ruiz", "Sra. Ruiz"]), ("nobody", [])]
)
def test_somebody_is_found_by_a_part_of_their_name(cast: Cast, as_person: Be, find: str, found: list[str]) -> None:
    page = read(as_person(cast.keller), f"/office/people/?find={find}")

    assert (rows(page) if found else []) == found
    assert f'value="{find}"' in page


def test_a_class_is_found_whole(cast: Cast, as_person: Be) -> None:
    assert rows(read(as_person(cast.vera), "/office/people/?find=2b")) == [
        "Ada",
        "Ivo",
        "Lina",
        "Maya",
        "Mina",
        "Ms Osei",
    ]


@pytest.mark.parametrize("count", [1, 40])
def test_the_list_asks_as_often_for_one_as_for_many(
    cast: Cast, as_person: Be, django_assert_num_queries: Any, count: int
) -> None:
    for number in range(count):
        person = Person.objects.create(
            school=cast.school, name=f"C {number}", said_as=f"C {number}", slug=f"c-{number}"
        )
        Membership.objects.create(person=person, role=Role.LEARNER, group=cast.class_2b, starts_on=TERM)
    browser = as_person(cast.keller)

    with django_assert_num_queries(9):
        browser.get("/office/people/")


@pytest.mark.parametrize("who", ["osei", "duarte", "leo", "ruiz", "ana", "void"])
def test_nobody_but_the_office_opens_it(cast: Cast, as_person: Be, who: str) -> None:
    browser = as_person(getattr(cast, who))

    for address in ("/office/people/", "/office/people/add/", f"/office/people/{cast.maya.id}/"):
        assert browser.get(address).status_code == 404


def test_an_operator_adds_people_and_reads_no_learners_name(cast: Cast, as_person: Be) -> None:
    operator = Person.objects.create(school=cast.school, name="Op", said_as="Op", slug="op")
    Membership.objects.create(person=operator, role=Role.OPERATOR, starts_on=TERM)
    browser = as_person(operator)

    page = read(browser, "/office/people/")

    assert rows(page) == ["Op"]
    assert browser.get(f"/office/people/{cast.maya.id}/").status_code == 404
    assert browser.post(f"/office/people/{cast.ruiz.id}/letter/").status_code == 404
    assert browser.post("/office/people/add/", NEW).status_code == 200


def test_another_schools_office_finds_nobody_here(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.other_leader)

    assert browser.get(f"/office/people/{cast.maya.id}/").status_code == 404
    for act in ("letter", "withdraw", "rights", "role", "password"):
        assert browser.post(f"/office/people/{cast.ruiz.id}/{act}/").status_code == 404


@pytest.mark.parametrize("who", ["keller", "vera"])
def test_R118_the_first_thing_to_touch_on_the_offices_home_is_a_person(cast: Cast, as_person: Be, who: str) -> None:
    first = re.search(
        r"<(a|button|input|select|textarea|summary)\b[^>]*>",
        main_of(read(as_person(getattr(cast, who)), "/office/people/")),
    )

    assert first is not None
    assert re.search(r"/office/people/[0-9a-f-]{36}/", first[0])


def test_a_person_is_added_with_a_password_that_is_told_once(cast: Cast, as_person: Be) -> None:
    given = {**NEW, "group": str(cast.class_2b.id), "email": "new@willow.example"}
    browser = as_person(cast.vera)

    page = browser.post("/office/people/add/", given).content.decode()

    user = User.objects.get()
    told = re.search(r'class="secret">([^<]+)<', page)
    assert told is not None
    assert user.check_password(told[1])
    person = Person.objects.get(user=user)
    assert person.memberships.get().group == cast.class_2b
    assert told[1] not in read(browser, f"/office/people/{person.id}/")


def test_a_learner_is_added_with_month_and_year(cast: Cast, as_person: Be) -> None:
    given = {**NEW, "name": "Nia", "role": "learner", "grade": "2", "born_in": "2019-05", "reading": "young"}

    as_person(cast.vera).post("/office/people/add/", {**given, "group": str(cast.class_2b.id)})

    nia = Person.objects.get(name="Nia")
    assert (nia.grade, nia.reading, str(nia.born_in)) == ("2", "young", "2019-05-01")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": "  "}, "Write something here first."),
        ({"email": "new@willow"}, "Write the whole address"),
        ({"email": "taken@willow.example"}, "Somebody signs in with this e-mail address already"),
        ({"born_in": "last May"}, "Write year and month"),
        ({"role": "leader"}, "Choose one of those in the list."),  # Ms Vera is of the staff
        ({"role": "king"}, "Choose one of those in the list."),
        ({"group": "0"}, "Choose one of those in the list."),
    ],
)
def test_what_does_not_do_is_said_and_nothing_is_added(
    cast: Cast, as_person: Be, typed: dict[str, str], sentence: str
) -> None:
    Person.objects.filter(pk=cast.osei.pk).update(user=User.objects.create_user("taken@willow.example", "x" * 12))
    before = Person.objects.count()

    response = as_person(cast.vera).post("/office/people/add/", {**NEW, **typed})

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "Ms New" in page
    assert Person.objects.count() == before


def test_a_group_of_another_school_is_none_of_ours(cast: Cast, as_person: Be) -> None:
    foreign = Group.objects.get(name="H1")

    assert as_person(cast.vera).post("/office/people/add/", {**NEW, "group": str(foreign.id)}).status_code == 422


def test_a_guardian_is_added_from_the_learners_page(cast: Cast, as_person: Be) -> None:
    given = {**NEW, "name": "Abuela Rosa", "said_as": "", "role": "guardian", "locale": "es"}

    response = as_person(cast.vera).post(f"/office/people/{cast.ada.id}/guardian/add/", given)

    assert response.status_code == 200
    assert Guardianship.objects.get(learner=cast.ada).guardian.said_as == "Abuela Rosa"


def test_somebody_who_is_here_is_found_and_named_as_guardian(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)

    found = read(browser, f"/office/people/{cast.kim.id}/guardian/?find=andrade")
    browser.post(
        f"/office/people/{cast.kim.id}/rights/", {"guardian": str(cast.ana.id), "relation": "aunt", "rights": "full"}
    )

    assert str(cast.ana.id) in found
    assert Guardianship.objects.get(learner=cast.kim).relation == "aunt"


def test_learners_are_not_offered_as_guardians(cast: Cast, as_person: Be) -> None:
    assert str(cast.max.id) not in read(as_person(cast.vera), f"/office/people/{cast.kim.id}/guardian/?find=max")


def test_a_leader_sets_rights_and_they_hold_at_once(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.keller)
    page = read(browser, f"/office/people/{cast.maya.id}/")

    browser.post(f"/office/people/{cast.maya.id}/rights/", {"guardian": str(cast.ruiz.id), "rights": "none"})

    assert "Rights of Sra. Ruiz" in page
    assert Guardianship.objects.get(guardian=cast.ruiz).rights == Rights.NONE
    assert as_person(cast.ruiz).get("/family/child/").status_code == 404


def test_staff_neither_read_nor_set_rights(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)
    page = read(browser, f"/office/people/{cast.maya.id}/")

    answer = browser.post(
        f"/office/people/{cast.maya.id}/rights/", {"guardian": str(cast.ruiz_limited.id), "rights": "full"}
    )

    assert "limited" not in main_of(page)
    assert answer.status_code == 404
    assert Guardianship.objects.get(guardian=cast.ruiz_limited).rights == Rights.LIMITED


def test_somebody_without_rights_is_seen_by_leaders_alone(cast: Cast, as_person: Be) -> None:
    leader = main_of(read(as_person(cast.keller), f"/office/people/{cast.leo.id}/"))
    staff = main_of(read(as_person(cast.vera), f"/office/people/{cast.leo.id}/"))

    assert "Mr Void" in leader
    assert "Mr Void" not in staff


@pytest.mark.parametrize("rights", ["most", "FULL"])
def test_rights_that_there_are_not_change_nothing(cast: Cast, as_person: Be, rights: str) -> None:
    browser = as_person(cast.keller)

    answer = browser.post(
        f"/office/people/{cast.maya.id}/rights/", {"guardian": str(cast.ruiz.id), "rights": rights}, follow=True
    )

    assert "Choose a learner and one of the rights." in answer.content.decode()
    assert Guardianship.objects.get(guardian=cast.ruiz).rights == Rights.FULL


def test_the_letter_shows_address_figures_and_square_in_the_familys_language(cast: Cast, as_person: Be) -> None:
    response = as_person(cast.vera).post(f"/office/people/{cast.ruiz.id}/letter/")

    page = response.content.decode()
    letter = page.split("<article")[1].split("</article>")[0]
    figures = re.search(r'pinfigures">(\d{3}) (\d{3})<', letter)
    address = re.search(r'class="secret">([a-z2-9-]{31})<', letter)
    assert 'lang="es"' in letter
    assert "<svg viewBox" in letter
    assert figures is not None
    assert address is not None
    assert "no-store" in response["Cache-Control"]
    key = family_key_at(plain_address(address[1]), at=clock.now())
    assert key is not None
    opened = Client().post(f"/family/key/{address[1]}/", {"pin": "".join(figures.groups())})
    assert opened["Location"] == "/family/child/"


def test_a_letter_asked_for_by_reading_alone_is_not_made(cast: Cast, as_person: Be) -> None:
    assert as_person(cast.vera).get(f"/office/people/{cast.ruiz.id}/letter/").status_code == 405
    assert not FamilyKey.objects.exists()


def test_who_is_nobodys_guardian_gets_no_letter(cast: Cast, as_person: Be) -> None:
    answer = as_person(cast.vera).post(f"/office/people/{cast.osei.id}/letter/", follow=True)

    assert "Say first whose guardian this is" in answer.content.decode()
    assert not FamilyKey.objects.exists()


def test_the_office_withdraws_a_letter(cast: Cast, as_person: Be) -> None:
    made = make_family_key(guardian=cast.ruiz, by=cast.vera, at=clock.now())
    browser = as_person(cast.vera)
    before = read(browser, f"/office/people/{cast.ruiz.id}/")

    browser.post(f"/office/people/{cast.ruiz.id}/withdraw/")

    assert "Withdraw it" in before
    assert family_key_at(made.address, at=clock.now()) is None
    assert "No private address is out." in read(browser, f"/office/people/{cast.ruiz.id}/")


def test_a_role_is_given_and_ends_with_its_last_day(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.keller)
    address = f"/office/people/{cast.vera.id}/role/"

    browser.post(address, {"role": "teacher", "group": str(cast.class_2b.id), "starts_on": "2026-09-01"})
    held = cast.vera.memberships.get(role="teacher")
    browser.post(address, {"act": "end", "membership": str(held.id), "ends_on": "2026-12-01"})

    held.refresh_from_db()
    assert str(held.ends_on) == "2026-12-01"


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"role": "staff", "starts_on": "soon"}, "Write the day as year, month, day"),
        ({"act": "end", "membership": "own", "ends_on": ""}, "Choose the last day"),
        ({"act": "end", "membership": "", "ends_on": "2026-12-01"}, "Choose the last day"),
        ({"act": "end", "membership": "own", "ends_on": "2020-01-01"}, "or a later one"),
        ({"role": "staff", "group": "", "starts_on": ""}, "have this role already"),
    ],
)
def test_a_role_that_can_not_be_so_is_said(cast: Cast, as_person: Be, form: dict[str, str], sentence: str) -> None:
    own = cast.vera.memberships.get()
    given = {**form, "membership": str(own.id)} if form.get("membership") == "own" else form

    answer = as_person(cast.keller).post(f"/office/people/{cast.vera.id}/role/", given, follow=True)

    assert sentence in answer.content.decode()
    own.refresh_from_db()
    assert own.ends_on is None
    assert cast.vera.memberships.count() == 1


def test_staff_neither_make_nor_unmake_leaders(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.vera)
    led = cast.keller.memberships.get()

    given = browser.post(f"/office/people/{cast.vera.id}/role/", {"role": "leader"})
    ended = browser.post(
        f"/office/people/{cast.keller.id}/role/", {"act": "end", "membership": str(led.id), "ends_on": "2026-12-01"}
    )

    assert (given.status_code, ended.status_code) == (404, 404)
    led.refresh_from_db()
    assert led.ends_on is None


def test_a_leader_gives_a_new_password_that_is_told_once(cast: Cast, as_person: Be) -> None:
    Person.objects.filter(pk=cast.osei.pk).update(user=User.objects.create_user("osei@willow.example", "x" * 12))

    page = as_person(cast.keller).post(f"/office/people/{cast.osei.id}/password/").content.decode()

    told = re.search(r'class="secret">([^<]+)<', page)
    assert told is not None
    assert User.objects.get().check_password(told[1])
    assert as_person(cast.vera).post(f"/office/people/{cast.osei.id}/password/").status_code == 404
