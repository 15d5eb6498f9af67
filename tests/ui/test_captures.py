"""Files in forms: checked with the form, kept while the rest is mended."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django import forms
from django.core import signing
from django.core.files.storage import default_storage
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict

from tests.foundation import specimens
from tests.foundation.specimens import upload
from trellis.foundation.files import check_upload
from trellis.foundation.files.keeping import token_for
from trellis.ui.captures import CaptureField


class Composer(forms.Form):
    because = forms.CharField()
    voice = CaptureField(kinds=["sound"])
    pictures = CaptureField(kinds=["picture"], many=True, required=False)


def sent(
    words: str, *, files: dict[str, list[Any]] | None = None, kept: dict[str, list[str]] | None = None
) -> Composer:
    data = QueryDict(mutable=True)
    data["because"] = words
    for name, tokens in (kept or {}).items():
        data.setlist(name, tokens)
    return Composer(data, MultiValueDict(files or {}))


def kept_on(page_of: Composer) -> dict[str, list[str]]:
    """What the page carries to the next try: names and values of the hidden boxes."""
    found: dict[str, list[str]] = {}
    for field in page_of:
        html = render_to_string("cotton/kept.html", {"field": field})
        for name, value in re.findall(r'name="(\w+)" value="([^"]+)"', html):
            found.setdefault(name, []).append(value)
    return found


def test_a_good_file_is_checked_with_the_form() -> None:
    form = sent("it holds", files={"voice": [upload(specimens.wav(), "talk.wav")]})

    assert form.is_valid()
    assert (form.cleaned_data["voice"].kind, form.cleaned_data["pictures"]) == ("sound", [])


def test_a_refused_file_is_a_sentence_at_its_field_and_the_words_stay() -> None:
    form = sent("it holds", files={"voice": [upload(specimens.program(), "talk.wav")]})

    assert form.errors == {
        "voice": ["Trellis cannot show this kind of file. Choose a picture, a sound, a film, a PDF or a plain text."]
    }
    assert form["because"].value() == "it holds"


def test_a_file_of_another_kind_is_refused() -> None:
    form = sent("it holds", files={"voice": [upload(specimens.picture_bytes("PNG"))]})

    assert form.errors == {"voice": ["This is not a sound. Speak, or choose a recording."]}


def test_a_form_without_its_file_says_what_to_do() -> None:
    assert sent("it holds").errors == {"voice": ["Nothing is chosen yet. Take it, record it or choose a file."]}


def test_what_was_recorded_outlives_a_form_that_is_not_right_yet() -> None:
    first = sent("", files={
        "voice": [upload(specimens.wav(), "talk.wav")],
        "pictures": [upload(specimens.picture_bytes("PNG")), upload(b"\x00\x01"), upload(specimens.picture_bytes("JPEG"))],
    })  # fmt: skip
    assert set(first.errors) == {"because", "pictures"}

    second = sent("it holds", kept=kept_on(first))

    assert second.is_valid()
    assert (second.cleaned_data["voice"].label, second.cleaned_data["voice"].seconds) == ("talk.wav", 2.0)
    assert [one.media_type for one in second.cleaned_data["pictures"]] == ["image/png", "image/jpeg"]


def test_a_new_recording_takes_the_place_of_the_kept_one() -> None:
    first = sent("", files={"voice": [upload(specimens.wav(), "one.wav")]})
    first.is_valid()

    second = sent("it holds", files={"voice": [upload(specimens.wav(), "two.wav")]}, kept=kept_on(first))

    assert second.is_valid()
    assert second.cleaned_data["voice"].label == "two.wav"


def test_a_kept_file_is_believed_only_as_we_wrote_it() -> None:
    checked = check_upload(upload(specimens.wav()))
    swept = check_upload(upload(specimens.wav()))
    default_storage.delete(swept.storage_name)
    tokens = (token_for(swept), token_for(checked)[:-2], signing.dumps({"storage_name": "x"}, salt="another"))

    for token in tokens:
        form = sent("it holds", kept={"voice_kept": [token]})

        assert form.errors == {"voice": ["What was recorded here is no longer kept. Record it once more."]}


def test_a_kept_file_is_not_kept_for_a_whole_day(monkeypatch: pytest.MonkeyPatch) -> None:
    checked = check_upload(upload(specimens.wav()))
    monkeypatch.setattr("trellis.foundation.files.keeping.KEPT_FOR", timedelta(seconds=-1))

    assert not sent("it holds", kept={"voice_kept": [token_for(checked)]}).is_valid()


def test_more_files_than_a_form_takes_are_refused() -> None:
    files = [upload(specimens.picture_bytes("PNG")) for _ in range(7)]

    form = sent("it holds", files={"voice": [upload(specimens.wav())], "pictures": files})

    assert form.errors == {"pictures": ["Choose at most 6 files at once."]}
