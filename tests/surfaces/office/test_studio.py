"""The studio over HTTP: what its pages show and do, what they refuse and keep, and for whom they are there."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.foundation.specimens import picture_bytes, upload
from tests.surfaces.office.studio import HOME, address, fields, order, read, strand_address
from trellis.rooms.continuum.models import (
    Area,
    Change,
    Criterion,
    Exemplar,
    LearningTarget,
    Prerequisite,
    Strand,
    Wording,
)
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]


@pytest.fixture
def vera(cast: Cast, as_person: Be) -> Client:
    return as_person(cast.vera)


# -- words


def test_R091_words_stand_side_by_side_and_what_is_not_said_is_named(cast: Cast, vera: Client) -> None:
    page = read(vera, address(cast))

    assert page.count('<textarea id="young.') == 2
    assert 'name="adult.es" lang="es" dir="auto"' in page
    assert "Not said yet: Young, Spanish; Teen, Spanish." in page


def test_one_press_keeps_every_text_and_says_what_stays(cast: Cast, vera: Client) -> None:
    form = fields(read(vera, address(cast)), "words")
    form |= {"teen.es": "Puedo explicar por qué frena", "window-high": "12"}

    page = on_one_line(vera.post(address(cast), form, follow=True).content.decode())

    assert "Kept, as a new wording. What was signed before keeps its own words." in page
    assert Wording.objects.get(target=cast.targets["forces-explain"], locale="es", reading="teen", until=None).text == (
        "Puedo explicar por qué frena"
    )
    assert {(c.part, c.kind) for c in Change.objects.all()} == {("teen.es", "worded"), ("", "window")}


def test_the_form_as_it_came_changes_nothing(cast: Cast, vera: Client) -> None:
    page = vera.post(address(cast), fields(read(vera, address(cast)), "words"), follow=True).content.decode()

    assert "Nothing was changed." in page
    assert not Change.objects.exists()


def test_a_second_keeper_reads_both_and_keeps_what_they_typed(cast: Cast, vera: Client) -> None:
    form = fields(read(vera, address(cast)), "words")
    vera.post(address(cast), {**form, "teen.en": "I can say why things slow down"})

    answer = vera.post(address(cast), {**form, "teen.en": "I can tell why things slow down", "why.en": "It helps."})

    page = on_one_line(answer.content.decode())
    assert answer.status_code == 422
    assert "Somebody else has changed the same words meanwhile." in page
    assert "It says now: “I can say why things slow down”" in page
    assert ">I can tell why things slow down</textarea>" in page
    assert ">It helps.</textarea>" in page
    again = fields(page, "words")
    vera.post(address(cast), again)
    said = continuum_of(cast.school).by_id[cast.targets["forces-explain"].id]
    assert (said.said("teen", "en"), said.why["en"]) == ("I can tell why things slow down", "It helps.")


def test_what_is_too_long_stays_in_its_box(cast: Cast, vera: Client) -> None:
    form = fields(read(vera, address(cast)), "words")

    answer = vera.post(address(cast), {**form, "plate.en": "y" * 43, "teen.es": "Puedo"})

    page = on_one_line(answer.content.decode())
    assert answer.status_code == 422
    assert "43 characters; 42 fit here." in page
    assert f">{'y' * 43}</textarea>" in page
    assert ">Puedo</textarea>" in page
    assert not Change.objects.exists()


def test_a_window_turned_round_is_refused_and_kept(cast: Cast, vera: Client) -> None:
    form = fields(read(vera, address(cast)), "words")

    answer = vera.post(address(cast), {**form, "window-low": "11", "window-high": "3"})

    assert answer.status_code == 422
    page = on_one_line(answer.content.decode())
    assert "Turn the two round." in page
    assert '<option value="11" selected>' in page


def test_i_can_is_asked_for_and_nothing_is_refused(cast: Cast, vera: Client) -> None:
    form = fields(read(vera, address(cast)), "words")

    page = on_one_line(vera.post(address(cast), {**form, "young.en": "Things slow down"}, follow=True).content.decode())

    assert "does “I can” fit in?" in page
    assert continuum_of(cast.school).by_id[cast.targets["forces-explain"].id].said("young", "en") == "Things slow down"


def test_a_made_up_act_or_line_is_not_found(cast: Cast, vera: Client) -> None:
    of_another = Criterion.objects.filter(target=cast.targets["forces-name"]).first()
    assert of_another
    for act in ("", "x", "line-away:", "line-away:x", f"line-away:{of_another.id}", "exemplar-away:x"):
        assert vera.post(address(cast), {"act": act}).status_code == 404
    assert vera.post(address(cast), {"act": "criteria", "was-x.en": "", "x.en": "y"}).status_code == 404
    of_another.refresh_from_db()
    assert of_another.retired_at is None


# -- lines and examples


def test_lines_are_kept_moved_taken_away_and_put_back(cast: Cast, vera: Client) -> None:
    page = read(vera, address(cast))
    form = fields(page, "criteria") | {"new.en": "It is used on something new"}
    vera.post(address(cast), form)
    rows = list(Criterion.objects.filter(target=cast.targets["forces-explain"]).order_by("order"))
    assert rows[-1].text == {"en": "It is used on something new"}

    vera.post(address(cast), {"line": f"earlier:{rows[-1].id}"})
    vera.post(address(cast), {"line": f"later:{rows[0].id}"})
    told = on_one_line(vera.post(address(cast), {"line": f"away:{rows[1].id}"}, follow=True).content.decode())

    assert f'value="line-back:{rows[1].id}"' in told
    vera.post(address(cast), {"act": f"line-back:{rows[1].id}"})
    live = Criterion.objects.filter(target=cast.targets["forces-explain"], retired_at=None).order_by("order")
    assert [row.id for row in live] == [rows[1].id, rows[0].id, rows[3].id, rows[2].id]


def test_an_example_is_added_and_everybody_sees_it(cast: Cast, vera: Client, as_person: Be) -> None:
    given = {
        "act": "exemplar",
        "example": "A ramp with three stops",
        "picture": upload(picture_bytes("PNG"), "ramp.png"),
    }

    vera.post(address(cast), given)

    made = Exemplar.objects.get()
    assert f"/files/{made.picture_id}/640/" in read(vera, address(cast))
    in_public = read(Client(), "/continuum/science/?school=willow")
    assert "A ramp with three stops" in in_public
    leo = as_person(cast.leo)
    assert "A ramp with three stops" in read(leo, f"/learner/path/{cast.targets['forces-explain'].id}/")
    vera = as_person(cast.vera)
    told = vera.post(address(cast), {"act": f"exemplar-away:{made.id}"}, follow=True).content.decode()
    assert f'value="exemplar-back:{made.id}"' in told
    assert "A ramp with three stops" not in read(Client(), "/continuum/science/?school=willow")
    vera.post(address(cast), {"act": f"exemplar-back:{made.id}"})
    assert Exemplar.objects.get().taken_back_at is None


def test_an_example_that_is_no_picture_keeps_its_words(cast: Cast, vera: Client) -> None:
    for given, sentence in (
        ({"example": "Words", "picture": upload(b"Just text, and more of it.", "ramp.txt")}, "This is not a picture."),
        ({"example": ""}, "Say in words what one sees in it"),
    ):
        answer = vera.post(address(cast), {"act": "exemplar", **given})
        page = on_one_line(answer.content.decode())
        assert answer.status_code == 422
        assert sentence in page
        assert f">{given['example']}</textarea>" in page
    assert not Exemplar.objects.exists()


# -- the strand and its order


def test_a_strand_stands_latest_on_top_with_what_leans_drawn_and_said(cast: Cast, vera: Client) -> None:
    page = read(vera, strand_address(cast))

    places = [page.index(f'id="step-{cast.targets[f"forces-{slug}"].id}"') for slug in ("predict", "explain", "name")]
    assert places == sorted(places)
    assert page.count("<path d=") >= 3
    assert "A line beside the lath says what a step leans on" in page


def test_a_strand_on_which_nothing_leans_says_so(cast: Cast, vera: Client) -> None:
    Prerequisite.objects.all().delete()
    assert "No step here leans on another one yet." in read(vera, strand_address(cast))
    assert "Nothing in this continuum leans on anything yet." in read(vera, address(cast, part="leans/"))


def test_steps_move_by_button_by_place_and_back_to_where_one_was(cast: Cast, vera: Client) -> None:
    name, predict = (cast.targets[slug].id for slug in ("forces-name", "forces-predict"))
    where = strand_address(cast, "order/")

    one = vera.post(where, {"later": str(name), "from": ""})
    two = vera.post(where, {"earlier": str(name), "from": str(predict)})
    three = vera.post(where, {"target": str(predict), "before": str(name)})
    four = vera.post(where, {"target": str(name), "before": ""})

    assert one["Location"] == f"{strand_address(cast)}#step-{name}"
    assert two["Location"] == f"{HOME}targets/{predict}/#step-{name}"
    assert (three.status_code, four.status_code) == (302, 302)
    assert order(cast) == ["predict", "measure", "explain", "name"]


def test_a_step_at_the_end_and_a_place_that_is_none_are_said(cast: Cast, vera: Client) -> None:
    where = strand_address(cast, "order/")
    ended = vera.post(where, {"earlier": str(cast.targets["forces-name"].id)}, follow=True).content.decode()
    other = vera.post(
        where,
        {"target": str(cast.targets["forces-name"].id), "before": str(cast.targets["shapes-fold"].id)},
        follow=True,
    ).content.decode()

    assert "It is at the end of its line already." in ended
    assert "Choose another place." in other
    for made_up in ({}, {"later": "x"}, {"later": str(cast.targets["shapes-fold"].id)}, {"target": ""}):
        assert vera.post(where, made_up).status_code == 404


def test_a_step_a_strand_and_an_area_are_added(cast: Cast, vera: Client) -> None:
    area = vera.post(HOME, {"act": "area", "name": "Music"})
    strand = vera.post(area["Location"], {"act": "strand", "name": "Rhythm"})
    step = vera.post(strand["Location"], {"act": "add", "words": "I can keep a beat"})

    made = LearningTarget.objects.get(slug="i-can-keep-a-beat")
    assert step["Location"] == f"{HOME}targets/{made.id}/"
    page = read(vera, step["Location"])
    assert "I can keep a beat" in page
    assert "No line yet." in page
    assert "Rhythm" in read(vera, f"{HOME}areas/music/")


@pytest.mark.parametrize("typed", ["", "x" * 300])
def test_what_is_no_name_is_refused_and_kept(cast: Cast, vera: Client, typed: str) -> None:
    for where, given in (
        (HOME, {"act": "area", "name": typed}),
        (f"{HOME}areas/science/", {"act": "strand", "name": typed}),
        (strand_address(cast), {"act": "add", "words": typed}),
    ):
        answer = vera.post(where, given)
        page = on_one_line(answer.content.decode())
        assert answer.status_code == 422
        assert f'value="{typed}"' in page
        assert "What you wrote is still here." in page
    assert (Area.objects.count(), Strand.objects.count(), LearningTarget.objects.count()) == (2, 3, 8)


def test_names_are_given_and_a_second_keeper_reads_the_other(cast: Cast, vera: Client) -> None:
    for where, was in ((strand_address(cast), "Forces"), (f"{HOME}areas/science/", "Science")):
        form = fields(read(vera, where), "name")
        vera.post(where, {**form, "name.en": f"{was} anew"})
        answer = vera.post(where, {**form, "name.en": f"{was} otherwise"})
        page = on_one_line(answer.content.decode())
        assert answer.status_code == 422
        assert f"It says now: “{was} anew”" in page
        assert f'value="{was} otherwise"' in page


def test_words_are_kept_in_the_languages_of_the_school_and_in_those_that_are_there(cast: Cast, vera: Client) -> None:
    odd = {"name.xx": "Odd", "was-name.xx": "", "name.": "Odd", "was-name.": ""}
    Strand.objects.filter(pk=cast.strands["forces"].pk).update(name={"en": "Forces", "fr": "Forces"})
    vera.post(strand_address(cast), {"act": "name", "name.fr": "Les forces", "was-name.fr": "Forces", **odd})
    vera.post(f"{HOME}areas/science/", {"act": "name", **odd})
    words = {"teen.xx": "Odd", "was-teen.xx": "", "why.xx": "Odd", "was-why.xx": ""}
    vera.post(address(cast), {"act": "words", **words})
    lines = {"new.xx": "Odd", "was-new.xx": ""}
    vera.post(address(cast), {"act": "criteria", **lines})

    target = cast.targets["forces-explain"]
    assert Strand.objects.get(pk=cast.strands["forces"].pk).name == {"en": "Forces", "fr": "Les forces"}
    assert set(Area.objects.get(slug="science").name) == {"en", "es"}
    assert not target.wordings.filter(locale="xx").exists()
    target.refresh_from_db()
    assert set(target.why) == {"en", "es"}
    assert Criterion.objects.filter(target=target).count() == 3


def test_an_empty_strand_is_retired_and_put_back(cast: Cast, vera: Client) -> None:
    made = vera.post(f"{HOME}areas/science/", {"act": "strand", "name": "Nothing"})["Location"]
    assert "Strands without a target yet" in read(vera, f"{HOME}areas/science/")

    told = vera.post(made, {"act": "retire"}, follow=True).content.decode()

    assert 'value="offer"' in told
    assert "This strand is retired" in told
    vera.post(made, {"act": "offer"})
    assert "This strand is retired" not in read(vera, made)
    assert vera.post(strand_address(cast), {"act": "retire"}).status_code == 422
