"""What anybody may read: the school's face, its continuum, its rules."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.robotparser import RobotFileParser

import pytest
from django.test import Client

import trellis.ui
from tests.cast import NOON, START, Cast
from tests.crawl import on_one_line
from tests.decided import decided
from tests.interop.case.packages import package, written
from trellis.engine.next_step_rules import RULES
from trellis.interop.case.importing import checked, write
from trellis.rooms.charter.actions import publish_principles, publish_vision
from trellis.rooms.continuum.models import Area, Criterion, LearningTarget, Strand, Wording
from trellis.rooms.people.models import Person, School

type Be = Callable[[Person], Client]


@pytest.fixture
def one_school(cast: Cast) -> Cast:
    """Harbour School is named where it is asked for; a visitor of an installation with two chooses first."""
    publish_vision(
        school=cast.school, sentence={"en": "Everyone known.", "es": "Conocemos a cada persona."}, by=cast.keller, at=NOON,
        parts=[({"en": "A brave voice", "es": "Una voz valiente"}, {"en": "Says it kindly.", "es": "Lo dice bien."})],
    )  # fmt: skip
    means = ({"en": "We keep promises.", "es": "Cumplimos."}, {"en": "Or say so early.", "es": "O avisamos."})
    publish_principles(school=cast.school, principles=[means], by=cast.keller, at=NOON)
    decided(cast, slug="no-marks", question="Why no marks?", answer="A letter says little.", why="Work says more.")
    return cast


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return on_one_line(response.content.decode())


def test_several_schools_are_chosen_between_by_name(client: Client, cast: Cast) -> None:
    for address in ("/", "/continuum/", "/why-no-marks/"):
        page = read(client, address)

        assert f'href="{address}?school=willow"' in page
        assert f'href="{address}?school=harbour"' in page


def test_a_school_that_keeps_to_itself_is_not_offered(client: Client, one_school: Cast) -> None:
    School.objects.filter(slug="harbour").update(shows_continuum=False)

    page = read(client, "/")

    assert one_school.school.name in page
    assert "Harbour" not in page


def test_R088_the_schools_face_says_what_it_stands_for(client: Client, one_school: Cast) -> None:
    page = read(client, "/?school=willow")

    for words in ("Everyone known.", "A brave voice", "Says it kindly.", "We keep promises.", "Or say so early."):
        assert words in page
    assert 'href="/continuum/?school=willow"' in page
    assert 'href="/decisions/no-marks/?school=willow"' in page
    assert 'href="/decisions/?school=willow"' in page


def test_R088_every_target_and_criterion_is_readable_without_signing_in(client: Client, one_school: Cast) -> None:
    index = read(client, "/continuum/?school=willow")
    pages = {area.slug: read(client, f"/continuum/{area.slug}/?school=willow") for area in one_school.areas.values()}

    assert all(f"/continuum/{slug}/?school=willow" in index for slug in pages)
    for target in one_school.targets.values():
        page = pages[target.strand.area.slug]
        assert target.wordings.get(reading="adult", locale="en").text in page
        assert all(str(criterion.text["en"]) in page for criterion in target.criteria.all())
        assert str(target.why["en"]) in page


@pytest.mark.parametrize(("words", "text"), [("young", "I can fold paper"), ("adult", "Can fold paper")])
def test_R088_whose_words_is_the_readers_choice(client: Client, one_school: Cast, words: str, text: str) -> None:
    assert text in read(client, f"/continuum/making/?school=willow&words={words}")


def test_words_that_there_are_not_are_an_adults(client: Client, one_school: Cast) -> None:
    assert "Can fold paper" in read(client, "/continuum/making/?school=willow&words=klingon")


def test_R088_the_continuum_is_read_in_the_visitors_language(client: Client, one_school: Cast) -> None:
    page = client.get("/continuum/making/?school=willow", headers={"accept-language": "es"}).content.decode()

    assert '<html lang="es"' in page
    assert "Puede: shapes-fold" in page
    assert "shapes-fold visto 1" in page


def test_words_in_another_language_say_so(client: Client, one_school: Cast) -> None:
    Wording.objects.filter(target=one_school.targets["shapes-fold"], locale="es").delete()

    page = client.get("/continuum/making/?school=willow", headers={"accept-language": "es"}).content.decode()

    assert '<span lang="en" dir="auto">Can fold paper' in page


def test_a_target_without_the_schools_words_says_so_in_its_own_language(client: Client, one_school: Cast) -> None:
    LearningTarget.objects.create(
        strand=one_school.strands["shapes"], slug="g1", order=3, plate={"en": "Compose shapes"}, has_our_words=False
    )

    page = client.get("/continuum/making/?school=willow", headers={"accept-language": "es"}).content.decode()

    assert '<span lang="en" dir="auto">Compose shapes</span>' in page
    assert "not yet in our words" in read(client, "/continuum/making/?school=willow")


def test_a_school_on_a_framework_alone_shows_its_sentences_and_no_switch_between_wordings(
    client: Client, cast: Cast
) -> None:
    value = package(("F", "", "Formas"), ("F.1", "F", "Doblar papel de modo que se sostenga"), language="es-MX")
    found = checked(written(value), school=cast.other_school)
    write(found, school=cast.other_school, as_continuum=True, by=cast.other_leader, at=NOON)
    area = Area.objects.get(school=cast.other_school)

    face = read(client, "/continuum/?school=harbour")
    page = read(client, f"/continuum/{area.slug}/?school=harbour")

    assert "These are the framework’s own words, not yet in ours." in face
    assert ["words=young" in one for one in (face, page)] == [False, False]
    assert '<p lang="es" dir="auto">Doblar papel de modo que se sostenga</p>' in page
    assert 'lang="es" dir="auto">Formas</a>' in face
    assert '<h2 id="strand-formas" lang="es" dir="auto">Formas</h2>' in page


def test_R088_a_school_that_keeps_its_continuum_to_itself_shows_it_to_its_own(
    client: Client, one_school: Cast, as_person: Be
) -> None:
    School.objects.filter(pk=one_school.school.pk).update(shows_continuum=False)

    assert client.get("/continuum/?school=willow").status_code == 404
    assert client.get("/continuum/making/?school=willow").status_code == 404
    assert "/continuum/" not in read(client, "/?school=willow").split('id="page"')[1]
    assert as_person(one_school.leo).get("/continuum/").status_code == 200


def test_who_is_in_reads_their_own_school_first(one_school: Cast, as_person: Be) -> None:
    page = read(as_person(one_school.maya), "/continuum/making/")

    assert "I can fold paper" in page  # in the words that Maya reads


@pytest.mark.parametrize(
    "address", ["/?school=nowhere", "/continuum/?school=nowhere", "/continuum/nothing/?school=willow"]
)
def test_what_is_not_there_is_not_found(client: Client, one_school: Cast, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 404
    assert "There is nothing here for you to see." in response.content.decode()


def test_a_school_without_the_page_on_marks_has_no_dead_link(client: Client, cast: Cast) -> None:
    assert client.get("/why-no-marks/?school=harbour").status_code == 404
    assert "decisions" not in read(client, "/?school=harbour")


def test_a_school_that_has_said_nothing_yet_still_has_a_face(client: Client, cast: Cast) -> None:
    assert "has not written about itself yet" in read(client, "/?school=harbour")
    assert "is being written" in read(client, "/continuum/?school=harbour")


def test_the_page_on_marks_is_a_decision_with_its_reasons(client: Client, one_school: Cast) -> None:
    led = client.get("/why-no-marks/?school=willow")

    assert led.headers["Location"] == "/decisions/no-marks/?school=willow"
    page = read(client, led.headers["Location"])
    assert "A letter says little." in page
    assert "Work says more." in page


def test_AR09_every_rule_of_the_registry_stands_on_a_public_page(client: Client, cast: Cast) -> None:
    page = read(client, "/rules/").replace("&#x27;", "'").replace("&quot;", '"')

    assert [rule.says for rule in RULES.values() if str(rule.says) not in page] == []


def test_AR26_public_pages_ask_not_to_be_listed(client: Client, one_school: Cast) -> None:
    for address in ("/?school=willow", "/continuum/?school=willow", "/continuum/making/?school=willow", "/rules/"):
        assert client.get(address)["X-Robots-Tag"] == "noindex, nofollow"


def test_AR26_no_name_of_anybody_stands_on_a_public_page(client: Client, one_school: Cast) -> None:
    names = set(Person.objects.values_list("said_as", flat=True))
    for address in (
        "/",
        "/?school=willow",
        "/continuum/?school=willow",
        "/continuum/science/?school=willow",
        "/rules/",
        "/decisions/?school=willow",
        "/decisions/no-marks/?school=willow",
    ):
        page = read(client, address)
        assert [name for name in names if f">{name}<" in page or f" {name} " in page] == []


def test_a_long_area_is_paged_at_sixty_and_the_strand_is_found(client: Client, one_school: Cast) -> None:
    _plant_many(one_school, 70)

    index = read(client, "/continuum/?school=willow")
    first, second = (read(client, f"/continuum/long/?school=willow&page={number}") for number in (1, 2))

    assert first.count("<details>") == 60
    assert second.count("<details>") == 12
    assert "page=2#ending" in index
    assert 'id="ending"' in second


@pytest.mark.parametrize("count", [1, 30])
def test_a_long_area_asks_as_often_as_a_short_one(
    client: Client, one_school: Cast, django_assert_num_queries: Any, count: int
) -> None:
    _plant_many(one_school, count)
    client.get("/continuum/long/?school=willow")  # reads the continuum once

    with django_assert_num_queries(4):
        client.get("/continuum/long/?school=willow")


def _plant_many(cast: Cast, count: int) -> None:
    area = Area.objects.create(school=cast.school, slug="long", name={"en": "Long"}, order=9)
    for order, (slug, many) in enumerate((("beginning", count), ("ending", 2)), start=1):
        strand = Strand.objects.create(area=area, slug=slug, name={"en": slug}, order=order)
        for place in range(many):
            target = LearningTarget.objects.create(strand=strand, slug=f"{slug}-{place}", order=place + 1)
            text = f"Can do {slug} {place}"
            Wording.objects.create(target=target, reading="adult", locale="en", text=text, since=START)
            Criterion.objects.create(target=target, order=1, text={"en": f"seen {slug} {place}"})


def test_search_engines_read_the_face_and_the_continuum_and_nothing_else(client: Client) -> None:
    robots = RobotFileParser()
    answer = client.get("/robots.txt")
    robots.parse(answer.content.decode().replace("/$", "/only-the-face").splitlines())

    assert answer["Content-Type"].startswith("text/plain")
    assert robots.can_fetch("any", "/continuum/science/")
    assert "Allow: /$" in answer.content.decode()
    for address in ("/account/login/", "/family/key/", "/learner/today/", "/demo", "/rules/", "/files/x/"):
        assert not robots.can_fetch("any", address)


def test_the_mark_is_found_where_browsers_look_for_it(client: Client) -> None:
    answer = client.get("/favicon.ico")

    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content == (Path(trellis.ui.__file__).parent / "static/ui/favicon.svg").read_bytes()
