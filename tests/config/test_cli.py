"""The `trellis` command: every command explains itself, refuses in a sentence, and does what it says."""

import pytest

from trellis.config.cli import EXAMPLES, main
from trellis.foundation.models import AuditLine
from trellis.rooms.people.models import Membership, Person, School

LEADER = ["person", "add", "--school", "Hill School", "--name", "Vera Lind", "--role", "leader"]


@pytest.mark.parametrize("words", sorted(EXAMPLES))
def test_command_shows_an_example_in_its_help(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*words.split(), "--help"])

    assert ended.value.code == 0
    assert f"example:\n  trellis {words}" in capsys.readouterr().out


@pytest.mark.django_db
def test_first_person_founds_the_school_and_can_sign_in(capsys: pytest.CaptureFixture[str]) -> None:
    code = main([*LEADER, "--email", "Vera@hill.example"])

    vera = Person.objects.get()
    password = capsys.readouterr().out.split("the password ")[1].split(",")[0]
    assert code == 0
    assert (vera.slug, vera.school.slug, vera.memberships.get().role) == ("vera", "hill-school", "leader")
    assert vera.user.email == "vera@hill.example"
    assert vera.user.check_password(password)


@pytest.mark.django_db
def test_person_is_added_by_somebody_whom_the_record_names() -> None:
    main(LEADER)

    code = main(["person", "add", "--name", "Leo Andrade", "--role", "learner", "--as", "vera"])

    leo = Person.objects.get(slug="leo")
    assert code == 0
    assert Membership.objects.get(person=leo).role == "learner"
    assert AuditLine.objects.latest("at").by_id == Person.objects.get(slug="vera").id


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--name", "Leo", "--role", "learner"], "Say who does this with --as: vera."),
        (["--name", "Leo", "--role", "learner", "--as", "nobody"], "Say who does this with --as: vera."),
        (["--name", "Leo", "--role", "pupil", "--as", "vera"], "pupil is no role: choose one of learner, teacher,"),
        (["--name", "Leo", "--role", "learner", "--school", "Vale"], "Say which school with --school: hill-school."),
        (["--name", " ", "--role", "learner", "--as", "vera"], "Give the person a name"),
    ],
)
def test_person_is_refused_in_a_sentence_and_nothing_is_written(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(LEADER)

    code = main(["person", "add", *words])

    assert code == 1
    assert capsys.readouterr().err.startswith(sentence)
    assert Person.objects.count() == 1


@pytest.mark.django_db
def test_person_without_a_school_is_told_to_begin_with_its_leader(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["person", "add", "--name", "Leo", "--role", "learner"])

    assert code == 1
    assert "begin with its leader" in capsys.readouterr().err
    assert School.objects.count() == 0


@pytest.mark.django_db
def test_demo_is_refused_where_a_school_of_ones_own_lives(capsys: pytest.CaptureFixture[str]) -> None:
    main(LEADER)

    code = main(["demo", "--reset", "--only-plant"])

    assert code == 1
    assert capsys.readouterr().err.startswith("Hill School is not the demo school")
    assert Person.objects.count() == 1


LAKE = ["person", "add", "--new-school", "--school", "Lake School", "--name", "Kim Tal", "--role", "leader"]


@pytest.mark.django_db
def test_a_second_school_is_founded_apart_and_says_where_and_in_which_language(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(LEADER)

    code = main([*LAKE, "--zone", "madrid", "--locale", "es"])

    lake, kim = School.objects.get(slug="lake-school"), Person.objects.get(slug="kim")
    assert code == 0 and (lake.time_zone, lake.locale, kim.locale) == ("Europe/Madrid", "es", "es")
    assert "Kim Tal is at Lake School now, role leader (kim)." in capsys.readouterr().out
    assert kim.school_id == lake.id and Person.objects.get(slug="vera").school.slug == "hill-school"
    assert main(["person", "add", "--school", "lake-school", "--name", "Leo", "--role", "learner", "--as", "vera"]) == 1
    assert main(["person", "add", "--school", "lake-school", "--name", "Leo", "--role", "learner", "--as", "kim"]) == 0
    assert Person.objects.get(slug="leo").school_id == lake.id


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([*LAKE, "--zone", "Mars"], "Mars is no time zone"), ([*LAKE, "--locale", "xx"], "xx is no language"),
        ([*LAKE[:-1], "teacher"], "A new school begins with its leader"),
        ([*LEADER, "--new-school"], "Hill School is there already."),
        ([*LEADER[:3], "!!", *LEADER[4:], "--new-school"], "Give the school a name with letters"),
        ([*LEADER[:3], "x" * 121, *LEADER[4:], "--new-school"], "This name is too long to keep."),
        ([*LAKE[:6], "Kim\nTal", *LAKE[7:]], "Write the name on one line"),
        ([*LAKE[:6], "x" * 400, *LAKE[7:]], "This name is too long to keep."),
        ([*LAKE[:6], " ", *LAKE[7:]], "Give the person a name"),
        (["person", "add", "--name", "x" * 400, "--role", "learner", "--as", "vera"], "This name is too long to keep."),
        (["person", "add", "--name", "Leo\nA", "--role", "learner", "--as", "vera"], "Write the name on one line"),
        (["person", "add", "--name", "L", "--role", "learner", "--as", "vera", "--zone", "UTC"], "--zone and --locale are"),
    ],
)  # fmt: skip
def test_a_school_or_a_name_that_cannot_be_is_refused_and_nothing_is_written(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(LEADER)
    capsys.readouterr()

    code = main(words)

    assert code == 1 and capsys.readouterr().err.startswith(sentence)
    assert Person.objects.count() == School.objects.count() == 1


@pytest.mark.django_db
def test_somebody_who_leads_two_schools_keeps_one_password(capsys: pytest.CaptureFixture[str]) -> None:
    main([*LEADER, "--email", "vera@hill.example"])
    capsys.readouterr()

    main([*LAKE, "--email", "vera@hill.example"])

    assert "the password they have" in capsys.readouterr().out


@pytest.mark.parametrize("port", ["70000", "0", "eighty", "-1"])
def test_a_port_that_is_none_is_refused_with_what_to_do(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        main(["doctor", f"--port={port}"])

    assert ending.value.code == 2
    assert "choose a number from 1 to 65535" in capsys.readouterr().err
