"""Every page that lists something, with whoever opens it; and those that list nothing, each with the reason."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.house.plenty import Plenty
from tests.house.plenty_of_adults import of_team, team_there
from tests.house.plenty_of_places import first_place
from trellis.foundation import clock
from trellis.rooms.notices.actions import make_calendar_feed

VISITOR, TABLET = "", "the tablet of Leo's advisory"


@dataclass(frozen=True)
class Listing:
    """A page that lists things: who opens it, and where, once the school is there."""

    who: str
    address: Callable[[Plenty], str]
    reading: str = ""  # where the page is another one for who reads pictures first


def at(who: str, address: str) -> Listing:
    return Listing(who, lambda plenty: address)


def of(who: str, address: str, thing: Callable[[Plenty], Any]) -> Listing:
    return Listing(who, lambda plenty: address.format(getattr(thing(plenty), "id", thing(plenty))))


def explain(plenty: Plenty) -> Any:
    return plenty.cast.targets["forces-explain"]


def feed_of(plenty: Plenty) -> str:
    """A private address at which Mr Duarte's calendar reads his talks."""
    return make_calendar_feed(person=plenty.cast.duarte, by=plenty.cast.duarte, at=clock.now())


def name_forces(plenty: Plenty) -> Any:
    return plenty.cast.targets["forces-name"]


# By the route and, where one address shows several things, what is asked of it.
LISTS = {
    "/": at(VISITOR, "/?school=willow"),
    "/ of all schools": at(VISITOR, "/"),
    "/continuum/": at(VISITOR, "/continuum/?school=willow"),
    "/continuum/<slug:area>/": at(VISITOR, "/continuum/science/?school=willow"),
    "/decisions/": at(VISITOR, "/decisions/?school=willow"),
    "/decisions/ of one's circle": at("leo", "/decisions/"),
    "/decisions/<slug:slug>/": at("duarte", "/decisions/marks/"),
    "/educator/decisions/new/": at("duarte", "/educator/decisions/new/"),
    "/educator/decisions/<slug:slug>/": at("duarte", "/educator/decisions/ours/"),
    "/educator/decisions/<slug:slug>/anew/": at("duarte", "/educator/decisions/ours/anew/"),
    "/family/decisions/": at("ana", "/family/decisions/"),
    "/family/decisions/<slug:slug>/": at("ana", "/family/decisions/marks/"),
    "/leader/walk/": at("keller", "/leader/walk/"),
    "/leader/people/": at("keller", "/leader/people/"),
    "/educator/people/": at("duarte", "/educator/people/"),
    "/educator/people/<uuid:group_id>/": of("duarte", "/educator/people/{}/", lambda plenty: plenty.cast.advisory),
    "/learner/today/adults/": at("leo", "/learner/today/adults/"),
    "/leader/decisions/": at("keller", "/leader/decisions/"),
    "/leader/decisions/new/": at("keller", "/leader/decisions/new/"),
    "/leader/decisions/<slug:slug>/": at("keller", "/leader/decisions/marks/"),
    "/leader/decisions/<slug:slug>/anew/": at("keller", "/leader/decisions/marks/anew/"),
    "/account/": at("ana", "/account/"),
    "/account/ of several schools": at("brandt", "/account/"),
    "/account/calendar/<slug:address>.ics": Listing("duarte", lambda plenty: f"/account/calendar/{feed_of(plenty)}.ics"),
    "/account/looked/": at("ana", "/account/looked/"),
    "/account/looked/ of a learner": at("leo", "/account/looked/"),
    "/account/told/": at("duarte", "/account/told/"),
    "/account/who/": at("brandt", "/account/who/"),
    "/learner/today/": at("leo", "/learner/today/"),
    "/learner/today/ of the young": at("maya", "/learner/today/"),
    "/learner/today/plan/<uuid:block_id>/": of("leo", "/learner/today/plan/{}/", lambda plenty: plenty.block),
    "/kiosk/": at(TABLET, "/kiosk/"),
    "/learner/path/": at("leo", "/learner/path/"),
    "/learner/path/ as a list": at("leo", "/learner/path/?as=list"),
    "/learner/path/<uuid:target_id>/": of("leo", "/learner/path/{}/", explain),
    "/learner/path/own/<uuid:area_id>/": of("leo", "/learner/path/own/{}/", lambda plenty: plenty.area),
    "/learner/path/ in pictures": Listing("leo", lambda plenty: "/learner/path/", reading="young"),
    "/learner/path/<uuid:target_id>/ in pictures": Listing(
        "leo", lambda plenty: f"/learner/path/{explain(plenty).id}/", reading="young"
    ),
    "/learner/path/ in pictures, whole": Listing("leo", lambda plenty: "/learner/path/?as=picture", reading="young"),
    "/learner/capture/ in pictures": Listing("leo", lambda plenty: "/learner/capture/", reading="young"),
    "/learner/capture/<uuid:piece_id>/": of("leo", "/learner/capture/{}/", lambda plenty: plenty.piece),
    "/learner/choose/ with a way": of("leo", "/learner/choose/?way={}", lambda plenty: plenty.way),
    "/learner/choose/": at("leo", "/learner/choose/"),
    "/learner/choose/ for a target": of("leo", "/learner/choose/?target={}", explain),
    "/learner/choose/all/": of("leo", "/learner/choose/all/?target={}", explain),
    "/learner/projects/": at("leo", "/learner/projects/"),
    "/learner/projects/<uuid:project_id>/": of("leo", "/learner/projects/{}/", lambda plenty: plenty.project),
    "/learner/goals/": at("leo", "/learner/goals/"),
    "/learner/about/": at("leo", "/learner/about/"),
    "/learner/about/ in pictures": Listing("leo", lambda plenty: "/learner/about/", reading="young"),
    "/learner/reflect/": at("leo", "/learner/reflect/"),
    "/learner/reflect/ of the young": Listing("leo", lambda plenty: "/learner/reflect/", reading="young"),
    "/learner/talks/": at("leo", "/learner/talks/"),
    "/learner/talks/<uuid:talk_id>/": of("leo", "/learner/talks/{}/", lambda plenty: plenty.talk),
    "/learner/talks/<uuid:talk_id>/prepare/": of("leo", "/learner/talks/{}/prepare/", lambda plenty: plenty.talk),
    "/learner/talks/<uuid:talk_id>/ that was led": of("leo", "/learner/talks/{}/", lambda plenty: plenty.shown),
    "/learner/talks/<uuid:talk_id>/prepare/ to lead": of(
        "leo", "/learner/talks/{}/prepare/", lambda plenty: plenty.led
    ),
    "/learner/talks/<uuid:talk_id>/show/": of("leo", "/learner/talks/{}/show/", lambda plenty: plenty.led),
    "/learner/talks/<uuid:talk_id>/paper/ to lead": of("leo", "/learner/talks/{}/paper/", lambda plenty: plenty.led),
    "/learner/talks/<uuid:talk_id>/paper/": of("leo", "/learner/talks/{}/paper/", lambda plenty: plenty.talk),
    "/learner/people/": at("leo", "/learner/people/"),
    "/learner/people/new/": at("leo", "/learner/people/new/"),
    "/learner/people/<uuid:person_id>/": of("leo", "/learner/people/{}/", lambda plenty: plenty.cast.duarte),
    "/learner/places/": at("leo", "/learner/places/"),
    "/educator/places/": at("duarte", "/educator/places/"),
    "/educator/places/ in the office": at("keller", "/educator/places/"),
    "/educator/places/board/": at("duarte", "/educator/places/board/"),
    "/educator/places/<uuid:space_id>/": of("keller", "/educator/places/{}/", lambda plenty: first_place()),
    "/learner/mentors/<uuid:mentorship_id>/": of("leo", "/learner/mentors/{}/", lambda plenty: plenty.cast.mentorship),
    "/leader/mentors/<uuid:mentorship_id>/": of("keller", "/leader/mentors/{}/", lambda plenty: plenty.cast.mentorship),
    "/educator/mentors/": at("duarte", "/educator/mentors/"),
    "/educator/mentors/<uuid:mentorship_id>/": of(
        "duarte", "/educator/mentors/{}/", lambda plenty: plenty.cast.mentorship
    ),
    "/family/mentors/<uuid:mentorship_id>/": of("ana", "/family/mentors/{}/", lambda plenty: plenty.cast.mentorship),
    "/educator/visitors/<uuid:piece_id>/": of("duarte", "/educator/visitors/{}/", lambda plenty: plenty.cast.opened),
    "/learner/visitors/<uuid:piece_id>/": of("leo", "/learner/visitors/{}/", lambda plenty: plenty.cast.opened),
    "/mentor/learners/": at("rosa", "/mentor/learners/"),
    "/mentor/learners/<uuid:mentorship_id>/": of("rosa", "/mentor/learners/{}/", lambda plenty: plenty.cast.mentorship),
    "/mentor/offers/": at("rosa", "/mentor/offers/"),
    "/mentor/feedback/": at("rosa", "/mentor/feedback/"),
    "/mentor/feedback/<uuid:piece_id>/": of("rosa", "/mentor/feedback/{}/", lambda plenty: plenty.cast.opened),
    "/learner/capture/": at("leo", "/learner/capture/"),
    "/learner/capture/ for a project": of("leo", "/learner/capture/?project={}", lambda plenty: plenty.project),
    "/learner/capture/which/": at("leo", "/learner/capture/which/?which=measure+the+ramp"),
    "/learner/checks/<uuid:check_id>/": of("leo", "/learner/checks/{}/", lambda plenty: plenty.check),
    "/learner/portfolio/": at("leo", "/learner/portfolio/"),
    "/learner/showcase/": at("leo", "/learner/showcase/"),
    "/learner/portfolio/<uuid:piece_id>/": of("leo", "/learner/portfolio/{}/", lambda plenty: plenty.piece),
    "/learner/portfolio/ready/<uuid:target_id>/": of("leo", "/learner/portfolio/ready/{}/", explain),
    "/educator/class/": at("duarte", "/educator/class/"),
    "/educator/asked/": at("duarte", "/educator/asked/"),
    "/leader/asked/": at("keller", "/leader/asked/"),
    "/educator/learners/<uuid:learner_id>/people/": of(
        "duarte", "/educator/learners/{}/people/", lambda plenty: plenty.cast.leo
    ),
    "/educator/capture/": at("duarte", "/educator/capture/"),
    "/educator/capture/ with a target": of("duarte", "/educator/capture/?target={}", explain),
    "/educator/checks/": at("duarte", "/educator/checks/"),
    "/educator/checks/ from a target": of("duarte", "/educator/checks/?target={}", name_forces),
    "/educator/checks/<uuid:check_id>/": of("duarte", "/educator/checks/{}/", lambda plenty: plenty.check),
    "/educator/words/": at("duarte", "/educator/words/"),
    "/educator/sheets/": at("duarte", "/educator/sheets/"),
    "/educator/sheets/plan/paper/": at("duarte", "/educator/sheets/plan/paper/"),
    "/educator/sheets/plan/<uuid:learner_id>/paper/": of(
        "duarte", "/educator/sheets/plan/{}/paper/?span=week", lambda plenty: plenty.cast.leo
    ),
    "/educator/learners/<uuid:learner_id>/path/paper/": of(
        "duarte", "/educator/learners/{}/path/paper/", lambda plenty: plenty.cast.leo
    ),
    "/educator/coverage/": at("brandt", "/educator/coverage/"),
    "/educator/coverage/ of our own continuum": at("duarte", "/educator/coverage/?framework=own&year=whole&area=science"),
    "/educator/coverage/ of the whole school": at("keller", "/educator/coverage/"),
    "/educator/coverage/paper/": at("brandt", "/educator/coverage/paper/"),
    "/educator/coverage/pieces/<uuid:line_id>/": of("duarte", "/educator/coverage/pieces/{}/?framework=own", explain),
    "/educator/designer/": at("brandt", "/educator/designer/"),
    "/educator/designer/find/": at("brandt", "/educator/designer/find/?find=way"),
    "/educator/designer/targets/<uuid:target_id>/": of("brandt", "/educator/designer/targets/{}/", explain),
    "/educator/designer/own/": at("brandt", "/educator/designer/own/"),
    "/educator/designer/new/": of("brandt", "/educator/designer/new/?target={}", explain),
    "/educator/designer/experiences/<uuid:experience_id>/": of(
        "brandt", "/educator/designer/experiences/{}/", lambda plenty: plenty.way
    ),
    "/educator/designer/experiences/<uuid:experience_id>/change/": of(
        "brandt", "/educator/designer/experiences/{}/change/", lambda plenty: plenty.way
    ),
    "/educator/find/": at("duarte", "/educator/find/?q=nia"),
    "/educator/find/ in the office": at("keller", "/educator/find/?q=nia"),
    "/educator/targets/": at("duarte", "/educator/targets/"),
    "/educator/targets/ in words": at("duarte", "/educator/targets/?find=more"),
    "/educator/targets/<uuid:target_id>/": of("duarte", "/educator/targets/{}/", name_forces),
    "/educator/targets/<uuid:target_id>/ with a lesson": Listing(
        "duarte",
        lambda plenty: f"/educator/targets/{name_forces(plenty).id}/?lesson={name_forces(plenty).criteria.first().id}",
    ),
    "/educator/learners/<uuid:learner_id>/": of("duarte", "/educator/learners/{}/", lambda plenty: plenty.cast.leo),
    "/educator/learners/<uuid:learner_id>/whole/": of(
        "duarte", "/educator/learners/{}/whole/", lambda plenty: plenty.cast.leo
    ),
    "/educator/learners/<uuid:learner_id>/path/": of(
        "duarte", "/educator/learners/{}/path/", lambda plenty: plenty.cast.leo
    ),
    "/educator/learners/<uuid:learner_id>/path/ at a target": Listing(
        "duarte", lambda plenty: f"/educator/learners/{plenty.cast.leo.id}/path/?target={explain(plenty).id}"
    ),
    "/educator/learners/<uuid:learner_id>/about/": of(
        "duarte", "/educator/learners/{}/about/", lambda plenty: plenty.cast.leo
    ),
    "/educator/learners/<uuid:learner_id>/supports/": of(
        "duarte", "/educator/learners/{}/supports/", lambda plenty: plenty.cast.leo
    ),
    "/educator/learners/<uuid:learner_id>/supports/<uuid:support_id>/": Listing(
        "duarte", lambda plenty: f"/educator/learners/{plenty.cast.leo.id}/supports/{plenty.support.id}/"  # type: ignore[union-attr]
    ),
    "/educator/talks/": at("duarte", "/educator/talks/"),
    "/educator/rhythm/": at("duarte", "/educator/rhythm/"),
    "/educator/rhythm/week/": at("duarte", "/educator/rhythm/week/"),
    "/educator/talks/<uuid:talk_id>/": of("duarte", "/educator/talks/{}/", lambda plenty: plenty.talk),
    "/educator/talks/<uuid:talk_id>/prepare/": of("duarte", "/educator/talks/{}/prepare/", lambda plenty: plenty.talk),
    "/educator/talks/<uuid:talk_id>/ with a family": of("duarte", "/educator/talks/{}/", lambda plenty: plenty.led),
    "/educator/talks/<uuid:talk_id>/prepare/ beside somebody": of(
        "duarte", "/educator/talks/{}/prepare/", lambda plenty: plenty.led
    ),
    "/educator/talks/<uuid:talk_id>/show/": of("duarte", "/educator/talks/{}/show/", lambda plenty: plenty.led),
    "/educator/talks/plan/<uuid:learner_id>/": of("duarte", "/educator/talks/plan/{}/", lambda plenty: plenty.cast.leo),
    "/family/talks/<uuid:talk_id>/": of("ana", "/family/talks/{}/", lambda plenty: plenty.shown),
    "/educator/talks/<uuid:talk_id>/paper/": of("duarte", "/educator/talks/{}/paper/", lambda plenty: plenty.talk),
    "/educator/projects/": at("duarte", "/educator/projects/"),
    "/educator/projects/<uuid:project_id>/": of("duarte", "/educator/projects/{}/", lambda plenty: plenty.project),
    "/educator/inbox/": at("duarte", "/educator/inbox/"),
    "/educator/inbox/<uuid:piece_id>/": of("duarte", "/educator/inbox/{}/", lambda plenty: plenty.piece),
    "/family/child/": at("ana", "/family/child/"),
    "/family/child/<uuid:child_id>/": of("ana", "/family/child/{}/", lambda plenty: plenty.cast.leo),
    "/family/child/<uuid:child_id>/words/<uuid:word_id>/": Listing(
        "ana", lambda plenty: f"/family/child/{plenty.cast.leo.id}/words/{plenty.word.id}/"  # type: ignore[union-attr]
    ),
    "/family/child/<uuid:child_id>/whole/": of("ana", "/family/child/{}/whole/", lambda plenty: plenty.cast.leo),
    "/family/child/<uuid:child_id>/work/<uuid:piece_id>/": Listing(
        "ana", lambda plenty: f"/family/child/{plenty.cast.leo.id}/work/{plenty.piece.id}/"  # type: ignore[union-attr]
    ),
    "/family/child/<uuid:child_id>/about/": of("ana", "/family/child/{}/about/", lambda plenty: plenty.cast.leo),
    "/family/child/<uuid:child_id>/supports/": of("ana", "/family/child/{}/supports/", lambda plenty: plenty.cast.leo),
    "/family/child/<uuid:child_id>/supports/<uuid:support_id>/": Listing(
        "ana", lambda plenty: f"/family/child/{plenty.cast.leo.id}/supports/{plenty.support.id}/"  # type: ignore[union-attr]
    ),
    "/office/imports/": at("vera", "/office/imports/"),
    "/office/imports/<uuid:run_id>/": of("vera", "/office/imports/{}/", lambda plenty: plenty.run),
    "/office/imports/<uuid:run_id>/plates/": of("vera", "/office/imports/{}/plates/", lambda plenty: plenty.run),
    "/office/imports/frameworks/<uuid:framework_id>/package.json": of(
        "vera", "/office/imports/frameworks/{}/package.json", lambda plenty: plenty.framework
    ),
    "/office/continuum/": at("vera", "/office/continuum/"),
    "/office/continuum/ in words": at("vera", "/office/continuum/?find=more"),
    "/office/continuum/history/": at("vera", "/office/continuum/history/"),
    "/office/continuum/strands/<uuid:strand_id>/": of(
        "vera", "/office/continuum/strands/{}/", lambda plenty: plenty.cast.strands["forces"]
    ),
    "/office/continuum/targets/<uuid:target_id>/leans/": of(
        "vera", "/office/continuum/targets/{}/leans/?find=more", name_forces
    ),
    "/office/continuum/targets/<uuid:target_id>/move/": of(
        "vera", "/office/continuum/targets/{}/move/?find=s", name_forces
    ),
    "/office/continuum/targets/<uuid:target_id>/retire/": of(
        "vera", "/office/continuum/targets/{}/retire/?find=more", name_forces
    ),
    "/office/continuum/targets/<uuid:target_id>/history/": of(
        "vera", "/office/continuum/targets/{}/history/", explain
    ),
    "/office/continuum/areas/<slug:slug>/": at("vera", "/office/continuum/areas/science/"),
    "/office/continuum/targets/<uuid:target_id>/": of("vera", "/office/continuum/targets/{}/", explain),
    "/office/continuum/unaligned/": at("vera", "/office/continuum/unaligned/"),
    "/office/continuum/frameworks/<uuid:framework_id>/": of(
        "vera", "/office/continuum/frameworks/{}/", lambda plenty: plenty.framework
    ),
    "/office/continuum/standards/<uuid:standard_id>/": of(
        "vera", "/office/continuum/standards/{}/", lambda plenty: plenty.standard
    ),
    "/office/rules/": at("keller", "/office/rules/"),
    "/office/teams/": at("vera", "/office/teams/"),
    "/educator/practice/": at("duarte", "/educator/practice/"),
    "/educator/practice/guide/": at("duarte", "/educator/practice/guide/"),
    "/educator/practice/guide/<slug:slug>/": at("duarte", "/educator/practice/guide/rhythm-of-talks/"),
    "/leader/support/": at("keller", "/leader/support/"),
    "/educator/team/": at("duarte", "/educator/team/"),
    "/educator/team/<uuid:team_id>/": of("duarte", "/educator/team/{}/", lambda plenty: team_there()),
    "/educator/team/<uuid:team_id>/ask/": of("duarte", "/educator/team/{}/ask/", lambda plenty: team_there()),
    "/educator/team/decisions/<slug:slug>/": of("duarte", "/educator/team/decisions/{}/", lambda plenty: of_team().slug),
    "/educator/team/decisions/<slug:slug>/anew/": of(
        "duarte", "/educator/team/decisions/{}/anew/", lambda plenty: of_team().slug
    ),
    "/office/day/": at("keller", "/office/day/"),
    "/office/people/": at("keller", "/office/people/"),
    "/office/people/<uuid:person_id>/": of("keller", "/office/people/{}/", lambda plenty: plenty.cast.leo),
    "/office/people/<uuid:person_id>/ of an adult": of("keller", "/office/people/{}/", lambda plenty: plenty.cast.brandt),
    "/office/people/<uuid:person_id>/promises/": of(  # and of somebody who leaves: tests/rooms/test_handing_over.py
        "keller", "/office/people/{}/promises/", lambda plenty: plenty.cast.brandt
    ),
    "/office/people/<uuid:person_id>/guardian/": of(
        "keller", "/office/people/{}/guardian/?find=more", lambda plenty: plenty.cast.leo
    ),
    "/office/people/add/": at("keller", "/office/people/add/"),
    "/office/groups/": at("vera", "/office/groups/"),
    "/office/groups/<uuid:group_id>/": of("vera", "/office/groups/{}/", lambda plenty: plenty.cast.class_2b),
    "/office/groups/<uuid:group_id>/areas/<uuid:membership_id>/": Listing(
        "vera",
        lambda plenty: f"/office/groups/{plenty.cast.class_2b.id}/areas/"
        f"{plenty.cast.class_2b.memberships.get(person=plenty.cast.osei, role='teacher').id}/",
    ),
    "/office/school/": at("keller", "/office/school/"),
    "/office/people/<uuid:learner_id>/guardian/add/": of(
        "keller", "/office/people/{}/guardian/add/", lambda plenty: plenty.cast.leo
    ),
}  # fmt: skip

# What else answers to a GET, and why nothing on it can grow.
LISTS_NOTHING = {
    "/rules/": "the rules stand in the code",
    "/questions/": "the questions stand in the code",
    "/favicon.ico": "one picture",
    "/robots.txt": "three lines that stand in the code",
    "/why-no-marks/": "leads to a decision",
    "/gallery/": "the bricks, with people made up in the code",
    "/account/login/": "a form",
    "/account/home/": "leads on",
    "/account/mail/": "a form",
    "/account/mail/stop/<str:signed>/": "one press",
    "/account/mail/confirm/<str:signed>/": "one press",
    "/account/password/": "a form",
    "/files/<uuid:file_id>/": "one file",
    "/files/<uuid:file_id>/<int:side>/": "one file",
    "/learner/portfolio/<uuid:piece_id>/erase/": "one question about one piece",
    "/educator/designer/bring/": "a form",
    "/educator/places/new/": "a form",
    "/educator/talks/<uuid:talk_id>/move/": "a form",
    "/educator/sheets/cards/paper/": "three cards or four, that stand in the code",
    "/family/visitors/<uuid:invitation_id>/": "one question about one piece",
    "/visit/<slug:address>/": "one piece, opened once by a visitor",
    "/visit/<slug:address>/<uuid:file_id>/": "one file",
    "/family/key/": "a form",
    "/family/key/<slug:address>/": "a form",
    "/office/imports/<uuid:run_id>/progress/": "one bar",
    "/office/people/list/": "a form",
    "/office/vision/": "a form, with room for five principles",
    "/demo": "nine people, chosen in the code; tests/demo/test_door.py counts its questions",
}
