"""Words home over HTTP: the batch, what is kept, what is released, what comes back."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from tests.foundation.specimens import picture_bytes, upload, wav
from tests.rooms.test_family_words import LINE, released, written
from tests.work import piece
from trellis.foundation import clock
from trellis.rooms.community.actions import answer_word, note_carried
from trellis.rooms.community.models import FamilyWord, WordAnswer
from trellis.rooms.conferences.actions import promise_talk
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
HOME = "/educator/words/"


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


def seen(answer: Any) -> str:
    return on_one_line(answer.content.decode())


def row(learner: Person, text: str, **more: Any) -> dict[str, Any]:
    return {
        f"text-{learner.id}": text,
        f"was-text-{learner.id}": "",
        **{f"{k}-{learner.id}": v for k, v in more.items()},
    }


def test_every_child_of_the_class_stands_there_by_name_and_only_what_i_owe_is_counted(
    cast: Cast, as_person: Be
) -> None:
    written(cast)
    released(cast, cast.ada)

    page = seen(as_person(cast.osei).get(HOME))

    assert "Three families still wait for your line." in page
    assert [
        name
        for name in ("Ivo", "Lina", "Maya", "Mina")
        if f'<label class="name" for="text-{getattr(cast, name.lower()).id}">{name}' in page
    ] == ["Ivo", "Lina", "Maya", "Mina"]
    assert LINE in page and "Release one word" in page


def test_keep_for_now_keeps_and_nothing_goes_home(cast: Cast, as_person: Be) -> None:
    made = piece(cast.maya)
    answer = as_person(cast.osei).post(
        HOME, {"group": cast.class_2b.id, "act": "keep", **row(cast.maya, LINE, piece=made.id)}
    )

    assert answer.status_code == 302
    word = FamilyWord.objects.get()
    assert (word.text, word.piece, word.released_at) == (LINE, made, None)


def test_everything_written_goes_by_one_press_and_pressed_twice_it_goes_once(cast: Cast, as_person: Be) -> None:
    client = as_person(cast.osei)
    sent = {
        "group": cast.class_2b.id,
        "act": "release:all",
        **row(cast.maya, LINE),
        **row(cast.ada, "She counted."),
        **row(cast.ivo, ""),
    }

    page = seen(client.post(HOME, sent, follow=True))
    client.post(HOME, sent)

    assert "Two words are released." in page
    assert {word.learner_id for word in FamilyWord.objects.filter(released_at=NOON)} == {cast.maya.id, cast.ada.id}
    assert FamilyWord.objects.count() == 2


def test_one_is_released_alone_and_taken_back_by_undo(cast: Cast, as_person: Be) -> None:
    client = as_person(cast.osei)
    sent = {
        "group": cast.class_2b.id,
        "act": f"release:{cast.maya.id}",
        **row(cast.maya, LINE),
        **row(cast.ada, "Hers"),
    }
    page = seen(client.post(HOME, sent, follow=True))

    word = FamilyWord.objects.get(learner=cast.maya)
    assert FamilyWord.objects.get(learner=cast.ada).released_at is None and word.released_at == NOON
    assert f'action="{HOME}{word.id}/"' in page and "Undo" in page

    client.post(f"{HOME}{word.id}/", {"act": "take_back"})

    assert FamilyWord.objects.get(learner=cast.maya).released_at is None


def test_an_empty_release_says_what_to_do_and_changes_nothing(cast: Cast, as_person: Be) -> None:
    page = seen(
        as_person(cast.osei).post(
            HOME, {"group": cast.class_2b.id, "act": f"release:{cast.maya.id}", **row(cast.maya, " ")}, follow=True
        )
    )

    assert "Write a line or say it; then release it." in page
    assert not FamilyWord.objects.exists()


def test_what_is_refused_stays_typed_and_costs_no_other_row(cast: Cast, as_person: Be) -> None:
    others = piece(cast.ada)
    sent = {
        "group": cast.class_2b.id, "act": "release:all", **row(cast.maya, LINE, piece=others.id),
        **row(cast.ada, "a" * 401), **row(cast.ivo, "He built a bridge."),
    }  # fmt: skip

    answer = as_person(cast.osei).post(HOME, sent)

    page = seen(answer)
    assert answer.status_code == 422
    assert "This piece does not go with this word." in page and "at most 400 signs" in page
    assert LINE in page and "a" * 401 in page
    assert [(word.learner_id, word.released_at) for word in FamilyWord.objects.all()] == [(cast.ivo.id, NOON)]


def test_a_line_is_said_aloud_and_a_picture_is_no_voice(cast: Cast, as_person: Be) -> None:
    client = as_person(cast.osei)
    said = {
        "group": cast.class_2b.id,
        "act": f"release:{cast.maya.id}",
        **row(cast.maya, "", voice=upload(wav(1.0), "said.wav")),
    }
    client.post(HOME, said)
    assert FamilyWord.objects.get().file_id and FamilyWord.objects.get().released_at == NOON

    drawn = {
        "group": cast.class_2b.id,
        "act": "keep",
        **row(cast.ada, "Hers", voice=upload(picture_bytes("PNG"), "a.png")),
    }
    answer = client.post(HOME, drawn)
    assert answer.status_code == 422 and "This is not a sound." in seen(answer)


def test_the_page_keeps_a_row_by_itself_and_says_what_to_mend(cast: Cast, as_person: Be) -> None:
    client = as_person(cast.osei)
    assert client.post(HOME, {"group": cast.class_2b.id, "act": "itself", **row(cast.maya, LINE)}).status_code == 200
    assert FamilyWord.objects.get().released_at is None

    answer = client.post(HOME, {"group": cast.class_2b.id, "act": "itself", **row(cast.ada, "a" * 401)})

    assert answer.status_code == 422 and "at most 400 signs" in seen(answer)


def test_a_row_that_was_not_touched_overwrites_nothing(cast: Cast, as_person: Be) -> None:
    """A page that stood open in another window sends every row; what was written since stays."""
    written(cast)

    as_person(cast.osei).post(HOME, {"group": cast.class_2b.id, "act": "keep", **row(cast.maya, "")})

    assert FamilyWord.objects.get().text == LINE


def test_another_class_and_somebody_elses_word_are_not_there(cast: Cast, as_person: Be) -> None:
    word = released(cast)
    client = as_person(cast.duarte)
    assert client.get(f"{HOME}?group={cast.class_2b.id}").status_code == 404
    assert client.post(f"{HOME}{word.id}/").status_code == 404
    assert (
        client.post(HOME, {"group": cast.class_2b.id, "act": "release:all", **row(cast.maya, "x")}).status_code == 404
    )
    assert as_person(cast.ruiz).get(HOME).status_code == 404


def test_a_word_that_a_mail_carried_has_no_way_back(cast: Cast, as_person: Be) -> None:
    word = released(cast)
    client = as_person(cast.osei)
    assert "Take back" in seen(client.get(HOME))
    note_carried(words=[word], by=cast.ruiz, at=NOON)

    assert "Take back" not in seen(client.get(HOME))
    assert "by e-mail already" in seen(client.post(f"{HOME}{word.id}/", follow=True))


def test_an_answer_stands_first_until_it_is_read_and_on_the_sheet_of_the_next_talk(cast: Cast, as_person: Be) -> None:
    word = released(cast)
    answer = answer_word(word=word, text="¿Puede enseñarlo en casa?", by=cast.ruiz, at=NOON)
    talk = promise_talk(
        adult=cast.osei, learner=cast.maya, promised_on=NOON.date() + timedelta(days=1), by=cast.osei, at=NOON
    )
    client = as_person(cast.osei)
    assert "¿Puede enseñarlo en casa?" in seen(client.get(HOME))

    client.post(f"{HOME}answers/{answer.id}/")
    client.post(f"{HOME}answers/{answer.id}/")

    assert WordAnswer.objects.get().read_at == NOON
    assert "¿Puede enseñarlo en casa?" not in seen(client.get(HOME)).split("<main")[1].split("Released")[0]
    assert "Sra. Ruiz answers: “¿Puede enseñarlo en casa?”" in seen(client.get(f"/educator/talks/{talk.id}/"))
    assert "Sra. Ruiz answers: “¿Puede enseñarlo en casa?”" in seen(
        as_person(cast.maya).get(f"/learner/talks/{talk.id}/")
    )
