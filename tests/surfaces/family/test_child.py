"""My child (H1): what a guardian sees, in their language, as far as their rights go, and never more."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from tests.interop.case.packages import package, written
from tests.work import judged, piece
from trellis.foundation import clock
from trellis.interop.case.importing import checked, write
from trellis.rooms.circles.models import Agreement
from trellis.rooms.conferences.models import Conference
from trellis.rooms.continuum.models import Alignment, Framework, LearningTarget, Standard
from trellis.rooms.evidence.actions import give_feedback
from trellis.rooms.evidence.models import Evidence, EvidenceFile, Judgement
from trellis.rooms.paths.actions import plant_target
from trellis.rooms.paths.models import PathStep
from trellis.rooms.people.actions import add_person, name_guardian
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Role
from trellis.rooms.profiles.actions import say_about_me

type Be = Callable[[Person], Client]


def seen_by(as_person: Be, person: Person, address: str = "/family/child/") -> str:
    response = as_person(person).get(address)
    assert response.status_code == 200
    return on_one_line(response.content.decode())


def main_of(page: str) -> str:
    return page.split('id="page"')[1].split("</main>")[0]


def test_R092_now_and_what_showing_looks_like_in_adult_spanish(cast: Cast, maya: Person, as_person: Be) -> None:
    page = seen_by(as_person, cast.ruiz)

    assert '<html lang="es"' in page
    for slug in ("shapes-strong", "design-tools", "forces-name"):
        assert f"<h3>Puede: {slug}</h3>" in page
        assert f"{slug} visto 1" in page


def test_R092_the_parts_come_in_the_order_of_the_house(cast: Cast, maya: Person, as_person: Be) -> None:
    page = main_of(seen_by(as_person, cast.ruiz))

    places = [page.index(f'id="{part}"') for part in ("now", "newest", "coming", "shown", "dinner", "talk")]
    assert places == sorted(places)
    assert page.index("/family/decisions/") > places[-1]


def test_R092_three_are_now_and_the_rest_is_folded(cast: Cast, maya: Person, as_person: Be) -> None:
    plant_target(learner=maya, target=cast.targets["forces-measure"], by=maya, at=clock.now())

    page = main_of(seen_by(as_person, cast.ruiz))

    now = page.split('class="ruled nowlist"')[1].split("</section>")[0].split("También va en camino")[0]
    assert now.count("<h3>") == 3
    assert "Puede: forces-measure" not in now
    assert "Puede: forces-measure" in page


def test_R092_yesterdays_work_is_seen_and_heard_with_its_words(cast: Cast, maya: Person, as_person: Be) -> None:
    work = maya_work(maya)
    page = main_of(seen_by(as_person, cast.ruiz))

    newest = page.split('id="newest"')[1].split("</section>")[0]
    assert "My bridge" in newest
    assert 'alt="A bridge of triangles with a red car"' in newest
    assert 'lang="en" dir="auto">«It is strong because triangles.»' in newest
    assert "<voice-player" in newest
    assert f"/family/child/{maya.id}/work/{work}/" in newest


def maya_work(maya: Person) -> Any:
    return Evidence.objects.get(learner=maya, title="My bridge").id


def test_R092_what_was_shown_stands_with_the_work_and_who_saw_it(cast: Cast, maya: Person, as_person: Be) -> None:
    shown = main_of(seen_by(as_person, cast.ruiz)).split('id="shown"')[1].split("</section>")[0]

    assert "Puede: shapes-fold" in shown
    assert "A folded box" in shown
    assert "Ms Osei" in shown
    assert 'lang="en" dir="auto">«It stands by itself.»' in shown


def test_what_is_no_longer_shown_does_not_stand_there(cast: Cast, maya: Person, as_person: Be) -> None:
    target = cast.targets["shapes-fold"]
    first = maya_judgement(maya, target)
    again = piece(maya, target, title="Another box", at=clock.now())
    judged(
        cast, again, target, says="not_yet", by=cast.osei, at=clock.now(), supersedes=first, reason="I looked again.",
        next_step="Fold the corner twice.",
    )  # fmt: skip

    assert 'id="shown"' not in main_of(seen_by(as_person, cast.ruiz))


def maya_judgement(maya: Person, target: LearningTarget) -> Any:
    return Judgement.objects.get(learner=maya, target=target)


def test_R092_what_comes_next_gives_its_reasons(cast: Cast, maya: Person, as_person: Be) -> None:
    PathStep.objects.filter(target=cast.targets["forces-name"]).delete()

    coming = main_of(seen_by(as_person, cast.ruiz)).split('id="coming"')[1].split("</section>")[0]

    assert 1 <= coming.count("<h3") <= 3
    assert coming.count('class="small quiet"') == coming.count("<h3")


def test_what_the_child_put_aside_for_next_comes_first(cast: Cast, maya: Person, as_person: Be) -> None:
    Person.objects.filter(pk=cast.ruiz.pk).update(locale="en")
    plant_target(learner=maya, target=cast.targets["design-plan"], state="next", by=maya, at=clock.now())
    cast.ruiz.refresh_from_db()

    coming = main_of(seen_by(as_person, cast.ruiz)).split('id="coming"')[1].split("</section>")[0]

    assert coming.index("Can draw a plan others can build from") < coming.index("because Maya chose it for next")
    assert coming.index("because Maya chose it for next") < (coming + "<h3").index(
        "<h3", coming.index("Can draw a plan")
    )


def test_what_is_usual_around_this_time_is_a_window_and_no_verdict(cast: Cast, maya: Person, as_person: Be) -> None:
    page = main_of(seen_by(as_person, cast.ruiz))

    expected = page.split("<details")[-1].split("</details>")[0]
    assert "Puede: shapes-strong" in expected
    assert "Puede: shapes-fold" in expected  # shown already, and it stands there all the same
    assert "Puede: forces-explain" not in expected  # met in other years
    assert "g-shown" not in expected


def test_the_question_for_dinner_is_about_what_is_learned_now(cast: Cast, maya: Person, as_person: Be) -> None:
    assert "Pregunte por shapes-strong." in main_of(seen_by(as_person, cast.ruiz))


def test_the_next_talk_and_the_agreements_are_told(cast: Cast, maya: Person, as_person: Be) -> None:
    talk = main_of(seen_by(as_person, cast.ruiz)).split('id="talk"')[1].split("</section>")[0]

    assert "Ms Osei" in talk
    assert "bring the long ruler" in talk


def test_a_talk_to_repair_something_stays_between_the_two(cast: Cast, maya: Person, as_person: Be) -> None:
    Conference.objects.update(kind="repair", place="canary-place")

    assert "canary-place" not in seen_by(as_person, cast.ruiz)


def test_R005_no_figure_adds_a_child_up(cast: Cast, maya: Person, as_person: Be) -> None:
    for address in ("/family/child/", f"/family/child/{maya.id}/whole/"):
        words = re.sub(r"<[^>]+>", " ", main_of(seen_by(as_person, cast.ruiz, address)))

        assert not re.search(r"\d+ ?%|\b\d+/\d+\b|promedio|puntos|nota media|nivel \d", words)


def test_R061_every_area_is_a_section_of_its_own_with_work_or_words(cast: Cast, maya: Person, as_person: Be) -> None:
    page = main_of(seen_by(as_person, cast.ruiz, f"/family/child/{maya.id}/whole/"))

    areas = page.split('id="whole"')[1].split("</section></section>")[0].split('<section class="sheet')[1:]
    assert len(areas) == 3  # two areas, and the people around her
    assert all("<li" in area for area in areas)
    assert f"/family/child/{maya.id}/work/" in page
    assert "I like how things hold" in page


def test_the_whole_of_it_shows_the_path_and_opens_a_target(cast: Cast, maya: Person, as_person: Be) -> None:
    target = cast.targets["shapes-strong"]

    page = seen_by(as_person, cast.ruiz, f"/family/child/{maya.id}/whole/?target={target.id}")

    assert 'class="strands' in page
    assert 'id="target"' in page
    assert "shapes-strong visto 1" in page


def test_one_piece_is_seen_with_what_was_said_about_it(cast: Cast, maya: Person, as_person: Be) -> None:
    work = maya_work(maya)
    give_feedback(
        evidence=Evidence.objects.get(pk=work), kind="word", text="Which side pushes?", by=cast.osei, at=clock.now()
    )

    page = seen_by(as_person, cast.ruiz, f"/family/child/{maya.id}/work/{work}/")

    assert "It is strong because triangles." in page
    assert "Which side pushes?" in page


def test_a_draft_is_the_childs_alone(cast: Cast, maya: Person, as_person: Be) -> None:
    draft = piece(maya, title="canary-draft", hands_in=False, at=clock.now())

    assert "canary-draft" not in seen_by(as_person, cast.ruiz)
    assert as_person(cast.ruiz).get(f"/family/child/{maya.id}/work/{draft.id}/").status_code == 404


def test_R118_the_first_thing_to_touch_on_a_familys_home_is_a_person(cast: Cast, maya: Person, as_person: Be) -> None:
    for person in (cast.ruiz, cast.ruiz_limited, cast.ana):
        page = main_of(seen_by(as_person, person))
        first = re.search(r"<(a|button|input|select|textarea|summary)\b[^>]*>", page)
        assert first is not None
        assert f"/family/child/{cast.leo.id if person == cast.ana else maya.id}/" in first[0]


def test_a_child_with_nothing_yet_is_met_with_a_possibility(cast: Cast, as_person: Be) -> None:
    Person.objects.filter(pk=cast.ruiz.pk).update(locale="en")
    cast.ruiz.refresh_from_db()

    page = seen_by(as_person, cast.ruiz)

    assert "Maya has nothing on the path yet." in page
    assert 'id="newest"' not in page


def test_a_target_without_our_words_shows_the_original_in_its_language(cast: Cast, maya: Person, as_person: Be) -> None:
    target = LearningTarget.objects.create(
        strand=cast.strands["shapes"], slug="g-a-1", order=3, plate={"en": "Compose shapes"}, has_our_words=False
    )
    framework = Framework.objects.create(
        school=cast.school, title="State", identifier="f", digest="d", imported_at=clock.now(), imported_by=cast.vera
    )
    standard = Standard.objects.create(
        framework=framework, identifier="s", text="Compose two-dimensional shapes.", language="en"
    )
    Alignment.objects.create(target=target, standard=standard, by=cast.vera, at=clock.now())
    PathStep.objects.all().delete()
    plant_target(learner=maya, target=target, by=maya, at=clock.now())

    page = seen_by(as_person, cast.ruiz)

    assert '<h3 lang="en" dir="auto">Compose shapes</h3>' in page
    assert 'lang="en" dir="auto">Compose two-dimensional shapes.' in page


def test_what_could_come_next_says_so_too_where_the_words_are_not_ours(cast: Cast, as_person: Be) -> None:
    LearningTarget.objects.update(retired_at=clock.now())
    value = package(("F", "", "Formes"), ("F.1", "F", "Plier du papier pour qu’il tienne debout"), language="fr")
    write(checked(written(value), school=cast.school), school=cast.school, as_continuum=True, by=cast.vera, at=NOON)

    page = seen_by(as_person, cast.ruiz)

    assert "todavía no está en nuestras palabras" in page
    assert '<p class="small quiet" lang="fr" dir="auto">Plier du papier pour qu’il tienne debout</p>' in page


def test_the_whole_of_it_says_in_which_language_the_framework_speaks(cast: Cast, maya: Person, as_person: Be) -> None:
    value = package(("F", "", "Formes"), ("F.1", "F", "Plier du papier"), language="fr")
    write(checked(written(value), school=cast.school), school=cast.school, as_continuum=True, by=cast.vera, at=NOON)
    piece(maya, LearningTarget.objects.get(has_our_words=False), at=clock.now())

    page = seen_by(as_person, cast.ruiz, f"/family/child/{maya.id}/whole/")

    assert '<h3 lang="fr" dir="auto">Willow framework</h3>' in page
    assert '<span lang="fr" dir="auto">F.1 Plier du papier</span>' in page


def test_several_children_are_chosen_between_by_face(cast: Cast, maya: Person, as_person: Be) -> None:
    name_guardian(guardian=cast.ruiz, learner=cast.leo, by=cast.keller, at=clock.now())

    first = seen_by(as_person, cast.ruiz)
    other = seen_by(as_person, cast.ruiz, f"/family/child/{maya.id}/")

    assert f'href="/family/child/{maya.id}/"' in first
    assert f'href="/family/child/{cast.leo.id}/" aria-current="page"' in first
    assert "My bridge" in other
    assert "My bridge" not in first


@pytest.mark.parametrize("who", ["ana", "void", "osei", "leo", "maya", "keller", "nilsson"])
def test_nobody_else_opens_a_childs_family_page(cast: Cast, maya: Person, as_person: Be, who: str) -> None:
    browser = as_person(getattr(cast, who))

    for address in ("", "whole/", f"work/{maya_work(maya)}/"):
        assert browser.get(f"/family/child/{maya.id}/{address}").status_code == 404


def test_limited_rights_see_now_next_and_talks_and_no_more(cast: Cast, maya: Person, as_person: Be) -> None:
    page = main_of(seen_by(as_person, cast.ruiz_limited))

    assert "Puede: shapes-strong" in page
    assert 'id="coming"' in page
    assert 'id="talk"' in page
    for hidden in ("My bridge", "A folded box", "/files/", "<voice-player", 'id="newest"', 'id="shown"', "I like how"):
        assert hidden not in page
    browser = as_person(cast.ruiz_limited)
    assert browser.get(f"/family/child/{maya.id}/whole/").status_code == 404
    assert browser.get(f"/family/child/{maya.id}/work/{maya_work(maya)}/").status_code == 404


def test_limited_rights_get_no_media(cast: Cast, maya: Person, as_person: Be) -> None:
    file = EvidenceFile.objects.filter(evidence__learner=maya).first()
    assert file is not None

    assert as_person(cast.ruiz).get(f"/files/{file.file_id}/").status_code == 200
    assert as_person(cast.ruiz_limited).get(f"/files/{file.file_id}/").status_code == 404


def test_AR15_one_guardian_never_learns_of_the_other(cast: Cast, maya: Person, as_person: Be) -> None:
    """Each of the two has agreements, a sign-in and a name; none of it is found by the other, whatever they open."""
    for guardian, mark in ((cast.ruiz, "canary-full"), (cast.ruiz_limited, "canary-limited")):
        Person.objects.filter(pk=guardian.pk).update(name=f"{mark}-name", said_as=f"{mark}-said")
        for owner, other in ((cast.osei, guardian), (guardian, cast.osei), (maya, guardian)):
            Agreement.objects.create(
                learner=maya, owner=owner, other=other, text=f"{mark} {owner.slug}", made_at=clock.now(),
                is_shared_with_family=True,
            )  # fmt: skip
    addresses = ["/family/child/", f"/family/child/{maya.id}/whole/", f"/family/child/{maya.id}/work/{maya_work(maya)}/",
                 "/account/", "/continuum/"]  # fmt: skip

    for guardian, own, others in (
        (cast.ruiz, "canary-full", "canary-limited"),
        (cast.ruiz_limited, "canary-limited", "canary-full"),
    ):
        browser = as_person(guardian)
        texts = [browser.get(address).content.decode() for address in addresses]
        assert any(f"{own} osei" in text for text in texts)
        assert [text for text in texts if others in text] == []


def test_at_eighteen_a_family_sees_what_is_shared_with_it(cast: Cast, as_person: Be) -> None:
    grown = add_person(
        school=cast.school, name="Iris", said_as="Iris", role=Role.LEARNER, group=cast.advisory, by=cast.keller,
        at=clock.now(), details={"grade": "12", "born_in": date(clock.now().year - 18, 1, 1), "reading": "teen"},
    )  # fmt: skip
    name_guardian(guardian=cast.ruiz, learner=grown, by=cast.keller, at=clock.now())
    plant_target(learner=grown, target=cast.targets["forces-name"], by=grown, at=clock.now())
    piece(grown, cast.targets["forces-name"], title="canary-kept", at=clock.now() - timedelta(days=1))
    shared = piece(grown, cast.targets["forces-name"], title="what I share", at=clock.now())
    Evidence.objects.filter(pk=shared.pk).update(visibility=("family",))
    say_about_me(learner=grown, kind="hope", text="canary-hope", by=grown, at=clock.now())

    page = seen_by(as_person, cast.ruiz, f"/family/child/{grown.id}/")

    assert "what I share" in page
    assert "canary-kept" not in page
    assert "canary-hope" not in page
    assert "Puede: forces-name" not in page
    assert as_person(cast.ruiz).get(f"/family/child/{grown.id}/whole/").status_code == 404


@pytest.mark.parametrize("count", [1, 4])
def test_the_family_page_asks_as_often_for_one_piece_as_for_many(
    cast: Cast, maya: Person, as_person: Be, django_assert_num_queries: Any, count: int
) -> None:
    for number in range(count):
        target = list(cast.targets.values())[number]
        work = piece(maya, target, title=f"Piece {number}", at=clock.now() - timedelta(hours=number))
        judged(cast, work, target, by=cast.osei, at=clock.now())
    browser = as_person(cast.ruiz)
    browser.get("/family/child/")

    with django_assert_num_queries(25):
        browser.get("/family/child/")
