"""Every rule by which Trellis proposes anything, in groups: what anybody may read, and what a school turns on and off."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.rooms.insights.queries import talk_rules_in_words
from trellis.rooms.insights.queries.walk import walk_rules_in_words
from trellis.rooms.people.models import School
from trellis.rooms.people.terms import Switch
from trellis.rooms.suggestions.queries import step_rules_in_words, way_rules_in_words

WHAT_IT_DOES = {
    Switch.NEXT_STEPS: gettext_lazy(
        "Up to three on a learner’s path, with reasons; the learner and the family read them."
    ),
    Switch.WAYS: gettext_lazy("Turned off, ways stand by name and without a reason."),
    Switch.WALK: gettext_lazy("Turned off, whoever leads the school walks without a list."),
    Switch.VISION_LINE: gettext_lazy("The page of the school shows it in any case."),
}


@dataclass(frozen=True)
class Switchable:
    """Something that a school may turn off: its name, what it does in words, and whether it is on."""

    switch: Switch
    says: Sequence[Any]
    is_on: bool

    @property
    def name(self) -> str:
        return str(self.switch.label)


@dataclass(frozen=True)
class RuleGroup:
    """Rules that belong together, under one heading."""

    anchor: str
    title: str
    lead: str
    rules: Sequence[Switchable]


def rules_in_words(school: School | None) -> list[RuleGroup]:
    """This function will list every rule from the registries the code lives by, and whether this school has it on; of no
    school in particular all are on."""
    steps = [_switchable(school, Switch.NEXT_STEPS, step_rules_in_words())]
    ways = [_switchable(school, Switch.WAYS, way_rules_in_words())]
    talks = [_switchable(school, Switch(one), [says]) for one, says in talk_rules_in_words().items()]
    walks = [_switchable(school, Switch.WALK, walk_rules_in_words())]
    return [
        RuleGroup("next-steps", _("Next steps"), _("Up to three, for a learner. A person decides."), steps),
        RuleGroup("ways", _("Ways to something"), _("In which order they stand, for a learner who chooses."), ways),
        RuleGroup("worth-a-talk", _("Worth a talk"), _lead_of_talks(), talks),
        RuleGroup("walk", _("Whom to meet on a walk"), _("For those who lead the school, each day anew."), walks),
    ]


def _lead_of_talks() -> str:
    return _(
        "What an adult owes a learner, in one sentence with one act. Who owes it reads it, and the learner; nobody else. There is no list of it, and nothing of it is kept."
    )


def vision_switch(school: School) -> Switchable:
    """This function will give the switch of the line at everybody's home."""
    return _switchable(school, Switch.VISION_LINE, [])


def in_short(one: Switchable) -> Any:
    """This function will say in a sentence what is turned on or off."""
    return WHAT_IT_DOES.get(one.switch) or one.says[0]


def _switchable(school: School | None, switch: Switch, says: Sequence[Any]) -> Switchable:
    return Switchable(switch, says, school is None or school.has_on(switch))
