"""AR-02: children are neither ranked nor compared. How others stand changes no list of learners and no family's page."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import Phase, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from tests.cast import TERM, Cast
from tests.work import judged, piece
from trellis.foundation import clock
from trellis.rooms.circles.actions import raise_hand
from trellis.rooms.conferences.actions import promise_talk
from trellis.rooms.evidence.actions import assess_self, contest_judgement, say_ready
from trellis.rooms.evidence.models import Judgement
from trellis.rooms.evidence.terms import Says
from trellis.rooms.paths.actions import plant_target
from trellis.rooms.people.actions import add_person, name_guardian
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Role
from trellis.surfaces.gate import SESSION_KEY

OTHERS = 19
NAMES = (
    "Ola",
    "Bo",
    "Xi",
    "Ebo",
    "Una",
    "Cy",
    "Ravi",
    "Fay",
    "Ned",
    "Gus",
    "Wes",
    "Hal",
    "Ute",
    "Ian",
    "Tao",
    "Jan",
    "Sol",
    "Lu",
    "Pia",
)
# How somebody may stand at a target: nothing, planted, how they see themself, and what was signed, contested or not.
STANDINGS = ("nothing", "planted", "with_help", "on_my_own", "not_yet", "shown", "deeper", "two views")
TOKENS = re.compile(r'(?:csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]+"')
LISTS = {
    "osei": (
        "/educator/class/",
        "/educator/inbox/",
        "/educator/talks/",
        "/educator/rhythm/week/",
        "/educator/targets/",
        "/educator/find/?q=u",
        "/educator/capture/",
        "/educator/checks/",
        "/educator/sheets/",
    ),
    "keller": ("/office/people/",),
}
OF_ONE = {"ruiz": ("/family/child/", "/family/child/{maya}/whole/"), "maya": ("/learner/path/", "/learner/choose/all/")}


@pytest.fixture
def twenty(cast: Cast) -> list[Person]:
    """Maya, who stands as she stands, and nineteen others: some with a hand up, a talk promised, work that waits."""
    at = clock.now() - timedelta(hours=3)
    others = [cast.ada, cast.ivo, cast.lina, cast.mina]
    others += [
        add_person(
            school=cast.school, name=name, said_as=name, role=Role.LEARNER, group=cast.class_2b, by=cast.keller, at=at,
            starts_on=TERM, details={"reading": "young"},
        )
        for name in NAMES[: OTHERS - len(others)]
    ]  # fmt: skip
    name_guardian(guardian=cast.ana, learner=others[0], by=cast.keller, at=at)
    for number, learner in enumerate((cast.maya, *others)):
        piece(learner, cast.targets["shapes-fold"], at=at + timedelta(minutes=number * 7 % 20), title="A paper hall")
        if number % 3 == 0:
            raise_hand(learner=learner, by=learner, at=at + timedelta(minutes=number * 11 % 20))
        if number % 4 == 0:
            promised_on = (at - timedelta(days=number * 3 % 7)).date()
            promise_talk(adult=cast.osei, learner=learner, promised_on=promised_on, by=cast.osei, at=at)
        if number % 5 == 0:
            work = piece(learner, cast.targets["shapes-fold"], at=at, title="Ready")
            say_ready(learner=learner, target=cast.targets["shapes-fold"], pieces=[work], by=learner, at=at)
    stand(cast, cast.maya, "shown")
    return others


def stand(cast: Cast, learner: Person, how: str) -> None:
    """Let somebody stand so at one target; whatever else is known of them stays as it is."""
    target, at = cast.targets["shapes-strong"], clock.now() - timedelta(hours=2)
    if how == "planted":
        plant_target(learner=learner, target=target, by=learner, at=at)
    elif how in ("with_help", "on_my_own"):
        assess_self(learner=learner, target=target, view=how, by=learner, at=at)
    elif how != "nothing":
        says = Says.NOT_YET if how == "not_yet" else Says.SHOWN
        work = piece(learner, target, at=at, title="A bridge")
        sign = judged(cast, work, target, says, by=cast.osei, at=at, criteria=target.criteria.all())
        if how == "deeper":
            judged(cast, work, target, Says.SHOWN, by=cast.osei, at=at, is_deeper=True)
        if how == "two views":
            contest_judgement(judgement=sign, words="I see it otherwise", by=learner, at=at)


def seen(cast: Cast, client: Client, who: str, address: str) -> str:
    session = client.session
    session[SESSION_KEY] = {"person": str(getattr(cast, who).id), "by": "test"}
    session.save()
    answer = client.get(address.format(maya=cast.maya.id))
    assert answer.status_code == 200, address
    return TOKENS.sub("", answer.content.decode())


def order_of(page: str, people: dict[str, str]) -> list[str]:
    """Everybody whom a page names, in the order in which it does."""
    main = page.split("<main")[1]
    return [people[one] for one in re.findall(r'class="name">([^<]+)<', main) if one in people]


def all_of_it(cast: Cast, client: Client) -> dict[str, Any]:
    """The order of each list, and each page about one learner for those who are not teaching, as it is."""
    people = {one: one for one in Person.objects.filter(school=cast.school).values_list("said_as", flat=True)}
    lists = {at: order_of(seen(cast, client, who, at), people) for who, pages in LISTS.items() for at in pages}
    return lists | {at: seen(cast, client, who, at) for who, pages in OF_ONE.items() for at in pages}


def test_AR02_how_others_stand_moves_nobody_in_any_list_and_changes_no_familys_page(
    cast: Cast, client: Client, twenty: list[Person]
) -> None:
    before = all_of_it(cast, client)
    assert [len(before[at]) >= OTHERS for at in ("/educator/class/", "/educator/inbox/")] == [True, True]
    signed: set[int] = set()

    @examples(max_examples=8, phases=[Phase.generate], derandomize=True)
    @given(st.lists(st.sampled_from(STANDINGS), min_size=OTHERS, max_size=OTHERS))
    def shuffled(standings: list[str]) -> None:
        with transaction.atomic():
            for learner, how in zip(twenty, standings, strict=True):
                stand(cast, learner, how)
            after = all_of_it(cast, client)
            signed.add(Judgement.objects.count())
            transaction.set_rollback(True)
        assert after == before

    shuffled()

    assert len(signed) > 1


def test_AR02_everybody_stands_by_name(cast: Cast, client: Client, twenty: list[Person]) -> None:
    page = seen(cast, client, "osei", "/educator/class/").split('id="everybody"')[1].split("</section>")[0]

    names = re.findall(r'class="name">([^<]+)<', page)
    assert names == sorted(one.said_as for one in (cast.maya, *twenty))


def test_AR02_on_the_page_of_one_target_names_stay_in_order_inside_each_word(
    cast: Cast, client: Client, twenty: list[Person]
) -> None:
    """The one page on which a class is seen at a target: however everybody stands, no word orders its names by anything
    else, nor do the criteria that are still open."""
    address = f"/educator/targets/{cast.targets['shapes-strong'].id}/"
    everybody = sorted(one.said_as for one in (cast.maya, *twenty))
    before, pages = seen(cast, client, "osei", address), set[str]()

    @examples(max_examples=8, phases=[Phase.generate], derandomize=True)
    @given(st.lists(st.sampled_from(STANDINGS), min_size=OTHERS, max_size=OTHERS))
    def shuffled(standings: list[str]) -> None:
        with transaction.atomic():
            for learner, how in zip(twenty, standings, strict=True):
                stand(cast, learner, how)
            page = seen(cast, client, "osei", address)
            transaction.set_rollback(True)
        words = [names_in(part) for part in page.split('<section class="wordcol')[1:]]
        rows = [names_in(part.split("</div>")[0]) for part in page.split('<li class="opencrit"')[1:]]
        words[-1] = words[-1][: len(everybody) - sum(map(len, words[:-1]))]
        pages.add(page)
        assert sorted(name for names in words for name in names) == everybody
        assert [names == sorted(names) for names in (*words, *rows)] == [True] * len(words + rows)

    shuffled()

    assert len(pages - {before}) > 1


def names_in(part: str) -> list[str]:
    return re.findall(r'class="name">([^<]+)<', part)
