"""Already justified (E10, R110): per standard what was done and what was shown, in two clicks, pointing at nobody."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.cast import NOON, START, TERM, Cast
from tests.crawl import on_one_line
from tests.work import judged, piece
from trellis.foundation import clock
from trellis.rooms.continuum.actions import continuum_changed
from trellis.rooms.continuum.actions.crosswalk import align
from trellis.rooms.continuum.actions.writing import give_teaching_areas
from trellis.rooms.continuum.models import Alignment, Area, Framework, LearningTarget, Standard, Strand
from trellis.rooms.evidence.terms import Says
from trellis.rooms.paths.actions import choose_way, publish_experience
from trellis.rooms.people.actions import add_person, close_school
from trellis.rooms.people.models import Membership, Person
from trellis.rooms.people.terms import Role

AsPerson = Callable[[Person], Client]
HOME = "/educator/coverage/"


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


def framework(cast: Cast, **aligned: Iterable[LearningTarget]) -> Framework:
    """A framework with two containers; each standard by its code, aligned with some targets."""
    found = Framework.objects.create(
        school=cast.school, identifier=str(uuid4()), title="Valley standards", language="en", digest="x",
        imported_at=START, imported_by=cast.keller,
    )  # fmt: skip
    heading = Standard.objects.create(
        framework=found, identifier="top", code="V", text="Of things", is_heading=True, position=0
    )
    for place, (code, targets) in enumerate(aligned.items(), start=1):
        standard = Standard.objects.create(
            framework=found, identifier=code, code=code, text=f"Standard {code}", parent=heading, order=place,
            position=place, language="es" if code.endswith("ES") else "",
        )  # fmt: skip
        for target in targets:
            align(target=target, standard=standard, by=cast.vera, at=START)
    return found


def crowd(cast: Cast, count: int, group: Any = None) -> list[Person]:
    """So many more learners in a group, class 2B first of all."""
    return [
        add_person(
            school=cast.school, name=f"Learner{n:02} Surname", said_as=f"Learner{n:02}", role=Role.LEARNER,
            group=group or cast.class_2b, by=cast.keller, at=START, starts_on=TERM,
            details={"slug": f"crowd-{uuid4().hex[:8]}-{n}", "grade": "2"},
        )
        for n in range(count)
    ]  # fmt: skip


def shows(cast: Cast, learners: Iterable[Person], target: LearningTarget, *, at: datetime = NOON) -> None:
    for learner in learners:
        judged(cast, piece(learner, target, at=at), target, by=cast.osei, at=at)


def line(client: Client, code: str, query: str = "") -> str:
    """What one standard says, tags left out."""
    answer = client.get(f"{HOME}{query}")
    assert answer.status_code == 200
    found = re.search(rf'<span class="code">{code}</span>(.*?)</li>', on_one_line(answer.content.decode()), re.S)
    assert found is not None, f"{code} is not on the page"
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


def teach(cast: Cast, who: Person, *slugs: str) -> None:
    membership = Membership.objects.get(person=who, role=Role.TEACHER)
    give_teaching_areas(
        membership=membership, areas=[cast.areas[slug] for slug in slugs], by=cast.vera, at=START
    )  # fmt: skip


def test_R110_two_areas_by_standard_in_two_clicks(cast: Cast, as_person: AsPerson) -> None:
    """Given a term of cross-subject projects, the teacher of two areas presses Show coverage and puts it on paper."""
    learners = crowd(cast, 15)
    strong, plan, name = (cast.targets[slug] for slug in ("shapes-strong", "design-plan", "forces-name"))
    framework(cast, V1=[strong], V2=[plan], V3=[name])
    project = publish_experience(
        title={"en": "A bridge and its story"}, kind="project", why={"en": "To cross"}, by=cast.osei,
        targets=[strong, name], at=START, details={"slug": "bridge"},
    )  # fmt: skip
    for learner in learners[:3]:
        choose_way(learner=learner, target=strong, experience=project, by=learner, at=NOON - timedelta(days=3))
    shows(cast, learners[:10], strong)
    shows(cast, learners[:2], name)
    teacher = as_person(cast.osei)
    assert f'href="{HOME}">' in (today := teacher.get("/educator/class/").content.decode()) and "Show coverage" in today
    assert line(teacher, "V1").startswith("Standard V1 A bridge and its story Confirmed for 10 learners, open for 10.")
    assert "Confirmed for some of the class." in line(teacher, "V3") and "A bridge and its story" in line(teacher, "V3")
    assert "no experience yet Nothing yet." in line(teacher, "V2")
    screen = teacher.get(HOME).content.decode()
    assert re.search(r"<(input|textarea|select)\b", screen) is None
    sheet = re.search(r'href="(/educator/coverage/paper/[^"]*)"', screen)
    assert sheet is not None
    assert "Confirmed for 10 learners" in teacher.get(sheet[1].replace("&amp;", "&")).content.decode()


@pytest.mark.parametrize(
    ("showing", "says"),
    [
        (0, "Nothing yet."),
        (7, "Confirmed for some of the class."),
        (8, "Confirmed for 8 learners, open for 12."),
        (12, "Confirmed for 12 learners, open for 8."),
        (13, "Confirmed for most of the class."),
        (20, "Confirmed for most of the class."),
    ],
)
def test_AR19_a_number_stands_only_where_eight_are_in_and_eight_are_out(
    cast: Cast, as_person: AsPerson, showing: int, says: str
) -> None:
    learners = [*crowd(cast, 15), cast.ada, cast.ivo, cast.lina, cast.maya, cast.mina]
    framework(cast, V1=[cast.targets["shapes-strong"]])
    shows(cast, learners[:showing], cast.targets["shapes-strong"])
    teacher = as_person(cast.osei)
    assert says in line(teacher, "V1")
    paper = on_one_line(teacher.get(f"{HOME}paper/").content.decode())
    assert says in " ".join(paper.split())


def test_AR19_k_is_the_schools_and_has_a_floor(cast: Cast, as_person: AsPerson) -> None:
    learners = crowd(cast, 15)
    framework(cast, V1=[cast.targets["shapes-strong"]])
    shows(cast, learners[:6], cast.targets["shapes-strong"])
    cast.school.fewest_told = 6
    cast.school.save()
    assert "Confirmed for 6 learners" in line(as_person(cast.osei), "V1")
    cast.school.fewest_told = 4
    with pytest.raises(Exception, match="fewest_told"):
        cast.school.save()


def test_AR19_two_standards_do_not_give_away_what_one_target_would(cast: Cast, as_person: AsPerson) -> None:
    """V2 asks for what V1 asks for and one thing more: two learners lie between them."""
    learners = crowd(cast, 25)
    strong, fold = cast.targets["shapes-strong"], cast.targets["shapes-fold"]
    framework(cast, V1=[strong], V2=[strong, fold])
    shows(cast, learners[:10], strong)
    shows(cast, learners[10:12], fold)
    teacher = as_person(cast.osei)
    assert "Confirmed for 10 learners" in line(teacher, "V1")
    assert "Confirmed for some of the class." in line(teacher, "V2")


def test_AR19_term_and_year_do_not_give_away_who_was_earlier(cast: Cast, as_person: AsPerson) -> None:
    learners, strong = crowd(cast, 25), cast.targets["shapes-strong"]
    holidays = (("Summer", date(2026, 7, 1), date(2026, 8, 31)), ("Break", date(2026, 9, 14), date(2026, 9, 27)))
    for name, first, last in holidays:
        close_school(school=cast.school, name=name, starts_on=first, ends_on=last, by=cast.keller, at=START)
    framework(cast, V1=[strong])
    shows(cast, learners[:10], strong)
    shows(cast, learners[10:12], strong, at=datetime(2026, 9, 7, 9, tzinfo=UTC))
    teacher = as_person(cast.osei)
    assert "Confirmed for 10 learners" in line(teacher, "V1")
    assert "Confirmed for some of the class." in line(teacher, "V1", "?year=whole")
    shows(cast, learners[12:18], strong, at=datetime(2026, 9, 8, 9, tzinfo=UTC))
    assert "Confirmed for 18 learners" in line(teacher, "V1", "?year=whole")


def test_AR19_a_group_that_differs_by_few_is_told_in_words(cast: Cast, as_person: AsPerson) -> None:
    """A leader who teaches 2B: the school has four learners more than her class."""
    learners, strong = crowd(cast, 20), cast.targets["shapes-strong"]
    add_role(cast, cast.keller)
    framework(cast, V1=[strong])
    shows(cast, learners[:12], strong)
    leader = as_person(cast.keller)
    assert "Confirmed for 12 learners" in line(leader, "V1")
    assert "Confirmed for some of the school." in line(leader, "V1", "?group=school")


def test_AR19_fewer_than_eight_are_told_of_as_a_group(cast: Cast, as_person: AsPerson) -> None:
    """Of so few no word like most is said, which would be a number."""
    strong = cast.targets["shapes-strong"]
    framework(cast, V1=[strong])
    shows(cast, [cast.maya], strong)
    assert "Confirmed for some of the group." in line(as_person(cast.osei), "V1")


def add_role(cast: Cast, person: Person) -> None:
    Membership.objects.create(person=person, role=Role.TEACHER, group=cast.class_2b, starts_on=TERM)


def test_R110_a_leader_reads_the_whole_school_without_a_name_or_a_piece(cast: Cast, as_person: AsPerson) -> None:
    learners, strong = crowd(cast, 20), cast.targets["shapes-strong"]
    found = framework(cast, V1=[strong])
    shows(cast, learners[:12], strong)
    leader = as_person(cast.keller)
    page = leader.get(HOME).content.decode()
    assert "Confirmed for 12 learners, open for 17." in line(leader, "V1")
    assert not [one.said_as for one in (*learners, cast.ada, cast.leo) if one.said_as in page]
    assert "/pieces/" not in page and "/inbox/" not in page and "What Learner" not in page
    assert "Newest" not in line(leader, "V1") and "Work waits" not in page
    standard = found.standards.get(code="V1")
    assert leader.get(f"{HOME}pieces/{standard.id}/").status_code == 404
    assert leader.get(f"{HOME}pieces/{standard.id}/?group={cast.class_2b.id}").status_code == 404
    assert leader.get(f"{HOME}?group={cast.class_2b.id}").status_code == 404


def test_R110_of_a_school_below_k_a_leader_is_told_whom_to_talk_to(cast: Cast, as_person: AsPerson) -> None:
    cast.school.fewest_told = 10  # nine learners are here
    cast.school.save()
    framework(cast, V1=[cast.targets["shapes-strong"]])
    shows(cast, [cast.ada], cast.targets["shapes-strong"])
    page = as_person(cast.keller).get(HOME).content.decode()
    assert "Ask those who teach them" in page and "V1" not in page and "Confirmed" not in page


def test_R110_an_experience_of_few_is_not_told_of_the_school(cast: Cast, as_person: AsPerson) -> None:
    learners, strong = crowd(cast, 20), cast.targets["shapes-strong"]
    framework(cast, V1=[strong])
    way = publish_experience(
        title={"en": "Bridges"}, kind="project", why={"en": "So"}, by=cast.osei, targets=[strong], at=START,
        details={"slug": "bridges"},
    )  # fmt: skip
    for learner in learners[:7]:
        choose_way(learner=learner, target=strong, experience=way, by=learner, at=NOON)
    leader = as_person(cast.keller)
    assert "Bridges" not in line(leader, "V1")
    choose_way(learner=learners[7], target=strong, experience=way, by=learners[7], at=NOON)
    assert "Bridges" in line(leader, "V1")


@pytest.mark.parametrize("who", ["ada", "ruiz", "ana", "vera", "nunes"])
def test_R110_nobody_else_finds_the_page(cast: Cast, as_person: AsPerson, who: str) -> None:
    found = framework(cast, V1=[cast.targets["shapes-strong"]])
    client = as_person(getattr(cast, who))
    for address in (HOME, f"{HOME}paper/", f"{HOME}pieces/{found.standards.get(code='V1').id}/"):
        assert client.get(address).status_code == 404


def test_R110_another_teachers_area_is_absent(cast: Cast, as_person: AsPerson) -> None:
    strong, name = cast.targets["shapes-strong"], cast.targets["forces-name"]
    found = framework(cast, V1=[strong], V2=[name], V3=[strong, name])
    shows(cast, crowd(cast, 15)[:9], name)
    teach(cast, cast.osei, "making")
    teacher = as_person(cast.osei)
    page = teacher.get(HOME).content.decode()
    assert "Standard V1" in page and "Standard V2" not in page and "Science" not in page
    assert "Nothing yet." in line(teacher, "V3")
    assert teacher.get(f"{HOME}?area=science").status_code == 404
    assert teacher.get(f"{HOME}pieces/{found.standards.get(code='V2').id}/").status_code == 404
    assert teacher.get(f"{HOME}?group={cast.advisory.id}").status_code == 404
    assert teacher.get(f"{HOME}?framework={uuid4()}").status_code == 404
    assert teacher.get(f"{HOME}?framework=nonsense").status_code == 404
    assert as_person(cast.nilsson).get(f"{HOME}?framework={found.id}").status_code == 404


def test_R110_the_pieces_are_those_that_were_confirmed(cast: Cast, as_person: AsPerson) -> None:
    strong = cast.targets["shapes-strong"]
    found = framework(cast, V1=[strong])
    judged(cast, piece(cast.ada, strong, title="Arch of cards"), strong, by=cast.osei)
    judged(cast, piece(cast.ivo, strong, title="Flat strip"), strong, Says.NOT_YET, by=cast.osei, next_step="Fold it")
    judged(cast, piece(cast.leo, strong, title="Brake lever"), strong, by=cast.duarte)
    teacher = as_person(cast.osei)
    page = teacher.get(f"{HOME}pieces/{found.standards.get(code='V1').id}/").content.decode()
    assert "Arch of cards" in page and "Ada" in page
    assert "Flat strip" not in page and "Brake lever" not in page
    address = re.search(r'href="(/educator/inbox/[^"]+/)"', page)
    assert address is not None and teacher.get(address[1]).status_code == 200
    assert "Work waits to be confirmed." in line(teacher, "V1")
    assert "Arch of cards" not in teacher.get(f"{HOME}paper/").content.decode()


def test_R110_a_shown_that_was_taken_back_is_not_confirmed(cast: Cast, as_person: AsPerson) -> None:
    strong = cast.targets["shapes-strong"]
    framework(cast, V1=[strong])
    work = piece(cast.ada, strong)
    first = judged(cast, work, strong, by=cast.osei)
    assert "Confirmed for some" in line(as_person(cast.osei), "V1")
    judged(
        cast,
        work,
        strong,
        Says.NOT_YET,
        by=cast.osei,
        at=NOON + timedelta(hours=1),
        supersedes=first,
        next_step="Again",
    )
    assert "Nothing yet." in line(as_person(cast.osei), "V1")


def test_R110_standards_stand_under_what_holds_them_in_their_own_order_and_language(
    cast: Cast, as_person: AsPerson
) -> None:
    strong = cast.targets["shapes-strong"]
    framework(cast, V9=[strong], V1ES=[strong])
    page = on_one_line(as_person(cast.osei).get(HOME).content.decode())
    assert page.index("V Of things") < page.index("Standard V9") < page.index("Standard V1ES")
    assert page.count("V Of things") == 1
    assert re.search(r'<p lang="es">\s*Standard V1ES', page)


def test_R110_without_an_aligned_framework_our_own_continuum_is_shown(cast: Cast, as_person: AsPerson) -> None:
    framework(cast, V1=[])
    page = on_one_line(as_person(cast.osei).get(HOME).content.decode())
    assert "By target" in page and "make a shape strong" in page and "Valley standards" not in page


def test_R110_a_term_in_which_nothing_happened(cast: Cast, as_person: AsPerson) -> None:
    framework(cast, V1=[cast.targets["shapes-strong"]])
    assert "Nothing yet." in line(as_person(cast.osei), "V1")
    assert "By standard" in as_person(cast.osei).get(HOME).content.decode()


def test_R110_a_sheet_names_nobody_but_who_hands_it_over(cast: Cast, as_person: AsPerson) -> None:
    framework(cast, V1=[cast.targets["shapes-strong"]])
    shows(cast, [cast.ada, cast.maya], cast.targets["shapes-strong"])
    sheet = on_one_line(as_person(cast.osei).get(f"{HOME}paper/").content.decode())
    paper = sheet[sheet.index('<article class="paper a4') : sheet.index("</article>")]
    assert "Ms Osei" in paper and "Willow Street School" in paper and "Standard V1" in paper
    assert not [name for name in ("Ada", "Maya", "<a ", "<img", "<button") if name in paper]


def test_R110_a_framework_of_many_standards_comes_in_pages(cast: Cast, as_person: AsPerson) -> None:
    found = framework(cast, V1=[cast.targets["shapes-strong"]])
    area = Area.objects.create(school=cast.school, slug="words", name={"en": "Words"}, order=9)
    strand = Strand.objects.create(area=area, slug="words", name={"en": "Words"}, order=1)
    targets = LearningTarget.objects.bulk_create(
        LearningTarget(strand=strand, slug=f"t{n}", order=n, plate={"en": f"Target {n}"}) for n in range(1500)
    )
    standards = Standard.objects.bulk_create(
        Standard(
            framework=found, identifier=f"w{n}", code=f"W.{n}", text="Explain how a thing works. " * 4, position=n + 9
        )
        for n in range(1500)
    )
    Alignment.objects.bulk_create(
        Alignment(target=t, standard=s, by=cast.vera, at=START) for t, s in zip(targets, standards, strict=True)
    )
    continuum_changed(cast.school)
    teacher = as_person(cast.osei)
    answer = teacher.get(f"{HOME}?area=words")
    assert answer.content.decode().count('<span class="code">') == 60
    assert len(answer.content) < 200_000
    assert b"W.1499" in teacher.get(f"{HOME}?area=words&page=25").content
    assert "Standard V1" in teacher.get(f"{HOME}?area=making").content.decode()


def test_R110_it_opens_on_the_framework_of_which_the_most_was_shown(cast: Cast, as_person: AsPerson) -> None:
    first = framework(cast, A1=[cast.targets["shapes-fold"]])
    Framework.objects.filter(pk=first.id).update(title="Alder standards")  # first by name, and nothing of it shown
    framework(cast, V1=[cast.targets["shapes-strong"]])
    shows(cast, [cast.maya], cast.targets["shapes-strong"])

    page = as_person(cast.osei).get(HOME).content.decode()

    assert "Standard V1" in page
    assert "Standard A1" not in page
