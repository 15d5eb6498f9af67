"""AR-32, AR-26: a visitor's invitation has no row in who-sees-what, as a visitor is no column of it: nobody of the school, and
no account. It is named beside the table here, with who reads it; everybody else of the table asks, over HTTP, and finds none.
"""

from dataclasses import dataclass

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.foundation.specimens import upload, wav
from tests.never.who_sees_what.pages import come_in
from tests.never.who_sees_what.people import ASKERS, gather
from tests.work import piece
from trellis.foundation import clock
from trellis.rooms.evidence.actions.visiting import (
    agree_to_visitor,
    consent_to_visitor,
    invite_visitor,
    let_visitor_word_through,
    make_visitor_address,
    say_as_visitor,
)
from trellis.rooms.evidence.models import Evidence, VisitorInvitation
from trellis.rooms.people.models import LearnerRecord
from trellis.rooms.privacy.terms import Kind

# What is about a learner and stands in no row of the design's table, and why.
BESIDE_THE_TABLE = {
    "VisitorInvitation": "A visitor is no column: nobody of the school, without an account. Who teaches the learner there "
    "invites, the learner and then a guardian agree, and one address opens one piece once. What the visitor said is read by "
    "who teaches there first; let through, it is feedback, which is a row.",
}
TEACH = {"brandt", "duarte"}  # tamm teaches the learner in another area
FAMILY = {"ana", "ben"}  # sol has limited rights, void none
EVERYBODY = [one.who for one in ASKERS]


@dataclass(frozen=True)
class Stage:
    """A point in the life of an invitation: who comes across for whom it is, what was said, and the voice that said it."""

    name: str
    invited: frozenset[str]
    said: frozenset[str]


STAGES = (
    Stage("asked", frozenset(TEACH | {"leo"}), frozenset()),
    Stage("agreed", frozenset(TEACH | {"leo"} | FAMILY), frozenset()),
    Stage("answered", frozenset(TEACH | FAMILY), frozenset(TEACH)),
)


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)
    caplog.set_level("ERROR", logger="django.request")


@pytest.fixture
def brake(cast: Cast) -> Evidence:
    gather(cast, 15)
    return piece(cast.leo, cast.targets["forces-name"], at=NOON, title="The brake")


def until(stage: str, cast: Cast, brake: Evidence) -> VisitorInvitation:
    row = invite_visitor(piece=brake, for_whom="canary-invited", by=cast.duarte, at=NOON)
    if stage == "asked":
        return row
    agree_to_visitor(invitation=row, by=cast.leo, at=NOON)
    if stage == "agreed":
        return row
    consent_to_visitor(invitation=row, by=cast.ana, at=NOON)
    make_visitor_address(invitation=row, by=cast.duarte, at=NOON)
    row.refresh_from_db()
    voice = upload(wav(1.0), "v.wav")
    say_as_visitor(invitation=row, name="Berta", text="canary-said", upload=voice, by=cast.duarte, at=NOON)
    row.refresh_from_db()
    return row


def read_by(cast: Cast, row: VisitorInvitation, mark: str) -> set[str]:
    client, found = Client(), set()
    places = [f"/{side}/visitors/{row.evidence_id}/" for side in ("educator", "learner")]
    places += [
        f"/family/visitors/{row.id}/", "/educator/inbox/", f"/educator/inbox/{row.evidence_id}/", "/learner/today/",
        f"/learner/portfolio/{row.evidence_id}/", f"/family/child/{cast.leo.id}/", f"/educator/learners/{cast.leo.id}/",
        f"/mentor/feedback/{row.evidence_id}/", "/office/people/", "/account/looked/",
    ]  # fmt: skip
    for who in EVERYBODY:
        come_in(client, cast, who)
        pages = (client.get(place) for place in places)
        if any(mark in page.content.decode() for page in pages if page.status_code == 200):
            found.add(who)
    return found


def heard_by(cast: Cast, row: VisitorInvitation) -> set[str]:
    client, found = Client(), set()
    for who in EVERYBODY:
        come_in(client, cast, who)
        if client.get(f"/files/{row.voice_id}/").status_code == 200:
            found.add(who)
    return found


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_AR32_an_invitation_is_read_by_those_named_and_by_nobody_else(
    cast: Cast, brake: Evidence, stage: Stage
) -> None:
    row = until(stage.name, cast, brake)

    assert read_by(cast, row, "canary-invited") == stage.invited
    assert read_by(cast, row, "canary-said") == stage.said
    if row.voice_id:
        assert heard_by(cast, row) == stage.said


def test_AR32_let_through_it_is_feedback_and_read_as_the_row_says(cast: Cast, brake: Evidence) -> None:
    row = until("answered", cast, brake)
    let_visitor_word_through(invitation=row, by=cast.duarte, at=NOON)

    assert TEACH | {"leo"} <= read_by(cast, row, "canary-said") <= TEACH | {"leo"} | FAMILY


def test_what_stands_beside_the_table_is_named_with_its_reason() -> None:
    names = {model.__name__ for model in LearnerRecord.__subclasses__()}

    assert set(BESIDE_THE_TABLE) <= names
    assert all(len(why) > 80 for why in BESIDE_THE_TABLE.values())
    assert not any("visit" in kind.value for kind in Kind)  # a row of its own would take it out of here
