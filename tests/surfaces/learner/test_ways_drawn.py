"""Ways are drawn by a function: what people wrote on them is written as they wrote it, and nothing of it is markup."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from trellis.surfaces.learner.templatetags.ways import way_cards

SHARP = '<b>"it’s" & so</b>'
ESCAPED = "&lt;b&gt;&quot;it’s&quot; &amp; so&lt;/b&gt;"
WAY, TARGET = UUID(int=1), UUID(int=2)


def way(**details: Any) -> Any:
    given = {"title": {"en": "Boats"}, "why": {}, "what": {}, "made_by": "Mr Brandt", "minutes": None, "picture": ""}
    more = {"file": None, "file_id": None, "kind": "project", "id": WAY, **given, **details}
    return SimpleNamespace(experience=SimpleNamespace(**more), because=details.get("because", ""))


def drawn(found: Any, **context: Any) -> str:
    return way_cards({"on": set(), "csrf_token": "token", **context}, [found])


def test_no_words_on_a_way_are_markup() -> None:
    sharp = {"en": SHARP}

    card = drawn(way(title=sharp, why=sharp, what=sharp, made_by=SHARP, because=SHARP, picture=SHARP))

    assert "<b>" not in card
    assert card.count(ESCAPED) == 7  # the title three times: above, and beside each of the two presses
    assert "&lt;b&gt;" in card.split("<img")[1].split(">")[0] or "%3Cb%3E" in card.split("<img")[1].split(">")[0]


@pytest.mark.parametrize(
    ("chosen", "on", "says"), [(None, set(), "Choose"), (None, {WAY}, "Read it again"), (WAY, {WAY}, "This one")]
)
def test_a_way_says_whether_it_is_read_back_or_in_the_plan(chosen: UUID | None, on: set[UUID], says: str) -> None:
    card = drawn(way(), chosen=SimpleNamespace(id=chosen) if chosen else None, on=on)

    assert f'{says}<span class="vh"> Boats</span></a>' in card
    assert ('aria-current="true"' in card) is (chosen is not None)
    assert ("in your plan" in card) is bool(on)


def test_a_way_to_a_target_leads_there_and_says_so_when_it_is_put_aside() -> None:
    card = drawn(way(), target=SimpleNamespace(id=TARGET))

    assert f'href="?target={TARGET}&amp;way={WAY}#yours"' in card
    assert f'<input type="hidden" name="target" value="{TARGET}">' in card
    assert "target" not in drawn(way())
