"""Where each kind could show: the addresses that are asked for, by everybody, whoever they are meant for."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from django.test import Client

from tests.cast import Cast
from tests.never.who_sees_what.legend import Planted
from trellis.surfaces.gate import SESSION_KEY

WHOLE_CHILD = (
    "/educator/learners/{leo}/",
    "/educator/learners/{leo}/path/",
    "/educator/learners/{leo}/path/?target={target}",
    "/educator/learners/{leo}/whole/",
    "/educator/learners/{leo}/people/",
)
FAMILY = (
    "/family/child/",
    "/family/child/{leo}/",
    "/family/child/{leo}/whole/",
    "/family/child/{leo}/whole/?target={target}",
)
PATH = ("/learner/path/", "/learner/path/{target}/", "/learner/choose/", "/learner/choose/?target={target}")
PIECE = (
    "/learner/portfolio/{piece}/",
    "/educator/inbox/{piece}/",
    "/family/child/{leo}/work/{piece}/",
    "/mentor/feedback/{piece}/",
)
DAY = ("/learner/today/", "/educator/class/", "/educator/inbox/", "/educator/designer/")
FAMILY_TALK = ("/family/talks/{talk}/",)
SHOWN = (
    "/learner/talks/{talk}/show/",
    "/educator/talks/{talk}/show/",
    "/educator/talks/plan/{leo}/",
    *FAMILY_TALK,
)
TALK = (
    *SHOWN,
    "/learner/talks/{talk}/",
    "/learner/talks/{talk}/prepare/",
    "/educator/talks/{talk}/",
    "/educator/talks/{talk}/prepare/",
)
TOGETHER = (
    "/learner/projects/",
    "/learner/projects/{project}/",
    "/educator/projects/",
    "/educator/projects/{project}/",
)
DAY = ("/learner/today/", "/educator/class/", "/educator/inbox/")
COVERAGE = (
    "/educator/coverage/",
    "/educator/coverage/?framework=own",
    "/educator/coverage/?group=school",
    "/educator/coverage/paper/",
    "/educator/coverage/pieces/{target}/?framework=own",
)
ABOUT_HIM = (
    "/decisions/",
    "/decisions/about-leo/",
    "/decisions/about-leo/?school=willow",
    "/family/decisions/",
    "/family/decisions/about-leo/",
    "/leader/decisions/",
    "/leader/decisions/about-leo/",
)
ABOUT_ME = ("/learner/about/", "/educator/learners/{leo}/about/", "/family/child/{leo}/about/")
AROUND = (
    "/learner/people/",
    "/learner/people/new/",
    "/learner/people/{kim}/",
    "/learner/people/{vera}/",
    "/learner/people/{brandt}/",
)
PRACTICE = ("/educator/practice/", "/leader/support/", "/educator/team/", "/educator/team/{team}/", "/office/people/")
ASKED = ("/educator/asked/", "/leader/asked/")
PLACES = ("/educator/places/", "/educator/places/{space}/", "/educator/places/board/", "/learner/places/")
MENTOR = ("/mentor/learners/", "/mentor/learners/{mentorship}/", "/mentor/feedback/", "/mentor/offers/")
AMONG_THREE = (
    *MENTOR,
    "/learner/mentors/{mentorship}/",
    "/educator/mentors/",
    "/educator/mentors/{mentorship}/",
    "/family/mentors/{mentorship}/",
    "/leader/mentors/{mentorship}/",
)
FILES = ("/files/{file}/",)

PROBES: Mapping[str, tuple[str, ...]] = {
    "name": (
        "/account/",
        "/account/who/",
        "/office/people/",
        "/office/people/?find=mark",
        "/office/groups/",
        "/office/groups/{advisory}/",
        "/office/school/",
        "/office/people/{leo}/",
        "/",
        "/educator/find/?q=mark",
        *DAY,
        *TOGETHER,
        *COVERAGE,
        *AMONG_THREE,
        *PLACES,
        *ABOUT_ME,
        *WHOLE_CHILD,
        *FAMILY,
        *FILES,
    ),
    "profile": (*MENTOR, *ABOUT_ME, *PATH, *WHOLE_CHILD, *FAMILY, *FILES),
    "interests": (*MENTOR, *ABOUT_ME, *PATH, *WHOLE_CHILD, *FAMILY),
    "life_areas": (*MENTOR, *ABOUT_ME, *PATH, *WHOLE_CHILD, *FAMILY),
    "supports": (
        *MENTOR,
        *ABOUT_ME,
        "/educator/learners/{leo}/supports/",
        "/family/child/{leo}/supports/",
        "/educator/targets/{open}/",
        *DAY,
        *TALK,
        *PIECE,
        *WHOLE_CHILD,
        *FAMILY,
    ),
    "evidence": (
        *MENTOR,
        "/educator/capture/",
        "/educator/learners/{leo}/path/paper/",
        "/learner/portfolio/",
        "/learner/showcase/",
        "/learner/capture/",
        "/learner/portfolio/ready/{target}/",
        *TALK,
        *DAY,
        *TOGETHER,
        *COVERAGE,
        *PATH,
        *PIECE,
        *WHOLE_CHILD,
        *FAMILY,
        *FILES,
    ),
    "draft": (
        *MENTOR,
        *TALK,
        "/learner/portfolio/",
        "/learner/showcase/",
        *DAY,
        *TOGETHER,
        *COVERAGE,
        *PATH,
        *PIECE,
        *WHOLE_CHILD,
        *FAMILY,
        *FILES,
    ),
    "states": (
        *MENTOR,
        "/educator/learners/{leo}/path/paper/",
        *PATH,
        *DAY,
        *TOGETHER,
        *COVERAGE,
        *PIECE,
        *WHOLE_CHILD,
        *FAMILY,
        *FILES,
    ),
    "self_assessment": (*MENTOR, *ABOUT_HIM, *TALK, "/learner/goals/", *PATH, *PIECE, *WHOLE_CHILD, *FAMILY),
    "reflection": ("/learner/reflect/", *ABOUT_ME, *TALK, *DAY, *WHOLE_CHILD, *FAMILY),
    "reflection_shared": ("/learner/reflect/", *ABOUT_ME, *TALK, *DAY, *WHOLE_CHILD, *FAMILY, *FILES),
    "conference": (
        "/learner/talks/",
        "/educator/words/",
        "/family/child/{leo}/words/{word}/",
        *TALK,
        "/educator/talks/",
        "/educator/talks/{talk}/move/",
        "/educator/rhythm/",
        *PLACES,
        "/learner/talks/{talk}/paper/",
        "/educator/talks/{talk}/paper/",
        *DAY,
        *WHOLE_CHILD,
        *FAMILY,
        *FILES,
    ),
    "trusted_adult": (
        "/leader/people/",
        "/leader/people/?group={group}",
        "/educator/people/",
        "/educator/people/{group}/",
        "/learner/today/adults/",
        "/account/told/",
        *DAY,
        *WHOLE_CHILD,
        *FAMILY,
    ),
    "walk_line": ("/leader/walk/", "/educator/people/", *DAY, *WHOLE_CHILD, *FAMILY),
    "moment": ("/leader/walk/", *DAY, *WHOLE_CHILD, *FAMILY, *FILES),
    "agreement": (
        *TALK,
        "/learner/talks/{talk}/paper/",
        "/educator/talks/{talk}/paper/",
        *DAY,
        *WHOLE_CHILD,
        *FAMILY,
    ),
    "guardian_contact": (
        "/account/",
        "/office/people/{leo}/",
        "/office/people/{leo}/guardian/?find=a",
        "/office/people/{ana}/",
        "/office/people/{void}/",
        *WHOLE_CHILD,
        *FAMILY,
    ),
    "feedback": (
        "/learner/talks/",
        "/educator/words/",
        "/family/child/{leo}/words/{word}/",
        *DAY,
        *PIECE,
        *WHOLE_CHILD,
        *FAMILY,
        *FILES,
    ),
    "signals": ("/learner/path/{target}/", *DAY, *PIECE, *WHOLE_CHILD, *FAMILY),
    "plans": (
        "/educator/learners/{leo}/path/paper/",
        "/educator/sheets/plan/{leo}/paper/",
        "/learner/today/plan/{block}/",
        *TALK,
        *PATH,
        "/learner/capture/",
        *DAY,
        *TOGETHER,
        *PIECE,
        *WHOLE_CHILD,
        *FAMILY,
    ),
    "own_ideas": (*TALK, *PATH, *DAY, *TOGETHER, *WHOLE_CHILD, *FAMILY),
    "next_steps": ("/learner/choose/all/", *PATH, *DAY, *WHOLE_CHILD, *FAMILY),
    "access_log": ("/account/looked/", "/account/", *WHOLE_CHILD, *FAMILY),
    "class_at_target": (
        "/educator/targets/",
        "/educator/targets/{open}/",
        "/educator/designer/targets/{open}/",
        *DAY,
        *PIECE,
        *WHOLE_CHILD,
    ),
    "quick_check": (
        "/learner/checks/{check}/",
        "/learner/portfolio/",
        "/educator/checks/",
        "/educator/checks/{check}/",
        "/educator/capture/",
        "/educator/targets/{open}/",
        *DAY,
        *WHOLE_CHILD,
        *FAMILY,
        *FILES,
    ),
    "circle": (*AROUND, *TALK, *DAY, *WHOLE_CHILD, *FAMILY),
    "interaction": ("/leader/walk/", *AROUND, *TALK, *DAY, *WHOLE_CHILD, *FAMILY),
    "outreach": (*AROUND, *ASKED, *PLACES, *TALK, *DAY, *WHOLE_CHILD, *FAMILY, *FILES),
    "time_wish": (
        "/educator/rhythm/week/",
        "/educator/rhythm/",
        "/educator/talks/",
        "/educator/people/",
        "/learner/talks/",
        "/leader/walk/",
        "/leader/people/",
        "/account/looked/",
        "/account/told/",
        *PRACTICE,
        *TALK,
        *DAY,
        *WHOLE_CHILD,
        *FAMILY,
    ),
    "practice_log": (*PRACTICE, *DAY, "/learner/reflect/", *WHOLE_CHILD, *FAMILY),
    "staff_support": (*PRACTICE, *DAY, "/learner/reflect/", *WHOLE_CHILD, *FAMILY),
    "mentor_thread": (*AMONG_THREE, *AROUND, *DAY, *WHOLE_CHILD, *FAMILY, *FILES),
    "school_words": ("/", "/?school=willow", "/decisions/?school=willow", "/decisions/marks/?school=willow"),
}


def addresses(ids: Mapping[str, Iterable[Any]], rows: Iterable[str] = PROBES) -> list[str]:
    """This function will fill in every address of these kinds with what is really there, each once."""
    patterns = dict.fromkeys(pattern for row in rows for pattern in PROBES[row])
    return list(dict.fromkeys(address for pattern in patterns for address in _filled(pattern, ids)))


def _filled(pattern: str, ids: Mapping[str, Iterable[Any]]) -> Iterator[str]:
    names = re.findall(r"{(\w+)}", pattern)
    for values in itertools.product(*(ids[name] for name in names)):
        yield pattern.format(**dict(zip(names, values, strict=True)))


def come_in(client: Client, cast: Cast, who: str) -> None:
    """This function will let somebody of the cast in; "nobody" is not signed in."""
    client.logout()
    if who == "nobody":
        return
    session = client.session
    person: UUID = getattr(cast, who).id
    session[SESSION_KEY] = {"person": str(person), "by": "test"}
    session.save()


def come_across(client: Client, things: Iterable[Planted], asked: Iterable[str]) -> dict[Planted, list[str]]:
    """This function will open the addresses and tell what was come across, and where; a refusal is read like any page."""
    answers = {address: client.get(address) for address in asked}
    texts = {address: _text_of(answer) for address, answer in answers.items()}
    found: dict[Planted, list[str]] = {}
    for thing in things:
        if thing.is_media:
            where = [thing.mark] if answers[thing.mark].status_code == 200 else []
        else:
            where = [address for address, text in texts.items() if thing.mark in text]
        found |= {thing: where} if where else {}
    return found


def _text_of(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode("utf-8", "replace") + str(dict(answer.headers))
