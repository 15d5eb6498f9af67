"""AR-16: whoever writes is told who will read it, and that the law or somebody's safety may open it. No secrecy is promised.

The sentences stand word for word in who_reads.txt, in each language, to be read by somebody who knows the law.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.decided import decided
from tests.knowing import a_round
from tests.never.sentences import saying, told
from tests.rooms.test_day import block
from tests.teams import before_team, team_blue
from tests.work import judged, photo, piece, voice
from trellis.foundation import clock
from trellis.rooms.community.actions import Sent, comment, reach_out, release_words, write_word
from trellis.rooms.conferences.actions import Written, end_with_family, plan_with_family, promise_talk
from trellis.rooms.conferences.models import Conference
from trellis.rooms.evidence.actions import ask_class
from trellis.rooms.evidence.terms import Says
from trellis.rooms.paths.actions import ask_why, propose_idea
from trellis.rooms.people.models import Person
from trellis.rooms.places.actions import Described, add_space

type Be = Callable[[Person], Client]

SNAPSHOT = Path(__file__).with_name("who_reads.txt")
LOCALES = ("en", "es")
SEEN = re.compile(r'<p class="seen">.*?<span>(.*?)</span></p>', re.S)
# Where people write, by who writes there; of age means that no family reads along unless it is asked to.
WRITING = {
    "leo": (
        "/learner/capture/", "/learner/portfolio/{piece}/", "/learner/portfolio/ready/{target}/", "/learner/path/{target}/",
        "/learner/choose/", "/learner/projects/", "/learner/goals/", "/learner/talks/{talk}/",
        "/learner/talks/{talk}/prepare/", "/learner/talks/{led}/prepare/", "/learner/talks/{led}/show/",
        "/learner/checks/{check}/", "/learner/about/", "/learner/reflect/",
        "/learner/today/plan/{block}/", "/learner/people/", "/learner/people/new/", "/learner/people/{brandt}/", "/learner/today/", "/learner/places/",
        "/learner/today/adults/",
    ),
    "maya": ("/learner/capture/", "/learner/about/", "/learner/path/{target}/", "/learner/people/", "/learner/capture/{bridge}/", "/learner/today/adults/"),
    "leo of age": ("/learner/talks/{led}/prepare/", "/learner/capture/", "/learner/portfolio/{piece}/", "/learner/portfolio/ready/{target}/"),
    "duarte": ("/educator/class/", "/educator/inbox/{piece}/", "/educator/talks/{talk}/", "/educator/talks/{talk}/move/",
               "/educator/talks/{talk}/prepare/", "/educator/learners/{about}/about/",
               "/educator/learners/{about}/supports/", "/educator/talks/plan/{about}/", "/educator/talks/{led}/",
               "/educator/talks/{led}/prepare/", "/educator/talks/{led}/show/",
               "/educator/learners/{about}/people/", "/educator/asked/",
               "/educator/capture/", "/educator/checks/", "/educator/checks/{check}/", "/educator/decisions/new/",
               "/educator/decisions/ours/", "/educator/learners/{about}/", "/educator/people/", "/educator/people/{group}/", "/educator/words/",
               "/educator/practice/", "/educator/team/{team}/", "/educator/team/{team}/ask/"),
    "duarte about leo of age": ("/educator/inbox/{piece}/",),
    "ana": ("/family/child/", "/family/child/{about}/about/", "/family/child/{about}/words/{word}/", "/family/child/{about}/supports/", "/family/talks/{shown}/", "/family/decisions/marks/", "/family/decisions/ours/"),
    "keller": ("/leader/decisions/new/", "/leader/decisions/new/?about={about}", "/leader/decisions/marks/",
               "/leader/decisions/ours/anew/", "/leader/asked/", "/leader/walk/", "/leader/support/"),
    "vera": ("/office/continuum/targets/{target}/",),
    "osei": ("/decisions/marks/", "/educator/designer/new/", "/educator/designer/bring/"),
}  # fmt: skip
# The one composer that says it in its own note rather than beside the eye: a hand is put up in the margin of Today.
IN_A_NOTE = {
    "/learner/today/": {
        "en": "unless the law or somebody’s safety opens it",
        "es": "la ley o la seguridad de alguien la abra",
    }
}
OPENED = {"en": "The law or somebody’s safety may open", "es": "La ley o la seguridad de alguien puede abrir"}
# Beside a word that stands next to another's, whoever reads the one reads the other.
BESIDE = {"en": "It stands beside", "es": "Queda junto a"}
SECRECY = {
    "en": ("nobody can ever", "nobody will ever", "never be seen", "secret", "confidential", "completely private", "100 %", "anonymous"),
    "es": ("nadie podrá", "nadie lo verá nunca", "secreto", "secreta", "confidencial", "totalmente privado", "100 %", "anónimo"),
}  # fmt: skip


@pytest.fixture
def places(cast: Cast) -> dict[str, str]:
    """Something to write about in each place."""
    now, target = clock.now(), cast.targets["forces-name"]
    work = piece(cast.leo, target, at=now, title="A ramp", files=[photo()])
    judged(cast, work, target, Says.NOT_YET, at=now)
    talk = promise_talk(adult=cast.duarte, learner=cast.leo, promised_on=now.date(), by=cast.duarte, at=now)
    shown, led = (_led(cast, ends=ends) for ends in (True, False))
    propose_idea(learner=cast.leo, text="mine", by=cast.leo, at=now)
    ask_why(learner=cast.leo, target=target, by=cast.leo, at=now)
    comment(decision=decided(cast, slug="marks"), text="What if we move?", by=cast.ana, at=now)
    ours = decided(cast, slug="ours", group=cast.advisory)
    comment(decision=ours, upload=voice().upload, by=cast.ana, at=now)
    check = ask_class(group=cast.advisory, question="Which force?", cards="pictures", by=cast.duarte, at=now)
    hour = block(cast, 13)
    bench = Described(name="Window bench", picture="window", good_for=["pair"])
    add_space(school=cast.school, group=None, described=bench, by=cast.keller, at=now)
    for to in (cast.duarte, cast.keller):
        reach_out(learner=cast.leo, to=to, kind="win", sent=Sent(words="It holds"), by=cast.leo, at=now)
    a_round(cast, at=now)
    word = write_word(learner=cast.leo, text="He asked twice.", piece=work, by=cast.duarte, at=now)
    assert word is not None
    release_words(words=[word], by=cast.duarte, at=now)
    team = team_blue(cast, cast.duarte, cast.brandt)
    before_team(team, cast.brandt)
    return {
        "word": str(word.id),
        "team": str(team.id),
        "brandt": str(cast.brandt.id),
        "bridge": str(piece(cast.maya, at=now, files=[photo()]).id),
        "block": str(hour.id),
        "group": str(cast.advisory.id),
        "about": str(cast.leo.id),
        "check": str(check.id),
        "piece": str(work.id),
        "talk": str(talk.id),
        "target": str(target.id),
        "shown": str(shown.id),
        "led": str(led.id),
    }


def _led(cast: Cast, *, ends: bool) -> Conference:
    now = clock.now()
    talk = plan_with_family(
        adult=cast.duarte, learner=cast.leo, kind="student_led", promised_on=now.date(), guardians=[cast.ana],
        by=cast.duarte, at=now,
    )  # fmt: skip
    if ends:
        end_with_family(conference=talk, written=Written(promises={cast.leo.id: ("try", None)}), by=cast.duarte, at=now)
    return talk


def composers(cast: Cast, as_person: Be, places: dict[str, str], locale: str) -> dict[str, list[str]]:
    """What each place says about who reads it, in one language."""
    found = {}
    for who, addresses in WRITING.items():
        years = 19 if "of age" in who else 15
        cast.leo.born_in = clock.now().date().replace(year=clock.now().year - years, day=1)
        cast.leo.save()
        person = getattr(cast, who.split(" ")[0])
        person.locale = locale
        person.save()
        for address in addresses:
            page = as_person(person).get(address.format(**places))
            assert page.status_code == 200, address
            found[f"{address} as {who}"] = [plain(one) for one in SEEN.findall(page.content.decode())]
    return found


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


@pytest.mark.parametrize("locale", LOCALES)
def test_AR16_every_composer_says_who_reads_it_and_what_may_open_it(
    cast: Cast, as_person: Be, places: dict[str, str], locale: str
) -> None:
    said = composers(cast, as_person, places, locale)

    assert [place for place, lines in said.items() if not lines] == []
    assert {
        place: line
        for place, lines in said.items()
        for line in lines
        if OPENED[locale] not in line and not line.startswith(BESIDE[locale])
    } == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_AR16_a_hand_says_it_where_it_is_put_up(cast: Cast, as_person: Be, locale: str) -> None:
    cast.leo.locale = locale
    cast.leo.save()

    for address, words in IN_A_NOTE.items():
        assert words[locale] in as_person(cast.leo).get(address).content.decode()


def test_AR16_the_sentences_are_those_that_were_read(
    cast: Cast, as_person: Be, places: dict[str, str], tmp_path: Path
) -> None:
    lines = [
        f"{locale} | {place} | {line}"
        for locale in LOCALES
        for place, said in composers(cast, as_person, places, locale).items()
        for line in dict.fromkeys(said)
    ]
    now = tmp_path / SNAPSHOT.name
    now.write_text("\n".join(lines) + "\n")

    assert lines == SNAPSHOT.read_text().splitlines(), f"If this was meant, read {now} and keep it as {SNAPSHOT.name}."


@pytest.mark.parametrize("locale", LOCALES)
def test_AR16_no_secrecy_is_promised(locale: str) -> None:
    assert told(saying(SECRECY[locale], locale)) == []


WRITES = re.compile(
    r"<form\b[^>]*\bmethod=\"post\"[^>]*>(?:(?!</form>).)*?(?:<textarea|<hold-to-speak|name=\"(?:words|text|because|answer)\")",
    re.S,
)
PLACES = [
    *((who, address) for who in ("leo", "maya", "duarte", "ana", "keller", "osei") for address in WRITING[who]),
    ("leo", "/learner/today/"), ("leo", "/learner/choose/all/"), ("leo", "/learner/portfolio/"), ("leo", "/learner/talks/"),
    ("duarte", "/educator/talks/"), ("duarte", "/educator/learners/{leo}/"),
    ("ana", "/family/child/{leo}/whole/"), ("ana", "/family/child/{leo}/work/{piece}/"),
]  # fmt: skip


@pytest.mark.parametrize(("who", "address"), PLACES)
def test_AR16_no_page_takes_words_without_saying_it(
    cast: Cast, as_person: Be, places: dict[str, str], who: str, address: str
) -> None:
    answer: Any = as_person(getattr(cast, who)).get(address.format(leo=cast.leo.id, **places))

    page = answer.content.decode()
    says_it = OPENED["en"] in page or any(words["en"] in page for words in IN_A_NOTE.values())
    assert says_it or not WRITES.search(page)
