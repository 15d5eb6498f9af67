"""AR-07, AR-11: no job and no date ever narrows, locks, judges or writes home. A year goes by, and nothing is otherwise."""

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.core import mail
from django.core.files.storage import default_storage

from tests.cast import NOON, Cast
from tests.never.canaries import plant
from trellis.foundation import outbox
from trellis.foundation.models import StoredFile

# An adult's own wish for more time, which nobody else reads: it ends by itself, and nothing follows from that for a child.
ENDS_BY_ITSELF = "conferences.TimeWish"
# Each day at first, then each week.
DAYS = [*range(1, 15), *range(15, 366, 7)]


def rows_of_every_room() -> dict[str, list[dict[str, Any]]]:
    """Everything that is known of people and their work, as it stands."""
    models = [model for model in apps.get_models(include_auto_created=True) if ".rooms." in model.__module__]
    return {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}


def test_AR07_AR11_a_year_of_jobs_without_people_changes_nothing(cast: Cast) -> None:
    plant(cast)
    outbox.run_due(at=NOON)
    before, files = rows_of_every_room(), set(StoredFile.objects.values_list("storage_name", flat=True))

    for day in DAYS:
        outbox.put_daily(at=NOON + timedelta(days=day))
        outbox.run_due(at=NOON + timedelta(days=day))

    after = rows_of_every_room()
    assert (len(before.pop(ENDS_BY_ITSELF)), after.pop(ENDS_BY_ITSELF)) == (1, [])
    assert after == before
    assert {name for name in files if default_storage.exists(name)} == files
    assert mail.outbox == []
    assert outbox.standing(at=NOON + timedelta(days=DAYS[-1] + 1)).given_up == 0


def test_AR07_the_rows_that_must_not_change_are_there(cast: Cast) -> None:
    plant(cast)

    filled = {label for label, rows in rows_of_every_room().items() if rows}

    assert filled >= {
        "evidence.Judgement", "evidence.ReadySignal", "evidence.Evidence", "paths.Goal", "conferences.Conference",
        "circles.Agreement", "circles.HandRaised", "people.Membership",
    }  # fmt: skip
