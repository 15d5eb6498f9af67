"""Decisions on their pages: why there are no letter marks, in the family's language, with a box to speak into."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.decided import REVIEW, decided, words_of
from trellis.foundation import clock
from trellis.rooms.charter.actions import publish_vision
from trellis.rooms.charter.queries import vision_parts_of
from trellis.rooms.community.actions import (
    DecisionWords,
    OptionWords,
    VoiceWords,
    answer_comment,
    comment,
    decide,
    settle_comment,
    supersede,
)
from trellis.rooms.community.models import Decision, DecisionComment
from trellis.rooms.community.queries import comments_on
from trellis.rooms.community.terms import CommentState
from trellis.rooms.people.models import Person
from trellis.rooms.privacy.models import AccessEvent

type Be = Callable[[Person], Client]
SENTENCE = {"en": "Everyone known.", "es": "Conocemos a cada persona."}
PART = ({"en": "Their own path", "es": "Su propio camino"}, {"en": "Says what helps.", "es": "Dice qué ayuda."})
MARKS = "/family/decisions/marks/"


@pytest.fixture
def marks(cast: Cast) -> Decision:
    """Why there are no letter marks up to grade 4, for a part of the vision, in two languages."""
    publish_vision(school=cast.school, sentence=SENTENCE, parts=[PART], by=cast.keller, at=clock.now())
    words = DecisionWords(
        question={"en": "Why no letter marks?", "es": "¿Por qué no hay letras?"},
        answer={"en": "They say little.", "es": "Dicen poco."}, why={"en": "We tried.", "es": "Probamos."},
        options=[
            OptionWords(text={"en": "Words", "es": "Palabras"}, reason={"en": "Taken.", "es": "Sí."}, is_taken=True),
            OptionWords(text={"en": "Letters in June", "es": "Letras en junio"}, reason={"en": "No.", "es": "No."}),
        ],
        voices=[
            VoiceWords(
                group={"en": "46 families", "es": "46 familias"}, words={"en": "Is she well?", "es": "¿Va bien?"},
                said_by={"en": "a mother", "es": "una madre"}, came_of_it={"en": "A talk.", "es": "Una conversación."},
            )
        ],
        expects={"en": "Families can say it.", "es": "Las familias lo saben decir."},
    )  # fmt: skip
    return decide(
        school=cast.school, words=words, review_on=REVIEW, vision_part=vision_parts_of(cast.school)[0], slug="marks",
        by=cast.keller, at=clock.now() - timedelta(days=3),
    )  # fmt: skip


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return on_one_line(response.content.decode())


# What a family reads ------------------------------------------------------------------------------------------------------------


def test_R093_a_parent_opens_it_and_finds_reasons_voices_review_and_a_box(
    cast: Cast, marks: Decision, as_person: Be
) -> None:
    page = read(as_person(cast.ruiz), MARKS)

    assert '<html lang="es"' in page
    for words in ("¿Por qué no hay letras?", "Dicen poco.", "Probamos.", "Letras en junio", "46 familias", "una madre"):
        assert words in page
    assert "«¿Va bien?»" in page
    assert "14 de mayo de 2031" in page
    assert "Su propio camino" in page
    assert '<textarea id="text"' in page
    assert "nunca sobre una niña o un niño" in page


def test_R093_a_decision_about_a_child_stands_under_the_child_for_its_circle_alone(cast: Cast, as_person: Be) -> None:
    decided(cast, slug="studio", question="Why is Leo in the studio?", learner=cast.leo, at=clock.now())
    answers = {}
    for who in ("ana", "ruiz", "leo", "kim", "duarte", "osei", "other_leader", None):
        client = as_person(getattr(cast, who)) if who else Client()
        answers[who] = client.get("/decisions/studio/?school=willow").status_code
        listed = "Why is Leo in the studio?" in client.get("/decisions/?school=willow").content.decode()
        assert listed == (answers[who] == 200), who

    assert {who for who, status in answers.items() if status == 200} == {"ana", "leo", "duarte"}
    page = read(as_person(cast.ana), "/family/child/")
    assert 'href="/family/decisions/studio/"' in page
    assert "Speak with Ms Keller." in read(as_person(cast.ana), "/family/decisions/studio/")
    assert "<textarea" not in read(as_person(cast.ana), "/family/decisions/studio/")
    assert as_person(cast.ruiz).get("/family/decisions/studio/").status_code == 404


def test_AR17_a_leader_who_opens_what_was_decided_about_a_child_leaves_a_line(cast: Cast, as_person: Be) -> None:
    decided(cast, slug="studio", question="Why is Leo in the studio?", learner=cast.leo, at=clock.now())

    listed = read(as_person(cast.keller), "/leader/decisions/")
    assert "Why is Leo" not in listed
    assert AccessEvent.objects.count() == 0
    assert "Why is Leo" in read(as_person(cast.keller), "/leader/decisions/studio/")
    assert [event.learner for event in AccessEvent.objects.filter(who=cast.keller)] == [cast.leo]


def test_what_is_said_is_seen_by_its_author_at_once_and_by_others_once_it_stands(
    cast: Cast, marks: Decision, as_person: Be
) -> None:
    answer = as_person(cast.ruiz).post(MARKS, {"text": "¿Y si nos mudamos?"})

    assert answer.headers["Location"] == MARKS
    assert "¿Y si nos mudamos?" in read(as_person(cast.ruiz), MARKS)
    assert "mudamos" not in read(as_person(cast.ana), MARKS)
    said = DecisionComment.objects.get()
    settled = as_person(cast.keller).post(
        f"/leader/decisions/comments/{said.id}/", {"act": "stands", "answer": "El informe va con ustedes."}
    )
    assert settled.status_code == 302
    page = read(as_person(cast.ana), MARKS)
    assert "Sra. Ruiz" in page and "guardian" in page
    assert "El informe va con ustedes." in page
    assert 'lang="es"' in page.split("mudamos")[0].rsplit("<blockquote", 1)[1]


def test_AR26_the_public_page_shows_the_reasons_and_nobody(cast: Cast, marks: Decision) -> None:
    said = comment(decision=marks, text="What if we move?", by=cast.ana, at=clock.now())
    answer_comment(comment=said, answer="It moves along.", by=cast.keller, at=clock.now())
    settle_comment(comment=said, state=CommentState.STANDS, by=cast.keller, at=clock.now())

    for address in ("/decisions/?school=willow", "/decisions/marks/?school=willow"):
        page = read(Client(), address)
        assert "Why no letter marks?" in page
        names = Person.objects.values_list("said_as", flat=True)
        assert [name for name in names if f">{name}" in page or f" {name}" in page.split("</header>", 1)[1]] == []
        assert "What if we move?" not in page and "It moves along." not in page and "<textarea" not in page


@pytest.mark.parametrize(
    ("who", "address", "status"),
    [
        (None, "/decisions/marks/?school=willow", 404),
        ("leo", "/decisions/marks/", 404),
        ("other_leader", "/decisions/marks/?school=willow", 404),
        ("nilsson", "/decisions/marks/?school=willow", 404),
        ("osei", MARKS, 404),
        ("osei", "/decisions/marks/", 302),
        ("ana", "/family/decisions/nothing/", 404),
        ("ana", "/decisions/marks/", 302),
    ],
)
def test_who_may_speak_to_a_decision(
    cast: Cast, marks: Decision, as_person: Be, who: str | None, address: str, status: int
) -> None:
    client = as_person(getattr(cast, who)) if who else Client()

    assert client.post(address, {"text": "I think so too"}).status_code == status
    assert DecisionComment.objects.count() == (status == 302)


@pytest.mark.parametrize(("text", "says"), [("", "Say something first"), ("x" * 10_000, "at most 2000 signs")])
def test_a_comment_that_does_not_go_stays_typed_and_says_why(
    cast: Cast, marks: Decision, as_person: Be, text: str, says: str
) -> None:
    for address in (MARKS, "/decisions/marks/"):
        answer = as_person(cast.ana).post(address, {"text": text})

        assert answer.status_code == 422
        page = answer.content.decode()
        assert says in page and f"{text}</textarea>" in page


def test_AR30_an_earlier_version_can_be_read_and_says_that_it_is(cast: Cast, marks: Decision, as_person: Be) -> None:
    supersede(
        decision=marks, words=words_of(answer="Work says more."), review_on=REVIEW, by=cast.keller, at=clock.now()
    )

    now, old = read(as_person(cast.ana), MARKS), read(as_person(cast.ana), f"{MARKS}?version=1")
    assert "Work says more." in now and "They say little." not in now
    assert f'href="{MARKS}?version=1"' in now
    assert "They say little." in old and "This is an earlier version" in old and "<textarea" not in old
    kept = read(Client(), "/decisions/marks/?school=willow")
    assert 'href="/decisions/marks/?version=1&amp;school=willow"' in kept
    for wrong in ("7", "x", "99999999999999999999", "-1", "²"):
        assert as_person(cast.ana).get(f"{MARKS}?version={wrong}").status_code == 404


# What a leader does -------------------------------------------------------------------------------------------------------------

WRITTEN = {
    "group": "school",
    "question_en": "Why a quiet hour?", "answer_en": "We need it.", "review_on": REVIEW.isoformat(),
    "option_1_text_en": "Half an hour", "option_1_reason_en": "Enough.", "taken_1": "yes", "voice_1_group_en": "Grade 2",
    "voice_1_words_en": "My head needs it.", "question_es": "¿Por qué una hora tranquila?",
}  # fmt: skip


def test_R082_when_a_decision_is_saved_it_asks_which_part_of_the_vision(
    cast: Cast, marks: Decision, as_person: Be
) -> None:
    keller, new = as_person(cast.keller), "/leader/decisions/new/"

    asked = keller.post(new, WRITTEN)
    assert asked.status_code == 422 and "Choose one first." in asked.content.decode()
    none = keller.post(new, WRITTEN | {"vision_part": "none"})
    assert none.status_code == 422 and "or say why it serves none" in none.content.decode()
    assert "My head needs it." in none.content.decode()
    assert Decision.objects.count() == 1
    kept = keller.post(new, WRITTEN | {"vision_part": str(marks.vision_part_id)})
    assert kept.headers["Location"] == "/leader/decisions/why-a-quiet-hour/"
    made = Decision.objects.get(slug="why-a-quiet-hour")
    assert made.question == {"en": "Why a quiet hour?", "es": "¿Por qué una hora tranquila?"}
    assert made.options.get().is_taken and made.voices.get().group == {"en": "Grade 2"}


def test_R082_the_public_page_lists_decisions_by_vision_part(cast: Cast, marks: Decision) -> None:
    decided(cast, question="Why do phones sleep?", at=clock.now())

    page = read(Client(), "/decisions/?school=willow")

    places = [page.index(words) for words in ("Their own path", "Why no letter", "Beside the vision", "Why do phones")]
    assert places == sorted(places)
    assert "It is a rule of the house." in page


@pytest.mark.parametrize(
    ("who", "home", "says"),
    [
        ("leo", "/learner/today/", "Everyone known."),
        ("osei", "/educator/class/", "Everyone known."),
        ("duarte", "/educator/class/", "Everyone known."),
        ("ruiz", "/family/child/", "Conocemos a cada persona."),
        ("keller", "/leader/walk/", "Everyone known."),
        ("vera", "/office/people/", "Everyone known."),
    ],
)
def test_R082_the_vision_stands_in_one_line_at_the_home_of_each_role(
    cast: Cast, marks: Decision, as_person: Be, who: str, home: str, says: str
) -> None:
    page = read(as_person(getattr(cast, who)), home)

    assert page.count("visionline") == 1
    assert f'<a class="plainlink" href="/">{says}</a>' in page


def test_a_school_without_a_vision_has_no_empty_line(cast: Cast, as_person: Be) -> None:
    assert "visionline" not in read(as_person(cast.osei), "/educator/class/")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"question_en": ""}, "Write something here first."),
        ({"answer_en": "x" * 10_000}, "at most 300 signs"),
        ({"review_on": "2020-01-01"}, "Choose a day to come"),
        ({"review_on": "soon"}, "Write the day as year, month, day"),
        ({"vision_part": "00000000-0000-0000-0000-000000000000"}, "Choose one of those in the list."),
        ({"vision_part": "klingon"}, "Choose one of those in the list."),
    ],
)
def test_a_decision_that_is_not_whole_says_what_to_do(
    cast: Cast, marks: Decision, as_person: Be, typed: dict[str, str], says: str
) -> None:
    given = WRITTEN | {"vision_part": str(marks.vision_part_id)} | typed

    for address in ("/leader/decisions/new/", "/leader/decisions/marks/anew/"):
        answer = as_person(cast.keller).post(address, given)

        assert answer.status_code == 422
        assert says in answer.content.decode()
    assert Decision.objects.count() == 1


def test_AR30_a_decision_is_written_anew_from_what_it_says(cast: Cast, marks: Decision, as_person: Be) -> None:
    keller = as_person(cast.keller)
    page = read(keller, "/leader/decisions/marks/anew/")
    assert "Letters in June" in page and "¿Por qué no hay letras?" in page and "Una conversación." in page

    given = WRITTEN | {"vision_part": "none", "why_no_part_en": "A rule of the house."}
    assert keller.post("/leader/decisions/marks/anew/", given).status_code == 302
    assert [one.version for one in Decision.objects.order_by("version")] == [1, 2]
    stale = keller.post("/leader/decisions/marks/anew/?version=1", given)
    assert stale.status_code == 422 and "newer version" in stale.content.decode()


def test_past_reviews_come_first_and_are_the_adults_promise(cast: Cast, marks: Decision, as_person: Be) -> None:
    at = clock.now() - timedelta(days=40)
    past = (clock.now() - timedelta(days=9)).date()
    decided(cast, question="Why do phones sleep?", review_on=past, at=at)
    comment(decision=marks, text="What if we move?", by=cast.ana, at=clock.now())

    page = read(as_person(cast.keller), "/leader/decisions/")

    assert "We promised to look again at one decision, and have not yet." in page
    assert page.index("Why do phones sleep?") < page.index('id="coming"') < page.rindex("Why no letter marks?")
    assert page.index("What if we move?") < page.index('id="past"')
    assert "We promised to look at it again by" in read(as_person(cast.ana), "/family/decisions/")
    assert "We promised to look at it again by" in read(Client(), "/decisions/?school=willow")
    assert "still owe it" in read(as_person(cast.ana), "/family/decisions/why-do-phones-sleep/")


def test_a_school_that_has_decided_nothing_says_how_to_begin(cast: Cast, as_person: Be) -> None:
    assert "Begin with a question" in read(as_person(cast.keller), "/leader/decisions/")
    assert "No decision has been written down yet." in read(as_person(cast.ana), "/family/decisions/")


def test_a_leader_decides_about_a_child_from_that_childs_page(cast: Cast, marks: Decision, as_person: Be) -> None:
    keller, address = as_person(cast.keller), f"/leader/decisions/new/?about={cast.leo.id}"

    assert f'href="{address}"' in read(keller, f"/office/people/{cast.leo.id}/")
    assert "A decision about Leo" in read(keller, address)
    keller.post(address, WRITTEN | {"vision_part": str(marks.vision_part_id)})
    about = Decision.objects.get(learner=cast.leo)
    assert "quiet" not in about.slug  # an address is read by others: it says nothing of what concerns one child
    for nobody in ("x", cast.osei.id, cast.other_leader.id):
        assert keller.get(f"/leader/decisions/new/?about={nobody}").status_code == 404


@pytest.mark.parametrize("who", ["osei", "vera", "leo", "ana"])
def test_the_leaders_pages_are_the_leaders(cast: Cast, marks: Decision, as_person: Be, who: str) -> None:
    said = comment(decision=marks, text="What if we move?", by=cast.ana, at=clock.now())
    client = as_person(getattr(cast, who))

    for address in ("/leader/decisions/", "/leader/decisions/new/", "/leader/decisions/marks/"):
        assert client.get(address).status_code == 404
    assert client.post(f"/leader/decisions/comments/{said.id}/", {"act": "stands"}).status_code == 404


def test_a_comment_can_be_set_aside_and_let_stand_again(cast: Cast, marks: Decision, as_person: Be) -> None:
    said = comment(decision=marks, text="What if we move?", by=cast.ana, at=clock.now())
    keller, address = as_person(cast.keller), f"/leader/decisions/comments/{said.id}/"

    assert keller.post(address, {"act": "burn"}).status_code == 404
    keller.post(address, {"act": "aside"})
    assert "Set aside: only whoever wrote it" in read(keller, "/leader/decisions/marks/")
    assert "This stays between you" in read(as_person(cast.ana), MARKS)
    as_person(cast.keller).post(address, {"act": "stands", "answer": "We look."})
    assert "We look." in read(as_person(cast.ruiz), MARKS)
    again = as_person(cast.keller).post(address, {"act": "stands", "answer": "Otherwise."}, follow=True)
    page = again.content.decode()
    assert again.status_code == 422
    assert "Ms Keller has answered this already." in page
    assert "Your words are still here." in page
    assert re.search(r"<textarea[^>]*readonly>Otherwise\.</textarea>", page)
    assert "We look." in page


def test_an_answer_that_is_too_long_stays_in_its_box(cast: Cast, marks: Decision, as_person: Be) -> None:
    said = comment(decision=marks, text="What if we move?", by=cast.ana, at=clock.now())
    long = "We look. " * 300

    page = as_person(cast.keller).post(
        f"/leader/decisions/comments/{said.id}/", {"act": "stands", "answer": long}
    ).content.decode()  # fmt: skip

    assert "at most 2000 signs" in page
    assert f">{long}</textarea>" in page
    assert "readonly" not in page
    assert comments_on(marks, viewer=cast.viewer(cast.ruiz)) == []


@pytest.mark.parametrize(("row", "says", "kept"), [
    ({"option_2_reason_en": "It costs too much."}, "Write the way itself here too", "It costs too much."),
    ({"option_2_reason_es": "Cuesta demasiado."}, "Write the way itself here too", "Cuesta demasiado."),
    ({"taken_3": "no"}, "Write the way itself here too", 'value="no"'),
    ({"voice_2_came_of_it_en": "We moved it."}, "Write here whom you asked", "We moved it."),
    ({"voice_2_said_by_es": "una madre"}, "Write here whom you asked", "una madre"),
])  # fmt: skip
def test_a_row_without_its_first_line_is_said_and_keeps_its_words(
    cast: Cast, marks: Decision, as_person: Be, row: dict[str, str], says: str, kept: str
) -> None:
    keller, part = as_person(cast.keller), str(marks.vision_part_id)

    answer = keller.post("/leader/decisions/new/", WRITTEN | {"vision_part": part} | row)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert kept in page
    assert "<details open>" in page
    assert Decision.objects.count() == 1
    first = next(iter(row)).rsplit("_", 2)[0] if "taken" not in next(iter(row)) else "option_3"
    field = f"{first.split('_')[0]}_{first.split('_')[1]}_{'text' if 'option' in first else 'group'}_es"
    assert (
        keller.post("/leader/decisions/new/", WRITTEN | {"vision_part": part, field: "algo"} | row).status_code == 302
    )
