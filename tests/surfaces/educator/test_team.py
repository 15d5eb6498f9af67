"""The page of a team: its people, whom they share, its two weeks, what it decides; and how the office forms one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from tests.teams import ANSWER, QUESTION, before_team, team_blue
from tests.together import begun, two_teachers
from trellis.foundation import clock
from trellis.rooms.community.models import Decision, Proposal, ProposalVoice
from trellis.rooms.conferences.actions import plan_with_family
from trellis.rooms.people.actions import close_school, end_membership, note_days_away
from trellis.rooms.people.models import Group, Membership, Person
from trellis.rooms.people.queries import next_school_day
from trellis.rooms.people.terms import GroupKind

type Be = Callable[[Person], Client]
SOON = (clock.now().date() + timedelta(days=30)).isoformat()
EVERYBODY = (
    "leo",
    "maya",
    "osei",
    "duarte",
    "brandt",
    "vera",
    "nunes",
    "keller",
    "ana",
    "ruiz",
    "void",
    "other_leader",
    "nilsson",
)


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return on_one_line(response.content.decode())


def who_opens(cast: Cast, as_person: Be, address: str) -> set[str]:
    return {who for who in EVERYBODY if as_person(getattr(cast, who)).get(address).status_code == 200}


def test_R015_the_office_forms_a_team_and_its_page_shows_whom_they_share(cast: Cast, as_person: Be) -> None:
    office, river = as_person(cast.vera), two_teachers(cast)
    ticked = [str(one.id) for one in (cast.osei, cast.duarte)]
    assert office.post("/office/teams/", {"name": "Team Blue", "in": ticked}).status_code == 302
    team = Group.objects.get(kind=GroupKind.TEAM)
    assert office.post(f"/office/teams/{team.id}/", {"person": str(cast.brandt.id)}).status_code == 302
    project = begun(cast, river, cast.kim)
    before_team(team, cast.osei)

    page = read(as_person(cast.duarte), f"/educator/team/{team.id}/")

    for name in ("Ms Osei", "Mr Duarte", "Mr Brandt", "Leo", "Maya", "Zoe", "Ada"):
        assert name in page
    assert f"/educator/projects/{project.id}/" in page and QUESTION in page
    assert f"/educator/learners/{cast.leo.id}/" in page  # he teaches Leo, and not Maya
    assert f"/educator/learners/{cast.maya.id}/" not in page
    assert who_opens(cast, as_person, f"/educator/team/{team.id}/") == {"osei", "duarte", "brandt"}
    assert as_person(cast.osei).get("/educator/team/").headers["Location"] == f"/educator/team/{team.id}/"


def test_R015_a_team_teaches_nobody_and_gives_no_role(cast: Cast, as_person: Be) -> None:
    team = team_blue(cast, cast.osei, cast.duarte, cast.vera)

    osei = as_person(cast.osei)
    assert osei.get(f"/educator/learners/{cast.leo.id}/").status_code == 404
    assert "Team Blue" not in read(osei, "/educator/designer/")
    assert cast.viewer(cast.vera).roles == {"staff"} and cast.viewer(cast.vera).teams == {team.id}
    assert cast.viewer(cast.osei).taught_groups == {cast.class_2b.id}
    assert as_person(cast.vera).get(f"/educator/team/{team.id}/").status_code == 200
    assert as_person(cast.vera).get("/educator/class/").status_code == 404


def test_R015_no_learner_and_no_guardian_is_written_into_a_team(cast: Cast, as_person: Be) -> None:
    team, office = team_blue(cast), as_person(cast.vera)
    for person, role in ((cast.maya, "learner"), (cast.ana, "guardian")):
        office.post(f"/office/people/{person.id}/role/", {"role": role, "group": str(team.id)})
        assert office.post(f"/office/teams/{team.id}/", {"person": str(person.id)}).status_code == 422
    assert not Membership.objects.filter(group=team, person__in=[cast.maya, cast.ana]).exists()


def test_R015_two_presses_form_one_team_and_another_of_that_name_is_refused(cast: Cast, as_person: Be) -> None:
    office, typed = as_person(cast.vera), {"name": "Team Blue", "in": [str(cast.osei.id)]}
    for _press in range(2):
        assert office.post("/office/teams/", typed).status_code == 302
    answer = office.post("/office/teams/", {"name": "team blue", "in": [str(cast.duarte.id)]})
    page = on_one_line(answer.content.decode())

    assert answer.status_code == 422 and "A team of this name is there already." in page and 'value="team blue"' in page
    assert office.post("/office/teams/", {"name": "", "in": []}).status_code == 422
    assert Group.objects.filter(kind=GroupKind.TEAM).count() == 1


def test_R015_two_weeks_say_who_is_away_and_talks_with_a_family_without_whom(cast: Cast, as_person: Be) -> None:
    now = clock.now()
    team = team_blue(cast, at=now)
    day = next_school_day(cast.school, now.date() + timedelta(days=1))
    note_days_away(person=cast.brandt, starts_on=day, ends_on=day, by=cast.brandt, at=now)
    plan_with_family(
        adult=cast.duarte,
        learner=cast.leo,
        kind="family",
        promised_on=day,
        guardians=[cast.ana],
        by=cast.duarte,
        at=now,
    )
    off = next_school_day(cast.school, day + timedelta(days=1))
    close_school(school=cast.school, name="Snow", starts_on=off, ends_on=off, by=cast.keller, at=now)

    page = read(as_person(cast.osei), f"/educator/team/{team.id}/")

    weeks = page[page.index('id="days"') : page.index('id="learners"')]
    assert "Mr Brandt is away." in weeks and "Mr Duarte talks with a family." in weeks and "No school: Snow." in weeks
    assert "Leo" not in weeks and "Ana" not in weeks


def test_R015_somebody_in_it_alone_is_told_so_and_decides_at_once(cast: Cast, as_person: Be) -> None:
    team = team_blue(cast, cast.osei)

    assert "in it alone" in read(as_person(cast.osei), f"/educator/team/{team.id}/")
    made = before_team(team, cast.osei)
    assert made.decision is not None


def test_R017_the_friday_flex_block_is_decided_when_everybody_agrees_and_comes_back_on_its_day(
    cast: Cast, as_person: Be
) -> None:
    team, today = team_blue(cast), clock.now().date()
    given = {
        "question": QUESTION, "answer": ANSWER, "options": "Homework hour", "why": "They asked.", "reach": "staff",
        "review_on": (today + timedelta(days=30)).isoformat(),
    }  # fmt: skip
    assert as_person(cast.osei).post(f"/educator/team/{team.id}/ask/", given).status_code == 302
    put = Proposal.objects.get()
    assert QUESTION in read(as_person(cast.duarte), "/educator/class/")
    for member in (cast.duarte, cast.brandt):
        assert not Decision.objects.exists()
        as_person(member).post(f"/educator/team/questions/{put.id}/", {"act": "yes"})
    decision = Decision.objects.get()

    page = read(as_person(cast.osei), f"/educator/team/decisions/{decision.slug}/")
    for words in (
        QUESTION,
        ANSWER,
        "They asked.",
        "Homework hour",
        "Mr Duarte",
        "Mr Brandt",
        "Ms Osei looks at it again.",
    ):
        assert words in page
    assert QUESTION in read(as_person(cast.vera), "/decisions/?school=willow")  # the staff read it
    assert as_person(cast.vera).get(f"/educator/team/decisions/{decision.slug}/").status_code == 404
    assert QUESTION not in read(as_person(cast.osei), "/educator/class/")

    Decision.objects.update(review_on=today)
    assert "It is your turn: you promised to look at it again" in read(as_person(cast.osei), "/educator/class/")
    assert QUESTION not in read(as_person(cast.duarte), "/educator/class/")


@pytest.mark.parametrize(
    ("reach", "who"),
    [
        ("team", {"osei", "duarte", "brandt"}),
        ("staff", {"osei", "duarte", "brandt", "vera", "nunes", "keller"}),
        ("school", {"leo", "maya", "osei", "duarte", "brandt", "vera", "nunes", "keller", "ana", "ruiz"}),
    ],
)
def test_R017_a_decision_of_a_team_is_read_as_far_as_it_reaches(
    cast: Cast, as_person: Be, reach: str, who: set[str]
) -> None:
    team = team_blue(cast)
    put = before_team(team, cast.osei, reach=reach)
    as_person(cast.brandt).post(f"/educator/team/questions/{put.id}/", {"act": "close"})
    slug = Decision.objects.get().slug

    assert who_opens(cast, as_person, f"/decisions/{slug}/?school=willow") == who
    listed = {
        one
        for one in EVERYBODY
        if QUESTION in as_person(getattr(cast, one)).get("/decisions/?school=willow").content.decode()
    }
    assert listed == who
    assert QUESTION not in Client().get("/decisions/?school=willow").content.decode()
    assert Client().get(f"/decisions/{slug}/?school=willow").status_code == 404
    if reach == "school":
        assert as_person(cast.ana).get(f"/family/decisions/{slug}/").status_code == 200


def test_R017_somebody_closes_it_and_the_concerns_stand(cast: Cast, as_person: Be) -> None:
    team = team_blue(cast)
    put = before_team(team, cast.osei)
    duarte = as_person(cast.duarte)
    refused = duarte.post(f"/educator/team/questions/{put.id}/", {"act": "concern", "words": " "})
    assert refused.status_code == 422 and "Say in a sentence what concerns you" in refused.content.decode()
    duarte.post(f"/educator/team/questions/{put.id}/", {"act": "concern", "words": "The hall is taken."})
    assert "The hall is taken." in read(as_person(cast.osei), f"/educator/team/{team.id}/")

    for _press in range(2):
        as_person(cast.brandt).post(f"/educator/team/questions/{put.id}/", {"act": "close"})

    decision = Decision.objects.get()
    page = read(as_person(cast.brandt), f"/educator/team/decisions/{decision.slug}/")
    assert "The hall is taken." in page and "had a concern" in page
    late = duarte.post(f"/educator/team/questions/{put.id}/", {"act": "yes"}, follow=True)
    assert (
        "This is decided already" in late.content.decode()
        and ProposalVoice.objects.get(person=cast.duarte).agrees is False
    )


def test_R017_a_yes_twice_is_one_and_who_has_left_is_not_waited_for(cast: Cast, as_person: Be) -> None:
    team = team_blue(cast, cast.osei, cast.duarte, cast.brandt)
    put = before_team(team, cast.osei)
    for _press in range(2):
        as_person(cast.duarte).post(f"/educator/team/questions/{put.id}/", {"act": "yes"})
    assert ProposalVoice.objects.filter(person=cast.duarte).count() == 1 and not Decision.objects.exists()
    for person in (cast.brandt, cast.osei):
        held = Membership.objects.get(person=person, group=team)
        Membership.objects.filter(pk=held.pk).update(starts_on=NOON.date())
        held.refresh_from_db()
        end_membership(membership=held, ends_on=clock.now().date() - timedelta(days=1), by=cast.keller, at=clock.now())

    page = read(as_person(cast.duarte), f"/educator/team/{team.id}/")
    assert QUESTION in page  # what is open stays
    assert as_person(cast.brandt).post(f"/educator/team/questions/{put.id}/", {"act": "yes"}).status_code == 404
    as_person(cast.duarte).post(f"/educator/team/questions/{put.id}/", {"act": "yes"})
    decision = Decision.objects.get()
    Decision.objects.update(review_on=clock.now().date())
    assert "It is your turn" in read(as_person(cast.duarte), "/educator/class/")  # its writer is in the team no longer
    assert decision.decided_by == cast.osei


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"question": " "}, "Write the question that the team has before it."),
        ({"answer": ""}, "Write what you propose, in one sentence."),
        ({"reach": "world"}, "Choose who reads what the team decides."),
        ({"review_on": "2020-01-01"}, "Choose a day to come for looking at it again."),
        ({"review_on": ""}, "Choose a day to come for looking at it again."),
        ({"review_on": "soon"}, "Write the day as year, month, day"),
        ({"options": "1\n2\n3\n4"}, "Write at most 3 other ways"),
        ({"answer": "a" * 301}, "Say it in at most 300 signs."),
    ],
)
def test_R017_what_cannot_be_asked_says_so_and_keeps_what_was_typed(
    cast: Cast, as_person: Be, changed: dict[str, str], says: str
) -> None:
    team = team_blue(cast)
    given = {"question": QUESTION, "answer": ANSWER, "why": "Kept here.", "reach": "team", "review_on": SOON}

    answer = as_person(cast.osei).post(f"/educator/team/{team.id}/ask/", {**given, **changed})

    page = on_one_line(answer.content.decode())
    assert answer.status_code == 422 and says in page and "Kept here." in page
    assert not Proposal.objects.exists()


def test_R017_two_presses_put_one_question_and_its_writer_alone_takes_it_back(cast: Cast, as_person: Be) -> None:
    team = team_blue(cast)
    given = {"question": QUESTION, "answer": ANSWER, "reach": "team", "review_on": SOON}
    for _press in range(2):
        as_person(cast.osei).post(f"/educator/team/{team.id}/ask/", given)
    put = Proposal.objects.get()
    assert as_person(cast.duarte).post(f"/educator/team/questions/{put.id}/", {"act": "back"}).status_code == 404
    as_person(cast.osei).post(f"/educator/team/questions/{put.id}/", {"act": "back"})

    assert not Proposal.objects.exists() and not Decision.objects.exists()


def test_R017_a_team_writes_its_decision_anew_and_nobody_else_does(cast: Cast, as_person: Be) -> None:
    team = team_blue(cast)
    put = before_team(team, cast.osei, reach="staff")
    as_person(cast.osei).post(f"/educator/team/questions/{put.id}/", {"act": "close"})
    slug = Decision.objects.get().slug
    given = {
        "question_en": QUESTION, "answer_en": "Two workshops.", "vision_part": "none",
        "review_on": (clock.now().date() + timedelta(days=90)).isoformat(),
    }  # fmt: skip
    assert as_person(cast.duarte).post(f"/educator/team/decisions/{slug}/anew/", given).status_code == 302
    assert as_person(cast.keller).get(f"/leader/decisions/{slug}/anew/").status_code == 404
    assert as_person(cast.vera).get(f"/educator/team/decisions/{slug}/anew/").status_code == 404

    assert Decision.objects.get(version=2).reach == "staff"
    assert "Two workshops." in read(as_person(cast.vera), f"/decisions/{slug}/?school=willow")
