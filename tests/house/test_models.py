"""Tables: none reaches up into another room (rule 6), and what is about a learner says so (rule 9)."""

import inspect
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model

from tests.house.source import floors
from trellis.rooms.people.models import LearnerRecord, School

# Tables that hold nothing about a learner: the school's own words, its calendar, what keeps the house running.
NOT_ABOUT_LEARNERS = {
    "foundation.Lease", "people.School", "people.Closure", "people.TimeBlock", "people.Group", "circles.ClaimRound", "charter.Vision",
    "charter.VisionPart", "charter.GuidingPrinciple", "continuum.ContinuumVersion", "continuum.Area",
    "continuum.Strand", "continuum.LearningTarget", "continuum.Wording", "continuum.Criterion", "continuum.Prerequisite",
    "continuum.TeachingArea", "continuum.Change", "continuum.Exemplar", "continuum.Framework", "continuum.Standard", "continuum.FrameworkTies",
    "continuum.StandardReference", "continuum.Alignment", "continuum.ImportRun", "paths.Experience", "paths.ExperienceTarget",
    "paths.PlannedExperience", "places.Space",
}  # fmt: skip
# Tables that belong to the installation rather than to one school.
OF_THE_INSTALLATION = {"people.User", "foundation.OutboxEntry"}

OURS = {m._meta.label: m for m in apps.get_models(include_auto_created=False) if m.__module__.startswith("trellis.")}
ABOUT_LEARNERS = {label: model for label, model in OURS.items() if label not in NOT_ABOUT_LEARNERS}


def room_of_model(model: type[Any]) -> str:
    return model.__module__.split(".")[2] if ".rooms." in model.__module__ else ""


def ties_of(model: type[Model]) -> list[Any]:
    return [field for field in model._meta.get_fields() if field.concrete and field.is_relation and field.related_model]


def test_rule_6_a_key_into_another_room_leaves_no_trace_there() -> None:
    """Otherwise a lower room would come to know, through its own objects, who stands above it."""
    leaving_a_trace = [
        f"{label}.{field.name}"
        for label, model in OURS.items()
        for field in ties_of(model)
        if room_of_model(field.related_model) != room_of_model(model) and not field.remote_field.hidden
    ]

    assert leaving_a_trace == []


def test_rule_6_keys_lead_down() -> None:
    level = floors()

    leading_up = [
        f"{label}.{field.name}"
        for label, model in OURS.items()
        for field in ties_of(model)
        if (here := room_of_model(model))
        and (there := room_of_model(field.related_model))
        and level[there] > level[here]
    ]

    assert leading_up == []


def reaches_a_school(model: type[Model], seen: frozenset[type[Model]] = frozenset()) -> bool:
    """By a column of its own, or along keys that are never empty."""
    if any(field.name == "school_id" or field.attname == "school_id" for field in model._meta.concrete_fields):
        return not model._meta.get_field("school_id" if has_plain_school(model) else "school").null
    keys = [f for f in ties_of(model) if not f.null and not f.many_to_many and f.related_model not in seen]
    return any(f.related_model is School or reaches_a_school(f.related_model, seen | {model}) for f in keys)


def has_plain_school(model: type[Model]) -> bool:
    return any(field.name == "school_id" for field in model._meta.concrete_fields)


@pytest.mark.parametrize("label", sorted(ABOUT_LEARNERS.keys() - OF_THE_INSTALLATION))
def test_rule_9_what_is_about_a_learner_reaches_a_school(label: str) -> None:
    assert reaches_a_school(ABOUT_LEARNERS[label])


@pytest.mark.parametrize("label", sorted(ABOUT_LEARNERS))
def test_rule_9_what_is_about_a_learner_names_its_visibility_and_retention(label: str) -> None:
    said = inspect.getdoc(ABOUT_LEARNERS[label]) or ""

    assert [word for word in ("visibility:", "retention:") if word not in said] == []


def test_rule_9_what_a_learner_record_is_about_is_said() -> None:
    """The person it is about stands in the field that fills in the school."""
    records = [model for model in OURS.values() if issubclass(model, LearnerRecord)]

    assert [
        m._meta.label for m in records if m._meta.get_field(m.person_field).related_model.__name__ != "Person"
    ] == []
    assert len(records) > 15


def test_rule_9_lists_only_tables_that_there_are() -> None:
    assert {label for label in NOT_ABOUT_LEARNERS | OF_THE_INSTALLATION if label not in OURS} == set()
