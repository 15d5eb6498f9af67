"""E10: coverage of a whole school by a whole framework, on the database of this run: the page as its leader opens it.

600 learners, 1,500 standards aligned with 1,500 targets, and for each learner so many targets that somebody has signed as
shown. Counted are the processor time from the request to the last byte (SQLite works in the same process), the queries,
and the bytes of a page.
"""

import statistics
import time
from datetime import date, datetime

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from benchmarks.row import Row
from trellis.foundation import clock
from trellis.rooms.continuum.actions import continuum_changed
from trellis.rooms.continuum.models import Alignment, Area, Framework, LearningTarget, Standard, Strand
from trellis.rooms.evidence.models import Judgement
from trellis.rooms.evidence.terms import Says
from trellis.rooms.people.actions import found_school
from trellis.rooms.people.models import Group, Membership, Person, School
from trellis.rooms.people.terms import GroupKind, Role
from trellis.surfaces.gate import SESSION_KEY

LEARNERS, STANDARDS, SHOWN, AREAS = 600, 1500, 60, 12
SECONDS, PAGE_BYTES, TIMES = 2.0, 200_000, 5


def rows() -> list[Row]:
    """This function will fill a school and open its coverage."""
    leader = _school()
    client = Client(HTTP_HOST="127.0.0.1")
    session = client.session
    session[SESSION_KEY] = {"person": str(leader.id), "by": "bench"}
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    spent, asked, size = [], 0, 0
    with override_settings(ALLOWED_HOSTS=["127.0.0.1"]):
        for _ in range(TIMES):
            begun = time.process_time()
            answer = client.get("/educator/coverage/")
            spent.append(time.process_time() - begun)
            size = len(answer.content)
            assert answer.status_code == 200 and b"S.1<" in answer.content
        with CaptureQueriesContext(connection) as queries:
            client.get("/educator/coverage/")
        asked = len(queries)
    took = statistics.median(spent)
    return [
        Row(
            number="E10",
            work=f"E10 coverage, {LEARNERS} learners by {STANDARDS:,} standards, {LEARNERS * SHOWN:,} judgements",
            measured=f"{took:.2f} s of processor time, {asked} queries, {size / 1000:.0f} kB",
            goal=f"<= {SECONDS:.0f} s; <= {PAGE_BYTES // 1000} kB a page",
            holds=took <= SECONDS and size <= PAGE_BYTES,
        )
    ]


def _school() -> Person:
    at, day = clock.now(), clock.now().date()
    school = School(name="Bench", slug="bench-coverage", time_zone="UTC")
    leader = Person(name="Ms Bench", said_as="Ms Bench", slug="bench")
    found_school(school=school, by=leader, at=at)
    group = Group.objects.create(school=school, kind=GroupKind.CLASS, name="All")
    people = [Person(school=school, name=f"L{n}", said_as=f"L{n}", slug=f"l{n}") for n in range(LEARNERS)]
    teacher = Person(school=school, name="T", said_as="T", slug="t")
    Person.objects.bulk_create([*people, teacher])
    start = date(2020, 1, 1)
    under = Membership(person=teacher, role=Role.TEACHER, group=group, starts_on=start)
    Membership.objects.bulk_create(
        [under, *(Membership(person=one, role=Role.LEARNER, group=group, starts_on=start) for one in people)]
    )
    targets = _continuum(school, leader, at)
    Judgement.objects.bulk_create(
        (
            Judgement(
                school=school, learner=person, target=targets[(place * 7 + n * 23) % STANDARDS], author=teacher,
                signed_under=under, says=Says.SHOWN, reason="Seen", worked_on=day, signed_at=at,
            )
            for place, person in enumerate(people)
            for n in range(SHOWN)
        ),
        batch_size=2000,
    )  # fmt: skip
    return leader


def _continuum(school: School, by: Person, at: datetime) -> list[LearningTarget]:
    areas = [Area(school=school, slug=f"a{n}", name={"en": f"Area {n}"}, order=n) for n in range(AREAS)]
    strands = [Strand(area=area, slug=area.slug, name=area.name, order=area.order) for area in areas]
    targets = [
        LearningTarget(strand=strands[n * AREAS // STANDARDS], slug=f"t{n}", order=n, plate={"en": f"Target {n}"})
        for n in range(STANDARDS)
    ]
    framework = Framework(school=school, identifier="bench", title="Made", digest="x", imported_at=at, imported_by=by)
    framework.save()
    standards = [
        Standard(framework=framework, identifier=f"s{n}", code=f"S.{n}", text="Explain how a thing works.", position=n)
        for n in range(STANDARDS)
    ]
    for model, found in ((Area, areas), (Strand, strands), (LearningTarget, targets), (Standard, standards)):
        model.objects.bulk_create(found)  # type: ignore[attr-defined]
    pairs = zip(targets, standards, strict=True)
    Alignment.objects.bulk_create(Alignment(target=one, standard=other, by=by, at=at) for one, other in pairs)
    continuum_changed(school)
    return targets
