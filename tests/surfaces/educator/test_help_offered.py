"""Helpers at one target (R123): only who offered is named, one tap asks, and "not now" leaves no trace."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.work import judged, piece
from trellis.foundation import clock, outbox
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import AuditLine
from trellis.rooms.continuum.models import LearningTarget, TeachingArea
from trellis.rooms.evidence.actions import answer_ask, ask_to_help, offer_help, take_back_ask, take_back_help
from trellis.rooms.evidence.models import HelpAsk, HelpOffer, Judgement
from trellis.rooms.evidence.terms import Says
from trellis.rooms.people.models import Membership, Person
from trellis.rooms.people.terms import Role

type Be = Callable[[Person], Client]


@pytest.fixture
def target(cast: Cast) -> LearningTarget:
    """Leo, Kim and Zoe have shown it; Leo and Zoe offered to help; Max is on the way."""
    found, now = cast.targets["forces-name"], clock.now()
    for learner in (cast.zoe, cast.leo, cast.kim):
        judged(cast, piece(learner, found, at=now), found, at=now)
    piece(cast.max, found, at=now)
    for learner in (cast.zoe, cast.leo):
        offer_help(learner=learner, target=found, by=learner, at=now)
    return found


def page(browser: Client, address: str) -> str:
    return on_one_line(browser.get(address).content.decode())


def helpers(browser: Client, target: LearningTarget) -> str:
    read = page(browser, f"/educator/targets/{target.id}/")
    return read.split('aria-labelledby="offered"')[1].split("</section>")[0] if "Offered to help" in read else ""


def tap(browser: Client, target: LearningTarget, learner: Person, act: str = "ask") -> int:
    return browser.post(f"/educator/targets/{target.id}/help/{learner.id}/", {"act": act}).status_code


def test_R123_who_offered_is_named_by_name_and_nobody_else_who_has_shown_it(
    cast: Cast, as_person: Be, target: LearningTarget
) -> None:
    section = helpers(as_person(cast.duarte), target)

    assert section.index("Leo") < section.index("Zoe")
    assert "Kim" not in section
    assert "Max" not in section
    assert helpers(as_person(cast.duarte), cast.targets["forces-measure"]) == ""


def test_R123_one_tap_asks_and_the_helper_reads_who_asks_and_for_which_target_alone(
    cast: Cast, as_person: Be, target: LearningTarget
) -> None:
    assert tap(as_person(cast.duarte), target, cast.leo) == 302
    assert "you asked on" in helpers(as_person(cast.duarte), target)

    today = page(as_person(cast.leo), "/learner/today/")

    assert "asks whether you would help somebody with “I can name the forces on a still thing”" in today
    assert "Mr Duarte" in today
    assert "Max" not in today
    for other in (cast.kim, cast.zoe, cast.max):
        assert "Could you help?" not in page(as_person(other), "/learner/today/")
    ask = HelpAsk.objects.get()
    assert as_person(cast.leo).post(f"/learner/today/help/{ask.id}/", {"act": "yes"}).status_code == 302
    assert "will help: bring the two together" in helpers(as_person(cast.duarte), target)
    assert "You said yes" in page(as_person(cast.leo), "/learner/today/")


def test_R123_not_now_leaves_no_trace(cast: Cast, as_person: Be, target: LearningTarget) -> None:
    before = {model._meta.label: model._base_manager.count() for model in apps.get_models() if ".rooms." in model.__module__}  # fmt: skip
    tap(as_person(cast.duarte), target, cast.leo)
    ask = HelpAsk.objects.get()

    as_person(cast.leo).post(f"/learner/today/help/{ask.id}/", {"act": "not_now"})

    assert "Could you help?" not in page(as_person(cast.leo), "/learner/today/")
    section = helpers(as_person(cast.duarte), target)
    assert ("you asked on" in section, "not now" in section.split("<p class")[0].lower()) == (False, False)
    after = {model._meta.label: model._base_manager.count() for model in apps.get_models() if ".rooms." in model.__module__}  # fmt: skip
    assert after == before
    line = AuditLine.objects.filter(event="HelpAskAnswered").get()
    assert line.facts == {"target_id": str(target.id)}  # as for a yes


def test_R123_a_tap_is_taken_back_and_twice_is_once(cast: Cast, as_person: Be, target: LearningTarget) -> None:
    duarte = as_person(cast.duarte)
    told = duarte.post(f"/educator/targets/{target.id}/help/{cast.leo.id}/", {"act": "ask"}, follow=True)
    assert 'name="act" value="back"' in told.content.decode().split("Undo")[0]
    tap(duarte, target, cast.leo)
    assert HelpAsk.objects.count() == 1
    for _twice in range(2):
        assert tap(duarte, target, cast.leo, "back") == 302
    assert not HelpAsk.objects.exists()
    assert tap(duarte, target, cast.leo, "marry") == 404


@pytest.mark.parametrize("who", ["keller", "vera", "osei", "ana", "leo", "kim", "nilsson"])
def test_R123_nobody_else_reads_who_offered_or_asks(
    cast: Cast, as_person: Be, target: LearningTarget, who: str
) -> None:
    somebody = as_person(getattr(cast, who))

    assert tap(somebody, target, cast.zoe) == 404
    for address in (
        f"/educator/targets/{target.id}/", f"/educator/learners/{cast.zoe.id}/", f"/learner/path/{target.id}/",
        f"/office/people/{cast.zoe.id}/", "/learner/today/", "/family/child/",
    ):  # fmt: skip
        assert "Offered to help" not in page(somebody, address)
    assert not HelpAsk.objects.exists()


def test_R123_who_teaches_another_area_asks_nobody_here(cast: Cast, as_person: Be, target: LearningTarget) -> None:
    teaching = Membership.objects.get(person=cast.brandt, role=Role.TEACHER)
    assert "Leo" in helpers(as_person(cast.brandt), target)
    TeachingArea.objects.create(membership=teaching, area=cast.areas["making"])

    assert tap(as_person(cast.brandt), target, cast.leo) == 404
    assert not HelpAsk.objects.exists()


def test_R123_who_has_not_offered_or_took_it_back_is_asked_nothing(
    cast: Cast, as_person: Be, target: LearningTarget
) -> None:
    duarte = as_person(cast.duarte)
    told = duarte.post(f"/educator/targets/{target.id}/help/{cast.kim.id}/", {"act": "ask"}, follow=True)
    assert "Kim does not offer this any more." in told.content.decode()
    tap(duarte, target, cast.leo)

    as_person(cast.leo).post(f"/learner/path/{target.id}/act/", {"act": "no_help"})

    assert not HelpAsk.objects.exists()
    assert not HelpOffer.objects.filter(learner=cast.leo).exists()
    assert "Leo" not in helpers(as_person(cast.duarte), target)


def test_R123_what_is_no_longer_shown_is_neither_named_nor_asked(
    cast: Cast, target: LearningTarget, as_person: Be
) -> None:
    shown, now = Judgement.objects.get(learner=cast.leo), clock.now()
    judged(cast, piece(cast.leo, target, at=now), target, Says.NOT_YET, at=now, supersedes=shown, next_step="again")
    offer = HelpOffer.objects.get(learner=cast.leo)

    assert "Leo" not in helpers(as_person(cast.duarte), target)
    with pytest.raises(Refused, match="Ask somebody else"):
        ask_to_help(offer=offer, by=cast.duarte, at=now)


def test_R123_a_learner_offers_on_the_target_they_have_shown_and_takes_it_back(
    cast: Cast, as_person: Be, target: LearningTarget
) -> None:
    kim, address = as_person(cast.kim), f"/learner/path/{target.id}/"
    assert "I could help others with this" in page(kim, address)

    told = on_one_line(kim.post(f"{address}act/", {"act": "help"}, follow=True).content.decode())

    assert "You offered to help others with this." in told
    assert 'name="act" value="no_help"' in told.split("Undo")[0]
    kim.post(f"{address}act/", {"act": "help"})
    assert HelpOffer.objects.filter(learner=cast.kim).count() == 1
    kim.post(f"{address}act/", {"act": "no_help"})
    assert not HelpOffer.objects.filter(learner=cast.kim).exists()
    assert "help others with this" not in page(as_person(cast.max), address)
    refused = as_person(cast.max).post(f"{address}act/", {"act": "help"}, follow=True).content.decode()
    assert "Show it first; then you can help others with it." in refused
    assert not HelpOffer.objects.filter(learner=cast.max).exists()


def test_R123_each_acts_for_themself_alone(cast: Cast, as_person: Be, target: LearningTarget) -> None:
    now, offer = clock.now(), HelpOffer.objects.get(learner=cast.leo)
    ask = ask_to_help(offer=offer, by=cast.duarte, at=now)

    for act in (
        lambda: offer_help(learner=cast.kim, target=target, by=cast.duarte, at=now),
        lambda: take_back_help(learner=cast.leo, target=target, by=cast.kim, at=now),
        lambda: answer_ask(ask=ask, agrees=True, by=cast.kim, at=now),
        lambda: take_back_ask(ask=ask, by=cast.brandt, at=now),
        lambda: ask_to_help(offer=offer, by=cast.keller, at=now),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert as_person(cast.kim).post(f"/learner/today/help/{ask.id}/", {"act": "yes"}).status_code == 404
    assert as_person(cast.leo).post(f"/learner/today/help/{ask.id}/", {"act": "perhaps"}).status_code == 404
    assert HelpAsk.objects.get().agreed_at is None


def test_R123_what_was_asked_is_gone_after_a_week_and_the_offer_stays(cast: Cast, target: LearningTarget) -> None:
    now = clock.now()
    ask_to_help(offer=HelpOffer.objects.get(learner=cast.leo), by=cast.duarte, at=now)
    for days, left in ((6, 1), (7, 0)):
        outbox.put_daily(at=now + timedelta(days=days))
        outbox.run_due(at=now + timedelta(days=days))
        assert HelpAsk.objects.count() == left
    assert HelpOffer.objects.count() == 2
