"""`trellis demo` plants the school once, tells on the way what it does, and whom one can be."""

import pytest

from trellis.config import planting
from trellis.config.cli import main
from trellis.rooms.people.models import School


@pytest.mark.django_db
def test_demo_is_planted_once_and_kept_until_it_is_asked_for_afresh(capsys: pytest.CaptureFixture[str]) -> None:
    first = main(["demo", "--only-plant"])
    told = capsys.readouterr().out
    school = School.objects.get(slug="tanager-street").pk

    again = main(["demo", "--only-plant"])
    told_again = capsys.readouterr().out

    assert (first, again) == (0, 0)
    assert "Planting the demo school ..." in told
    assert "  people\n" in told
    assert "Planting" not in told_again
    assert School.objects.get(slug="tanager-street").pk == school
    assert "  Leo, learner, 15" in planting.who_one_can_be("http://127.0.0.1:8000/").splitlines()
