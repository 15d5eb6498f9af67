"""A learner on an imported framework: the plate in the drawing, the original words in the detail."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from tests.interop.case.packages import package, real, written
from trellis.interop.case.importing import checked, write
from trellis.rooms.continuum.models import Alignment, LearningTarget
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]


def test_detail_of_an_imported_target_says_the_original_in_its_language(cast: Cast, as_person: Be) -> None:
    value = package(
        ("Formas", "", "Formas"), ("F.1", "Formas", "Doblar papel de modo que se sostenga"), language="es-MX"
    )
    write(checked(written(value), school=cast.school), school=cast.school, as_continuum=True, by=cast.vera, at=NOON)
    target = Alignment.objects.get().target

    page = as_person(cast.leo).get(f"/learner/path/{target.id}/").content.decode()

    assert '<p lang="es-MX" dir="auto">Doblar papel de modo que se sostenga</p>' in page
    assert "not yet in our words" in page


def test_three_next_steps_say_the_originals_where_a_plate_is_too_short_to_choose_by(cast: Cast, as_person: Be) -> None:
    LearningTarget.objects.update(retired_at=NOON)
    sentence = "Doblar papel de modo que se sostenga y explicar por qué no se cae"
    value = package(("Formas", "", "Formas"), ("F.1", "Formas", sentence), ("F.2", "Formas", "Corto"), language="es-MX")
    write(checked(written(value), school=cast.school), school=cast.school, as_continuum=True, by=cast.vera, at=NOON)

    for address in ("path/", "choose/all/"):
        page = on_one_line(as_person(cast.leo).get(f"/learner/{address}").content.decode())
        assert f'<p class="original small" lang="es" dir="auto">{sentence}</p>' in page, address
        assert '<h3 lang="es" dir="auto">F.1 Doblar papel' in page, address


def test_detail_of_our_own_target_says_no_standard(cast: Cast, as_person: Be) -> None:
    page = as_person(cast.leo).get(f"/learner/path/{cast.targets['forces-explain'].id}/").content.decode()

    assert "not yet in our words" not in page


@pytest.mark.parametrize("name", ["ccss-math", "england-nc-ks1-ks2-coded"])
def test_path_choose_and_detail_stand_on_a_real_framework_alone(cast: Cast, as_person: Be, name: str) -> None:
    LearningTarget.objects.update(retired_at=NOON)
    found = checked(real(name), school=cast.school)
    write(found, school=cast.school, as_continuum=True, by=cast.vera, at=NOON)
    target = LearningTarget.objects.filter(has_our_words=False, part_of=None).order_by("strand__order", "order").first()
    browser = as_person(cast.leo)

    for address in ("path/", "path/?as=list", "choose/", "choose/all/", f"path/{target.id}/"):
        assert browser.get(f"/learner/{address}").status_code == 200, address
