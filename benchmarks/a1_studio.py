"""A1: the continuum studio on a framework of 5,600 targets, on the database of this run: every page as its keeper opens it.

20 areas of 10 strands of 28 targets, and one strand more with 300 of the last area's; each target in the framework's words or in six of ours, with two
prerequisites and one standard. Counted are the bytes of the longest page, the queries, the processor time of a page, and that
of one wording kept and shown again, for which the whole continuum is read anew.
"""

import statistics
import time
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from benchmarks.row import Row
from trellis.foundation import clock
from trellis.rooms.continuum.actions import continuum_changed
from trellis.rooms.continuum.models import (
    Alignment,
    Area,
    Criterion,
    Framework,
    LearningTarget,
    Prerequisite,
    Standard,
    Strand,
    Wording,
)
from trellis.rooms.people.actions import found_school
from trellis.rooms.people.models import Person, School
from trellis.surfaces.gate import SESSION_KEY

TARGETS, AREAS, STRANDS = 5600, 20, 10
PAGE_BYTES, PAGE_SECONDS, FIND_SECONDS, KEEP_SECONDS, TIMES = 200_000, 0.3, 0.3, 2.0, 5
LONG_WORDS = (
    "Explain, in words of one’s own and with an example, how thing {n} works, and what would follow if it did not"
)


def rows() -> list[Row]:
    """This function will fill a school and open its studio."""
    at = clock.now()
    school = School(name="Bench", slug="bench-studio", time_zone="UTC")
    keeper = Person(name="Ms Bench", said_as="Ms Bench", slug="bench")
    found_school(school=school, by=keeper, at=at)
    targets = framework_of_many(school, keeper, at)
    client = _client(keeper)
    with override_settings(ALLOWED_HOSTS=["127.0.0.1"]):
        opened = [_opened(client, address) for address in addresses(targets[len(targets) // 2])]
        found = _opened(client, "/office/continuum/?find=thing+5599")
        kept = _kept(client, targets[7].pk)
    longest = max(opened, key=lambda one: one[1])
    slowest = max(opened)
    asked = max(one[2] for one in opened)
    return [
        Row(
            number="A1",
            work=f"A1 studio, {len(opened)} pages on {TARGETS:,} targets",
            measured=f"longest page {longest[1] / 1000:.0f} kB, slowest {slowest[0]:.2f} s of processor time, "
            f"at most {asked} queries",
            goal=f"<= {PAGE_BYTES // 1000} kB a page; <= {PAGE_SECONDS} s",
            holds=longest[1] <= PAGE_BYTES and slowest[0] <= PAGE_SECONDS,
        ),
        Row(
            number="A1",
            work=f"A1 finding one of {TARGETS:,} targets by its words",
            measured=f"{found[0]:.2f} s of processor time, {found[1] / 1000:.0f} kB",
            goal=f"<= {FIND_SECONDS} s",
            holds=found[0] <= FIND_SECONDS,
        ),
        Row(
            number="A1",
            work=f"A1 keeping one wording of {TARGETS:,} targets and seeing it",
            measured=f"{kept:.2f} s of processor time",
            goal=f"<= {KEEP_SECONDS} s",
            holds=kept <= KEEP_SECONDS,
        ),
    ]


def addresses(target: LearningTarget) -> list[str]:
    """This function will name every page of the studio that shows something of a large continuum."""
    home, strand = "/office/continuum/", Strand.objects.get(pk=target.strand_id)
    long_one = Strand.objects.get(slug="long", area__school=strand.area.school)
    framework = Framework.objects.get(school=strand.area.school)
    standard = Standard.objects.filter(framework=framework, is_heading=False)[TARGETS // 2]
    of_target = f"{home}targets/{target.pk}/"
    return [
        home, f"{home}history/", f"{home}areas/{strand.area.slug}/", f"{home}areas/{long_one.area.slug}/?page=3",
        f"{home}strands/{strand.pk}/", f"{home}strands/{long_one.pk}/?page=2", of_target, f"{of_target}?words=thing",
        f"{of_target}leans/?find=thing", f"{of_target}move/?find=strand", f"{of_target}retire/?find=thing",
        f"{of_target}history/", f"{home}unaligned/", f"{home}frameworks/{framework.pk}/", f"{home}standards/{standard.pk}/",
    ]  # fmt: skip


def framework_of_many(school: School, by: Person, at: datetime, *, targets: int = TARGETS) -> list[LearningTarget]:
    """This function will fill a school's continuum with so many targets; every second one is in the school's own words."""
    areas = [Area(school=school, slug=f"a{n}", name=_both(f"Area {n}"), order=n) for n in range(AREAS)]
    strands = [
        Strand(area=area, slug=f"s{n}", name=_both(f"Strand {n} of {area.name['en']}"), order=n)
        for area in areas
        for n in range(STRANDS)
    ]
    strands.append(Strand(area=areas[-1], slug="long", name=_both("A long strand"), order=STRANDS))
    tail = targets // 18  # what stands on the long strand
    laid = [
        strands[-1] if n >= targets - tail else strands[n * (len(strands) - 1) // (targets - tail)]
        for n in range(targets)
    ]
    rows = [
        LearningTarget(
            strand=laid[n], slug=f"t{n}", order=n, plate={"en": f"T.{n} Explain how thing {n} works"},
            has_our_words=n % 2 == 0, from_grade=n % 10, to_grade=n % 10 + 2,
        )
        for n in range(targets)
    ]  # fmt: skip
    framework = Framework(school=school, identifier="bench", title="Made", digest="x", imported_at=at, imported_by=by)
    framework.save()
    standards = [
        Standard(framework=framework, identifier=f"s{n}", code=f"T.{n}", text=LONG_WORDS.format(n=n), position=n)
        for n in range(targets)
    ]
    for model, found in ((Area, areas), (Strand, strands), (LearningTarget, rows), (Standard, standards)):
        model.objects.bulk_create(found, batch_size=1000)  # type: ignore[attr-defined]
    Wording.objects.bulk_create(
        Wording(target=row, reading=reading, locale=locale, text=f"{LONG_WORDS.format(n=n)} ({locale})", since=at)
        for n, row in enumerate(rows)
        if row.has_our_words
        for reading in ("young", "teen", "adult")
        for locale in ("en", "es")
    )
    Criterion.objects.bulk_create(
        Criterion(target=row, order=n, text=_both(f"It is seen {n} times")) for row in rows for n in range(3)
    )
    Prerequisite.objects.bulk_create(
        Prerequisite(target=row, needs=rows[n - back]) for n, row in enumerate(rows) for back in (1, 40) if n >= back
    )
    pairs = zip(rows, standards, strict=True)
    Alignment.objects.bulk_create(Alignment(target=one, standard=other, by=by, at=at) for one, other in pairs)
    continuum_changed(school)
    return rows


def _both(name: str) -> dict[str, str]:
    return {"en": name, "es": f"{name} (es)"}


def _client(keeper: Person) -> Client:
    client = Client(HTTP_HOST="127.0.0.1")
    session = client.session
    session[SESSION_KEY] = {"person": str(keeper.id), "by": "bench"}
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


def _opened(client: Client, address: str) -> tuple[float, int, int]:
    """Its seconds of processor time, its bytes and its queries, once the continuum is in memory."""
    client.get(address)
    spent, size = [], 0
    for _ in range(TIMES):
        begun = time.process_time()
        answer = client.get(address)
        spent.append(time.process_time() - begun)
        size = len(answer.content)
        assert answer.status_code == 200, address
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return statistics.median(spent), size, len(queries)


def _kept(client: Client, target: UUID) -> float:
    spent = []
    for n in range(TIMES):
        begun = time.process_time()
        given = {"act": "words", "was-why.en": f"{n - 1}" if n else "", "why.en": f"{n}"}
        answer = client.post(f"/office/continuum/targets/{target}/", given, follow=True)
        spent.append(time.process_time() - begun)
        assert answer.status_code == 200
    return statistics.median(spent)
