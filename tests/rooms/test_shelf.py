"""The shelf and the week of a class: who may read, change, copy and plan an experience; what a copy credits."""

from datetime import date, timedelta

import pytest

from tests.cast import NOON, Cast
from tests.foundation.specimens import picture_bytes, upload
from trellis.foundation.files import check_upload
from trellis.foundation.files.guards import may_read_file
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import AuditLine
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.paths.actions import (
    ExperienceWords,
    bring_back_experience,
    change_experience,
    choose_way,
    draft_experience,
    plan_experience,
    publish_experience,
    remix_experience,
    retire_experience,
    share_experience,
    take_out_of_week,
    unpublish_experience,
)
from trellis.rooms.paths.models import Experience, PlannedExperience
from trellis.rooms.paths.queries import experiences_of, ways_to
from trellis.rooms.paths.queries.shelf import drafts_of, experience_read_by, starters_for, starters_met_by
from trellis.rooms.paths.queries.week import experience_for, planned_for, weeks_of
from trellis.rooms.paths.rules import licences_after
from trellis.rooms.paths.terms import Licence
from trellis.rooms.people.actions import add_person
from trellis.rooms.people.models import Closure, Person
from trellis.rooms.people.queries import taught_in
from trellis.rooms.people.terms import Role

MONDAY, FRIDAY = date(2026, 10, 5), date(2026, 10, 9)  # of the week of NOON
WORDS = ExperienceWords(title={"en": "Paper bridge"}, why={"en": "It holds"}, what={"en": "Fold it."})


@pytest.fixture
def bridge(cast: Cast) -> Experience:
    """What Mr Brandt has shared, for everybody to use if they name him."""
    return publish_experience(
        title={"en": "Bridge", "es": "Puente"}, kind="making", targets=[cast.targets["shapes-strong"]],
        why={"en": "It holds"}, by=cast.brandt, at=NOON,
        details={"licence": Licence.CC_BY, "from_grade": 1, "to_grade": 4, "tags": ["spaghetti"]},
    )  # fmt: skip


@pytest.fixture
def draft(cast: Cast) -> Experience:
    return draft_experience(words=WORDS, targets=[cast.targets["shapes-strong"]], by=cast.osei, at=NOON)


def read_by(cast: Cast, experience: Experience) -> set[str]:
    """Who of the cast may read it, by name."""
    people = [one for one in vars(cast).values() if isinstance(one, Person)]
    return {one.said_as for one in people if experience_read_by(cast.viewer(one), experience.id) is not None}


def test_R101_a_copy_credits_its_source_and_the_original_stays(cast: Cast, bridge: Experience) -> None:
    copy = remix_experience(
        experience=bridge, words=WORDS, targets=[cast.targets["shapes-fold"]], by=cast.osei, at=NOON
    )

    bridge.refresh_from_db()
    assert bridge.title == {"en": "Bridge", "es": "Puente"}
    assert copy.source == {"title": bridge.title, "author": "Mr Brandt", "licence": "cc_by", "url": ""}
    assert (copy.author, copy.title, copy.kind, copy.published_at) == (
        cast.osei,
        {"en": "Paper bridge"},
        "activity",
        None,
    )
    assert [tie.target for tie in bridge.leads_to.all()] == [cast.targets["shapes-strong"]]
    assert AuditLine.objects.latest("id").event == "ExperienceRemixed"


def test_R101_a_credit_stays_as_it_was_when_the_source_is_called_otherwise(cast: Cast, bridge: Experience) -> None:
    copy = remix_experience(experience=bridge, words=WORDS, targets=[], by=cast.osei, at=NOON)
    change_experience(experience=bridge, words=WORDS, targets=[cast.targets["shapes-strong"]], by=cast.brandt, at=NOON)
    change_experience(experience=copy, words=WORDS, targets=[], by=cast.osei, at=NOON)

    copy.refresh_from_db()
    assert copy.source["title"] == {"en": "Bridge", "es": "Puente"}


def test_R101_the_copy_takes_the_place_of_the_original_in_ones_own_weeks_only(cast: Cast, bridge: Experience) -> None:
    mine = plan_experience(experience=bridge, group=cast.class_2b, week=MONDAY, by=cast.osei, at=NOON)
    other = plan_experience(experience=bridge, group=cast.advisory, week=MONDAY, by=cast.duarte, at=NOON)

    copy = remix_experience(experience=bridge, words=WORDS, targets=[], by=cast.osei, at=NOON)

    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.experience, other.experience) == (copy, bridge)


def test_R101_nobody_changes_what_another_made(cast: Cast, bridge: Experience) -> None:
    for act in (share_experience, unpublish_experience, retire_experience, bring_back_experience):
        with pytest.raises(NotAllowed):
            act(experience=bridge, by=cast.osei, at=NOON)
    with pytest.raises(NotAllowed):
        change_experience(experience=bridge, words=WORDS, targets=[], by=cast.osei, at=NOON)


@pytest.mark.parametrize("who", ["leo", "ana", "vera", "keller"])
def test_R101_only_who_teaches_writes_and_copies(cast: Cast, bridge: Experience, who: str) -> None:
    person = getattr(cast, who)
    with pytest.raises(NotAllowed):
        draft_experience(words=WORDS, targets=[], by=person, at=NOON)
    with pytest.raises(NotAllowed):
        remix_experience(experience=bridge, words=WORDS, targets=[], by=person, at=NOON)


def test_R101_a_draft_is_read_by_its_author_and_by_the_class_in_whose_week_it_stands(
    cast: Cast, draft: Experience
) -> None:
    assert read_by(cast, draft) == {"Ms Osei"}

    planned = plan_experience(experience=draft, group=cast.class_2b, week=MONDAY, by=cast.osei, at=NOON)
    assert read_by(cast, draft) == {"Ms Osei", "Ada", "Ivo", "Lina", "Maya", "Mina"}

    take_out_of_week(planned=planned, by=cast.osei, at=NOON)
    assert read_by(cast, draft) == {"Ms Osei"}
    share_experience(experience=draft, by=cast.osei, at=NOON)
    assert {"Leo", "Ms Keller", "Mr Brandt"} <= read_by(cast, draft)
    assert {"Ms Nilsson", "Mr Falk"} & read_by(cast, draft) == set()


def test_R101_what_stood_in_a_week_gone_by_opens_nothing(cast: Cast, draft: Experience) -> None:
    plan_experience(experience=draft, group=cast.class_2b, week=MONDAY, by=cast.osei, at=NOON)

    later = cast.viewer(cast.maya, NOON + timedelta(days=7))
    assert experience_for(cast.viewer(cast.maya), draft.id) == draft
    assert experience_for(later, draft.id) is None


def test_R101_a_stranger_copies_and_plans_nothing_of_this_school(cast: Cast, bridge: Experience) -> None:
    group = cast.nilsson.memberships.get().group
    with pytest.raises(NotAllowed):
        remix_experience(experience=bridge, words=WORDS, targets=[], by=cast.nilsson, at=NOON)
    with pytest.raises(NotAllowed):
        plan_experience(experience=bridge, group=group, week=MONDAY, by=cast.nilsson, at=NOON)


def test_R101_the_photo_of_a_page_is_seen_by_whoever_may_read_the_experience(cast: Cast) -> None:
    checked = check_upload(upload(picture_bytes("PNG"), "page.png"))
    made = draft_experience(words=WORDS, targets=[cast.targets["shapes-fold"]], upload=checked, by=cast.osei, at=NOON)

    def seen_by(person: Person) -> bool:
        return may_read_file(cast.viewer(person), made.file_id)

    assert [seen_by(one) for one in (cast.osei, cast.maya, cast.brandt, cast.nilsson)] == [True, False, False, False]
    plan_experience(experience=made, group=cast.class_2b, week=MONDAY, by=cast.osei, at=NOON)
    assert [seen_by(one) for one in (cast.maya, cast.leo)] == [True, False]
    share_experience(experience=made, by=cast.osei, at=NOON)
    assert [seen_by(one) for one in (cast.leo, cast.nilsson)] == [True, False]


def test_R101_a_draft_that_is_planned_can_be_chosen_by_that_class_and_by_nobody_else(
    cast: Cast, draft: Experience
) -> None:
    with pytest.raises(Refused):
        choose_way(learner=cast.maya, experience=draft, by=cast.maya, at=NOON)
    planned = plan_experience(experience=draft, group=cast.class_2b, week=MONDAY, by=cast.osei, at=NOON)

    plan = choose_way(learner=cast.maya, experience=draft, by=cast.maya, at=NOON)
    with pytest.raises(Refused):
        choose_way(learner=cast.leo, experience=draft, by=cast.leo, at=NOON)
    take_out_of_week(planned=planned, by=cast.osei, at=NOON)
    assert experience_for(cast.viewer(cast.maya), plan.experience_id) == draft  # who chose it stays on it


def test_R101_what_was_put_away_is_offered_to_nobody_until_it_is_brought_back(cast: Cast, bridge: Experience) -> None:
    plan_experience(experience=bridge, group=cast.class_2b, week=MONDAY, by=cast.osei, at=NOON)
    retire_experience(experience=bridge, by=cast.brandt, at=NOON)

    assert list(experiences_of(cast.school)) == []
    assert planned_for(cast.viewer(cast.maya)) == []
    assert weeks_of(cast.class_2b, viewer=cast.viewer(cast.osei))[0].planned == ()
    assert read_by(cast, bridge) == {"Mr Brandt"}
    with pytest.raises(NotAllowed):
        plan_experience(experience=bridge, group=cast.class_2b, week=MONDAY, by=cast.osei, at=NOON)

    bring_back_experience(experience=bridge, by=cast.brandt, at=NOON)
    assert [one.experience for one in planned_for(cast.viewer(cast.maya))] == [bridge]


def test_R103_what_is_shared_says_why_and_where_it_leads(cast: Cast) -> None:
    bare = draft_experience(words=ExperienceWords(title={"en": "Bare"}), targets=[], by=cast.osei, at=NOON)
    with pytest.raises(Refused, match="why it is worth doing"):
        share_experience(experience=bare, by=cast.osei, at=NOON)
    change_experience(
        experience=bare, words=ExperienceWords(title={"en": "Bare"}, why_skipped_because="asking Ms Vera"), targets=[],
        by=cast.osei, at=NOON,
    )  # fmt: skip
    with pytest.raises(Refused, match="to which target"):
        share_experience(experience=bare, by=cast.osei, at=NOON)

    words = ExperienceWords(title={"en": "Bare"}, why={"en": "It is fun"})
    change_experience(experience=bare, words=words, targets=[cast.targets["shapes-fold"]], by=cast.osei, at=NOON)
    share_experience(experience=bare, by=cast.osei, at=NOON)
    with pytest.raises(Refused, match="why it is worth doing"):  # a shared one keeps its why
        change_experience(
            experience=bare, words=ExperienceWords(title={"en": "Bare"}), targets=[], by=cast.osei, at=NOON
        )
    assert list(ways_to(cast.targets["shapes-fold"].id, school=cast.school)) == [bare]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (ExperienceWords(title={"en": "  "}), "Give it a title"),
        (ExperienceWords(title={"en": "x" * 121}), "more than 120 letters"),
        (ExperienceWords(title={"en": "x"}, what={"es": "x" * 1601}), "more than 1600 letters"),
        (ExperienceWords(title={"en": "x"}, why_skipped_because="x" * 201), "more than 200 letters"),
        (ExperienceWords(title={"en": "x"}, minutes=0), "in minutes"),
        (ExperienceWords(title={"en": "x"}, minutes=6001), "in minutes"),
        (ExperienceWords(title={"en": "x"}, tags=["t"] * 13), "at most 12 tags"),
        (ExperienceWords(title={"en": "x"}, tags=["t" * 31]), "one plain word"),
    ],
)
def test_R101_words_that_do_not_fit_are_refused_with_what_to_do(cast: Cast, words: ExperienceWords, says: str) -> None:
    with pytest.raises(Refused, match=says):
        draft_experience(words=words, targets=[], by=cast.osei, at=NOON)
    assert Experience.objects.count() == 0


def test_R101_a_target_of_another_school_or_none_any_more_is_refused(cast: Cast) -> None:
    gone = cast.targets["shapes-fold"]
    gone.retired_at = NOON
    gone.save()
    with pytest.raises(Refused, match="no longer part"):
        draft_experience(words=WORDS, targets=[gone], by=cast.osei, at=NOON)


def test_R101_what_is_only_ours_stays_ours(cast: Cast, bridge: Experience) -> None:
    assert licences_after("ours") == (Licence.OURS,)
    assert licences_after("cc_by_sa") == (Licence.CC_BY_SA, Licence.OURS)
    assert licences_after("cc_by") == licences_after("") == tuple(Licence)

    open_words = ExperienceWords(title={"en": "Mine"}, licence=Licence.CC_BY)
    Experience.objects.filter(pk=bridge.pk).update(licence=Licence.OURS)
    bridge.refresh_from_db()
    with pytest.raises(Refused, match="does not allow"):
        remix_experience(experience=bridge, words=open_words, targets=[], by=cast.osei, at=NOON)
    copy = remix_experience(experience=bridge, words=WORDS, targets=[], by=cast.osei, at=NOON)
    with pytest.raises(Refused, match="does not allow"):  # nor by the back door of changing the copy
        change_experience(experience=copy, words=open_words, targets=[], by=cast.osei, at=NOON)


# The week ----------------------------------------------------------------------------------------------------------------------


def test_R101_planned_twice_it_stands_there_once_on_the_day_named_last(cast: Cast, bridge: Experience) -> None:
    plan_experience(experience=bridge, group=cast.class_2b, week=MONDAY, by=cast.osei, at=NOON)
    plan_experience(experience=bridge, group=cast.class_2b, week=MONDAY, on=FRIDAY, by=cast.osei, at=NOON)

    assert [(one.week, one.on) for one in PlannedExperience.objects.all()] == [(MONDAY, FRIDAY)]


def test_R101_whoever_moves_it_does_not_become_who_planned_it(cast: Cast, bridge: Experience) -> None:
    planned = plan_experience(experience=bridge, group=cast.advisory, week=MONDAY, by=cast.duarte, at=NOON)
    plan_experience(experience=bridge, group=cast.advisory, week=MONDAY, on=FRIDAY, by=cast.brandt, at=NOON)

    planned.refresh_from_db()
    assert (planned.planned_by, planned.on) == (cast.duarte, FRIDAY)


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (date(2026, 10, 7), "gone by"),  # yesterday
        (date(2026, 10, 10), "no school"),  # a Saturday
        (date(2026, 10, 12), "no school"),  # closed
        (date(2026, 10, 19), "this week and the next"),
        (date(2027, 10, 19), "this week and the next"),
    ],
)
def test_R101_a_day_without_school_is_refused(cast: Cast, bridge: Experience, on: date, says: str) -> None:
    closed = date(2026, 10, 12)
    Closure.objects.create(school=cast.school, name="Holiday", starts_on=closed, ends_on=closed)
    with pytest.raises(Refused, match=says):
        plan_experience(experience=bridge, group=cast.class_2b, week=on, on=on, by=cast.osei, at=NOON)
    assert PlannedExperience.objects.count() == 0


def test_R101_on_a_weekend_this_week_is_the_one_to_come(cast: Cast, bridge: Experience) -> None:
    saturday = NOON + timedelta(days=2)
    weeks = weeks_of(cast.class_2b, viewer=cast.viewer(cast.osei, saturday))

    assert [week.monday for week in weeks] == [MONDAY + timedelta(days=7), MONDAY + timedelta(days=14)]
    plan_experience(experience=bridge, group=cast.class_2b, week=weeks[1].monday, by=cast.osei, at=saturday)


@pytest.mark.parametrize("who", ["brandt", "maya", "keller", "ana", "vera"])
def test_R101_the_week_is_planned_by_those_who_teach_the_class(cast: Cast, bridge: Experience, who: str) -> None:
    planned = plan_experience(experience=bridge, group=cast.class_2b, week=MONDAY, by=cast.osei, at=NOON)
    with pytest.raises(NotAllowed):
        plan_experience(experience=bridge, group=cast.class_2b, week=MONDAY, by=getattr(cast, who), at=NOON)
    with pytest.raises(NotAllowed):
        take_out_of_week(planned=planned, by=getattr(cast, who), at=NOON)


def test_R101_learners_read_what_is_to_come_in_their_own_classes_what_has_a_day_first(
    cast: Cast, bridge: Experience, draft: Experience
) -> None:
    plan_experience(experience=bridge, group=cast.class_2b, week=MONDAY, by=cast.osei, at=NOON)
    plan_experience(experience=draft, group=cast.class_2b, week=MONDAY, on=FRIDAY, by=cast.osei, at=NOON)

    found = planned_for(cast.viewer(cast.maya))
    assert [(one.experience, one.days) for one in found] == [(draft, 1), (bridge, None)]
    assert planned_for(cast.viewer(cast.leo)) == []
    saturday = planned_for(cast.viewer(cast.maya, NOON + timedelta(days=2)))
    assert [one.experience for one in saturday] == [bridge]
    assert planned_for(cast.viewer(cast.maya), target_id=cast.targets["shapes-fold"].id) == []


# The shelf ---------------------------------------------------------------------------------------------------------------------


def test_R101_starters_stand_by_reasons_that_name_no_learner(cast: Cast, bridge: Experience, draft: Experience) -> None:
    osei, continuum = cast.viewer(cast.osei), continuum_of(cast.school)
    older = publish_experience(
        title={"en": "Arch"}, kind="making", targets=[cast.targets["shapes-strong"], cast.targets["shapes-fold"]],
        why={"en": "It holds"}, by=cast.brandt, at=NOON, details={"from_grade": 8, "to_grade": 11},
    )  # fmt: skip
    on_now = {cast.targets["shapes-strong"].id, cast.targets["shapes-fold"].id}
    found = starters_for(
        continuum.by_id[cast.targets["shapes-strong"].id], learners=taught_in(osei, cast.class_2b.id), on_now=on_now,
        continuum=continuum, viewer=osei,
    )  # fmt: skip

    assert [one.experience for one in found] == [bridge, older, draft]
    assert [(one.fits_years, one.also, one.is_mine) for one in found] == [
        (True, (), False), (False, ("I can fold paper so that it stands",), False), (False, (), True),
    ]  # fmt: skip


def test_R101_the_shelf_is_found_by_tags_words_and_where_it_leads_in_either_language(
    cast: Cast, bridge: Experience, draft: Experience
) -> None:
    continuum = continuum_of(cast.school)

    def found(text: str, who: Person) -> set[str]:
        met = starters_met_by(text, continuum=continuum, viewer=cast.viewer(who))
        return {one.experience.title["en"] for one in met}

    assert found("spaghetti", cast.osei) == {"Bridge"}
    assert found("puentes", cast.osei) == {"Bridge"}
    assert found("fold", cast.osei) == {"Paper bridge"}
    assert found("fold", cast.brandt) == set()  # a colleague's draft
    assert found("bridge", cast.nilsson) == set()  # another school's


def test_R101_what_one_made_is_ones_own_list(cast: Cast, bridge: Experience, draft: Experience) -> None:
    continuum = continuum_of(cast.school)

    assert [one.experience for one in drafts_of(cast.viewer(cast.osei), continuum=continuum)] == [draft]
    assert [one.experience for one in drafts_of(cast.viewer(cast.brandt), continuum=continuum)] == [bridge]


def test_R101_who_teaches_here_no_longer_reads_their_drafts_no_more(cast: Cast) -> None:
    guest = add_person(
        school=cast.school, name="Guest", said_as="Guest", role=Role.TEACHER, group=cast.class_2b, by=cast.keller, at=NOON,
        starts_on=date(2026, 9, 1), details={"slug": "guest"},
    )  # fmt: skip
    made = draft_experience(words=WORDS, targets=[], by=guest, at=NOON)
    guest.memberships.update(ends_on=date(2026, 10, 8))

    after = cast.viewer(guest, NOON + timedelta(days=1))
    assert experience_for(cast.viewer(guest), made.id) == made
    assert experience_for(after, made.id) is None
