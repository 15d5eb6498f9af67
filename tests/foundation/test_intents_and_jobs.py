"""A job that an action asked for sets out on an intent of its own: its own transaction, its own audit line."""

from datetime import datetime

import pytest

from tests.cast import NOON, Cast
from trellis.foundation import outbox
from trellis.foundation.intents import action
from trellis.foundation.jobs import job
from trellis.foundation.models import AuditLine
from trellis.rooms.people.actions import choose_language
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import person_of


@job
def read_it_in_spanish(*, person_id: str) -> None:
    person = person_of(person_id)
    choose_language(person=person, language="es", by=person, at=NOON)


@action
def move_to_spain(*, by: Person, at: datetime) -> None:
    choose_language(person=by, language="pt", by=by, at=at)
    outbox.put(read_it_in_spanish, at=at, person_id=str(by.id))


@pytest.mark.django_db(transaction=True)
def test_job_asked_for_by_an_action_writes_its_own_audit_line(cast: Cast) -> None:
    before = AuditLine.objects.count()

    move_to_spain(by=cast.leo, at=NOON)

    lines = AuditLine.objects.order_by("id").values_list("event", "facts")[before:]
    assert list(lines) == [("LanguageChosen", {"language": "pt"}), ("LanguageChosen", {"language": "es"})]
    assert Person.objects.get(pk=cast.leo.pk).locale == "es"
