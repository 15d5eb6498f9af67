"""AR-12: no dark patterns. Nothing plays or loads by itself, nothing is ticked beforehand, both answers of a question look alike,
every list ends, and nobody is called back to the screen."""

import ast
import importlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from django import forms
from django.test import Client

from tests.cast import TERM, Cast
from tests.house.source import calls_in, python_in, tree_of, where
from tests.never.sources import ROOT, SOURCE, lines_with, shown_files
from tests.never.walks import Walk, WalkOf
from trellis.foundation import clock
from trellis.rooms.notices.actions import notify
from trellis.rooms.people.actions import add_person
from trellis.rooms.people.models import Membership
from trellis.rooms.people.terms import Role
from trellis.surfaces.gate import SESSION_KEY

BY_ITSELF = (
    r"\bautoplay\b|<(?:audio|video)[^>]*\bloop\b|IntersectionObserver|\brevealed\b|\bintersect\b|setInterval|confetti"
)
EVERY = r"hx-trigger=\"[^\"]*every|http-equiv=.refresh"
# A file that is being written says how far it is; when it has ended, so has the asking. A board on a wall that nobody touches says
# what is free now: it is read in passing, and calls nobody.
MAY_ASK_AGAIN = {
    "src/trellis/surfaces/educator/templates/educator/places_board.html",
    *(f"src/trellis/surfaces/office/templates/office/{name}.html" for name in ("_import_progress", "import_running")),
}
A_PAGE = 60

# Choices that stand as they are until somebody changes them; none of them agrees to anything.
STANDS_ALREADY = {
    "language": "the language that the page is in",
    "locale": "the language that the school has now",
    "which": "whether a teacher teaches all areas of a class now, or some",
    "school_days": "the weekdays on which the school is open now",
    "others": "learners who come into a class stay in the other one, until somebody says that they leave it",
    "horizon": "a goal begins with a week",
    "drawing_colour": "a pen has a colour",
    "with": "the piece on whose page somebody pressed that they are ready to show it",
    "how": "a step of one's own begins as something that could be next",
    "rights": "which rights a guardian has now",
    "cards": "with what a class answers one question: pictures, until somebody taps another way",
    "window-low": "the grade with which a target’s window begins now",
    "window-high": "the grade with which it ends now",
    "licence": "what a thing to do has now; a new one stays in the school until somebody opens it",
    "to": "the targets to which a thing to do leads now",
    "seen": "the criteria that a teacher signed as met in this very piece before, on the page where the piece is answered anew",
    "kind": "what a line is about, or who leads a talk, until somebody taps another: nobody agrees to anything by it",
    "guardian": "whom a talk with the family is planned with: who may be asked, until somebody takes one out; no consent",
    "open": "to whom a line of one’s own stands open now; a new one stands open to nobody more than who reads it anyway",
    "share": "with whom a thought of one’s own is shared now; a new one is shared with nobody",
    "about": "whose moment it is, on whose line of the walk somebody pressed",
    "learner": "those in whose work the criterion is still open on which somebody asked for a small lesson: no consent",
}
# What stands in the form of a question and is no answer to it; whatever answers it looks like every other answer.
NO_ANSWER = {
    "find": "looks something up",
    "word": "sends a word and leaves the verdict open",
    "why": "asks why, whatever becomes of the target",
    "ready": "is said beneath the two, and takes the second along",
    "not_me": "whoever does nothing has refused already; neither of the two is leaf-green",
    "open": "says who else reads a thing of one’s own; what else can be done with it is no other answer",
    "close": "closes what one opened, or a question that a team has answered",
    "share": "shares a thought of one’s own; taking it away is no other answer",
    "keep": "keeps what is typed; a person releases it by another press",
    "back": "takes back what one asked or said",
    "end": "ends a talk that two people have had; what is written is kept either way",
}


def test_AR12_nothing_plays_loads_or_turns_by_itself() -> None:
    asking_again = {line.rsplit(":", 2)[0] for line in lines_with(EVERY, shown_files())}

    assert list(lines_with(BY_ITSELF, [path for path in shown_files() if path.suffix in (".html", ".js")])) == []
    assert asking_again == MAY_ASK_AGAIN


class Choices(HTMLParser):
    """What is ticked on a page before anybody has touched it, and the buttons of each form that ask one question."""

    def __init__(self) -> None:
        super().__init__()
        self.ticked: set[str] = set()
        self.forms: list[dict[str, dict[str, frozenset[str]]]] = [{}]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", given.get("id", ""))
        if tag == "form":
            self.forms.append({})
        elif tag == "input" and "checked" in given:
            self.ticked.add(name)
        elif tag == "button" and given.get("type", "submit") == "submit" and "value" in given:
            self.forms[-1].setdefault(name, {})[given["value"]] = frozenset(given.get("class", "").split())

    @property
    def unlike(self) -> set[frozenset[str]]:
        """The questions whose answers do not look alike, by their answers."""
        asked = [
            {v: look for v, look in one.items() if v.partition(":")[0] not in {*NO_ANSWER, "release"}}
            for form in self.forms
            for one in form.values()
        ]
        return {frozenset(answers) for answers in asked if len(set(answers.values())) > 1}


def choices_on(walk: Walk) -> Choices:
    found = Choices()
    for address, text in walk.pages.items():
        if address != "/gallery/":  # where pieces are shown in each of their states
            found.feed(text)
    return found


@pytest.mark.parametrize("who", [None, "leo", "maya", "duarte", "osei", "keller", "vera", "ana", "ruiz"])
def test_AR12_nothing_is_ticked_beforehand_and_both_answers_look_alike(walk_of: WalkOf, who: str | None) -> None:
    found = choices_on(walk_of(who))

    assert found.ticked - STANDS_ALREADY.keys() == set()
    assert found.unlike == set()


def form_classes() -> Iterator[type[forms.BaseForm]]:
    for path in python_in(SOURCE / "surfaces", SOURCE / "ui"):
        importlib.import_module(
            ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
        )
    waiting = [forms.Form]
    while waiting:
        form = waiting.pop()
        waiting += form.__subclasses__()
        if form.__module__.startswith("trellis."):
            yield form


def test_AR12_no_form_agrees_to_anything_beforehand() -> None:
    ticked = [
        f"{form.__name__}.{name}"
        for form in form_classes()
        for name, field in form.base_fields.items()
        if isinstance(field, forms.BooleanField | forms.MultipleChoiceField) and field.initial
    ]

    assert ticked == []
    assert len(list(form_classes())) > 5


# Lists --------------------------------------------------------------------------------------------------------------------------


def test_AR12_every_paged_list_has_sixty_on_a_page() -> None:
    paged = [
        (path, call)
        for path in python_in(SOURCE)
        for call in calls_in(tree_of(path))
        if ast.unparse(call.func) == "Paginator"
    ]

    sizes = {where(path, call): size_of(path, call.args[1]) for path, call in paged}

    assert {place: size for place, size in sizes.items() if size != A_PAGE} == {}
    assert len(sizes) > 5


def size_of(path: Any, node: ast.expr) -> object:
    module = importlib.import_module(".".join(path.relative_to(ROOT / "src").with_suffix("").parts))
    return node.value if isinstance(node, ast.Constant) else getattr(module, ast.unparse(node), None)


def test_AR12_a_class_is_always_whole(cast: Cast, client: Client) -> None:
    at = clock.now() - timedelta(hours=1)
    for number in range(A_PAGE + 5):
        add_person(
            school=cast.school, name=f"Nia {number}", said_as=f"Nia {number}", role=Role.LEARNER, group=cast.class_2b,
            by=cast.keller, at=at, starts_on=TERM,
        )  # fmt: skip
    session = client.session
    session[SESSION_KEY] = {"person": str(cast.osei.id), "by": "test"}
    session.save()

    everybody = client.get("/educator/class/").content.decode().split('id="everybody"')[1].split("</section>")[0]

    assert (
        everybody.count('class="name"')
        == Membership.objects.filter(group=cast.class_2b, role=Role.LEARNER).count()
        > A_PAGE
    )


# Being told ---------------------------------------------------------------------------------------------------------------------

MONDAY = datetime(2026, 10, 5, tzinfo=UTC)


def test_AR12_in_seven_days_nobody_is_told_anything_in_the_evening_at_night_or_at_the_weekend(cast: Cast) -> None:
    """Something happens in every hour of a week; a child under thirteen is told of none of it."""
    told = [
        notice
        for hour in range(7 * 24)
        for notice in notify(
            to=[cast.leo, cast.maya, cast.duarte], about=None, kind=f"hour {hour}"[:20], facts={}, url="", by=cast.keller,
            at=MONDAY + timedelta(hours=hour),
        )
    ]  # fmt: skip

    when = {(notice.to.said_as, notice.tell_from) for notice in told}
    assert {name for name, _ in when} == {"Leo", "Mr Duarte"}
    assert [(name, at) for name, at in when if at.weekday() > 4 or not 7 <= at.hour < 16] == []
    assert [at for name, at in when if name == "Leo" and (at.hour, at.minute) < (7, 30)] == []
    assert len(told) == 2 * 7 * 24
    assert re.match("hour", told[0].kind)
