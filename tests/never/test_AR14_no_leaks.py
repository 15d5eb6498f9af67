"""AR-14, AR-15, AR-26: what is private is found by nobody else, whatever they click and whatever address they guess."""

import pytest

from tests.cast import ADVISORY, LEARNERS_2B
from tests.never.walks import WalkOf

EVERYBODY = [
    None, "leo", "kim", "ada", "duarte", "brandt", "osei", "vera", "keller", "ana", "ruiz", "ruiz_limited", "void", "nilsson",
    "other_leader",
]  # fmt: skip


@pytest.mark.parametrize("who", EVERYBODY)
def test_AR14_nobody_comes_across_what_is_not_for_them(walk_of: WalkOf, who: str | None) -> None:
    walk = walk_of(who)

    canaries = walk.canaries
    texts = {address: seen.text + str(seen.headers) for address, seen in walk.answers.items()}
    found = {canary: [address for address, text in texts.items() if canary.mark in text] for canary in canaries}

    assert {c.what: where for c, where in found.items() if where and who not in c.readers} == {}
    assert {
        what for what in MUST_SEE.get(who or "", ()) if not any(c.what == what and found[c] for c in canaries)
    } == set()


# What pages do show, so that this test cannot pass by seeing nothing; it grows with the pages.
TALK = {"line of leo", "line of duarte", "agenda", "agreement of two", "shown", "to be shown", "written back"}
MUST_SEE = {
    "leo": TALK | {"mistake True", "draft file", "handed in file", "decision question", "class decision"},
    "kim": {"class decision"},
    "duarte": TALK
    | {
        "handed in file",
        "class decision",
        "class comment",
        "trial False",
        "mistake False",
        "team question",
        "check-in",
        "time wish",
    },
    "osei": {"support of osei", "trial True", "concern", "team decision for team"},
    "vera": {"team decision for staff"},
    "brandt": {"handed in file", "class comment"},
    "ana": {"shown", "written back", "handed in file", "decision why", "comment", "class decision", "class comment"},
    "keller": {"comment", "class comment", "support of keller", "team decision for staff"},
}


def test_AR26_a_visitor_comes_across_no_child(walk_of: WalkOf) -> None:
    texts = {address: text for address, text in walk_of(None).pages.items() if address != "/gallery/"}

    named = {
        address: [name for name in (*LEARNERS_2B, *ADVISORY) if f">{name}<" in text or f" {name} " in text]
        for address, text in texts.items()
        if not address.startswith("/demo")
    }
    assert {address: names for address, names in named.items() if names} == {}
