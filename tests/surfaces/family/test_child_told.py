"""How a family is told things: the same three steps, whole sentences with their days, and in whose language somebody spoke."""

from collections.abc import Callable
from datetime import date, time, timedelta

from django.test import Client

from tests.cast import Cast
from tests.foundation.specimens import upload, wav
from tests.surfaces.family.test_child import main_of, seen_by
from tests.work import judged, piece
from trellis.foundation import clock
from trellis.rooms.circles.models import Agreement
from trellis.rooms.conferences.models import Conference
from trellis.rooms.paths.actions import add_own_step, name_own_area, plant_target
from trellis.rooms.people.actions import name_guardian
from trellis.rooms.people.models import Person
from trellis.rooms.profiles.actions import say_about_me
from trellis.rooms.suggestions.queries import next_steps_for
from trellis.surfaces.family.seen import seen_of
from trellis.ui.words import as_short_day

type Be = Callable[[Person], Client]


def test_what_somebody_said_in_another_language_says_so_once(cast: Cast, maya: Person, as_person: Be) -> None:
    page = main_of(seen_by(as_person, cast.ruiz))

    for part in ("newest", "shown", "talk"):
        block = page.split(f'id="{part}"')[1].split("</section>")[0]
        assert block.count("Lo dijo en inglés.") == 1
    assert '<span lang="en" dir="auto">bring the long ruler</span>' in page
    assert "Said in" not in main_of(seen_by(as_person, cast.ana))


def test_a_spoken_judgement_is_heard_and_dated_by_its_signing(cast: Cast, maya: Person, as_person: Be) -> None:
    Person.objects.filter(pk=cast.ruiz.pk).update(locale="en")
    target, day = cast.targets["design-tools"], clock.now() - timedelta(days=30)
    work = piece(maya, target, title="Five tools", at=day, made_on=day.date())
    voice = upload(wav(1.0), "why.wav")
    signed = judged(cast, work, target, by=cast.osei, at=clock.now(), reason="", reason_upload=voice)

    shown = main_of(seen_by(as_person, cast.ruiz)).split('id="shown"')[1].split("</section>")[0]

    assert f'src="/files/{signed.reason_file_id}/"' in shown
    assert "Spoken; the words are not added yet." in shown
    assert f"Ms Osei, {as_short_day(signed.signed_at)}" in shown
    assert as_short_day(day) not in shown


def test_the_talk_is_told_in_one_sentence(cast: Cast, maya: Person, as_person: Be) -> None:
    Conference.objects.filter(learner=maya).update(
        promised_on=date(2026, 12, 3), promised_time=time(9, 30), place="rug"
    )  # fmt: skip

    talk = main_of(seen_by(as_person, cast.ruiz)).split('id="talk"')[1].split("</section>")[0]

    day = "jueves 3 de diciembre a las 9:30"
    place = 'en: <span lang="en" dir="auto">rug</span>.'
    assert f"La próxima conversación es el {day}, con Ms Osei, {place}" in talk


def test_an_agreement_says_which_day_it_names(cast: Cast, maya: Person, as_person: Be) -> None:
    Person.objects.filter(pk=cast.ruiz.pk).update(locale="en")
    Agreement.objects.filter(learner=maya).update(due_on=date(2026, 12, 3))
    due = main_of(seen_by(as_person, cast.ruiz)).split('id="talk"')[1]
    Agreement.objects.filter(learner=maya).update(kept_at=clock.now())
    kept = main_of(seen_by(as_person, cast.ruiz)).split('id="talk"')[1]

    assert "Ms Osei, by 3 December" in due
    assert f"Ms Osei, kept on {as_short_day(clock.now())}" in kept
    assert "3 December" not in kept


def test_an_only_childs_page_is_called_by_their_name(cast: Cast, as_person: Be) -> None:
    name_guardian(guardian=cast.ana, learner=cast.kim, by=cast.keller, at=clock.now())

    several, only = (
        seen_by(as_person, who).split('class="words"')[1].split("</nav>")[0] for who in (cast.ana, cast.ruiz)
    )

    assert 'aria-current="page">My family</a>' in several
    assert 'aria-current="page">Maya</a>' in only


def test_R121_a_family_reads_the_same_three_as_learner_and_advisor(cast: Cast, as_person: Be) -> None:
    """However much the child put aside for next: that stands there as well, and takes no offer's place."""
    at = clock.now()
    for slug in ("forces-name", "forces-measure"):
        plant_target(learner=cast.leo, target=cast.targets[slug], state="next", by=cast.leo, at=at)

    read = [seen_of(cast.leo, viewer=cast.viewer(cast.ana, at)).coming]
    offered = [next_steps_for(cast.leo, viewer=cast.viewer(who, at)).steps for who in (cast.ana, cast.leo, cast.duarte)]

    assert len(offered[0]) >= 1
    assert [step.target.id for step in offered[1]] == [step.target.id for step in offered[2]]
    assert [[one.words.text for one in read[0]]] == [[step.words for step in offered[0]]]
    page = main_of(seen_by(as_person, cast.ana)).split('id="coming"')[1].split("</section>")[0]
    assert page.count("<h3") == len(offered[0]) + 2


def test_the_drawing_speaks_to_a_family_about_the_child_and_not_as_the_child(cast: Cast, as_person: Be) -> None:
    plant_target(learner=cast.leo, target=cast.targets["forces-name"], state="next", by=cast.leo, at=clock.now())
    area = name_own_area(learner=cast.leo, name="Bees", by=cast.leo, at=clock.now())
    add_own_step(area=area, text="Look", by=cast.leo, at=clock.now())
    addresses = {
        cast.ana: f"/family/child/{cast.leo.id}/whole/",
        cast.duarte: f"/educator/learners/{cast.leo.id}/path/",
        cast.leo: "/learner/path/",
    }

    drawn = {who.slug: drawing_on(seen_by(as_person, who, address)) for who, address in addresses.items()}

    for who in ("ana", "duarte"):
        assert "next, if they want it" in drawn[who]
        assert "Leo’s own: Bees" in drawn[who]
        assert "if I want it" not in drawn[who]
    assert "next, if I want it" in drawn["leo"]
    assert "My own: Bees" in drawn["leo"]
    assert 'class="can">I can ' not in drawn["ana"]
    assert 'class="can">Can ' in drawn["ana"]


def drawing_on(page: str) -> str:
    return page.split('class="strands"')[1].split('class="root"')[0]


def test_reasons_stand_between_the_marks_of_the_readers_language(cast: Cast, as_person: Be) -> None:
    Person.objects.filter(pk=cast.ana.pk).update(locale="es")
    say_about_me(
        learner=cast.leo, kind="interest", text="ramp", visibility=("family",), by=cast.leo, at=clock.now()
    )  # fmt: skip
    work = piece(cast.leo, cast.targets["forces-name"])
    judged(cast, work, cast.targets["forces-name"])

    coming = main_of(seen_by(as_person, cast.ana)).split('id="coming"')[1].split("</section>")[0]

    assert "“" not in coming
    assert "«" in coming
