"""Two workers come to one mail at the same moment, and two presses to one release: one result."""

from typing import Any

import pytest

from tests.at_once import at_once
from tests.cast import NOON, Cast
from tests.interop.mail.servers import serving
from tests.interop.mail.test_weekly_mail import FRIDAY, released, wanted
from trellis.foundation import clock
from trellis.foundation.models import AuditLine
from trellis.interop.mail.tasks import send_weekly_mail
from trellis.rooms.community.actions import release_words, write_word
from trellis.rooms.community.models import FamilyWord
from trellis.rooms.notices.models import WeeklyMail

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_workers_send_one_mail(cast: Cast, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    wish = wanted(cast.ruiz)
    released(cast)
    monkeypatch.setattr(clock, "now", lambda: FRIDAY)

    def send() -> None:
        send_weekly_mail(wish_id=str(wish.id), week="2026-10-05", weekday=4)

    with serving(settings) as box:
        raised = at_once(send, send, table="notices_weeklymail")

    assert raised == [] and len(box.came) == 1
    assert WeeklyMail.objects.get().sent_at is not None


def test_two_presses_release_a_word_once(cast: Cast) -> None:
    word = write_word(learner=cast.maya, text="She folded it.", piece=None, by=cast.osei, at=NOON)
    assert word is not None

    def press() -> None:
        release_words(words=[FamilyWord.objects.select_related("learner__school").get()], by=cast.osei, at=NOON)

    raised = at_once(press, press, table="community_familyword")

    assert raised == []
    assert AuditLine.objects.filter(event="WordReleased").count() == 1
