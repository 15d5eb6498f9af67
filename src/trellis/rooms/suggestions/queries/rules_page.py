"""Every rule by which Trellis proposes anything to a learner, in plain words, for everybody to read."""

from django.utils.translation import gettext

from trellis.engine.next_step_rules import RULES, SELECTION
from trellis.engine.ways import WAYS


def step_rules_in_words() -> list[str]:
    """This function will list all rules for next steps from the registry that the code itself lives by."""
    return [gettext(says) for says in (*SELECTION.values(), *(rule.says for rule in RULES.values()))]


def way_rules_in_words() -> list[str]:
    """This function will list all rules for the order of ways, from their registry."""
    return [gettext(says) for says in WAYS.values()]
