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
