"""`trellis import case` reaches the importer, and says why a file is not taken."""

from pathlib import Path

import pytest

from trellis.config.cli import main
from trellis.foundation.models import AuditLine

LEADER = ["person", "add", "--school", "Hill School", "--name", "Vera Lind", "--role", "leader"]


@pytest.mark.django_db
def test_import_of_what_is_no_package_says_why_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(LEADER)
    lines = AuditLine.objects.count()
    file = tmp_path / "framework.json"
    file.write_text("<html>Sign in</html>")

    code = main(["import", "case", str(file)])

    assert code == 1
    assert "framework.json was not taken. Nothing has changed." in capsys.readouterr().out
    assert AuditLine.objects.count() == lines


@pytest.mark.django_db
def test_import_without_a_school_says_to_begin_with_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["import", "case", "nothing.json", "--dry-run"])

    assert code == 1
    assert "There is no school here yet" in capsys.readouterr().out
