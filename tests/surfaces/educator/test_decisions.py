"""Decisions of a class on their pages: written by who teaches it, read by its people in their language, answered there."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.decided import REVIEW, decided
from trellis.foundation import clock
from trellis.rooms.community.actions import DecisionWords, comment, decide
from trellis.rooms.community.models import Decision, DecisionComment
from trellis.rooms.people.actions import add_person
from trellis.rooms.people.models import Group, Person
from trellis.rooms.people.terms import GroupKind, Role

type Be = Callable[[Person], Client]
WRITTEN = {
    "question_en": "Why outside?", "answer_en": "It lives there.", "review_on": REVIEW.isoformat(), "vision_part": "none",
    "why_no_part_en": "The class asked.", "question_es": "¿Por qué afuera?", "answer_es": "Allí vive.",
}  # fmt: skip
NEW = "/educator/decisions/new/"


@pytest.fixture
def outside(cast: Cast) -> Decision:
    """Why 2B goes outside, in two languages."""
    words = DecisionWords(
        question={"en": "Why outside?", "es": "¿Por qué afuera?"}, answer={"en": "It lives there.", "es": "Allí vive."},
        why={"en": "Snails.", "es": "Caracoles."}, why_no_part={"en": "The class asked.", "es": "La clase lo pidió."},
    )  # fmt: skip
    return decide(
        school=cast.school, words=words, review_on=REVIEW, group=cast.class_2b, slug="outside", by=cast.osei,
        at=clock.now() - timedelta(days=3),
    )  # fmt: skip


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return on_one_line(response.content.decode())


def test_R093_a_family_of_the_class_reads_its_decision_in_their_language_with_a_box(
    cast: Cast, outside: Decision, as_person: Be
) -> None:
    ruiz = as_person(cast.ruiz)

    listed, page = read(ruiz, "/family/decisions/"), read(ruiz, "/family/decisions/outside/")

    assert "Decidido en 2B" in listed and "¿Por qué afuera?" in listed
    for words in ("Una decisión de 2B", "¿Por qué afuera?", "Allí vive.", "Caracoles.", "14 de mayo de 2031"):
        assert words in page
    assert '<textarea id="text"' in page and "<hold-to-speak" in page
    assert "las personas de 2B" in page


def test_R093_a_class_decision_stands_where_its_people_read_and_nowhere_else(
    cast: Cast, outside: Decision, as_person: Be
) -> None:
    addresses = (
        "/decisions/?school=willow", "/decisions/outside/?school=willow", "/family/decisions/",
        "/family/decisions/outside/", "/educator/class/", "/educator/decisions/outside/",
        "/educator/decisions/outside/anew/", "/leader/decisions/", "/leader/decisions/outside/", "/?school=willow",
        "/why-no-marks/?school=willow", "/learner/today/", "/family/child/", "/office/people/",
    )  # fmt: skip
    found = {}
    everybody = (
        "leo",
        "maya",
        "duarte",
        "osei",
        "vera",
        "keller",
        "ana",
        "ruiz",
        "void",
        "other_leader",
        "nilsson",
        None,
    )
    for who in everybody:
        client = as_person(getattr(cast, who)) if who else Client()
        pages = {one: client.get(one).content.decode() for one in addresses}
        found[who] = {one for one, page in pages.items() if "outside?" in page or "afuera?" in page}

    in_open = {"/decisions/?school=willow", "/decisions/outside/?school=willow"}
    assert {who: where for who, where in found.items() if where} == {
        "maya": in_open,
        "osei": in_open | {"/educator/class/", "/educator/decisions/outside/", "/educator/decisions/outside/anew/"},
        "keller": in_open | {"/leader/decisions/", "/leader/decisions/outside/"},
        "ruiz": in_open | {"/family/decisions/", "/family/decisions/outside/"},
    }


def test_a_learner_of_the_class_reads_who_else_reads_it(cast: Cast, outside: Decision, as_person: Be) -> None:
    page = read(as_person(cast.maya), "/decisions/outside/")

    assert "Those who teach 2B, its learners, their families and those who lead the school read this." in page
    assert '<textarea id="text"' not in page and "<hold-to-speak" not in page
    assert "All our decisions" in read(as_person(cast.maya), "/")
    assert "All our decisions" not in read(as_person(cast.leo), "/")


def test_a_teacher_writes_down_what_the_class_decided(cast: Cast, as_person: Be) -> None:
    osei = as_person(cast.osei)
    assert f'href="{NEW}"' in read(osei, "/educator/class/")
    page = read(osei, NEW)
    assert "Whom is it for?" in page and ">2B</option>" in page and "the whole school" not in page

    for given in ({}, {"group": "school"}, {"group": str(cast.advisory.id)}):
        assert osei.post(NEW, WRITTEN | given).status_code == 422
    kept = osei.post(NEW, WRITTEN | {"group": str(cast.class_2b.id)})
    made = Decision.objects.get()
    assert (made.group, made.decided_by) == (cast.class_2b, cast.osei)
    assert kept.headers["Location"] == f"/educator/decisions/{made.slug}/"
    assert "Why outside?" in read(osei, kept.headers["Location"])


def test_who_teaches_several_classes_says_for_which(cast: Cast, as_person: Be) -> None:
    details = {"slug": "both"}
    both = add_person(
        school=cast.school, name="Mx Both", said_as="Mx Both", role=Role.TEACHER, group=cast.class_2b, by=cast.keller,
        at=clock.now(), details=details,
    )  # fmt: skip
    both.memberships.create(role=Role.TEACHER, group=cast.advisory, starts_on=both.memberships.get().starts_on)
    client = as_person(both)

    assert '<option value="" selected' in read(client, NEW)
    chosen = f'<option value="{cast.advisory.id}" selected'
    assert chosen in read(client, f"{NEW}?class={cast.advisory.id}")
    assert client.get(f"{NEW}?class={cast.school.id}").status_code == 404


@pytest.mark.parametrize("who", ["maya", "ruiz", "vera", "keller", "duarte", "nilsson"])
def test_the_pages_of_a_class_are_those_of_who_teaches_it(
    cast: Cast, outside: Decision, as_person: Be, who: str
) -> None:
    said = comment(decision=outside, text="In the rain?", by=cast.ruiz, at=clock.now())
    decided(cast, slug="marks")
    client, base = as_person(getattr(cast, who)), "/educator/decisions"

    assert client.get(f"{base}/outside/").status_code == 404
    assert client.get(f"{base}/outside/anew/").status_code == 404
    assert client.post(f"{base}/comments/{said.id}/", {"act": "stands"}).status_code == 404
    assert client.get(f"{base}/marks/").status_code == 404


def test_a_teacher_writes_no_decision_of_the_school_anew(cast: Cast, as_person: Be) -> None:
    decided(cast, slug="marks")

    for address in ("/educator/decisions/marks/", "/educator/decisions/marks/anew/"):
        assert as_person(cast.osei).get(address).status_code == 404


def test_AR30_a_class_decision_is_written_anew_and_stays_the_class_s(
    cast: Cast, outside: Decision, as_person: Be
) -> None:
    osei, address = as_person(cast.osei), "/educator/decisions/outside/anew/"

    page = read(osei, address)
    assert "Snails." in page and "Whom is it for?" not in page
    assert osei.post(address, WRITTEN).status_code == 302
    assert [(one.version, one.group) for one in Decision.objects.order_by("version")] == [
        (1, cast.class_2b), (2, cast.class_2b),
    ]  # fmt: skip


def test_R093_what_a_family_asks_waits_for_who_teaches_the_class_and_is_answered_there(
    cast: Cast, outside: Decision, as_person: Be
) -> None:
    as_person(cast.ruiz).post("/family/decisions/outside/", {"text": "¿Con lluvia?"})
    said = DecisionComment.objects.get()
    osei = as_person(cast.osei)

    home = read(osei, "/educator/class/")
    assert "Somebody asked about what the class decided." in home
    assert f"/educator/decisions/outside/#comment-{said.id}" in home
    assert f'action="/educator/decisions/comments/{said.id}/"' in read(osei, "/educator/decisions/outside/")
    assert "mudamos" not in read(as_person(cast.duarte), "/educator/class/")
    answered = as_person(cast.osei).post(
        f"/educator/decisions/comments/{said.id}/", {"act": "stands", "answer": "Con botas."}
    )
    assert answered.headers["Location"] == "/educator/decisions/outside/"
    assert "Con botas." in read(as_person(cast.maya), "/decisions/outside/")
    assert "/#comment-" not in read(as_person(cast.osei), "/educator/class/")


def test_R093_when_the_day_has_come_who_owes_it_is_told_at_home(cast: Cast, as_person: Be) -> None:
    today, before = clock.now().date(), clock.now() - timedelta(days=40)
    for slug, whose in (
        ("outside", {"group": cast.class_2b, "by": cast.osei}),
        ("hers", {"group": cast.class_2b}),
        ("school", {}),
        ("leo", {"learner": cast.leo}),
    ):
        decided(cast, slug=slug, question=f"Why {slug}?", review_on=today, at=before, **whose)

    teacher, leader = read(as_person(cast.osei), "/educator/class/"), read(as_person(cast.keller), "/leader/walk/")
    listed = read(as_person(cast.keller), "/leader/decisions/")

    assert "It is time to look again at what the class decided." in teacher
    assert teacher.count("It is your turn: you promised to look at it again by") == 1
    assert "It is the turn of Ms Keller" in teacher and "Why school?" not in teacher
    assert 'href="/leader/decisions/#past">Three decisions wait for another look of yours.' in leader
    assert "We promised to look again at four decisions, and have not yet." in listed
    assert listed.count("It is your turn") == 3 and "It is the turn of Ms Osei" in listed
    assert "Why leo?" not in listed
    assert "wait for another look" not in read(as_person(cast.vera), "/office/people/")


def test_a_leader_writes_for_the_school_or_for_a_class(cast: Cast, as_person: Be) -> None:
    keller, new = as_person(cast.keller), "/leader/decisions/new/"
    page = read(keller, new)

    assert '<option value="school" selected' in page or '<option value="school">the whole school' in page
    assert "For the whole school, anybody reads this" in page
    assert keller.post(new, WRITTEN | {"group": str(cast.class_2b.id)}).status_code == 302
    made = Decision.objects.get()
    assert made.group == cast.class_2b
    assert "Decided in 2B" in read(as_person(cast.maya), "/decisions/")
    assert Client().get(f"/decisions/{made.slug}/?school=willow").status_code == 404


def test_a_visitor_of_another_school_takes_no_class_of_their_own_along(cast: Cast, as_person: Be) -> None:
    theirs = cast.nilsson.memberships.get().group
    decide(
        school=cast.other_school, group=theirs, review_on=REVIEW, by=cast.nilsson, at=clock.now(),
        words=DecisionWords(question={"en": "Why boats?"}, answer={"en": "Harbour."}, why_no_part={"en": "So."}),
    )  # fmt: skip
    decided(cast, slug="marks", at=clock.now())
    nilsson = as_person(cast.nilsson)

    assert "Why boats?" in read(nilsson, "/decisions/")
    there = read(nilsson, "/decisions/?school=willow")
    assert "Why boats?" not in there and "letter marks" in there


def test_R093_a_page_says_who_looks_at_it_again_and_a_public_one_names_nobody(
    cast: Cast, outside: Decision, as_person: Be
) -> None:
    decided(cast, slug="marks", at=clock.now())
    assert "Ms Osei looks at it again." in read(as_person(cast.maya), "/decisions/outside/")
    assert "Ms Keller looks at it again." in read(as_person(cast.leo), "/decisions/marks/")
    assert "looks at it again" not in read(Client(), "/decisions/marks/?school=willow")
    gone = clock.now().date() - timedelta(days=1)
    for whose in (cast.osei, cast.keller):
        whose.memberships.update(ends_on=gone)

    assert "Those who teach the class now, or lead the school, look at it" in read(
        as_person(cast.maya), "/decisions/outside/"
    )
    assert "Those who lead the school look at it again." in read(as_person(cast.leo), "/decisions/marks/")


def test_who_teaches_no_class_has_no_page_to_write_on(cast: Cast, as_person: Be) -> None:
    project = Group.objects.create(school=cast.school, kind=GroupKind.PROJECT, name="Project Blue")
    for whose in (cast.osei, cast.maya):
        whose.memberships.update(group=project)

    page = read(as_person(cast.osei), "/educator/class/")
    assert "Sheets to print" in page and f'href="{NEW}"' not in page
    assert as_person(cast.osei).get(NEW).status_code == 404
