"""Imports: a framework chosen, looked at before anything is written, written, or refused with its place."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.interop.case.difference import Difference
from trellis.interop.case.importing import adopt, choose_file, plates_in
from trellis.interop.case.outbound import package_of, written
from trellis.interop.case.problems import Problem
from trellis.interop.case.progress import ask_to_stop, progress_of
from trellis.interop.case.reading import too_large
from trellis.rooms.continuum.actions.imports import let_go_of_import, start_import, word_plates
from trellis.rooms.continuum.models import Framework, ImportRun
from trellis.rooms.continuum.queries.frameworks import (
    framework_of,
    frameworks_of,
    import_run,
    run_before,
    run_to_show,
    runs_of,
)
from trellis.rooms.continuum.rules import may_change_continuum
from trellis.rooms.continuum.terms import PLATE_LENGTH, RunState
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.office.differences import A_PAGE, changes_said, cover_words, group_page, groups_of, title_of

IMPORTS = "/office/imports/"
SAMPLES = Path(__file__).with_name("static") / "office" / "samples"
SAMPLE_BY_LANGUAGE = {"es": "huerto_escolar.csv"}


class FileForm(forms.Form):
    """The file that holds the framework."""

    file = forms.FileField(label=gettext_lazy("The file"))

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.IMPORT_LIMIT_BYTES:
            problem = too_large(file.size, limit=settings.IMPORT_LIMIT_BYTES)
            raise forms.ValidationError(f"{problem.sentence()} {problem.remedy()}")
        return file


@audience("office")
def imports(request: Asking) -> HttpResponse:
    """Choose a file; below it what is kept, and what was brought in before."""
    school = _school(request)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        run = choose_file(
            school=school, file_name=file.name, data=file.read(), by=request.viewer.person, at=clock.now()
        )
        if run is None:
            messages.info(request, _("This file is the same as what you have. There is nothing to write."))
            return redirect(IMPORTS)
        return redirect(f"{IMPORTS}{run.id}/")
    context = {
        "form": form, "limit": settings.IMPORT_LIMIT_BYTES // 1024 // 1024, "frameworks": frameworks_of(school),
        "runs": runs_of(school), **_sample(),
    }  # fmt: skip
    return render(request, "office/imports.html", context, status=422 if form.errors else 200)


@audience("office")
@require_GET
def run(request: Asking, run_id: UUID) -> HttpResponse:
    """One file: four pages of one address, each of which says first what has and has not changed."""
    found = _run(request, run_id)
    if found.state == RunState.REFUSED:
        return render(request, "office/import_refused.html", _refused(found))
    if found.state == RunState.STOPPED:
        return render(request, "office/import_stopped.html", {"run": found})
    if found.state == RunState.RUNNING:
        return render(request, "office/import_running.html", _running(found))
    difference = Difference.from_json(found.differences)
    context = {"run": found, "difference": difference, "title": title_of(difference), "said": changes_said(difference)}
    paged = group_page(difference, request.GET.get("list", ""), request.GET.get("page", ""))
    if paged:
        return render(request, "office/import_list.html", context | {"group": paged[0], "lines": paged[1]})
    context |= {"groups": groups_of(difference), "cover": cover_words(difference)}
    if found.state == RunState.DONE:
        return render(request, "office/import_done.html", context)
    outline = found.choices.get("outline", [])
    context |= {"outline": outline, "counts": _counts(outline), "before": run_before(found)}
    return render(request, "office/import_checked.html", context)


@audience("office")
@require_GET
def progress(request: Asking, run_id: UUID) -> HttpResponse:
    """How far the writing is; when it has ended, the page turns."""
    found = _run(request, run_id)
    if found.state == RunState.RUNNING:
        return render(request, "office/_import_progress.html", _running(found))
    answer = HttpResponse(status=200)
    answer["HX-Redirect"] = f"{IMPORTS}{found.id}/"
    return answer


@audience("office")
@require_POST
def write(request: Asking, run_id: UUID) -> HttpResponse:
    found = _run(request, run_id)
    as_continuum = bool(request.POST.get("as_continuum"))
    try:
        start_import(run=found, as_continuum=as_continuum, by=request.viewer.person, at=clock.now())
    except Refused as refusal:
        _pass_on(request, refusal)
    return redirect(f"{IMPORTS}{run_id}/")


@audience("office")
@require_POST
def let_go(request: Asking, run_id: UUID) -> HttpResponse:
    """Not now, or in the middle of it: stop, and everything is put back."""
    found = _run(request, run_id)
    if found.state == RunState.RUNNING and progress_of(found.id):
        ask_to_stop(found.id)
        return redirect(f"{IMPORTS}{run_id}/")
    try:
        let_go_of_import(run=found, by=request.viewer.person, at=clock.now())
    except Refused as refusal:
        _pass_on(request, refusal)
    return redirect(f"{IMPORTS}{run_id}/")


@audience("office")
def plates(request: Asking, run_id: UUID) -> HttpResponse:
    """What plates will say, before anything is written: read them, shorten them."""
    _school(request)
    found = import_run(run_id, request.viewer.person.school)
    if found is None or found.state != RunState.CHECKED:
        raise Http404
    page = Paginator(plates_in(found), A_PAGE).get_page(request.GET.get("page"))
    kept = found.choices.get("plates", {})
    context: dict[str, Any] = {"run": found, "lines": page, "most": PLATE_LENGTH, "refused": ""}
    if request.method == "POST":
        kept = {**kept, **{t.key: request.POST.get(t.key, "").strip() for t in page}}
        changed = {t.key: kept[t.key] if kept[t.key] != t.plate else "" for t in page}
        try:
            word_plates(run=found, plates=changed, by=request.viewer.person, at=clock.now())
            messages.success(request, _("The plates are kept. Nothing is written yet."))
            return redirect(f"{IMPORTS}{run_id}/plates/?page={page.number}")
        except Refused as refusal:
            context["refused"] = refusal.sentence
    context["targets"] = [(target, kept.get(target.key) or target.plate) for target in page]
    return render(request, "office/import_plates.html", context, status=422 if context["refused"] else 200)


@audience("office")
@require_GET
def package(request: Asking, framework_id: UUID) -> HttpResponse:
    """A framework given out as it came in."""
    found = _framework(request, framework_id)
    answer = HttpResponse(written(package_of(found)), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{found.identifier}.json"'
    return answer


@audience("office")
@require_POST
def use(request: Asking, framework_id: UUID) -> HttpResponse:
    """A framework that is kept becomes part of our continuum."""
    adopted = adopt(_framework(request, framework_id), by=request.viewer.person, at=clock.now())
    said = _("{count} new targets stand in the continuum, in the framework’s words until you word them.")
    messages.success(request, said.format(count=adopted.new))
    return redirect("/office/continuum/")


def _sample() -> dict[str, Any]:
    """A small table to begin with, its column names in the reader's language."""
    name = SAMPLE_BY_LANGUAGE.get((get_language() or "en").split("-")[0], "school_garden.csv")
    return {"sample_name": name, "sample": (SAMPLES / name).read_text("utf-8-sig").splitlines()}


def _school(request: Asking) -> Any:
    if not may_change_continuum(request.viewer):
        raise NotAllowed(_("Only those who keep the continuum may do this."))
    return request.viewer.person.school


def _run(request: Asking, run_id: UUID) -> ImportRun:
    found = run_to_show(run_id, _school(request))
    if found is None:
        raise Http404
    return found


def _framework(request: Asking, framework_id: UUID) -> Framework:
    found = framework_of(_school(request), framework_id)
    if found is None:
        raise Http404
    return found


def _pass_on(request: Asking, refusal: Refused) -> None:
    if isinstance(refusal, NotAllowed):
        raise refusal
    messages.error(request, refusal.sentence)


def _refused(found: ImportRun) -> dict[str, Any]:
    problems = [Problem.from_json(problem) for problem in found.problems]
    more = found.differences.get("problems_in_all", len(problems)) - len(problems)
    return {"run": found, "problem": problems[0], "others": problems[1:], "more": more}


def _running(found: ImportRun) -> dict[str, Any]:
    difference = Difference.from_json(found.differences)
    return {"run": found, "progress": progress_of(found.id), "difference": difference, "lines": difference.lines_in_all}


def _counts(outline: list[Any]) -> dict[str, int]:
    strands = [strand for _area, strands in outline for strand in strands]
    return {"areas": len(outline), "strands": len(strands), "targets": sum(count for _name, count in strands)}
