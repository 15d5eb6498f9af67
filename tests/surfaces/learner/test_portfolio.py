"""Portfolio (L5): the lists, and the page of one piece with everything a learner can do there."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import Cast
from tests.foundation.specimens import program, upload, wav
from tests.work import judged, photo, piece, voice
from trellis.foundation.ids import new_id
from trellis.rooms.evidence.actions import contest_judgement, give_feedback
from trellis.rooms.evidence.models import Claim, Contest, Evidence, Feedback, Judgement, ReadySignal, SelfAssessment
from trellis.rooms.evidence.terms import FeedbackKind, OwnView, Says, Source
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
NOW = timezone.now()
EARLIER = NOW - timedelta(hours=3)


def page_of(client: Client, work: Evidence) -> str:
    return client.get(f"/learner/portfolio/{work.id}/").content.decode()


def test_R106_what_is_linked_to_nothing_stands_under_unsorted(cast: Cast, as_person: Be) -> None:
    piece(cast.leo, at=EARLIER, title="A loose photo", hands_in=False)
    piece(cast.leo, cast.targets["forces-name"], at=EARLIER, title="A linked one")
    piece(cast.kim, at=EARLIER, title="canary-of-kim")

    page = as_person(cast.leo).get("/learner/portfolio/").content.decode()

    unsorted, everything = page.split("All of it</h2>")
    assert "A loose photo" in unsorted
    assert "A linked one" not in unsorted
    assert "A linked one" in everything
    assert "canary-of-kim" not in page


def test_an_empty_portfolio_speaks_of_a_beginning(cast: Cast, as_person: Be) -> None:
    assert "starts with one thing" in as_person(cast.leo).get("/learner/portfolio/").content.decode()


def test_R073_add_words_lists_sounds_without_words_until_they_have_some(cast: Cast, as_person: Be) -> None:
    work = piece(cast.leo, at=EARLIER, title="What I heard", text="", files=[voice()])
    leo = as_person(cast.leo)
    assert "Add words" in leo.get("/learner/portfolio/").content.decode()

    refused = leo.post(f"/learner/portfolio/{work.id}/words/{work.files.get().id}/", {"words": " "})
    leo.post(f"/learner/portfolio/{work.id}/words/{work.files.get().id}/", {"words": "The chain squeaks"})

    assert refused.status_code == 422
    assert "Write what one can see or hear in it" in refused.content.decode()
    assert "Add words" not in leo.get("/learner/portfolio/").content.decode()
    assert "The chain squeaks" in page_of(leo, work)


def test_a_long_portfolio_is_paged_with_the_same_queries_for_one_and_three(
    cast: Cast, as_person: Be, django_assert_max_num_queries: Any
) -> None:
    leo = as_person(cast.leo)
    piece(cast.leo, at=EARLIER, files=[photo()])
    leo.get("/learner/portfolio/")
    with django_assert_max_num_queries(30) as one:
        leo.get("/learner/portfolio/")
    for _ in range(2):
        piece(cast.leo, at=EARLIER, files=[photo()])
    with django_assert_max_num_queries(30) as three:
        leo.get("/learner/portfolio/")
    Evidence.objects.bulk_create(
        Evidence(
            learner=cast.leo, author=cast.leo, kind="text", title=f"No {n}", made_on=NOW.date(), captured_at=EARLIER
        )
        for n in range(60)
    )

    first = leo.get("/learner/portfolio/").content.decode()
    second = leo.get("/learner/portfolio/", {"page": "2"}).content.decode()

    assert len(one) == len(three)
    assert "?page=2" in first
    assert "?page=1" in second


@pytest.mark.parametrize("who", ["kim", "duarte", "ana", "keller", "maya", "nilsson"])
def test_the_page_of_a_piece_is_its_makers_alone(cast: Cast, as_person: Be, who: str) -> None:
    work = piece(cast.leo, cast.targets["forces-name"], at=EARLIER)
    somebody = as_person(getattr(cast, who))

    assert somebody.get(f"/learner/portfolio/{work.id}/").status_code == 404
    for act in ("hand-in", "link", "answer", "erase"):
        assert somebody.post(f"/learner/portfolio/{work.id}/{act}/", {"text": "x"}).status_code == 404
    assert not Feedback.objects.exists()
    assert Evidence.objects.filter(pk=work.pk).exists()


def test_what_does_not_exist_is_not_found(cast: Cast, as_person: Be) -> None:
    work, leo, nobody = piece(cast.leo, at=EARLIER), as_person(cast.leo), new_id()

    addresses = [
        f"/learner/portfolio/{nobody}/", f"/learner/portfolio/{work.id}/unlink/{nobody}/", f"/learner/portfolio/ready/{nobody}/",
        f"/learner/portfolio/{work.id}/see/{nobody}/", f"/learner/portfolio/not-ready/{cast.targets['forces-name'].id}/",
        f"/learner/portfolio/{work.id}/contest/{nobody}/", f"/learner/portfolio/{work.id}/words/{nobody}/",
    ]  # fmt: skip

    assert {leo.post(address).status_code for address in addresses} == {404}


def test_handing_in_from_the_page(cast: Cast, as_person: Be) -> None:
    work, leo = piece(cast.leo, at=EARLIER, hands_in=False), as_person(cast.leo)
    assert "only you" in page_of(leo, work)

    leo.post(f"/learner/portfolio/{work.id}/hand-in/")

    work.refresh_from_db()
    assert work.handed_in_at is not None
    assert "handed in on" in page_of(leo, work)


def test_R112_linking_later_from_ones_own_words(cast: Cast, as_person: Be) -> None:
    work, leo = piece(cast.leo, at=EARLIER, text="I folded paper"), as_person(cast.leo)
    target = cast.targets["shapes-fold"]

    found = leo.post(f"/learner/portfolio/{work.id}/link/", {"act": "find"}).content.decode()
    nothing = leo.post(f"/learner/portfolio/{work.id}/link/", {"because": "kept because"})
    leo.post(f"/learner/portfolio/{work.id}/link/", {"to": str(target.id), "because": "it stands"})

    assert "because you wrote “folded”, “paper”" in found
    assert nothing.status_code == 422
    assert "Choose what it shows" in nothing.content.decode()
    assert "kept because" in nothing.content.decode()
    assert [claim.because for claim in Claim.objects.all()] == ["it stands"]
    assert "I can fold paper so that it stands" in page_of(leo, work)


def test_taking_back_what_it_shows(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]
    work, leo = piece(cast.leo, target, at=EARLIER), as_person(cast.leo)

    leo.post(f"/learner/portfolio/{work.id}/unlink/{target.id}/")

    assert not Claim.objects.filter(withdrawn_at=None).exists()
    assert Claim.objects.exists()


def test_R050_both_views_stand_side_by_side(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]
    work, leo = piece(cast.leo, target, at=EARLIER), as_person(cast.leo)

    nothing = leo.post(f"/learner/portfolio/{work.id}/see/{target.id}/", {"words": "kept words"})
    leo.post(f"/learner/portfolio/{work.id}/see/{target.id}/", {"view": OwnView.WITH_HELP, "words": "Kim helps"})
    judged(cast, work, target, at=timezone.now(), reason="All three arrows.")

    assert nothing.status_code == 422
    assert "Choose the sentence that fits you best." in nothing.content.decode()
    assert "kept words" in nothing.content.decode()
    assert SelfAssessment.objects.get().words == "Kim helps"
    duet = page_of(leo, work).split('class="duet"')[1]
    assert duet.index("I can, with help") < duet.index("All three arrows.")
    assert "Mr Duarte" in duet


def test_AR12_a_piece_that_was_unticked_is_not_shown_though_one_came_from_it(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]
    draft, other = piece(cast.leo, target, at=EARLIER, hands_in=False), piece(cast.leo, target, at=EARLIER)
    leo, address = as_person(cast.leo), f"/learner/portfolio/ready/{target.id}/?piece={draft.id}"

    ticked = leo.get(address).content.decode().count(" checked")
    leo.post(address, {"with": str(other.id)})

    draft.refresh_from_db()
    assert ticked == 1
    assert list(ReadySignal.objects.get().pieces.all()) == [other]
    assert draft.handed_in_at is None


def test_R048_ready_to_show_with_two_pieces_a_day_and_people(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]
    one, two = piece(cast.leo, target, at=EARLIER), piece(cast.leo, at=EARLIER, hands_in=False, title="The second")
    of_kim = piece(cast.kim, target, at=EARLIER, title="canary-of-kim")
    leo, address = as_person(cast.leo), f"/learner/portfolio/ready/{target.id}/"
    day = (timezone.now() + timedelta(days=2)).date()
    assert "canary-of-kim" not in leo.get(address).content.decode()

    form = {"with": [str(one.id), str(two.id), str(of_kim.id)], "because": "I did it twice", "audience": "Kim"}
    bad_day = leo.post(address, {**form, "show_on": "soon"})
    gone_by = leo.post(address, {**form, "show_on": "2026-01-01"})
    none = leo.post(address, {"because": "kept because"})
    leo.post(address, {**form, "show_on": day.isoformat()})

    signal = ReadySignal.objects.get()
    assert {answer.status_code for answer in (bad_day, gone_by, none)} == {422}
    assert "kept because" in none.content.decode()
    assert set(signal.pieces.all()) == {one, two}
    assert (signal.because, signal.show_on, signal.audience) == ("I did it twice", day, "Kim")
    leo.post(f"/learner/portfolio/not-ready/{target.id}/")
    signal.refresh_from_db()
    assert signal.withdrawn_at is not None


def test_AR30_the_whole_path_of_judgements_and_the_other_view_are_there(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]
    work, leo = piece(cast.leo, target, at=EARLIER), as_person(cast.leo)
    first = judged(
        cast, work, target, Says.NOT_YET, at=EARLIER, reason="The sizes are missing.", next_step="Add numbers"
    )
    judged(cast, work, target, at=EARLIER + timedelta(hours=1), reason="Now they are there.", by=cast.brandt)

    empty = leo.post(f"/learner/portfolio/{work.id}/contest/{first.id}/", {"words": " "})
    long = leo.post(f"/learner/portfolio/{work.id}/contest/{first.id}/", {"words": "long " * 200})
    leo.post(f"/learner/portfolio/{work.id}/contest/{first.id}/", {"words": "They stood on the back."})

    page = page_of(leo, work)
    assert (empty.status_code, long.status_code) == (422, 422)
    assert "long long" in long.content.decode()
    assert Contest.objects.get().words == "They stood on the back."
    for words in (
        "The sizes are missing.",
        "Now they are there.",
        "They stood on the back.",
        "Add numbers",
        "Mr Brandt",
    ):
        assert words in page


def test_R066_the_learner_hears_the_word_and_has_the_last_one(cast: Cast, as_person: Be) -> None:
    work, leo = piece(cast.leo, cast.targets["forces-name"], at=EARLIER, files=[photo()]), as_person(cast.leo)
    word = give_feedback(
        evidence=work, kind=FeedbackKind.WORD, upload=voice(seconds=15).upload, transcript="Look at the arrows",
        by=cast.brandt, at=EARLIER,
    )  # fmt: skip
    page = page_of(leo, work)
    assert f'src="/files/{word.file_id}/"' in page
    assert "Look at the arrows" in page
    assert leo.get(f"/files/{word.file_id}/").status_code == 200

    empty = leo.post(f"/learner/portfolio/{work.id}/answer/", {"act": "reply"})
    bad = leo.post(
        f"/learner/portfolio/{work.id}/answer/", {"act": "reply", "text": "kept", "voice": upload(program())}
    )
    leo.post(f"/learner/portfolio/{work.id}/answer/", {"act": "reply", "text": "I tried with straws"})
    leo.post(f"/learner/portfolio/{work.id}/answer/", {"act": "ask", "voice": upload(wav(), "why.wav")})

    assert (empty.status_code, bad.status_code) == (422, 422)
    assert "Say something first" in empty.content.decode()
    assert "kept" in bad.content.decode()
    mine = Feedback.objects.filter(author=cast.leo)
    assert [one.kind for one in mine] == [FeedbackKind.REPLY, FeedbackKind.QUESTION]


def test_a_judgement_about_another_piece_says_about_which_and_leads_there(cast: Cast, as_person: Be) -> None:
    target, leo = cast.targets["forces-name"], as_person(cast.leo)
    work = piece(cast.leo, target, at=EARLIER, title="Heat did that")
    film = piece(cast.leo, target, at=EARLIER, title="Brake test two")
    judged(cast, film, target, Says.NOT_YET, at=EARLIER)

    of_work, of_film = (" ".join(page_of(leo, one).split()) for one in (work, film))

    assert f'about “Brake test two” <a href="/learner/portfolio/{film.id}/">' in of_work
    assert "about “" not in of_film
    inbox = as_person(cast.duarte).get(f"/educator/inbox/{work.id}/").content.decode()
    assert "about another piece of work" in inbox
    assert "Brake test two" not in inbox.split("Seen before")[1]


def test_erasing_says_first_what_stays(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]
    work, other, leo = piece(cast.leo, target, at=EARLIER), piece(cast.leo, target, at=EARLIER), as_person(cast.leo)
    judged(cast, work, target, at=EARLIER, pieces=[work, other])

    asked = leo.get(f"/learner/portfolio/{work.id}/erase/").content.decode()
    leo.post(f"/learner/portfolio/{work.id}/erase/")

    assert "What a person signed about it stays" in asked
    assert leo.get(f"/learner/portfolio/{work.id}/").status_code == 404
    assert Judgement.objects.count() == 1
    assert "was erased by its maker. What was signed stays." in page_of(leo, other)


def test_the_source_of_a_piece_is_said(cast: Cast, as_person: Be) -> None:
    work = piece(cast.leo, at=EARLIER, source=Source.COMMUNITY, place="scout camp")

    assert "from outside school, scout camp" in page_of(as_person(cast.leo), work)


def test_the_page_of_a_piece_takes_the_same_queries_for_little_and_much(
    cast: Cast, as_person: Be, django_assert_max_num_queries: Any
) -> None:
    target, leo = cast.targets["forces-name"], as_person(cast.leo)
    work = piece(cast.leo, target, at=EARLIER, files=[photo()])
    judgement = judged(cast, work, target, Says.NOT_YET, at=EARLIER)
    contest_judgement(judgement=judgement, words="No", by=cast.leo, at=EARLIER)
    give_feedback(evidence=work, kind=FeedbackKind.WORD, text="Hm", by=cast.duarte, at=EARLIER)
    page_of(leo, work)
    with django_assert_max_num_queries(40) as little:
        page_of(leo, work)
    much = piece(cast.leo, *(cast.targets[slug] for slug in ("forces-name", "design-tools", "shapes-fold")), at=EARLIER,
                 files=[photo(), voice(), photo()])  # fmt: skip
    for n in range(3):
        judged(cast, much, target, at=EARLIER + timedelta(minutes=n), reason_upload=voice().upload)
        give_feedback(evidence=much, kind=FeedbackKind.WORD, text="Hm", by=cast.duarte, at=EARLIER)

    with django_assert_max_num_queries(40) as a_lot:
        page_of(leo, much)

    assert len(a_lot) <= len(little)
