"""The address says where a page lives (rule 5), and every page says for whom it is (rule 8)."""

import ast
from pathlib import Path

from tests.house.addresses import Address, addresses, our_addresses
from tests.house.source import SOURCE, SURFACES, tree_of
from trellis.surfaces.gate import AUDIENCES, audience

SURFACE_NAMES = {path.parent.name for path in SURFACES.glob("*/apps.py")}
# The surface open mounts at /, so its pages have no folder in their address; the demo school's door mounts at /demo.
AT_THE_ROOT = "open"
OTHERWISE = {
    "/": {"trellis.surfaces.open.school", "trellis.surfaces.open.home", "trellis.surfaces.open.face"},
    "/account/": {"trellis.surfaces.account.account", "trellis.surfaces.account.home"},
    "/kiosk/": {"trellis.surfaces.kiosk.kiosk"},
}
# One set of addresses for all audiences, mounted where everybody finds them.
SHARED = {"files": "trellis.surfaces.account.files"}
# Files that the whole web looks for under these names.
AT_FIXED_NAMES = {
    "/favicon.ico": "trellis.surfaces.open.favicon",
    "/robots.txt": "trellis.surfaces.open.robots",
}
# Addresses whose pages belong to the sign-in library; they know nobody's data.
OF_LIBRARIES = ("allauth.", "django.")

OURS = {address.route: address for address in our_addresses()}


def modules_for(address: Address) -> set[str]:
    """Where the address says that its page lives: /learner/goals/… is surfaces/learner/goals.py."""
    if address.route in OTHERWISE:
        return OTHERWISE[address.route]
    if address.route in AT_FIXED_NAMES:
        return {AT_FIXED_NAMES[address.route]}
    first, *rest = [part for part in address.route.split("/") if part]
    if first in SHARED:
        return {SHARED[first]}
    if first == "demo":
        return {address.module} if address.module.startswith("trellis.demo") else {"trellis.demo.door"}
    folder, page = (first, rest[0] if rest else "") if first in SURFACE_NAMES else (AT_THE_ROOT, first)
    module = f"trellis.surfaces.{folder}.{page.replace('-', '_')}"
    return {module, f"{module}_"}


def lives_there(address: Address) -> bool:
    return any(address.module == found or address.module.startswith(f"{found}.") for found in modules_for(address))


def test_rule_5_the_address_says_where_the_page_lives() -> None:
    assert {route: address.module for route, address in OURS.items() if not lives_there(address)} == {}


def page_modules() -> list[Path]:
    return sorted({SOURCE.parent / f"{address.module.replace('.', '/')}.py" for address in our_addresses()})


def test_rule_5_a_page_shows_templates_of_its_own_surface_only() -> None:
    others = {path.name: foreign_templates(path) for path in page_modules()}

    assert {name: templates for name, templates in others.items() if templates} == {}


def foreign_templates(path: Path) -> set[str]:
    folder = path.relative_to(SURFACES).parts[0] if path.is_relative_to(SURFACES) else "demo"
    words = {node.value for node in ast.walk(tree_of(path)) if isinstance(node, ast.Constant)}
    named = {word for word in words if isinstance(word, str) and word.endswith(".html")}
    return {name for name in named if name.split("/")[0] not in {folder, "surfaces", "ui"}}


def has_gate(address: Address) -> bool:
    """Also whatever a library brings along must be known here."""
    return address.audience in {"everybody", "signed_in", *AUDIENCES} or address.module.startswith(OF_LIBRARIES)


def test_rule_8_every_page_carries_its_gate() -> None:
    assert {address.route: address.module for address in addresses() if not has_gate(address)} == {}


def test_rule_8_the_gate_of_a_page_is_that_of_its_folder() -> None:
    """A page in educator/ opens to educators (or leaders, the office, or every adult who works at the school, too), never to learners or families."""
    allowed = {
        "learner": {"learner"},
        "educator": {"educator", "educator_or_leader", "educator_or_office", "adults"},
        "leader": {"leader", "educator_or_leader", "leader_or_counsellor"},
        "family": {"family", "everybody"},  # the private address is how a family comes in
        "office": {"office"},
        "mentor": {"mentor"},
    }

    wrong = {
        route: address.audience
        for route, address in OURS.items()
        if (folder := route.split("/")[1]) in allowed and address.audience not in allowed[folder]
    }

    assert wrong == {}


def test_rule_8_only_these_pages_are_open_to_everybody() -> None:
    """Whoever adds one says here why it knows nobody's data."""
    opened = {address.route for address in our_addresses() if address.audience == "everybody"}

    assert {route for route in opened - {"/"} if not route.startswith(OPEN_TO_ALL)} == set()


OPEN_TO_ALL = (
    "/gallery/",  # the bricks, with invented people
    "/files/",  # the guards of the rooms say who reads which
    "/demo",  # the demo school's door: nobody in it is real
    "/continuum/",  # the school's words
    "/favicon.ico",  # the mark
    "/robots.txt",  # three lines
    "/why-no-marks/",  # leads to a decision
    "/decisions/",  # the school's; what concerns a learner is for that learner's circle, by who-sees-what
    "/questions/",  # what learners are asked to think about, as it stands in the code
    "/rules/",  # how the next steps are found
    "/visit/",  # one piece, by an address for one use, as its learner and their family agreed
    "/family/",  # by a private address and a PIN
    "/account/",  # signing in
    "/kiosk/",  # the faces of one class, in a session that those who teach it opened
    "/l/",
)


def test_rule_8_sees_a_page_without_a_gate() -> None:
    def page(request: object) -> None: ...

    page.__module__ = "trellis.surfaces.learner.goals"

    assert not has_gate(Address("/learner/goals/", "", page))
    assert has_gate(Address("/learner/goals/", "", audience("learner")(page)))  # type: ignore[arg-type]


def test_rule_5_sees_a_page_that_lives_elsewhere() -> None:
    def page(request: object) -> None: ...

    page.__module__ = "trellis.surfaces.learner.goals"

    assert lives_there(Address("/learner/goals/new/", "", page))
    assert not lives_there(Address("/learner/plans/", "", page))
