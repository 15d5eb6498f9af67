"""One cast for the whole suite: people of the demo school, and a stranger from another school who must see nothing."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from trellis.rooms.continuum.models import Area, Criterion, LearningTarget, Prerequisite, Strand, Wording
from trellis.rooms.people.actions import add_person, found_school, name_guardian
from trellis.rooms.people.models import Group, Person, School
from trellis.rooms.people.queries import viewer_of
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import GroupKind, Rights, Role

NOON = datetime(2026, 10, 8, 12, 0, tzinfo=UTC)  # a Thursday
TERM = date(2026, 9, 1)
START = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)

LEARNERS_2B = ("Ada", "Ivo", "Lina", "Maya", "Mina")
ADVISORY = ("Leo", "Kim", "Zoe", "Max")


class Cast(SimpleNamespace):
    """The people by their lower-case names, the two groups, the two schools, a small continuum by slug."""

    def viewer(self, person: Person, at: datetime = NOON) -> Viewer:
        return viewer_of(person, at=at)


def make_cast() -> Cast:
    """This function will found the school, add the people and plant a small continuum."""
    school = School(name="Willow Street School", slug="willow", time_zone="UTC")
    keller = Person(name="Ms Keller", said_as="Ms Keller", slug="keller", portrait="keller")
    found_school(school=school, by=keller, at=START)
    cast = Cast(school=school, keller=keller)
    cast.class_2b = Group.objects.create(school=school, kind=GroupKind.CLASS, name="2B")
    cast.advisory = Group.objects.create(school=school, kind=GroupKind.ADVISORY, name="Advisory Duarte")
    _add(cast, "Ms Osei", "osei", Role.TEACHER, cast.class_2b)
    _add(cast, "Mr Duarte", "duarte", Role.ADVISOR, cast.advisory)
    _add(cast, "Mr Brandt", "brandt", Role.TEACHER, cast.advisory)
    _add(cast, "Ms Vera", "vera", Role.STAFF, None)
    _add(cast, "Mr Nunes", "nunes", Role.STAFF, None)
    for name in LEARNERS_2B:
        _add(cast, name, name.lower(), Role.LEARNER, cast.class_2b, reading="young", grade="2", born=date(2019, 3, 1))
    for name in ADVISORY:
        _add(cast, name, name.lower(), Role.LEARNER, cast.advisory, reading="teen", grade="10", born=date(2011, 5, 1))
    _add_families(cast)
    _add_stranger(cast)
    _plant_continuum(cast)
    return cast


def _add(
    cast: Cast, name: str, key: str, role: str, group: Group | None, *, reading: str = "adult", grade: str = "",
    born: date | None = None, locale: str = "en", school: School | None = None, by: Person | None = None,
) -> Person:  # fmt: skip
    person = add_person(
        school=school or cast.school, name=name, said_as=name, role=role, group=group, by=by or cast.keller, at=START,
        starts_on=TERM,
        details={"slug": key, "portrait": key, "reading": reading, "grade": grade, "born_in": born, "locale": locale},
    )  # fmt: skip
    setattr(cast, key, person)
    return person


def _add_families(cast: Cast) -> None:
    _add(cast, "Ana Andrade", "ana", Role.GUARDIAN, None)
    _add(cast, "Sra. Ruiz", "ruiz", Role.GUARDIAN, None, locale="es")
    _add(cast, "Sr. Ruiz", "ruiz_limited", Role.GUARDIAN, None, locale="es")
    _add(cast, "Mr Void", "void", Role.GUARDIAN, None)
    pairs = (
        (cast.ana, cast.leo, Rights.FULL), (cast.ruiz, cast.maya, Rights.FULL),
        (cast.ruiz_limited, cast.maya, Rights.LIMITED), (cast.void, cast.leo, Rights.NONE),
    )  # fmt: skip
    for guardian, learner, rights in pairs:
        name_guardian(guardian=guardian, learner=learner, rights=rights, by=cast.keller, at=START)


def _add_stranger(cast: Cast) -> None:
    cast.other_school = School(name="Harbour School", slug="harbour", time_zone="UTC")
    cast.other_leader = Person(name="Mr Falk", said_as="Mr Falk", slug="falk")
    found_school(school=cast.other_school, by=cast.other_leader, at=START)
    group = Group.objects.create(school=cast.other_school, kind=GroupKind.CLASS, name="H1")
    _add(cast, "Ms Nilsson", "nilsson", Role.TEACHER, group, school=cast.other_school, by=cast.other_leader)


CONTINUUM = {
    ("science", "forces", "woad"): (
        ("forces-name", "name the forces on a still thing", 7, 9),
        ("forces-measure", "measure how speed changes", 8, 10),
        ("forces-explain", "explain why things slow down", 9, 10),
        ("forces-predict", "predict a stopping distance", 9, 11),
    ),
    ("making", "design", "clay"): (
        ("design-tools", "use five tools safely", 7, 9),
        ("design-plan", "draw a plan others can build from", 9, 10),
    ),
    ("making", "shapes", "teal"): (
        ("shapes-strong", "make a shape strong and say why", 1, 3),
        ("shapes-fold", "fold paper so that it stands", 0, 2),
    ),
}


def _plant_continuum(cast: Cast) -> None:
    cast.areas, cast.strands, cast.targets = {}, {}, {}
    for (area, strand, hue), targets in CONTINUUM.items():
        if area not in cast.areas:
            cast.areas[area] = Area.objects.create(
                school=cast.school, slug=area, name={"en": area.title(), "es": f"{area.title()} (es)"},
                order=len(cast.areas) + 1,
            )  # fmt: skip
        cast.strands[strand] = Strand.objects.create(
            area=cast.areas[area], slug=strand, hue=hue, order=len(cast.strands) + 1,
            name={"en": strand.title(), "es": f"{strand.title()} (es)"},
        )  # fmt: skip
        earlier: LearningTarget | None = None
        for order, (slug, words, low, high) in enumerate(targets, start=1):
            target = _plant_target(cast, cast.strands[strand], order, slug, words, (low, high))
            if earlier:
                Prerequisite.objects.create(target=target, needs=earlier)
            earlier = target


def _plant_target(
    cast: Cast, strand: Strand, order: int, slug: str, words: str, window: tuple[int, int]
) -> LearningTarget:
    target = LearningTarget.objects.create(
        strand=strand, slug=slug, order=order, from_grade=window[0], to_grade=window[1],
        why={"en": f"Because to {words} helps you.", "es": f"Porque le sirve: {slug}."},
        for_home={"en": f"Ask about {slug}.", "es": f"Pregunte por {slug}."},
        keywords={"en": [word for word in words.split() if len(word) > 4], "es": []},
    )  # fmt: skip
    texts = {"young": f"I can {words}", "teen": f"I can {words}", "adult": f"Can {words}"}
    for reading, text in texts.items():
        Wording.objects.create(target=target, reading=reading, locale="en", text=text, since=START)
    Wording.objects.create(target=target, reading="adult", locale="es", text=f"Puede: {slug}", since=START)
    for n in (1, 2, 3):
        Criterion.objects.create(target=target, order=n, text={"en": f"{slug} seen {n}", "es": f"{slug} visto {n}"})
    cast.targets[slug] = target
    return target
