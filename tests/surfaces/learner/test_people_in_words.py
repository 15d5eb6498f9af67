"""How it reads to an adult that a learner reached out: in one sentence, and in the language in which it was written."""

import re
from collections.abc import Callable

from django.test import Client

from tests.cast import Cast
from tests.surfaces.learner.test_people import HERE, page_of, sends
from trellis.foundation import clock
from trellis.rooms.circles.actions.walk import share_line
from trellis.rooms.community.models import OutreachRequest
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]


def test_the_words_of_who_reaches_out_follow_their_sentence(cast: Cast, as_person: Be) -> None:
    assert sends(as_person(cast.mina), cast.keller, words="Look at it") == 302

    assert "gives you a high five: <span>“Look at it”" in page_of(as_person(cast.keller), "/leader/walk/")


def test_what_a_learner_wrote_is_marked_with_its_language_where_the_page_speaks_another(
    cast: Cast, as_person: Be
) -> None:
    Person.objects.filter(pk=cast.keller.pk).update(locale="es")
    share_line(text="The brake squeals.", by=cast.leo, at=clock.now())
    assert sends(as_person(cast.leo), cast.keller, words="Look at it") == 302
    cast.keller.refresh_from_db()

    page = page_of(as_person(cast.keller), "/leader/walk/")

    assert re.search(r'<span lang="en" dir="auto">[^<]*Look at it', page)
    assert re.search(r'<p class="voice small" lang="en" dir="auto">[^<]*The brake squeals', page)


def test_R021_a_high_five_says_it_all(cast: Cast, as_person: Be) -> None:
    """A child of seven gives one and writes nothing; a win without a word would say nothing."""
    for _press in range(2):
        sent = as_person(cast.leo).post(HERE, {"kind": "high_five", "to": cast.keller.id})
        assert sent.status_code == 302

    assert OutreachRequest.objects.get().words == ""
    for address in ("/leader/walk/", "/leader/asked/"):
        page = page_of(as_person(cast.keller), address)
        assert "gives you a high five" in page
        assert "“”" not in page
    assert "has your high five." in page_of(as_person(cast.leo))
