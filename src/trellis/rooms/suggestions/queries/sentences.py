"""Saying a reason: to the learner as "you", to anybody else about the learner by name."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from trellis.engine.next_step_facts import Reason, ReasonKind, StepKind
from trellis.foundation.i18n import said
from trellis.rooms.continuum.queries import Continuum
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Reading
from trellis.ui.words import quoted

K = ReasonKind
TO_LEARNER: Final[Mapping[ReasonKind, str]] = {
    K.SHOWN_BEFORE: gettext_noop("because you have shown %(targets)s"),
    K.NOTHING_FIRST: gettext_noop("because nothing else has to come first"),
    K.FOLLOWS_IN_STRAND: gettext_noop("because you have shown the step before it in this strand, %(targets)s"),
    K.FIRST_IN_STRAND: gettext_noop("because it is the first step of its strand"),
    K.YOU_WROTE: gettext_noop("because you wrote %(words)s"),
    K.YOU_CHOSE: gettext_noop("because you chose %(words)s"),
    K.YOU_MADE: gettext_noop("because you made something about %(words)s"),
    K.NEW_STRAND: gettext_noop("because this strand would be new to you"),
    K.AROUND_NOW: gettext_noop("because it is usually met around now"),
    K.IS_AMONG_THEM: gettext_noop("It is one of the three."),
    K.ALREADY_SHOWN: gettext_noop("You have shown it. Go deeper, or teach someone."),
    K.ON_YOUR_PATH: gettext_noop("It is on your path already."),
    K.PUT_ASIDE: gettext_noop("You put it aside. You can bring it back."),
    K.LEANS_ON: gettext_noop("It leans on %(targets)s. That is advice: you can plant it anyway."),
    K.COMES_AFTER: gettext_noop("In its strand %(targets)s comes first. That is advice: you can plant it anyway."),
    K.OTHERS_FIRST: gettext_noop("Nothing speaks against it. Three others had one more reason."),
    K.SHOWN_IN_TWO_WAYS: gettext_noop("because you have shown it in two ways: go deeper, or teach someone"),
}
# The same reasons in words that are short enough to be listened to. What is not here is said as to anybody.
TO_YOUNG: Final[Mapping[ReasonKind, str]] = {
    K.SHOWN_BEFORE: gettext_noop("You have shown: %(targets)s"),
    K.NOTHING_FIRST: gettext_noop("You can start with it."),
    K.FOLLOWS_IN_STRAND: gettext_noop("It comes after: %(targets)s"),
    K.FIRST_IN_STRAND: gettext_noop("It is a first step."),
    K.YOU_WROTE: gettext_noop("You wrote %(words)s."),
    K.YOU_CHOSE: gettext_noop("You chose %(words)s."),
    K.YOU_MADE: gettext_noop("You made something about %(words)s."),
    K.NEW_STRAND: gettext_noop("It is new for you."),
    K.AROUND_NOW: gettext_noop("It fits now."),
}
ABOUT_LEARNER: Final[Mapping[ReasonKind, str]] = {
    K.SHOWN_BEFORE: gettext_noop("because %(name)s has shown %(targets)s"),
    K.NOTHING_FIRST: gettext_noop("because nothing else has to come first"),
    K.FOLLOWS_IN_STRAND: gettext_noop("because %(name)s has shown the step before it in this strand, %(targets)s"),
    K.FIRST_IN_STRAND: gettext_noop("because it is the first step of its strand"),
    K.YOU_WROTE: gettext_noop("because %(name)s wrote %(words)s"),
    K.YOU_CHOSE: gettext_noop("because %(name)s chose %(words)s"),
    K.YOU_MADE: gettext_noop("because %(name)s made something about %(words)s"),
    K.NEW_STRAND: gettext_noop("because this strand would be new to %(name)s"),
    K.AROUND_NOW: gettext_noop("because it is usually met around now"),
    K.IS_AMONG_THEM: gettext_noop("It is one of the three."),
    K.ALREADY_SHOWN: gettext_noop("%(name)s has shown it."),
    K.ON_YOUR_PATH: gettext_noop("It is on the path already."),
    K.PUT_ASIDE: gettext_noop("%(name)s put it aside."),
    K.LEANS_ON: gettext_noop("It leans on %(targets)s. That is advice."),
    K.COMES_AFTER: gettext_noop("In its strand %(targets)s comes first. That is advice."),
    K.OTHERS_FIRST: gettext_noop("Nothing speaks against it. Three others had one more reason."),
    K.SHOWN_IN_TWO_WAYS: gettext_noop("because %(name)s has shown it in two ways"),
}


@dataclass(frozen=True)
class Speaker:
    """Who is told, about whom, and which of the learner's own rows they may be told of (None: all)."""

    continuum: Continuum
    to: Person
    about: Person
    readable: Collection[Hashable] | None

    def words(self, target_id: Hashable) -> str:
        """This function will say a target as the reader reads it; a retired one is said as nothing."""
        target = self.continuum.by_key.get(str(target_id))
        return target.said(self.to.reading, self.to.locale) if target else ""

    def strand_name(self, strand_id: UUID) -> str:
        strand = next(strand for strand in self.continuum.strands if strand.id == strand_id)
        return said(strand.name, self.to.locale)

    def kind_word(self, kind: StepKind) -> str:
        """This function will name the kind of a step in a word."""
        words = {StepKind.READY: _("Ready"), StepKind.YOURS: _("Yours"), StepKind.NEW_GROUND: _("New ground")}
        if self.to.id != self.about.id and kind is StepKind.YOURS:
            return _("Their own")
        return words[kind]

    def says(self, reason: Reason) -> str:
        """This function will say one reason in one sentence. Reasons name what is there, never what is missing."""
        is_told = self.readable is None or set(reason.sources) <= set(self.readable)
        sentence = self._to_learner(reason) if self.to.id == self.about.id else self._about_learner(reason, is_told)
        targets = [self.words(target) for target in reason.targets]
        return sentence % {
            "name": self.about.said_as,
            "targets": _(" and ").join(quoted(words) for words in targets if words),
            "words": ", ".join(quoted(word) for word in reason.words),
        }

    def _to_learner(self, reason: Reason) -> str:
        if self.to.reading == Reading.YOUNG and reason.kind in TO_YOUNG:
            return _(TO_YOUNG[reason.kind])
        return _(TO_LEARNER[reason.kind])

    def _about_learner(self, reason: Reason, is_told: bool) -> str:
        if reason.kind in {K.YOU_WROTE, K.YOU_CHOSE, K.YOU_MADE} and not is_told:
            return _("because of something %(name)s said or chose")
        return _(ABOUT_LEARNER[reason.kind])
