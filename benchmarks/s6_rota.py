"""S6: the rota of talks for one adult's 26 learners and for a school's 600, eight weeks ahead, with absences.

Every learner is promised twelve minutes every ten school days. Each adult is away on two days, each learner on up to four, all
drawn from a seed. Adults give 48 minutes a day, which suffices; 45, in which three talks fit as in 36, so that some can keep
their word and some cannot; and 20. Whoever cannot is owed a proof.
"""

import time
from random import Random
from typing import Final

from benchmarks.row import Row
from trellis.engine.rota import Promise, Rota, plan_rota

DAYS: Final = 40
LEARNERS: Final = 600
OF_ONE_ADULT: Final = 26
ENOUGH, TIGHT, SCARCE = 48, 45, 20
GOAL_SECONDS: Final = 1.0

type OneAdult = tuple[list[int], list[Promise]]


def drawn_school(minutes: int) -> list[OneAdult]:
    """This function will draw a school's adults: what each gives on each day, and what each has promised."""
    draw = Random(6)
    school = []
    for first in range(0, LEARNERS, OF_ONE_ADULT):
        days = [minutes] * DAYS
        for day in draw.sample(range(DAYS), 2):
            days[day] = 0
        promised = [
            Promise(
                f"learner {who}", every=10, minutes=12, last=-draw.randint(1, 9),
                away=frozenset(draw.sample(range(DAYS), draw.randint(0, 4))),
            )
            for who in range(first, min(first + OF_ONE_ADULT, LEARNERS))
        ]  # fmt: skip
        school.append((days, promised))
    return school


def planned(school: list[OneAdult]) -> tuple[list[Rota], float]:
    """This function will plan for every adult, and tell the processor seconds it took."""
    begun = time.process_time()
    found = [plan_rota(days, promised) for days, promised in school]
    return found, time.process_time() - begun


def rows() -> list[Row]:
    """This function will give the table of all benchmarks its lines."""
    school = drawn_school(ENOUGH)
    one, seconds_of_one = planned(school[:1])
    all_, seconds = planned(school)
    again, _ = planned(school)
    kept = sum(rota.is_kept for rota in all_)
    return [
        Row(
            number="S6", work=f"Rota of one adult, {OF_ONE_ADULT} learners, eight weeks",
            measured=f"{seconds_of_one * 1000:.0f} ms, {len(one[0].over) + len(one[0].waiting)} later than promised",
            goal="everybody in rhythm", holds=one[0].is_kept,
        ),
        Row(
            number="S6", work=f"Rota of a school, {LEARNERS} learners, {len(school)} adults, eight weeks, {ENOUGH} minutes a day",
            measured=f"{seconds:.2f} s, in rhythm for {kept} of {len(school)} adults, the same twice: {'yes' if again == all_ else 'no'}",
            goal=f"<= {GOAL_SECONDS:.0f} s, everybody in rhythm", holds=seconds <= GOAL_SECONDS and kept == len(school),
        ),
        *(_one_or_the_other(minutes) for minutes in (TIGHT, SCARCE)),
    ]  # fmt: skip


def _one_or_the_other(minutes: int) -> Row:
    rotas, seconds = planned(drawn_school(minutes))
    kept, proved = sum(rota.is_kept for rota in rotas), sum(rota.shortage is not None for rota in rotas)
    return Row(
        number="S6", work=f"The same school, {minutes} minutes a day",
        measured=f"{seconds:.2f} s, in rhythm for {kept}, proved that nobody can for {proved} of {len(rotas)} adults",
        goal="in rhythm, or proved", holds=kept + proved == len(rotas),
    )  # fmt: skip
