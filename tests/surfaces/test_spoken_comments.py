"""A comment said aloud, on the pages: sent with or without a script, heard, put into words, taken back."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.decided import decided
from tests.foundation.specimens import picture_bytes, upload, wav
from trellis.foundation import clock
from trellis.rooms.community.actions import answer_comment, comment
from trellis.rooms.community.models import Decision, DecisionComment
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
AT = "/family/decisions/marks/"
SETTLE = "/leader/decisions/comments/{}/"


@pytest.fixture
def marks(cast: Cast) -> Decision:
    return decided(cast, slug="marks", at=clock.now())


def read(client: Client, address: str) -> str:
    return on_one_line(client.get(address).content.decode())


def say(cast: Cast, as_person: Be, **more: object) -> DecisionComment:
    """Ana sends a recording by the plain file box."""
    answer = as_person(cast.ana).post(AT, {"voice": upload(wav(2.0), "said.wav"), **more})
    assert answer.status_code == 302
    return DecisionComment.objects.get()


def test_R093_a_parent_says_it_aloud_without_a_script(cast: Cast, marks: Decision, as_person: Be) -> None:
    page = read(as_person(cast.ana), AT)
    assert 'enctype="multipart/form-data"' in page and '<input type="file" name="voice"' in page
    assert "for up to ten minutes" in page

    said = say(cast, as_person)

    assert said.file is not None and said.file.seconds == 2.0
    page = read(as_person(cast.ana), AT)
    assert f'src="/files/{said.file_id}/"' in page
    assert "Said aloud. Nobody has written it down yet." in page
    assert "Write it down for whoever cannot hear it" in page
    assert "/files/" not in read(as_person(cast.ruiz), AT)


def test_R093_a_recording_stays_while_the_words_are_mended(cast: Cast, marks: Decision, as_person: Be) -> None:
    ana = as_person(cast.ana)
    long = "x" * 3000

    refused = ana.post(AT, {"voice": upload(wav(2.0), "said.wav"), "text": long})

    assert refused.status_code == 422
    page = refused.content.decode()
    assert "at most 2000 signs" in page and f"{long}</textarea>" in page and "Still here" in page
    token = page.split('name="voice_kept" value="')[1].split('"')[0]
    assert ana.post(AT, {"voice_kept": token, "text": "Short"}).status_code == 302
    said = DecisionComment.objects.get()
    assert said.text == "Short" and said.file is not None


def test_a_picture_is_no_voice_and_the_words_stay(cast: Cast, marks: Decision, as_person: Be) -> None:
    sent = {"voice": upload(picture_bytes("PNG"), "said.png"), "text": "And then?"}

    for address in (AT, "/decisions/marks/"):
        refused = as_person(cast.ana).post(address, sent | {"voice": upload(picture_bytes("PNG"), "said.png")})
        assert refused.status_code == 422
        page = refused.content.decode()
        assert "This is not a sound." in page and "And then?</textarea>" in page
    assert DecisionComment.objects.count() == 0


def test_R093_its_author_puts_it_into_words_on_the_same_page(cast: Cast, marks: Decision, as_person: Be) -> None:
    said, ana = say(cast, as_person), as_person(cast.ana)

    none = ana.post(AT, {"act": "words", "comment": said.id, "text": " "})
    assert none.status_code == 422 and "one sentence is enough" in none.content.decode()
    assert '<textarea id="text" class="input" name="text" rows="3"></textarea>' in none.content.decode()
    assert ana.post(AT, {"act": "words", "comment": said.id, "text": "And then?"}).status_code == 302
    page = read(ana, AT)
    assert "And then?" in page and "Change the words of it" in page and "Nobody has written" not in page


def test_R093_who_answers_hears_it_and_writes_it_down(cast: Cast, marks: Decision, as_person: Be) -> None:
    said, keller = say(cast, as_person), as_person(cast.keller)
    page = read(keller, "/leader/decisions/marks/")
    assert f'src="/files/{said.file_id}/"' in page and "What you hear, in words" in page
    assert "Said aloud" in read(keller, "/leader/decisions/")

    long = keller.post(SETTLE.format(said.id), {"act": "stands", "words": "x" * 3000, "answer": "Boots."})
    assert long.status_code == 422
    assert f"{'x' * 3000}</textarea>" in long.content.decode() and ">Boots.</textarea>" in long.content.decode()
    assert DecisionComment.objects.get().answer == ""
    keller.post(SETTLE.format(said.id), {"act": "stands", "words": "And then?", "answer": "Boots."})
    page = read(as_person(cast.ruiz), AT)
    assert "And then?" in page and "Dicho en voz alta; lo escribió Ms Keller." in page and "Boots." in page
    assert f'src="/files/{said.file_id}/"' in page


def test_limited_rights_read_the_words_and_have_no_player(cast: Cast, marks: Decision, as_person: Be) -> None:
    said = say(cast, as_person, text="In words")
    as_person(cast.keller).post(SETTLE.format(said.id), {"act": "stands"})

    page = read(as_person(cast.ruiz_limited), AT)

    assert "In words" in page and "/files/" not in page


@pytest.mark.parametrize("is_spoken", [True, False])
def test_R093_its_author_takes_it_back_where_it_stands(
    cast: Cast, marks: Decision, as_person: Be, is_spoken: bool
) -> None:
    ana, about = as_person(cast.ana), "Then nothing of it remains, and the answer goes with it."
    at = clock.now()
    said = say(cast, as_person) if is_spoken else comment(decision=marks, text="And then?", by=cast.ana, at=at)
    assert "Take it back" in read(ana, AT) and about not in read(ana, AT)
    answer_comment(comment=said, answer="Boots.", by=cast.keller, at=clock.now())
    assert about in read(as_person(cast.ana), AT)

    answer = as_person(cast.ana).post(AT, {"act": "back", "comment": said.id})

    assert answer.headers["Location"] == AT
    page = read(as_person(cast.ana), AT)
    assert "Taken back. Nothing of it remains." in page and "Boots." not in page
    assert DecisionComment.objects.count() == 0


@pytest.mark.parametrize(
    ("who", "given"),
    [
        ("ruiz", {"act": "back"}), ("ruiz", {"act": "words", "text": "Otherwise"}), ("ana", {"act": "burn"}),
        ("ana", {"act": "words", "text": "Otherwise"}), ("ana", {"act": "back", "comment": "x"}), ("ana", {"act": "back", "comment": ""}),
    ],
)  # fmt: skip
def test_what_is_nobody_elses_to_do_finds_no_page(
    cast: Cast, marks: Decision, as_person: Be, who: str, given: dict[str, str]
) -> None:
    said = comment(decision=marks, text="And then?", by=cast.ana, at=clock.now())
    decided(cast, slug="other", at=clock.now())

    for address in (AT, "/decisions/marks/") if who != "ana" else (AT,):
        sent = {"comment": str(said.id)} | given
        assert as_person(getattr(cast, who)).post(address, sent).status_code == 404
    there = as_person(cast.ana).post("/family/decisions/other/", {"act": "back", "comment": said.id})
    assert there.status_code == 404
    assert DecisionComment.objects.get().text == "And then?"


def test_an_act_that_is_none_writes_nothing_down(cast: Cast, marks: Decision, as_person: Be) -> None:
    said = say(cast, as_person)

    answer = as_person(cast.ana).post(AT, {"act": "burn", "comment": said.id, "text": "Otherwise"})

    assert answer.status_code == 404
    assert DecisionComment.objects.get().text == ""
