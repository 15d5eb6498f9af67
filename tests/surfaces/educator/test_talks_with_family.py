"""The pages of talks with a family, of kinds, of what happened outside, and of the sheet that was filled in on paper."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.foundation.specimens import picture_bytes, upload, wav
from tests.work import photo, piece
from trellis.foundation import clock
from trellis.rooms.conferences.actions import choose_work, hold_talk, promise_talk, start_debrief
from trellis.rooms.conferences.models import Conference, SheetPhoto, Shown
from trellis.rooms.paths.actions import choose_way, publish_experience
from trellis.rooms.paths.models import ActivityPlan, OwnIdea
from trellis.rooms.paths.terms import ExperienceKind
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
FRIDAY = NOON + timedelta(days=1)
PLANNED = {"kind": "student_led", "on": "2026-10-12", "time": "16:00", "place": "2B"}


@pytest.fixture
def it_is(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    return lambda at: monkeypatch.setattr(clock, "now", lambda: at)


@pytest.fixture(autouse=True)
def thursday(it_is: Callable[[datetime], None]) -> None:
    it_is(NOON)


@pytest.fixture
def talk(cast: Cast, as_person: Be) -> Conference:
    as_person(cast.osei).post(f"/educator/talks/plan/{cast.maya.id}/", {**PLANNED, "guardian": str(cast.ruiz.id)})
    return Conference.objects.get()


@pytest.fixture
def it_was(cast: Cast) -> Callable[[Person, Person], ActivityPlan]:
    """Somebody was at the workshop on Thursday."""

    def plan_of(learner: Person, adult: Person) -> ActivityPlan:
        target = cast.targets["forces-name"]
        way = publish_experience(
            title={"en": "Rosa’s workshop"}, kind=ExperienceKind.VISIT, targets=[target], why={"en": "Brakes"}, by=adult,
            at=NOON - timedelta(days=3),
        )  # fmt: skip
        return choose_way(
            learner=learner, experience=way, target=target, day=NOON.date(), by=learner, at=NOON - timedelta(days=2)
        )

    return plan_of


@pytest.fixture
def visit(cast: Cast, it_was: Callable[[Person, Person], ActivityPlan]) -> ActivityPlan:
    """Leo was there, and brought a photo back."""
    plan = it_was(cast.leo, cast.duarte)
    piece(cast.leo, title="The brake", text="", files=[photo("A brake shoe on the bench")], plan=plan)
    return plan


def text(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def test_R065_after_the_workshop_the_coach_is_asked_to_talk_about_it_with_the_photos(
    cast: Cast, as_person: Be, visit: ActivityPlan, it_is: Callable[[datetime], None]
) -> None:
    assert "about “Rosa’s workshop”" not in text(as_person(cast.duarte), "/educator/class/")  # it has not ended yet

    it_is(FRIDAY)
    page = text(as_person(cast.duarte), "/educator/class/")
    assert "about “Rosa’s workshop”" in page
    assert 'alt="A brake shoe on the bench"' in page
    assert "Mr Duarte asks you how it was: Rosa’s workshop" in text(as_person(cast.leo), "/learner/talks/")
    for other in (cast.brandt, cast.osei):
        assert "Rosa’s workshop”" not in text(as_person(other), "/educator/class/")

    duarte = as_person(cast.duarte)
    for _press in range(2):
        started = duarte.post(f"/educator/talks/debrief/{visit.id}/")
    talk = Conference.objects.get(about_plan=visit)
    assert started["Location"] == f"/educator/talks/{talk.id}/"
    held = duarte.post(f"/educator/talks/{talk.id}/", {f"will-{cast.leo.id}": "measure it again", "act": "end"})
    assert held.status_code == 302

    assert "about “Rosa’s workshop”" not in text(duarte, "/educator/class/")
    assert f"/educator/designer/experiences/{visit.experience_id}/" in text(duarte, f"/educator/talks/{talk.id}/")
    assert Conference.objects.filter(held_at=None).count() == 0  # no rhythm begins by it


def test_R065_it_is_proposed_for_three_school_days(
    cast: Cast, as_person: Be, visit: ActivityPlan, it_is: Callable[[datetime], None]
) -> None:
    for days, is_proposed in ((4, True), (5, True), (6, False)):  # Monday, Tuesday, Wednesday
        it_is(NOON + timedelta(days=days))
        assert ("about “Rosa’s workshop”" in text(as_person(cast.duarte), "/educator/class/")) is is_proposed
        posted = as_person(cast.osei).post(f"/educator/talks/debrief/{visit.id}/")
        assert posted.status_code == 404


def test_R065_a_child_of_seven_is_told_on_the_day_in_pictures_and_on_the_tablet(
    cast: Cast, as_person: Be, it_is: Callable[[datetime], None], it_was: Callable[..., ActivityPlan]
) -> None:
    plan = it_was(cast.maya, cast.osei)
    piece(cast.maya, title="Eggs", text="", files=[photo("Four eggs")], plan=plan)
    asks = "Ms Osei asks you how it was: Rosa’s workshop, Thursday 8 October. Bring what you made or saw."
    assert asks not in text(as_person(cast.maya), "/learner/today/")  # it has not ended yet

    it_is(FRIDAY)
    page = text(as_person(cast.maya), "/learner/today/")
    assert asks in page
    assert 'alt="Four eggs"' in page
    assert 'data-of="outside"' in page
    talk = start_debrief(plan=plan, adult=cast.osei, by=cast.osei, at=FRIDAY)
    assert f'href="/learner/talks/{talk.id}/"' in text(as_person(cast.maya), "/learner/today/")
    kiosk = as_person(cast.osei)
    kiosk.post(f"/kiosk/open/{cast.class_2b.id}/")
    kiosk.post(f"/kiosk/face/{cast.maya.id}/")
    on_tablet = text(kiosk, "/learner/today/")
    assert asks in on_tablet
    assert "/learner/talks/" not in on_tablet
    hold_talk(conference=talk, by=cast.osei, at=FRIDAY)
    assert asks not in text(kiosk, "/learner/today/")


def went_to(cast: Cast, kind: str, **details: Any) -> ActivityPlan:
    way = publish_experience(
        title={"en": f"A {kind}"}, kind=kind, targets=[cast.targets["forces-name"]], why={"en": "Brakes"},
        details=details, by=cast.duarte, at=NOON - timedelta(days=3),
    )  # fmt: skip
    return choose_way(
        learner=cast.leo, experience=way, target=cast.targets["forces-name"], day=NOON.date(), by=cast.leo,
        at=NOON - timedelta(days=2),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "details", "is_asked"),
    [
        ("visit", {}, True),
        ("workshop", {}, True),
        ("internship", {}, True),
        ("project", {"is_outside": True}, True),
        ("project", {}, False),
        ("lesson", {"place": {"en": "The market"}}, False),
    ],
)
def test_R065_it_is_proposed_for_whatever_took_place_outside_and_for_nothing_else(
    cast: Cast, as_person: Be, it_is: Callable[[datetime], None], kind: str, details: dict[str, Any], is_asked: bool
) -> None:
    went_to(cast, kind, **details)
    it_is(FRIDAY)

    assert (f"about “A {kind}”" in text(as_person(cast.duarte), "/educator/class/")) is is_asked
    asks = f"Mr Duarte asks you how it was: A {kind}"
    for address in ("/learner/today/", "/learner/talks/"):
        assert (asks in text(as_person(cast.leo), address)) is is_asked


@pytest.mark.parametrize(("source", "is_asked"), [("community", True), ("school", False), ("home", False)])
def test_R065_what_was_brought_back_from_the_community_says_that_it_was_outside(
    cast: Cast, as_person: Be, it_is: Callable[[datetime], None], source: str, is_asked: bool
) -> None:
    plan = went_to(cast, "project")
    piece(cast.leo, title="The market", text="", files=[photo("A stall")], plan=plan, source=source)
    draft = went_to(cast, "activity")
    piece(cast.leo, title="Kept for myself", plan=draft, source="community", hands_in=False)
    it_is(FRIDAY)
    page = text(as_person(cast.duarte), "/educator/class/")

    assert ("about “A project”" in page) is is_asked
    assert ('alt="A stall"' in page) is is_asked
    assert "about “A activity”" not in page  # a draft is its maker's alone, and says nothing


def test_R065_an_idea_of_ones_own_is_asked_about_as_well(
    cast: Cast, as_person: Be, it_is: Callable[[datetime], None]
) -> None:
    plan = went_to(cast, "project")
    idea = OwnIdea.objects.create(learner=cast.leo, text="Ask at the harbour", asked_at=NOON, asked_of=cast.duarte)
    ActivityPlan.objects.filter(pk=plan.pk).update(experience=None, idea=idea)
    piece(cast.leo, title="Harbour", text="Seen", plan=ActivityPlan.objects.get(pk=plan.pk), source="community")
    it_is(FRIDAY)
    duarte = as_person(cast.duarte)
    assert "about “Ask at the harbour”" in text(duarte, "/educator/class/")

    started = duarte.post(f"/educator/talks/debrief/{plan.id}/")
    assert "Ask at the harbour" in text(duarte, started["Location"])


def test_R065_who_advises_is_asked_before_who_teaches(
    cast: Cast, as_person: Be, it_is: Callable[[datetime], None]
) -> None:
    went_to(cast, "workshop")
    it_is(FRIDAY)

    assert "about “A workshop”" not in text(as_person(cast.brandt), "/educator/class/")


def test_R120_the_learner_asks_and_the_adult_reads_it_and_finds_a_day(cast: Cast, as_person: Be) -> None:
    for _press in range(2):
        asked = as_person(cast.maya).post("/learner/talks/lead/")
    found = Conference.objects.get()

    assert asked["Location"] == f"/learner/talks/{found.id}/prepare/"
    assert "wants to show the family what they do" in text(as_person(cast.osei), "/educator/class/")
    assert "finds a day with you" in text(as_person(cast.maya), "/learner/talks/")

    planned = as_person(cast.osei).post(
        f"/educator/talks/plan/{cast.maya.id}/", {**PLANNED, "guardian": str(cast.ruiz.id)}
    )
    assert planned.status_code == 302
    assert "wants to show the family" not in text(as_person(cast.osei), "/educator/class/")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"on": ""}, "Choose the day of the talk."),
        ({"on": "2026-10-01"}, "Choose a day from today on"),
        ({"on": "soon"}, "Write the day as year, month, day"),
        ({"time": "late"}, "Write the time as hours and minutes"),
        ({"guardian": []}, "Choose who of the family is asked to come."),
        ({"guardian": "void"}, "Choose from the names here"),
    ],
)
def test_what_cannot_be_planned_is_said_in_a_sentence_and_kept_as_typed(
    cast: Cast, as_person: Be, given: dict[str, str], sentence: str
) -> None:
    form = {**PLANNED, "guardian": str(cast.ruiz.id), **given}
    if given.get("guardian") == "void":
        form["guardian"] = str(cast.void.id)

    answer = as_person(cast.osei).post(f"/educator/talks/plan/{cast.maya.id}/", form)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="2B"' in answer.content.decode()
    assert not Conference.objects.exists()


def test_a_teacher_of_others_plans_nothing_here(cast: Cast, as_person: Be, talk: Conference) -> None:
    browser = as_person(cast.duarte)
    assert browser.get(f"/educator/talks/plan/{cast.maya.id}/").status_code == 404
    for part in ("", "show/", "prepare/", "paper/"):
        assert browser.get(f"/educator/talks/{talk.id}/{part}").status_code == 404
        assert as_person(cast.ada).get(f"/learner/talks/{talk.id}/{part}").status_code in {302, 404}
        assert as_person(cast.ada).get(f"/learner/talks/{talk.id}/{part}", follow=True).status_code == 404
        browser = as_person(cast.duarte)
    assert as_person(cast.ruiz).get(f"/family/talks/{talk.id}/").status_code == 404  # nothing was shown yet


def test_R120_prepared_beside_the_child_what_is_bad_is_refused_with_a_sentence(
    cast: Cast, as_person: Be, talk: Conference
) -> None:
    work = piece(cast.maya, title="My bridge")
    here, osei = f"/educator/talks/{talk.id}/prepare/", as_person(cast.osei)
    assert "A talk without works is fine, too" in text(osei, here)

    assert osei.post(here, {"act": f"work:{work.id}"}).status_code == 302
    shown = Shown.objects.get()
    for form, sentence in (
        ({"act": f"work:{cast.maya.id}"}, "This work is not there any more"),
        ({"act": f"say:{shown.id}", "words": " "}, "Say it or write it first"),
        ({"act": f"say:{cast.maya.id}", "words": "why"}, "taken out meanwhile"),
        ({"act": f"say:{shown.id}", "voice": upload(picture_bytes("PNG"), "a.png")}, "This is not a sound"),
        ({"act": "goal:", "text": ""}, "Write the goal in up to 300 characters"),
    ):
        refused = osei.post(here, form)
        assert refused.status_code == 422
        assert sentence in refused.content.decode()
    assert osei.post(here, {"act": "nothing"}).status_code == 404
    assert osei.post(here, {"act": f"say:{shown.id}", "words": "triangles"}).status_code == 302
    assert "written down by Ms Osei" in text(osei, f"/educator/talks/{talk.id}/show/")
    assert "written down by Ms Osei" in text(as_person(cast.maya), f"/learner/talks/{talk.id}/prepare/")


def test_R120_the_sheet_on_paper_has_room_for_everybody(cast: Cast, as_person: Be, talk: Conference) -> None:
    choose_work(conference=talk, piece=piece(cast.maya, title="My bridge"), by=cast.maya, at=NOON)

    for person, side in ((cast.osei, "educator"), (cast.maya, "learner")):
        page = text(as_person(person), f"/{side}/talks/{talk.id}/paper/")
        for words in ("My bridge", "Something that is hard for me", "Sra. Ruiz will", "Maya will", "Ms Osei will"):
            assert words in page


def test_R120_a_photo_of_the_filled_sheet_is_kept_before_the_talk_was_held(
    cast: Cast, as_person: Be, talk: Conference
) -> None:
    maya, here = as_person(cast.maya), f"/learner/talks/{talk.id}/"
    page = text(maya, f"{here}prepare/")
    assert f'action="{here}sheet/"' in page and 'name="photo"' in page

    kept = maya.post(f"{here}sheet/", {"photo": upload(picture_bytes("PNG"), "sheet.png")}, follow=True)

    photo_id = SheetPhoto.objects.get().file_id
    assert "Kept. You both see the sheet here." in kept.content.decode()
    assert f"/files/{photo_id}/" in text(maya, f"{here}prepare/")
    assert f"/files/{photo_id}/" in text(as_person(cast.osei), f"/educator/talks/{talk.id}/")


def test_R120_without_a_script_every_picture_leads_on_and_back(cast: Cast, as_person: Be, talk: Conference) -> None:
    for title in ("One", "Two"):
        choose_work(conference=talk, piece=piece(cast.maya, title=title), by=cast.maya, at=NOON)

    page = text(as_person(cast.maya), f"/learner/talks/{talk.id}/show/")

    for number in range(4):
        assert f'id="p{number}"' in page
    assert [page.count(f'href="#p{number}"') for number in range(4)] == [1, 2, 2, 1]
    assert "autoplay" not in page
    assert 'value="end"' not in page  # the adult seals it


def test_a_promise_that_was_not_kept_stays_typed(cast: Cast, as_person: Be, talk: Conference) -> None:
    long = "x" * 301
    refused = as_person(cast.osei).post(
        f"/educator/talks/{talk.id}/show/", {f"will-{cast.ruiz.id}": long, "act": "end"}
    )

    assert refused.status_code == 422
    assert long in refused.content.decode()
    assert Conference.objects.get().held_at is None
    assert as_person(cast.maya).post(
        f"/learner/talks/{talk.id}/show/", {f"will-{cast.maya.id}": "try", "act": "end"}
    ).status_code == 404  # fmt: skip


def test_a_family_talk_has_three_voices_and_ends_with_promises(cast: Cast, as_person: Be) -> None:
    osei = as_person(cast.osei)
    form = {**PLANNED, "kind": "family", "guardian": str(cast.ruiz.id)}
    here = osei.post(f"/educator/talks/plan/{cast.maya.id}/", form)["Location"]
    said = {f"says-{cast.osei.id}": "I see her build", f"says-{cast.ruiz.id}": "Cuenta todo en casa"}
    osei.post(here, {**said, f"will-{cast.ruiz.id}": "Leemos juntas", "act": "keep"})
    talk = Conference.objects.get()
    as_person(cast.maya).post(f"/learner/talks/{talk.id}/", {f"says-{cast.maya.id}": "I like triangles", "act": "keep"})
    ended = as_person(cast.osei).post(here, {**said, f"will-{cast.ruiz.id}": "Leemos juntas", "act": "end"})

    assert ended.status_code == 302
    assert sorted(line.text for line in talk.lines.all()) == [
        "Cuenta todo en casa", "I like triangles", "I see her build"
    ]  # fmt: skip
    for person, address in ((cast.osei, here), (cast.maya, f"/learner/talks/{talk.id}/")):
        assert all(words in text(as_person(person), address) for words in ("Cuenta todo en casa", "Leemos juntas"))
    page = text(as_person(cast.ruiz), f"/family/talks/{talk.id}/")
    assert "Cuenta todo en casa" in page
    assert "I like triangles" not in page
    assert as_person(cast.ruiz_limited).get(f"/family/talks/{talk.id}/").status_code == 404


def test_a_kind_brings_its_own_questions_and_nobody_has_to_choose_one(cast: Cast, as_person: Be) -> None:
    promised = promise_talk(adult=cast.osei, learner=cast.maya, promised_on=NOON.date(), by=cast.osei, at=NOON)
    osei, here = as_person(cast.osei), f"/educator/talks/{promised.id}/"
    assert "To begin with" not in text(osei, here)

    assert osei.post(f"{here}kind/", {"kind": "repair"}).status_code == 302

    assert "What would put it right" in text(osei, here)
    assert "What would put it right" in text(as_person(cast.maya), f"/learner/talks/{promised.id}/")
    assert as_person(cast.osei).post(f"{here}kind/", {"kind": "family"}).status_code == 404


def test_a_photo_of_the_filled_sheet_stands_with_the_talk_for_both(cast: Cast, as_person: Be) -> None:
    promised = promise_talk(adult=cast.osei, learner=cast.maya, promised_on=NOON.date(), by=cast.osei, at=NOON)
    osei, here = as_person(cast.osei), f"/educator/talks/{promised.id}/"

    for bad, sentence in ((wav(1.0), "This is not a picture"), (b"", "Nothing is chosen yet")):
        given = {"photo": upload(bad, "sheet.png")} if bad else {}
        answer = osei.post(f"{here}sheet/", given, follow=True)
        assert sentence in answer.content.decode()
    assert not SheetPhoto.objects.exists()

    osei.post(f"{here}sheet/", {"photo": upload(picture_bytes("PNG"), "sheet.png")})
    photo_id = SheetPhoto.objects.get().file_id
    for person, side in ((cast.osei, "educator"), (cast.maya, "learner")):
        assert f"/files/{photo_id}/" in text(as_person(person), f"/{side}/talks/{promised.id}/")
        assert as_person(person).get(f"/files/{photo_id}/").status_code == 200
    assert as_person(cast.ruiz).get(f"/files/{photo_id}/").status_code == 404
    assert as_person(cast.duarte).post(f"{here}sheet/", {}).status_code == 404
