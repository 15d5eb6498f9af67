"""Adding a person: a name and a role are enough; who signs in gets a password that is told this once."""

import secrets
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.people.actions import add_person, name_guardian
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import groups_there, person_for
from trellis.rooms.people.rules import Viewer, may_give_role, may_set_rights, usual_reading
from trellis.rooms.people.terms import Reading, Rights, Role
from trellis.surfaces.gate import Asking, audience


class PersonForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    said_as = forms.CharField(
        label=gettext_lazy("As they are called"), max_length=60, required=False,
        help_text=gettext_lazy("Adults as children call them, for example Ms Osei."),
    )  # fmt: skip
    role = forms.ChoiceField(label=gettext_lazy("Role"))
    group: Any = forms.ModelChoiceField(
        label=gettext_lazy("Class or group"), queryset=None, required=False,
        empty_label=gettext_lazy("the whole school"),
    )  # fmt: skip
    grade = forms.CharField(label=gettext_lazy("School year"), max_length=12, required=False)
    born_in = forms.CharField(
        label=gettext_lazy("Born in"), required=False, widget=forms.TextInput(attrs={"type": "month"}),
        help_text=gettext_lazy("Month and year are enough: they change who sees what at thirteen and at eighteen."),
    )  # fmt: skip
    reading = forms.ChoiceField(
        label=gettext_lazy("Reads the words for"), required=False,
        choices=[("", gettext_lazy("as usual for the role and school year")), *Reading.choices],
    )  # fmt: skip
    locale = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"), required=False,
        help_text=gettext_lazy("Only for who signs in with a password. Families need none, and the young neither."),
    )  # fmt: skip

    def __init__(self, *args: Any, viewer: Viewer, guards: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(value, label) for value, label in Role.choices if may_give_role(viewer, value)]
        if guards:  # nobody who learns here is a guardian
            choices = [(value, label) for value, label in choices if value != Role.LEARNER]
        self.fields["role"].choices = choices  # type: ignore[attr-defined]
        self.fields["group"].queryset = groups_there(viewer.person.school, on=viewer.on)  # type: ignore[attr-defined]
        self.fields["locale"].initial = viewer.person.school.locale
        if guards and may_set_rights(viewer):
            self.fields["rights"] = _rights_of(guards)

    def clean_born_in(self) -> date | None:
        typed = self.cleaned_data["born_in"].strip()
        if not typed:
            return None
        try:
            return date.fromisoformat(f"{typed}-01")
        except ValueError as error:
            raise forms.ValidationError(_("Write year and month, for example 2014-03.")) from error

    def details(self) -> dict[str, object]:
        given = {name: self.cleaned_data[name] for name in ("grade", "born_in", "locale")}
        usual = usual_reading(self.cleaned_data["role"], self.cleaned_data["grade"])
        return {**given, "reading": self.cleaned_data["reading"] or usual}


def _rights_of(learner: Person) -> forms.ChoiceField:
    label = _("What may they see of %(name)s?") % {"name": learner.said_as}
    return forms.ChoiceField(label=label, choices=Rights.choices, widget=forms.RadioSelect)


@audience("office")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Asking, learner_id: UUID | None = None) -> HttpResponse:
    """Add somebody; opened from a learner's page, add a guardian of theirs."""
    learner = _learner(request, learner_id)
    initial = {"role": Role.GUARDIAN} if learner else {}
    form = PersonForm(request.POST or None, viewer=request.viewer, guards=learner, initial=initial)
    if form.is_valid():
        password = secrets.token_urlsafe(9) if form.cleaned_data["email"] else ""
        try:
            person = _add(form, password, learner, by=request.viewer.person)
        except NotAllowed:
            raise
        except Refused as refusal:
            form.add_error("email" if form.cleaned_data["email"] else None, str(refusal.sentence))
        else:
            keeps = bool(person.user and not person.user.check_password(password))
            context = {"added": person, "password": "" if keeps else password, "keeps": keeps, "learner": learner}
            return render(request, "office/people_added.html", context)
    context = {"form": form, "learner": learner, "gives_all": bool(learner) and "rights" not in form.fields}
    return render(request, "office/people_add.html", context, status=422 if form.errors else 200)


def _add(form: PersonForm, password: str, learner: Person | None, *, by: Person) -> Person:
    given, at = form.cleaned_data, clock.now()
    person = add_person(
        school=by.school, name=given["name"], said_as=given["said_as"] or given["name"], role=given["role"],
        group=given["group"], email=given["email"], password=password, details=form.details(), by=by, at=at,
    )  # fmt: skip
    if learner is not None:
        rights = given.get("rights", Rights.FULL)
        name_guardian(guardian=person, learner=learner, rights=rights, by=by, at=at)
    return person


def _learner(request: Asking, learner_id: UUID | None) -> Person | None:
    if learner_id is None:
        return None
    found = person_for(request.viewer, learner_id)
    if found is None:
        raise Http404
    return found
