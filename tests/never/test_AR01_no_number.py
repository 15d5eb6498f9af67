"""AR-01: nobody is reduced to a number. Nothing that adds a person up across targets: no column, no data, no text.

People may write what they like, and frameworks are quoted: whatever stands in a row of a room is skipped on the pages.
"""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import NOON, START, Cast
from tests.never.schema import kept_under
from tests.never.texts import pieces_of, without
from tests.never.walks import WROTE, WalkOf
from tests.work import judged, piece
from trellis.rooms.continuum.models import Criterion, LearningTarget, Wording
from trellis.rooms.evidence.terms import Says
from trellis.rooms.paths.actions import plant_target
from trellis.surfaces.gate import SESSION_KEY

NUMBERS = [
    "score", "scores", "gpa", "percent", "percentage", "average", "avg", "mean", "median", "index", "point", "points", "level",
    "levels", "total", "totals", "sum", "count", "counts", "rank", "mark", "marks", "rate", "rating", "ratio", "progress",
    "percentile", "band", "quartile", "proficiency", "grade",
]  # fmt: skip
# The school year in which somebody is, or a target is usually met; it says nothing of what anybody can do.
SCHOOL_YEARS = {
    "continuum.LearningTarget.from_grade", "continuum.LearningTarget.to_grade", "paths.Experience.from_grade",
    "paths.Experience.to_grade", "people.Person.grade",
}  # fmt: skip
# A run of an import says how many lines were new; a file is no person.
OF_FILES = {"continuum.ImportRun.counts"}

ADDED_UP = re.compile(
    r"\d+(?:[.,]\d+)? ?%|\b\d+ ?/ ?\d+\b|\b\d+ (?:of|out of|de) (?:your |sus )?\d+\b|\b(?:levels?|nivel(?:es)?) \d|"
    r"\b(?:average|score[sd]?|points?|percent(?:age|ile)?|gpa|rank(?:ed|ing)?|grade point|promedio|puntos?|puntuaci[óo]n|"
    r"puntaje|porcentaje|calificaci[óo]n|por ciento)\b",
    re.I,
)
# What an adult owes a class may be counted, beside that adult's own word and for them alone.
OWED = re.compile(r"In the last ten school days you have spoken with \d+ of your \d+\.")
ROLES = [None, "leo", "kim", "maya", "duarte", "brandt", "osei", "vera", "keller", "ana", "ruiz"]


def test_AR01_no_table_keeps_a_number_for_a_person() -> None:
    assert set(kept_under(NUMBERS)) - SCHOOL_YEARS - OF_FILES == set()


@pytest.mark.parametrize("who", ROLES)
def test_AR01_no_page_of_ours_adds_anybody_up(walk_of: WalkOf, who: str | None) -> None:
    walk = walk_of(who)

    own = [words for words in walk.written if ADDED_UP.search(words)]
    pages = {at: pieces_of(text) for at, text in walk.pages.items() if at != "/gallery/"}

    said = [
        f"{at}: {one}"
        for at, pieces in pages.items()
        for one in pieces
        if ADDED_UP.search(OWED.sub("", without(own, one)))
    ]
    assert said == []
    assert WROTE in own
    assert who not in ("leo", "duarte", "ana") or any(WROTE in one for pieces in pages.values() for one in pieces)


@pytest.mark.parametrize("who", ["leo", "duarte", "vera", "keller", "ana"])
def test_AR01_no_address_gives_people_out_as_data(walk_of: WalkOf, who: str) -> None:
    answers = walk_of(who).answers

    assert {at for at, answer in answers.items() if "json" in answer.headers.get("Content-Type", "")} == set()


# A learner with known sums ------------------------------------------------------------------------------------------------------

# Each above twelve, because numbers up to twelve are said in words; no share of them is a whole number either.
IN_THE_STRAND, SHOWN, NOT_YET, PLANTED, DRAFTS = 40, 17, 14, 36, 13
# What a figure may be on a page about a learner: a day, a moment, a school year, the size of a file, a class; and a criterion of the continuum in its own words.
MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
)
ALLOWED = re.compile(
    rf"\b\d{{1,2}} (?:{MONTH})(?: \d{{4}})?\b|\b\d{{1,2}}:\d{{2}}\b|\bgrade \d+\b|\b\d+ MB\b|\b2B\b|"
    r"\bforces-name seen \d\b"
)
PAGES = {
    "leo": (
        "/learner/today/", "/learner/path/", "/learner/path/?as=list", "/learner/portfolio/", "/learner/portfolio/?page=2",
        "/learner/goals/", "/learner/talks/", "/learner/choose/", "/learner/choose/all/", "/learner/capture/", "/account/",
    ),
    "duarte": ("/educator/class/", "/educator/learners/{leo}/", "/educator/learners/{leo}/path/", "/educator/learners/{leo}/whole/", "/educator/inbox/", "/educator/talks/"),
    "keller": ("/educator/learners/{leo}/", "/educator/learners/{leo}/path/", "/office/people/{leo}/", "/office/people/"),
    "ana": ("/family/child/", "/family/child/{leo}/whole/"),
    "kim": ("/learner/today/", "/learner/path/"),
}  # fmt: skip


def with_known_sums(cast: Cast) -> None:
    """Leo has shown so many of one long strand, not yet so many, and planted more."""
    strand = cast.strands["forces"]
    for number in range(IN_THE_STRAND):
        target = LearningTarget.objects.create(strand=strand, slug=f"long-{number}", order=50 + number)
        Wording.objects.create(target=target, reading="teen", locale="en", text="I can roll it", since=START)
        Criterion.objects.create(target=target, order=1, text={"en": "it rolls"})
        if number < PLANTED:
            plant_target(learner=cast.leo, target=target, by=cast.leo, at=NOON)
        if number < SHOWN + NOT_YET:
            says, met = (Says.SHOWN, target.criteria.all()) if number < SHOWN else (Says.NOT_YET, ())
            work = piece(cast.leo, target, at=NOON + timedelta(minutes=number), text="It rolls")
            judged(cast, work, target, says, at=NOON + timedelta(minutes=number), criteria=met)
    for _ in range(DRAFTS):
        piece(cast.leo, hands_in=False, text="It rolls")
    for _ in range(3):
        piece(cast.kim, cast.targets["forces-name"])


def test_AR01_no_page_about_a_learner_with_known_sums_has_any_figure(cast: Cast, client: Client) -> None:
    with_known_sums(cast)
    found = []

    for who, addresses in PAGES.items():
        session = client.session
        session[SESSION_KEY] = {"person": str(getattr(cast, who).id), "by": "test"}
        session.save()
        for address in (one.format(leo=cast.leo.id) for one in addresses):
            answer = client.get(address)
            assert answer.status_code == 200, address
            found += [f"{address} as {who}: {one}" for one in pieces_of(answer.content.decode()) if figures_in(one)]

    assert found == []


def figures_in(words: str) -> list[str]:
    return re.findall(r"\d+", ALLOWED.sub("", OWED.sub("", words)))
