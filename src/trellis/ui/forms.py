"""How every Django form is drawn: label, help, what to change, then the box with what was typed."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

WHAT_TO_DO: dict[type[forms.Field], dict[str, Any]] = {
    forms.Field: {"required": _("Write something here first.")},
    forms.EmailField: {"invalid": _("Write the whole address, like ana@school.example.")},
    forms.ChoiceField: {"required": _("Choose one first."), "invalid_choice": _("Choose one of those in the list.")},
    forms.DateField: {"invalid": _("Write the day as year, month, day, for example 2026-10-15.")},
    forms.ModelChoiceField: {"invalid_choice": _("Choose one of those in the list.")},
    forms.MultipleChoiceField: {"required": _("Choose at least one first.")},
    forms.BooleanField: {"required": _("Tick this first.")},
    forms.FileField: {"required": _("Choose a file first."), "empty": _("This file is empty. Choose another one.")},
}


class Renderer(TemplatesSetting):
    """Named in settings; `{{ form }}`, `{{ form.words.as_field_group }}` and `<c-field>` all come out the same."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"


def speak_plainly() -> None:
    """This function will make every field say what to do rather than what was wrong; called once, when Trellis starts."""
    for field, words in WHAT_TO_DO.items():
        field.default_error_messages = {**field.default_error_messages, **words}
