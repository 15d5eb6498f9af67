"""What is retired on My Path and for those who teach and belong to a learner: said, kept, answered, and offered to nobody."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from tests.work import judged, piece
from trellis.foundation import clock
from trellis.rooms.continuum.actions.retiring import retire_target
from trellis.rooms.continuum.actions.wording import Said, word_target
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.evidence.models import Evidence, Judgement
from trellis.rooms.paths.actions import plant_target
from trellis.rooms.paths.models import PathStep
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]


def target(slug: str = "forces-explain") -> LearningTarget:
    return LearningTarget.objects.select_related("strand__area__school").get(slug=slug)


@pytest.fixture
def retired(cast: Cast) -> LearningTarget:
    """A step of Leo's that the school retires for another."""
    plant_target(learner=cast.leo, target=target(), by=cast.leo, at=NOON)
    retire_target(target=target(), replaced_by=target("forces-predict"), by=cast.vera, at=NOON + timedelta(hours=1))
    return target()


def read(browser: Client, where: str) -> str:
    answer = browser.get(where)
    assert answer.status_code == 200
    return on_one_line(answer.content.decode())


def test_my_path_says_what_is_no_longer_offered_and_what_takes_its_place(
    cast: Cast, as_person: Be, retired: LearningTarget
) -> None:
    leo = as_person(cast.leo)
    for where in ("/learner/path/", "/learner/path/?as=list", f"/learner/path/{retired.id}/"):
        page = read(leo, where)
        assert "“I can explain why things slow down” is no longer offered. What you made there stays." in page
        assert f'/learner/path/{target("forces-predict").id}/#target">I can predict a stopping distance' in page


def test_its_sheet_offers_what_takes_its_place_and_to_take_it_off(
    cast: Cast, as_person: Be, retired: LearningTarget
) -> None:
    leo = as_person(cast.leo)
    page = read(leo, f"/learner/path/{retired.id}/")
    sheet = page[page.index('id="target"') :]

    assert "This step is no longer offered. What was made and signed here stays." in sheet
    assert "Plant what takes its place" in sheet
    assert "Take it off my path" in sheet
    assert not [word for word in ("I am ready to show", "Other ways to learn it", "Go deeper") if word in sheet]
    leo.post(f"/learner/path/{target('forces-predict').id}/act/", {"act": "plant"})
    leo.post(f"/learner/path/{retired.id}/act/", {"act": "take_off"})
    assert [step.target.slug for step in PathStep.objects.filter(taken_off_at=None)] == ["forces-predict"]
    gone = read(leo, f"/learner/path/{retired.id}/")
    assert "Put it back" not in gone


def test_it_is_in_no_next_step_and_on_no_page_to_choose_from(
    cast: Cast, as_person: Be, retired: LearningTarget
) -> None:
    leo = as_person(cast.leo)
    for where in ("/learner/choose/all/", f"/learner/choose/?target={retired.id}", "/learner/capture/"):
        assert "I can explain why things slow down" not in read(leo, where)
    in_public = read(Client(), "/continuum/science/?school=willow&words=teen")
    assert "I can explain why things slow down" not in in_public


@pytest.fixture
def waiting(cast: Cast) -> Evidence:
    """Leo's work at a target that is retired before anybody has answered."""
    work = piece(cast.leo, target(), at=clock.now() - timedelta(hours=2))
    retire_target(target=target(), by=cast.vera, at=clock.now() - timedelta(hours=1))
    return work


def test_a_piece_that_waits_is_still_judged_in_the_inbox(cast: Cast, as_person: Be, waiting: Evidence) -> None:
    duarte = as_person(cast.duarte)
    page = read(duarte, f"/educator/inbox/{waiting.id}/")
    assert "I can explain why things slow down" in page or "Can explain why things slow down" in page

    duarte.post(
        f"/educator/inbox/{waiting.id}/",
        {"target": str(target().id), "verdict": "shown", "text": "I saw it at the ramp."},
    )

    signed = Judgement.objects.get()
    assert (signed.target_id, signed.says) == (target().id, "shown")
    assert signed.words["target"]["teen"]["en"] == "I can explain why things slow down"


def test_what_was_shown_stays_on_the_picture_and_with_the_family(cast: Cast, as_person: Be) -> None:
    then = clock.now() - timedelta(hours=2)
    judged(cast, piece(cast.leo, target(), at=then), target(), at=then)
    retire_target(target=target(), by=cast.vera, at=clock.now() - timedelta(hours=1))

    assert "I can explain why things slow down" in read(as_person(cast.leo), "/learner/path/?as=list")
    assert "Can explain why things slow down" in read(as_person(cast.ana), f"/family/child/{cast.leo.id}/")
    assert "I can explain why things slow down" not in read(as_person(cast.kim), "/learner/path/?as=list")


def test_a_signed_judgement_keeps_the_words_of_its_day(cast: Cast, as_person: Be) -> None:
    then = clock.now() - timedelta(hours=2)
    signed = judged(cast, piece(cast.leo, target(), at=then), target(), at=then)
    changed = {"teen.en": Said("I can explain why things slow down", "I can say why")}

    word_target(target=target(), said=changed, by=cast.vera, at=clock.now())

    assert "I can say why" in read(as_person(cast.leo), f"/learner/path/{signed.target_id}/")
    signed.refresh_from_db()
    assert signed.words["target"]["teen"]["en"] == "I can explain why things slow down"


def test_who_reads_pictures_first_keeps_what_is_shown_and_is_led_to_what_comes_instead(
    cast: Cast, as_person: Be
) -> None:
    then, strong = clock.now() - timedelta(hours=2), target("shapes-strong")
    judged(cast, piece(cast.maya, strong, at=then), strong, at=then, by=cast.osei)
    retire_target(target=strong, replaced_by=target("shapes-fold"), by=cast.vera, at=clock.now() - timedelta(hours=1))
    maya = as_person(cast.maya)

    path, alone = read(maya, "/learner/path/"), read(maya, f"/learner/path/{strong.id}/")

    assert "I can make a shape strong and say why" in path[path.index('id="can"') :]
    assert "This is no longer asked. What you made stays." in alone
    assert f'href="/learner/path/{target("shapes-fold").id}/"' in alone
    assert not [word for word in ("Go deeper", "Plant it", "Show my work") if word in alone[alone.index("<main") :]]


def test_the_path_in_pictures_keeps_what_is_no_longer_offered_and_says_so(cast: Cast, as_person: Be) -> None:
    plant_target(learner=cast.maya, target=target("shapes-strong"), by=cast.maya, at=NOON)
    retire_target(target=target("shapes-strong"), by=cast.vera, at=NOON + timedelta(hours=1))

    card = read(as_person(cast.maya), "/learner/path/").split(f'id="say-{target("shapes-strong").id}"')[1]

    assert "· retired</span>" in card.split("</div>")[0]
