"""Evidence inbox (E4): the pile, the piece, the word, the verdict."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import Cast
from tests.foundation.specimens import picture_bytes, program, upload, wav
from tests.work import judged, photo, piece, voice
from trellis.engine.states import TargetState
from trellis.foundation.ids import new_id
from trellis.rooms.conferences.models import AgendaItem
from trellis.rooms.continuum.models import TeachingArea
from trellis.rooms.evidence.actions import assess_self, give_feedback, say_ready
from trellis.rooms.evidence.models import Evidence, Feedback, Judgement
from trellis.rooms.evidence.queries import states_of
from trellis.rooms.evidence.terms import FeedbackKind, OwnView, Says, Source
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
NOW = timezone.now()
EARLIER = NOW - timedelta(hours=3)


def address(work: Evidence) -> str:
    return f"/educator/inbox/{work.id}/"


def sheet(client: Client, work: Evidence, **given: str) -> str:
    return client.get(address(work), given).content.decode()


def sign(client: Client, work: Evidence, target: Any, verdict: str = "shown", **given: Any) -> Any:
    """What a browser sends when a verdict is pressed: the hidden boxes of the page included."""
    page = sheet(client, work, target=str(target.id))
    knowing = re.search(r'name="knowing" value="([^"]*)"', page)
    form = {"target": str(target.id), "knowing": knowing[1] if knowing else "", "verdict": verdict, **given}
    return client.post(address(work), form)


def test_the_pile_lies_with_its_oldest_on_the_desk(cast: Cast, as_person: Be) -> None:
    target = cast.targets["shapes-fold"]
    piece(cast.ada, target, at=EARLIER + timedelta(hours=1), title="Two ways to share")
    piece(cast.mina, target, at=EARLIER, title="A door colour chart")
    piece(cast.leo, cast.targets["forces-name"], at=EARLIER, title="canary-of-another-group")
    piece(cast.lina, target, at=EARLIER, title="canary-draft", hands_in=False)

    page = as_person(cast.osei).get("/educator/inbox/").content.decode()

    assert "Two pieces wait for your eyes" in page
    assert page.index("A door colour chart") < page.index("Two ways to share")
    assert '<h2 id="title">A door colour chart' in page
    assert "canary" not in page


def test_a_high_pile_is_shown_whole_and_asks_as_often_as_a_low_one(cast: Cast, as_person: Be) -> None:
    target, osei = cast.targets["shapes-fold"], as_person(cast.osei)

    def shown(pieces: range) -> tuple[int, int]:
        for number in pieces:
            piece(cast.ada, target, at=EARLIER + timedelta(minutes=number), title=f"Fold number {number}")
        with CaptureQueriesContext(connection) as queries:
            page = osei.get("/educator/inbox/").content.decode()
        return len(queries), len(set(re.findall(r"Fold number \d+", page)))

    shown(range(1))  # the first look reads the continuum, which is then kept
    few, many = shown(range(1, 3)), shown(range(3, 64))

    assert (few[1], many[1]) == (3, 64)
    assert few[0] == many[0]


def test_an_empty_pile_is_a_good_state(cast: Cast, as_person: Be) -> None:
    assert "Nothing waits for your eyes." in as_person(cast.osei).get("/educator/inbox/").content.decode()


@pytest.mark.parametrize("who", ["leo", "kim", "ana", "keller", "nunes"])
def test_the_inbox_is_for_those_who_teach(cast: Cast, as_person: Be, who: str) -> None:
    work = piece(cast.leo, cast.targets["forces-name"], at=EARLIER)
    somebody = as_person(getattr(cast, who))

    assert [somebody.get("/educator/inbox/").status_code, somebody.get(address(work)).status_code] == [404, 404]


def test_a_piece_of_somebody_one_does_not_teach_is_not_found(cast: Cast, as_person: Be) -> None:
    TeachingArea.objects.create(membership=cast.brandt.memberships.get(), area=cast.areas["science"])
    making = piece(cast.leo, cast.targets["design-tools"], at=EARLIER)
    draft = piece(cast.leo, cast.targets["forces-name"], at=EARLIER, hands_in=False)
    whole = piece(cast.leo, cast.targets["forces-name"], at=EARLIER)

    for who, work in (("osei", whole), ("nilsson", whole), ("brandt", making), ("brandt", draft), ("duarte", draft)):
        somebody = as_person(getattr(cast, who))
        assert somebody.get(address(work)).status_code == 404
        assert somebody.post(address(work), {"verdict": "word", "text": "x"}).status_code == 404
        assert somebody.post(f"{address(work)}draw/").status_code == 404
    assert as_person(cast.duarte).get(f"/educator/inbox/{new_id()}/").status_code == 404
    assert not Feedback.objects.exists()


def test_R050_the_learners_own_words_stand_above_the_verdict(cast: Cast, as_person: Be) -> None:
    target = cast.targets["shapes-strong"]
    work = piece(cast.maya, target, at=EARLIER, text="", files=[photo("A bridge"), voice("It is strong")])
    assess_self(learner=cast.maya, target=target, view=OwnView.WITH_HELP, words="Ada held it", by=cast.maya, at=EARLIER)

    page = sheet(as_person(cast.osei), work)

    assert page.index("Before you judge:") < page.index('name="verdict"')
    assert "I can, with help" in page
    assert "Ada held it" in page
    assert "It is strong" in page
    assert 'alt="A bridge"' in page


def test_R113_work_from_a_scout_camp_is_confirmed_with_criteria_and_a_sentence(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target, at=EARLIER, source=Source.COMMUNITY, place="scout camp", text="Rosa saw it")
    following = piece(cast.kim, target, at=EARLIER + timedelta(hours=1))
    brandt = as_person(cast.brandt)
    assert "from outside school, scout camp" in sheet(brandt, work)

    answer = sign(brandt, work, target, text="The rope bridge names all three forces.")

    judgement = Judgement.objects.get()
    assert answer.headers["Location"] == address(following)
    assert judgement.criteria_met.count() == 3
    assert judgement.reason == "The rope bridge names all three forces."
    assert states_of(cast.leo, viewer=cast.viewer(cast.leo))[target.id] == TargetState.SHOWN


def test_after_a_verdict_the_piece_stays_while_another_target_of_it_waits(cast: Cast, as_person: Be) -> None:
    first, second = cast.targets["forces-name"], cast.targets["design-tools"]
    work = piece(cast.leo, first, second, at=EARLIER)
    following = piece(cast.kim, first, at=EARLIER + timedelta(hours=1))
    brandt = as_person(cast.brandt)

    shown = sign(brandt, work, first, text="All three arrows.")
    not_yet = sign(brandt, work, second, "not_yet", next_step="Show the fifth tool.")

    assert shown.headers["Location"] == f"{address(work)}?target={second.id}"
    assert not_yet.headers["Location"] == address(following)


def test_a_spoken_word_is_reason_enough(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target, at=EARLIER)

    answer = sign(as_person(cast.brandt), work, target, voice=upload(wav(), "voice.wav"))

    assert answer.headers["Location"] == "/educator/inbox/"
    assert Judgement.objects.get().reason_file is not None


def test_a_verdict_without_a_word_says_what_to_do_and_keeps_the_ticks(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]
    work, brandt = piece(cast.leo, target, at=EARLIER), as_person(cast.brandt)
    criterion = target.criteria.order_by("order")[1]

    shown = sign(brandt, work, target, seen=str(criterion.id))
    not_yet = sign(brandt, work, target, "not_yet", text="kept words", seen=str(criterion.id))
    ask = sign(brandt, work, target, "ask")
    broken = sign(brandt, work, target, text="kept words", voice=upload(program()))

    pages = [answer.content.decode() for answer in (shown, not_yet, ask, broken)]
    assert {answer.status_code for answer in (shown, not_yet, ask, broken)} == {422}
    assert "Say in a sentence what you saw" in pages[0]
    assert "what helps next?" in pages[1]
    assert "Say something first" in pages[2]
    assert "Trellis cannot show this kind of file" in pages[3]
    assert all("kept words" in page for page in (pages[1], pages[3]))
    ticks = re.findall(r'value="([0-9a-f-]+)" id="seen-[^"]+" checked', pages[1])
    assert ticks == [str(criterion.id)]
    assert not Judgement.objects.exists()


def test_not_yet_keeps_the_ticks_and_invites_with_a_next_step(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]
    work, brandt = piece(cast.leo, target, at=EARLIER), as_person(cast.brandt)
    criterion = target.criteria.order_by("order")[1]

    sign(brandt, work, target, "not_yet", text="Two arrows.", next_step="Draw the third.", seen=str(criterion.id))

    judgement = Judgement.objects.get()
    assert (judgement.says, judgement.next_step) == (Says.NOT_YET, "Draw the third.")
    assert [met.criterion for met in judgement.criteria_met.all()] == [criterion]
    assert "Draw the third." in as_person(cast.leo).get(f"/learner/portfolio/{work.id}/").content.decode()


def test_a_teacher_confirms_one_of_two_targets_and_the_other_still_waits(cast: Cast, as_person: Be) -> None:
    one, two = cast.targets["forces-name"], cast.targets["forces-measure"]
    work, brandt = piece(cast.leo, one, two, at=EARLIER), as_person(cast.brandt)

    sign(brandt, work, two, text="Two measured sizes.")

    page = brandt.get("/educator/inbox/").content.decode()
    assert Judgement.objects.get().target == two
    assert "One piece waits for your eyes" in page
    assert f'name="target" value="{one.id}"' in page


def test_a_question_comes_back_when_it_is_answered(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]
    work, brandt = piece(cast.leo, target, at=EARLIER), as_person(cast.brandt)

    sign(brandt, work, target, "ask", text="Where did the heat go?")
    assert "Nothing waits" in brandt.get("/educator/inbox/").content.decode()
    give_feedback(evidence=work, kind=FeedbackKind.REPLY, text="Into the pad", by=cast.leo, at=timezone.now())

    page = as_person(cast.brandt).get("/educator/inbox/").content.decode()
    assert "has answered" in page
    assert "Into the pad" in page


def test_R066_the_thread_is_closed_only_after_the_learners_last_word(cast: Cast, as_person: Be) -> None:
    work = piece(cast.maya, cast.targets["shapes-strong"], at=EARLIER, text="", files=[photo()])
    osei = as_person(cast.osei)
    osei.post(address(work), {"verdict": "word", "voice": upload(wav(15), "voice.wav")})

    open_page = sheet(osei, work)
    assert "They may still answer" in open_page
    assert "Open: Maya may still answer." in open_page
    give_feedback(evidence=work, kind=FeedbackKind.REPLY, text="I tried with straws", by=cast.maya, at=timezone.now())

    closed = sheet(as_person(cast.osei), work)
    assert "Closed: Maya had the last word." in closed
    assert "They may still answer" not in closed


def test_R066_a_drawing_on_the_picture_goes_to_the_learner_and_the_piece_stays(cast: Cast, as_person: Be) -> None:
    work = piece(cast.maya, cast.targets["shapes-strong"], at=EARLIER, text="", files=[photo()])
    osei = as_person(cast.osei)
    assert f'data-picture="/files/{work.files.get().file_id}/"' in sheet(osei, work)

    nothing = osei.post(f"{address(work)}draw/", {"text": "kept words"})
    sent = osei.post(f"{address(work)}draw/", {"drawing": upload(picture_bytes("PNG")), "text": "This triangle"})

    assert nothing.status_code == 422
    assert "kept words" in nothing.content.decode()
    assert sent.headers["Location"] == address(work)
    drawn = Feedback.objects.get()
    assert drawn.kind == FeedbackKind.DRAWING
    page = as_person(cast.maya).get(f"/learner/portfolio/{work.id}/").content.decode()
    assert f'src="/files/{drawn.file_id}/"' in page


def test_the_second_who_judges_reads_what_the_first_signed(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target, at=EARLIER)
    judged(cast, work, target, at=EARLIER, by=cast.duarte, reason="Three arrows.")

    answer = as_person(cast.brandt).post(
        address(work), {"target": str(target.id), "knowing": "", "verdict": "shown", "text": "kept words"}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Mr Duarte has just signed this: shown." in page
    assert "kept words" in page
    assert "Three arrows." in page
    assert Judgement.objects.count() == 1


def test_earlier_judgements_stay_visible_and_are_taken_back_only_by_name(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]
    work, brandt = piece(cast.leo, target, at=EARLIER), as_person(cast.brandt)
    first = judged(cast, work, target, at=EARLIER, reason="Three arrows.")
    page = sheet(brandt, work)
    assert "Three arrows." in page
    assert "My word takes the place of what Mr Duarte signed" in page

    sign(brandt, work, target, "not_yet", text="One is upside down.", next_step="Turn it.", takes_back="yes")

    assert Judgement.objects.get(supersedes=first).author == cast.brandt
    assert states_of(cast.leo, viewer=cast.viewer(cast.leo))[target.id] == TargetState.PRACTISING


def test_shown_again_can_go_deeper(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target, at=EARLIER)
    judged(cast, work, target, at=EARLIER)

    sign(as_person(cast.brandt), work, target, text="He taught it to Max.", deeper="yes")

    assert states_of(cast.leo, viewer=cast.viewer(cast.leo))[target.id] == TargetState.GOING_DEEPER


def test_R048_ready_to_show_lies_in_the_inbox_with_the_learners_reason(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]
    one, two = piece(cast.leo, at=EARLIER), piece(cast.leo, at=EARLIER)
    say_ready(learner=cast.leo, target=target, pieces=[one, two], because="I did it twice", by=cast.leo, at=EARLIER)
    brandt = as_person(cast.brandt)
    page = sheet(brandt, one)
    assert "ready to show" in page
    assert "I did it twice" in page

    sign(brandt, one, target, text="Twice is enough.")

    assert set(Judgement.objects.get().pieces.all()) == {one, two}
    assert "Nothing waits" in brandt.get("/educator/inbox/").content.decode()


def test_R073_an_adult_writes_the_words_of_a_child_who_does_not_write(cast: Cast, as_person: Be) -> None:
    work = piece(cast.maya, cast.targets["shapes-strong"], at=EARLIER, text="", files=[voice()])
    osei, file = as_person(cast.osei), work.files.get()

    osei.post(f"{address(work)}words/{file.id}/", {"words": " "})
    file.refresh_from_db()
    assert file.words == ""
    osei.post(f"{address(work)}words/{file.id}/", {"words": "It is strong because triangles"})

    file.refresh_from_db()
    assert file.words == "It is strong because triangles"
    assert osei.post(f"{address(work)}words/{file.id}/", {"words": "Other words"}).status_code == 404
    assert osei.post(f"{address(work)}words/{new_id()}/", {"words": "x"}).status_code == 404


def test_a_piece_without_a_claim_has_a_word_and_no_verdict(cast: Cast, as_person: Be) -> None:
    work = piece(cast.leo, at=EARLIER)
    give_feedback(evidence=work, kind=FeedbackKind.QUESTION, text="Is it heat?", by=cast.leo, at=EARLIER)
    duarte = as_person(cast.duarte)
    assert 'value="shown"' not in sheet(duarte, work)

    duarte.post(address(work), {"verdict": "shown", "text": "Partly."})

    assert not Judgement.objects.exists()
    assert Feedback.objects.filter(author=cast.duarte, kind=FeedbackKind.WORD).exists()


def test_the_inbox_takes_the_same_queries_for_one_piece_and_for_three(
    cast: Cast, as_person: Be, django_assert_max_num_queries: Any
) -> None:
    target, osei = cast.targets["shapes-strong"], as_person(cast.osei)
    work = piece(cast.maya, target, at=EARLIER, text="", files=[photo()])
    sheet(osei, work)
    with django_assert_max_num_queries(40) as one:
        sheet(osei, work)
    for learner in (cast.ada, cast.mina):
        piece(learner, target, cast.targets["shapes-fold"], at=EARLIER + timedelta(hours=1), files=[photo(), voice()])

    with django_assert_max_num_queries(40) as three:
        sheet(osei, work)

    assert len(one) == len(three)


def test_R050_views_that_differ_put_a_line_on_the_next_talk_by_themselves(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target, at=EARLIER)
    assess_self(learner=cast.leo, target=target, view=OwnView.WITH_HELP, by=cast.leo, at=EARLIER)

    sign(as_person(cast.brandt), work, target, text="He did it alone at the bench.")

    line = AgendaItem.objects.get()
    assert (line.learner, line.adult, line.target_id) == (cast.leo, cast.brandt, target.id)


@pytest.mark.parametrize("aimed", [0, 1])
def test_enter_in_a_box_sends_at_most_the_word(cast: Cast, as_person: Be, aimed: int) -> None:
    """Enter presses the first button of a form: it must sign nothing, with a target to judge and without."""
    work = piece(cast.maya, *[cast.targets["shapes-strong"]][:aimed], at=EARLIER, files=[photo("A bridge")])
    page = sheet(as_person(cast.osei), work)

    form = page[page.index(f'<form method="post" action="{address(work)}"') :]
    buttons = [one for one in re.findall(r"<button\b[^>]*>", form[: form.index("</form>")]) if "form=" not in one]
    pressed = next(one for one in buttons if 'type="button"' not in one)

    assert 'name="verdict" value="word"' in pressed
    assert not re.search(r'<input[^>]*name="next_step"', form)


def test_an_unknown_button_says_nothing_to_anybody(cast: Cast, as_person: Be) -> None:
    work = piece(cast.maya, cast.targets["shapes-strong"], at=EARLIER)

    answer = as_person(cast.osei).post(address(work), {"verdict": "approve", "text": "It holds."})

    assert answer.status_code == 404
    assert not Feedback.objects.exists()
    assert not Judgement.objects.exists()


def test_a_next_step_stays_on_one_line(cast: Cast, as_person: Be) -> None:
    target = cast.targets["shapes-strong"]
    work = piece(cast.maya, target, at=EARLIER)

    sign(as_person(cast.osei), work, target, "not_yet", next_step="Push\r\nharder")

    assert Judgement.objects.get().next_step == "Push harder"
