"""M1, M2, M3 over HTTP: what a mentor sees and what they never do, what they offer, and their words to a piece."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.rooms.people.test_mentoring import JUNE, consented, matched, rosa_of
from tests.work import piece, voice
from trellis.foundation import clock
from trellis.rooms.community.actions import make_offer
from trellis.rooms.community.actions.mentoring import Offered
from trellis.rooms.community.models import MentorMessage, Offer
from trellis.rooms.evidence.actions import give_feedback, hand_in
from trellis.rooms.evidence.actions.opening import open_to_circle
from trellis.rooms.evidence.models import Evidence, Feedback, Judgement
from trellis.rooms.evidence.terms import FeedbackKind
from trellis.rooms.paths.models import Goal
from trellis.rooms.paths.terms import Horizon
from trellis.rooms.people.actions import name_guardian, set_contact
from trellis.rooms.people.models import Mentorship, MentorVetting, Person
from trellis.rooms.people.terms import Rights
from trellis.rooms.profiles.actions import say_about_me

pytestmark = pytest.mark.django_db
Be = Callable[[Person], Client]
BIKE = Offered(kind="visit", title="The bike workshop", days="Thursdays at three", will_see="Wheels, brakes, grease.")


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


def shown(cast: Cast, *, is_open: bool = True, title: str = "The brake") -> Evidence:
    made = piece(cast.leo, at=NOON, title=title, files=[voice("Listen to it")])
    hand_in(evidence=made, by=cast.leo, at=NOON)
    if is_open:
        open_to_circle(piece=made, is_open=True, by=cast.leo, at=NOON)
    return made


def goal(cast: Cast, text: str, *opened: str) -> None:
    Goal.objects.create(owner=cast.leo, horizon=Horizon.values[0], text=text, visibility=opened, made_at=NOON)


def read(be: Be, who: Person, address: str) -> str:
    answer = be(who).get(address)
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def test_R119_a_mentor_sees_the_first_name_the_goal_and_what_was_shown_and_nothing_else(
    cast: Cast, as_person: Be
) -> None:
    rosa, kept = rosa_of(cast), shown(cast, is_open=False, title="Closed piece")
    cast.leo.name, cast.leo.portrait = "Leo Andrade Whole", "leo"
    cast.leo.save()
    row, brake = consented(cast, rosa), shown(cast)
    goal(cast, "Open goal", "my_circle")
    goal(cast, "Closed goal")
    give_feedback(evidence=brake, kind=FeedbackKind.WORD, text="A teacher's word", by=cast.duarte, at=NOON)
    addresses = (
        "/mentor/learners/",
        f"/mentor/learners/{row.id}/",
        "/mentor/feedback/",
        f"/mentor/feedback/{brake.id}/",
    )
    seen = "".join(read(as_person, rosa, one) for one in addresses)

    for mark in ("Leo", "Open goal", "The brake", "bikes on Thursdays", "Mr Duarte"):
        assert mark in seen
    for mark in ("Andrade", "Closed goal", "Closed piece", "A teacher", "Advisory", "portraits/", "Kim"):
        assert mark not in seen
    for address in (
        f"/mentor/feedback/{kept.id}/", f"/educator/learners/{cast.leo.id}/", "/educator/class/", "/office/people/",
        f"/family/mentors/{row.id}/", f"/learner/mentors/{row.id}/", f"/educator/mentors/{row.id}/",
        f"/files/{kept.files.get().file_id}/",
    ):  # fmt: skip
        assert as_person(rosa).get(address).status_code == 404, address
    assert as_person(rosa).get(f"/files/{brake.files.get().file_id}/").status_code == 200


def test_R119_what_is_closed_again_is_closed_in_the_request(cast: Cast, as_person: Be) -> None:
    rosa = rosa_of(cast)
    consented(cast, rosa)
    brake = shown(cast)

    open_to_circle(piece=brake, is_open=False, by=cast.leo, at=NOON)

    assert read(as_person, rosa, f"/mentor/feedback/{brake.id}/") == "404"
    assert as_person(rosa).get(f"/files/{brake.files.get().file_id}/").status_code == 404


def test_R119_what_waits_for_another_yes_is_said_to_wait_and_names_no_learner(cast: Cast, as_person: Be) -> None:
    rosa = rosa_of(cast)
    consented(cast, rosa)
    name_guardian(guardian=cast.ana, learner=cast.leo, rights=Rights.LIMITED, by=cast.keller, at=NOON)

    seen = read(as_person, rosa, "/mentor/learners/")

    assert "waits for another yes of the family. Mr Duarte knows more" in seen
    assert "Thank you" not in seen
    assert "Leo" not in seen


@pytest.mark.parametrize("how", ["after its last day", "consent taken back", "vetting withdrawn"])
def test_R119_access_ends_by_itself_with_a_word_of_thanks(
    cast: Cast, as_person: Be, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rosa = rosa_of(cast)
    row, brake = consented(cast, rosa), shown(cast)
    if how == "after its last day":
        monkeypatch.setattr(clock, "now", lambda: NOON.replace(year=2027, month=7, day=1))
    elif how == "consent taken back":
        as_person(cast.ana).post(f"/family/mentors/{row.id}/", {"act": "end"})
    else:
        as_person(cast.vera).post(f"/office/people/{rosa.id}/vetting/", {"act": "withdraw"})

    seen = read(as_person, rosa, "/mentor/learners/")
    assert "Thank you" in seen
    assert "Leo" not in seen
    for address in (
        f"/mentor/learners/{row.id}/",
        f"/mentor/feedback/{brake.id}/",
        f"/files/{brake.files.get().file_id}/",
    ):
        assert as_person(rosa).get(address).status_code == 404


def test_R119_the_family_is_told_what_a_yes_opens_and_has_two_equal_buttons(cast: Cast, as_person: Be) -> None:
    rosa = rosa_of(cast)
    row = matched(cast, rosa)
    home, page = read(as_person, cast.ana, "/family/child/"), read(as_person, cast.ana, f"/family/mentors/{row.id}/")

    assert f"/family/mentors/{row.id}/" in home
    assert "would not see: the whole name, a face" in page
    assert page.count('<button class="btn" name="act"') == 2
    assert "checked" not in page
    for other in (cast.void, cast.ruiz):
        assert as_person(other).get(f"/family/mentors/{row.id}/").status_code == 404
        assert as_person(other).post(f"/family/mentors/{row.id}/", {"act": "yes"}).status_code == 404
    as_person(cast.ana).post(f"/family/mentors/{row.id}/", {"act": "no"})
    assert "This has ended" in read(as_person, cast.ana, f"/family/mentors/{row.id}/")
    assert read(as_person, rosa, f"/mentor/learners/{row.id}/") == "404"


def test_R119_where_a_court_has_a_say_somebody_else_is_asked(cast: Cast, as_person: Be) -> None:
    row, home = matched(cast, rosa_of(cast)), "/family/child/"
    set_contact(guardian=cast.ana, learner=cast.leo, has_court_note=True, by=cast.keller, at=NOON)
    page = f"/family/mentors/{row.id}/"

    assert page not in read(as_person, cast.ana, home)
    assert 'value="yes"' not in read(as_person, cast.ana, page)
    as_person(cast.ana).post(page, {"act": "yes"})
    assert Mentorship.objects.get().consent_at is None

    set_contact(guardian=cast.ana, learner=cast.leo, has_court_note=False, by=cast.keller, at=NOON)
    as_person(cast.ana).post(page, {"act": "yes"})
    assert page in read(as_person, cast.ana, home)
    assert Mentorship.objects.get().consent_by == cast.ana


def test_R119_a_match_over_http_keeps_what_was_typed(cast: Cast, as_person: Be) -> None:
    rosa = rosa_of(cast)
    make_offer(offered=BIKE, by=rosa, at=NOON)
    given: dict[str, Any] = {
        "mentor": str(rosa.id), "learner": str(cast.leo.id), "staff": str(cast.duarte.id), "purpose": "Brakes in the rain",
        "until": str(JUNE + timedelta(days=1)),
    }  # fmt: skip
    late = as_person(cast.duarte).post("/educator/mentors/", given)

    assert late.status_code == 422
    assert "vetting" in late.content.decode()
    assert 'value="Brakes in the rain"' in late.content.decode()
    assert "Wheels, brakes, grease." in late.content.decode()
    for wrong in ({"learner": str(cast.maya.id)}, {"mentor": "x"}, {"staff": str(cast.ana.id)}, {"purpose": ""}):
        assert (
            as_person(cast.duarte).post("/educator/mentors/", {**given, "until": str(JUNE), **wrong}).status_code == 422
        )
    assert as_person(cast.duarte).post("/educator/mentors/", {**given, "until": str(JUNE)}).status_code == 302
    assert Mentorship.objects.get().purpose == "Brakes in the rain"


def test_AR18_a_thread_of_only_a_mentor_and_a_learner_is_refused_with_422(cast: Cast, as_person: Be) -> None:
    rosa = rosa_of(cast)
    given = {"mentor": str(rosa.id), "learner": str(cast.leo.id), "purpose": "x", "until": str(JUNE)}

    for staff in ("", str(rosa.id), str(cast.leo.id), str(cast.ana.id)):
        assert as_person(cast.duarte).post("/educator/mentors/", {**given, "staff": staff}).status_code == 422
    assert not Mentorship.objects.exists()


def test_R119_three_say_something_and_each_reads_it(cast: Cast, as_person: Be) -> None:
    rosa = rosa_of(cast)
    row = consented(cast, rosa)
    homes = {rosa: "mentor/learners", cast.leo: "learner/mentors", cast.duarte: "educator/mentors"}

    for who, folder in homes.items():
        said = as_person(who).post(f"/{folder}/{row.id}/", {"act": "say", "text": f"Word of {who.slug}"})
        assert said.status_code == 302
    for who, folder in {**homes, cast.ana: "family/mentors"}.items():
        page = read(as_person, who, f"/{folder}/{row.id}/")
        assert [one for one in homes if f"Word of {one.slug}" not in page] == []
    empty = as_person(rosa).post(f"/mentor/learners/{row.id}/", {"act": "say", "text": " "})
    assert (empty.status_code, "Say something first" in empty.content.decode()) == (422, True)
    assert as_person(rosa).post(f"/mentor/learners/{row.id}/", {"act": "delete"}).status_code == 404
    assert MentorMessage.objects.count() == 3


def test_R119_feedback_is_two_answers_and_never_a_judgement(cast: Cast, as_person: Be) -> None:
    rosa = rosa_of(cast)
    consented(cast, rosa)
    brake = shown(cast)
    here = f"/mentor/feedback/{brake.id}/"

    assert as_person(rosa).post(here, {"works": " ", "tries": ""}).status_code == 422
    assert as_person(rosa).post(here, {"works": "The felt", "tries": "Wet it first"}).status_code == 302
    said = Feedback.objects.get()
    assert (said.author, said.text) == (rosa, "What works here? The felt\nWhat would you try next? Wet it first")
    assert "The felt" in read(as_person, rosa, here)
    assert "The felt" in read(as_person, cast.leo, f"/learner/portfolio/{brake.id}/")
    assert not Judgement.objects.exists()


def test_R119_offers_are_written_by_the_vetted_and_closed_by_whose_they_are(cast: Cast, as_person: Be) -> None:
    rosa, given = rosa_of(cast), {"kind": "visit", "title": "Workshop", "days": "Thursdays", "will_see": "Wheels"}

    for missing in given:
        assert as_person(rosa).post("/mentor/offers/", {**given, missing: ""}).status_code == 422
    assert as_person(rosa).post("/mentor/offers/", given).status_code == 302
    offer = Offer.objects.get()
    assert "Wheels" in read(as_person, rosa, "/mentor/offers/")
    assert "Wheels" in read(as_person, cast.osei, "/educator/mentors/")
    other = rosa_of(cast)
    assert as_person(other).post(f"/mentor/offers/{offer.id}/close/").status_code == 404
    assert as_person(rosa).post(f"/mentor/offers/{offer.id}/close/").status_code == 302
    assert "Wheels" not in read(as_person, cast.osei, "/educator/mentors/")
    MentorVetting.objects.filter(mentor=rosa).update(withdrawn_at=NOON)
    assert as_person(rosa).post("/mentor/offers/", given).status_code == 404


def test_R119_a_mentor_stands_among_the_people_of_a_learner(cast: Cast, as_person: Be) -> None:
    rosa = rosa_of(cast)
    row = matched(cast, rosa)

    assert "Rosa" not in read(as_person, cast.leo, "/learner/people/")
    as_person(cast.ana).post(f"/family/mentors/{row.id}/", {"act": "yes"})
    assert "Rosa" in read(as_person, cast.leo, "/learner/people/")
    assert f"/learner/mentors/{row.id}/" in read(as_person, cast.leo, f"/learner/people/{rosa.id}/")
    assert as_person(cast.kim).get(f"/learner/mentors/{row.id}/").status_code == 404


def test_R119_the_office_vets_and_a_day_gone_by_is_refused(cast: Cast, as_person: Be) -> None:
    rosa = rosa_of(cast)
    here = f"/office/people/{rosa.id}/vetting/"

    refused = as_person(cast.vera).post(here, {"until": "2026-10-01"}, follow=True).content.decode()
    assert "a day to come" in refused
    assert "June" in refused
    as_person(cast.vera).post(here, {"until": "2026-12-01"})
    assert str(MentorVetting.objects.get(withdrawn_at=None).until) == "2026-12-01"
    for other in (cast.duarte, rosa, cast.ana):
        assert as_person(other).post(here, {"until": "2026-12-24"}).status_code == 404


def test_R13_mentors_whose_offer_touches_an_interest_are_named_and_never_matched(cast: Cast, as_person: Be) -> None:
    for name in ("One", "Two", "Three"):
        mentor = rosa_of(cast)
        mentor.said_as = f"Mentor {name}"
        mentor.save()
        make_offer(offered=BIKE, by=mentor, at=NOON)
    other = rosa_of(cast)
    make_offer(offered=Offered(kind="talk", title="Bees", days="Mondays", will_see="Honey"), by=other, at=NOON)
    say_about_me(learner=cast.leo, kind="interest", text="I mend brakes", visibility=[], by=cast.leo, at=NOON)
    page = read(as_person, cast.duarte, f"/educator/learners/{cast.leo.id}/people/")

    assert page.count("offers: The bike workshop") == 2
    assert "Bees" not in page
    assert "offers:" not in read(as_person, cast.duarte, f"/educator/learners/{cast.kim.id}/people/")
    assert "offers:" not in read(as_person, cast.keller, f"/educator/learners/{cast.leo.id}/people/")
    assert not Mentorship.objects.exists()


def test_AR18_who_leads_reads_no_thread_and_a_withdrawn_vetting_stops_a_match(cast: Cast, as_person: Be) -> None:
    rosa = rosa_of(cast)
    row = consented(cast, rosa)

    for who in (cast.keller, cast.vera, cast.osei, cast.kim):
        for folder in ("educator/mentors", "learner/mentors", "family/mentors", "mentor/learners"):
            assert as_person(who).get(f"/{folder}/{row.id}/").status_code == 404
