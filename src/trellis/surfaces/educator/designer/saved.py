"""What a teacher brings in: pasted words or a link, a page that was saved, a PDF, a photo. Nothing is fetched from anywhere."""

import re
from email import message_from_bytes, policy
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.engine.saved_page import PageDraft, is_page, read_page, read_text
from trellis.foundation.files import FileRefused
from trellis.foundation.files.checking import HEAD, type_of
from trellis.foundation.files.documents import text_of
from trellis.foundation.i18n import size_in_words
from trellis.foundation.models import FileKind
from trellis.rooms.paths.terms import WORDS_LENGTH
from trellis.ui.captures import CaptureField

PAGE_LIMIT_BYTES = 5 * 1024 * 1024
PASTED_LENGTH = 20_000
CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([a-zA-Z0-9_-]{2,30})", re.IGNORECASE)


class BroughtField(CaptureField):
    """A photo or a PDF, kept as a file; or a saved page or a text, of which only the words are taken."""

    page: PageDraft | None = None

    def clean(self, value: Any) -> Any:
        self.page = None
        offered = next((one for one in value or [] if one and not isinstance(one, str)), None)
        if offered is not None and is_text(offered):
            try:
                self.page = page_in(offered)
            except FileRefused as refusal:
                raise forms.ValidationError(str(refusal.sentence)) from refusal
            return None
        return super().clean(value)


class BringForm(forms.Form):
    """A link or words, a file, or both; a title where neither says one."""

    pasted = forms.CharField(
        label=gettext_lazy("A link, or the words of a page"), max_length=PASTED_LENGTH, required=False,
        help_text=gettext_lazy("Trellis opens no link: it keeps the address. Words of the page may follow it."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    file = BroughtField(label=gettext_lazy("A saved page, a PDF or a photo"), required=False,
                        kinds=[FileKind.PICTURE, FileKind.DOCUMENT])  # fmt: skip
    title = forms.CharField(
        label=gettext_lazy("What it is called"), max_length=WORDS_LENGTH["title"], required=False,
        help_text=gettext_lazy("Left empty, it is called as the page is. A photo or a PDF needs a title."),
    )  # fmt: skip
    made_by = forms.CharField(label=gettext_lazy("Who made it"), max_length=80, required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.errors:
            return given
        if not given["file"] and self.page() == PageDraft():
            raise forms.ValidationError(_("Paste a link or some words, or choose a file."))
        if not given["title"] and not self.page().title:
            self.add_error("title", _("Give it a title."))
        return given

    def page(self) -> PageDraft:
        """This function will give what was read: of a saved page first, else of what was pasted."""
        pasted = read_text(self.cleaned_data.get("pasted", ""))
        page: PageDraft | None = self.fields["file"].page  # type: ignore[attr-defined]
        if page is None:
            return pasted
        return PageDraft(page.title or pasted.title, page.words or pasted.words, page.url or pasted.url, page.author)


def is_text(upload: Any) -> bool:
    """This function will tell by its content whether a file is a page or a text, rather than a picture or a PDF."""
    upload.seek(0)
    head = upload.read(HEAD)
    upload.seek(0)
    return not type_of(head)


def page_in(upload: Any) -> PageDraft:
    """This function will read the words of a saved page or of a text. Raises FileRefused with a sentence to show."""
    if not upload.size:
        raise FileRefused(_("This file is empty. Choose another one."))
    if upload.size > PAGE_LIMIT_BYTES:
        limit = {"limit": size_in_words(PAGE_LIMIT_BYTES)}
        raise FileRefused(_("This page is larger than %(limit)s. Save it without its pictures, or as a PDF.") % limit)
    upload.seek(0)
    content, url = html_of(upload.read())
    words = letters_of(content)
    if words is None:
        raise FileRefused(
            _("This is no page that can be read. Save it once more as “HTML only”, or as a PDF, or take a photo of it.")
        )
    draft = read_page(words) if is_page(words) else read_text(words)
    if not draft.title and not draft.words:
        raise FileRefused(_("There are no words in this file. Paste them instead, or take a photo of it."))
    return PageDraft(draft.title, draft.words, draft.url or url, draft.author)


def html_of(content: bytes) -> tuple[bytes, str]:
    """This function will take the page out of what browsers save as a single file (MHTML), with its address."""
    if b"multipart/related" not in content[:HEAD].lower():
        return content, ""
    whole = message_from_bytes(content, policy=policy.compat32)
    for part in whole.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            return (body if isinstance(body, bytes) else b""), str(part.get("Content-Location", ""))[:500]
    return b"\0", ""


def letters_of(content: bytes) -> str | None:
    """This function will read bytes as words: in the letters that a page itself names, else as any text is read."""
    named = CHARSET.search(content[:HEAD])
    if named and named.group(1).lower() not in {b"utf-8", b"utf8"}:
        try:
            words = content.decode(named.group(1).decode())
        except (LookupError, UnicodeError):
            return text_of(content)
        return None if "\0" in words else words
    return text_of(content)
