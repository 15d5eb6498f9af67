"""Every form keeps what was typed and says what to do."""

import re

from django import forms


class Note(forms.Form):
    words = forms.CharField(label="Your words", help_text="One sentence is enough.")
    where = forms.ChoiceField(label="Where", choices=[("bench", "Window bench")], widget=forms.RadioSelect)
    email = forms.EmailField(label="E-mail", required=False)


def test_field_is_tied_to_its_help() -> None:
    drawn = Note().as_div()

    assert 'aria-describedby="id_words_helptext"' in drawn
    assert '<p class="help" id="id_words_helptext">One sentence is enough.</p>' in drawn


def test_field_one_may_leave_empty_says_so() -> None:
    drawn = str(Note()["email"].as_field_group())

    assert "if you like" in drawn


def test_refused_form_keeps_what_was_typed_and_says_what_to_do() -> None:
    form = Note({"words": "", "where": "bench", "email": "ana@"})

    drawn = str(form)

    assert 'value="ana@"' in drawn
    assert re.search(r'value="bench"[^>]* checked', drawn)
    assert "What you wrote is still here." in drawn
    assert '<p class="wrong" id="id_words_error">Write something here first. </p>' in drawn
    assert "Write the whole address, like ana@school.example." in drawn
    assert 'aria-invalid="true"' in drawn


def test_choices_are_pills_in_a_fieldset() -> None:
    drawn = str(Note()["where"].as_field_group())

    assert drawn.startswith("<fieldset")
    assert '<label class="opt" for="id_where_0">' in drawn
