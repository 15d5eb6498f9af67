"""Trellises for the tests, the benchmark and the pictures: Leo, a newcomer, and schools of any size. No chance in them."""

from zlib import crc32

from trellis.engine.states import TargetState
from trellis.engine.trellis_drawing import Area, Companion, Growth, Root, Step, Strand, Tie

HUES = ("madder", "clay", "ochre", "moss", "teal", "woad", "plum")
STATES = {"-": "none", "e": "exploring", "p": "practising", "r": "ready_to_show", "s": "shown", "d": "going_deeper"}
KIM, ROSA, ZOE, MAX, DUARTE = (
    Companion(name, portrait)
    for name, portrait in (
        ("Kim", "kim"), ("Rosa", "rosa"), ("Zoe", "zoe"), ("Max", "max"), ("Mr Duarte", "duarte"),
    )
)  # fmt: skip
LEO = Root(Companion("Leo", "leo"), "skateboards, bikes, how things break", "#about")


def step(
    strand: str, order: int, words: str, mark: str = "-", says: str = "", *people: Companion, contested: bool = False
) -> Step:
    """One step; the mark is n for next, else the first letter of its state."""
    return Step(
        id=f"{strand}-{order}",
        order=order,
        words=words,
        state=TargetState(STATES.get(mark, "none")),
        is_next=mark == "n",
        says=says,
        people=people,
        is_contested=contested,
        url=f"#{strand}-{order}",
    )


def strand(name: str, title: str, hue: str, *steps: Step, own: bool = False, area: str = "") -> Strand:
    return Strand(name, title, hue, steps, is_own=own, area=area, habit=name, url=f"#all-{name}")


def leo() -> Growth:
    """Leo, 15, in October: five strands of the continuum and one of his own."""
    forces = strand(
        "forces-and-motion", "Forces and motion", "woad",
        step("forces", 1, "I can show what a push or a pull does", "s", "shown in grade 3"),
        step("forces", 2, "I can name the forces on a still thing", "s", "shown in grade 9"),
        step("forces", 3, "I can measure how speed changes", "s", "shown 18 September"),
        step("forces", 4, "I can explain why things slow down", "p", "", KIM, DUARTE, contested=True),
        step("forces", 5, "I can predict a stopping distance", "n", "next, if you want it"),
        step("forces", 6, "I can compare energy kept and lost"),
        area="nature",
    )  # fmt: skip
    making = strand(
        "making-and-design", "Making and design", "clay",
        step("making", 1, "I can use five tools safely", "s", "shown in grade 9"),
        step("making", 2, "I can choose a material for a job", "s", "shown 2 October"),
        step("making", 3, "I can draw a plan others can build from", "r", "", ROSA),
        step("making", 4, "I can test a prototype until it fails"),
        step("making", 5, "I can improve a design with a user"),
        area="making",
    )  # fmt: skip
    change = strand(
        "change-and-functions", "Change and functions", "plum",
        step("change", 1, "I can read a graph of change", "d", "", ZOE),
        step("change", 2, "I can describe change with a rule", "p"),
        step("change", 3, "I can find a rate from real data", "n", "next: the brake needs it"),
        step("change", 4, "I can model change with two rules"),
        step("change", 5, "I can say how sure a model is"),
        area="numbers",
    )  # fmt: skip
    argument = strand(
        "making-an-argument", "Making an argument", "madder",
        step("argument", 1, "I can say what I think and why", "s", "shown 11 September"),
        step("argument", 2, "I can use evidence against my own idea", "e", "", DUARTE),
        step("argument", 3, "I can answer the best reply to me"),
        step("argument", 4, "I can win someone over fairly"),
        step("argument", 5, "I can speak for a group"),
        area="language",
    )  # fmt: skip
    others = strand(
        "working-with-others", "Working with others", "teal",
        step("others", 1, "I can build on another idea", "s", "shown in grade 9"),
        step("others", 2, "I can share a job fairly", "d", "going deeper: I help others", ZOE, MAX),
        step("others", 3, "I can give feedback that helps", "p", "", KIM),
        step("others", 4, "I can lead without deciding alone"),
        step("others", 5, "I can start a group that lasts"),
        area="together",
    )  # fmt: skip
    bikes = strand(
        "bikes", "My own: bikes", "moss",
        step("bikes", 1, "I fixed my own brakes", "s", "mine, since February"),
        step("bikes", 2, "I built a bike from two", "s", "mine, since May"),
        step("bikes", 3, "I can true a wheel", "p", "", ROSA),
        step("bikes", 4, "Thursdays at the workshop", "n", "asked for on 5 October", ROSA),
        own=True,
    )  # fmt: skip
    ties = (Tie("Brake model", frozenset({"forces-4", "making-3"})),)
    return Growth((forces, making, change, argument, others, bikes), LEO, ties, current="forces-4")


def newcomer() -> Growth:
    """Somebody on the first day: six areas of wood, nothing planted, nothing written."""
    school = of_size(areas=6, strands=4, steps=5, touched=0, own=False)
    return Growth(school.strands, Root(Companion("Sam", "sam")), areas=school.areas)


def of_size(*, areas: int, strands: int, steps: int, touched: int = 3, own: bool = True, tall: int = 8) -> Growth:
    """A school of any size and somebody who grows in up to `touched` strands of each area but the last two."""
    rows: list[Strand] = []
    for area in range(areas):
        for number in range(strands):
            name = f"a{area}s{number}"
            luck = crc32(name.encode()) % 97
            grows = area < max(areas - 2, 1) and luck % strands < touched
            height = luck % min(steps, tall) + 1 if grows else 0
            marks = _marks(luck, height, steps)
            words = (
                "I can say what this step is about",
                "I can show it to somebody else",
                "I can use it on something new",
            )
            row = tuple(step(name, at + 1, words[(at + luck) % 3], mark) for at, mark in enumerate(marks))
            rows.append(
                strand(name, f"Strand {area + 1}.{number + 1}", HUES[(area + number) % 7], *row, area=f"a{area}")
            )
    if own:
        rows.append(
            strand("bees", "My own: bees", "moss", step("bees", 1, "I found a swarm", "s"), step("bees", 2, "I can calm bees", "p"), own=True)
        )  # fmt: skip
    named = tuple(Area(f"a{area}", AREAS[area % len(AREAS)], f"#a{area}") for area in range(areas))
    return Growth(tuple(rows), LEO, areas=named)


AREAS = (
    "Nature and how things work", "Making and design", "Numbers and patterns", "Language", "Spanish", "History", "Music",
    "Art", "Body and health", "Computing", "Together", "Portrait", "Geography", "Citizenship",
)  # fmt: skip


def _marks(luck: int, height: int, steps: int) -> str:
    top = "eprsd"[luck % 5]
    below = ("ssdss-sd" * 3)[luck % 7 :]
    grown = (below[: height - 1] + top) if height else ""
    after = "n" if height and luck % 2 else "-"
    return (grown + after + "-" * steps)[:steps]
