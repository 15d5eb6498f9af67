"""`trellis import case FILE`."""

from io import StringIO
from pathlib import Path
from typing import Any

from tests.cast import NOON, Cast
from tests.interop.case.packages import small, tie, written
from tests.interop.case.tables import GARDEN
from trellis.interop.case.command import run
from trellis.rooms.continuum.models import Framework, LearningTarget, Standard
from trellis.rooms.people.models import Membership


def said(path: Path, **how: object) -> tuple[int, list[str]]:
    out = StringIO()
    code = run(path, out=out, at=NOON, **{"dry_run": False, "school": "willow", **how})
    return code, out.getvalue().splitlines()


def file(folder: Path, value: object) -> Path:
    path = folder / "willow.json"
    path.write_bytes(value if isinstance(value, bytes) else written(value, indent=1))
    return path


def test_import_writes_and_says_what(cast: Cast, tmp_path: Path) -> None:
    code, lines = said(file(tmp_path, small()))

    assert code == 0
    assert lines[:3] == ["Willow framework", "New: 7", "  Making Making"]
    assert lines[-1] == "“Willow framework” is in: 7 new, 0 changed, 0 retired."
    assert Standard.objects.count() == 7


def test_dry_run_writes_nothing(cast: Cast, tmp_path: Path) -> None:
    code, lines = said(file(tmp_path, small()), dry_run=True)

    assert code == 0
    assert lines[-1] == "Nothing was written: this was a look ahead."
    assert not Framework.objects.exists()


def test_import_again_says_that_nothing_differs(cast: Cast, tmp_path: Path) -> None:
    said(file(tmp_path, small()))

    code, lines = said(file(tmp_path, small()))

    assert (code, lines) == (0, ["Willow framework", "This is the same as what you have.", "Nothing to write."])


def test_changed_file_lists_its_changes_first(cast: Cast, tmp_path: Path) -> None:
    said(file(tmp_path, small()))
    value = small()
    value["CFItems"][2]["fullStatement"] = "Fold card"

    _code, lines = said(file(tmp_path, value), dry_run=True)

    assert lines[1:3] == [
        "Changed: 1",
        "  M.1 Fold card [fullStatement: 'Fold paper so that it stands' → 'Fold card']",
    ]


def test_import_as_continuum_lays_targets(cast: Cast, tmp_path: Path) -> None:
    before = LearningTarget.objects.count()

    code, lines = said(file(tmp_path, small()), as_continuum=True)

    assert (code, lines[-1]) == (0, "The continuum has 4 new targets.")
    assert LearningTarget.objects.count() == before + 4


def test_refused_file_shows_the_place(cast: Cast, tmp_path: Path) -> None:
    value = small()
    value["CFAssociations"].append(tie("M.1", "isChildOf", "absent"))

    code, lines = said(file(tmp_path, value))

    assert code == 1
    assert lines[0] == "willow.json was not taken. Nothing has changed."
    assert lines[1].startswith("- Line ")
    assert sum(line.startswith("  >") for line in lines) == 1
    assert not Framework.objects.exists()


def test_file_over_the_limit_is_told_by_its_own_size_and_not_read(cast: Cast, tmp_path: Path, settings: Any) -> None:
    settings.IMPORT_LIMIT_BYTES = 1024 * 1024
    path = tmp_path / "large.json"
    with path.open("wb") as large:
        large.truncate(5 * 1024 * 1024)

    assert said(path) == (1, [
        "large.json was not taken. Nothing has changed.",
        "- The file is 5.0 MB; Trellis takes packages of up to 1 MB.",
        "  Ask for the frameworks one by one: a package holds one framework.",
    ])  # fmt: skip


def test_wrong_path_is_said_in_a_sentence(cast: Cast, tmp_path: Path) -> None:
    assert said(tmp_path / "absent.json") == (1, [f"There is no file {tmp_path / 'absent.json'}."])
    assert said(tmp_path) == (1, [f"{tmp_path} cannot be read: Is a directory."])


def test_several_schools_need_to_be_told_apart(cast: Cast, tmp_path: Path) -> None:
    path = file(tmp_path, small())

    assert said(path, school="") == (
        1,
        ["There are several schools here. Say which with --school: harbour, willow."],
    )
    assert said(path, school="absent") == (1, ["There is no school “absent” here."])


def test_school_without_a_keeper_is_told_what_to_do(cast: Cast, tmp_path: Path) -> None:
    Membership.objects.filter(person__school=cast.school).update(ends_on="2026-09-01")

    assert said(file(tmp_path, small())) == (
        1,
        ["Nobody in Willow Street School may keep the continuum: add a leader first."],
    )


def table(folder: Path, words: str) -> Path:
    path = folder / "school_garden.csv"
    path.write_text(words)
    return path


def test_R090_table_is_looked_at_written_and_known_again(cast: Cast, tmp_path: Path) -> None:
    path = table(tmp_path, GARDEN)

    assert said(path, dry_run=True)[1][:2] == ["school garden", "New: 6"]
    assert not Framework.objects.exists()
    assert said(path)[1][-1] == "“school garden” is in: 6 new, 0 changed, 0 retired."
    assert said(path)[1] == ["school garden", "This is the same as what you have.", "Nothing to write."]
    changed = table(tmp_path, GARDEN.replace("Compare two", "Compare three"))
    assert said(changed)[1][-1] == "“school garden” is in: 0 new, 1 changed, 0 retired."
    assert Standard.objects.count() == 6


def test_R090_table_saved_again_with_other_separators_changes_nothing(cast: Cast, tmp_path: Path) -> None:
    said(table(tmp_path, "code,statement\nA,Sow\n"))

    code, lines = said(table(tmp_path, "code;statement\r\nA;Sow\r\n"))

    assert (code, lines[1:]) == (0, ["This is the same as what you have.", "Nothing to write."])


def test_R090_wrong_table_shows_line_and_column(cast: Cast, tmp_path: Path) -> None:
    code, lines = said(table(tmp_path, "code,statement,parent\nA,Sow,\nB,Reap,Q\n"))

    assert (code, lines) == (1, [
        "school_garden.csv was not taken. Nothing has changed.",
        "- Line 3, column “parent”: B: No row has the code “Q”.",
        "          1 code,statement,parent",
        "          2 A,Sow,",
        "  >       3 B,Reap,Q",
        "          4 ",
        "  Write the code of the row under which this one stands, or leave the cell empty: then it stands at the top.",
    ])  # fmt: skip
    assert not Framework.objects.exists()
