"""The addresses of what anybody may read."""

from django.conf import settings
from django.urls import URLPattern, path

from trellis.surfaces.open import continuum, decisions, favicon, questions, robots, rules, school, visit, why_no_marks
from trellis.surfaces.open.gallery import gallery

urlpatterns: list[URLPattern] = [
    path("", school.school, name="school"),
    path("continuum/", continuum.continuum, name="continuum"),
    path("continuum/<slug:area>/", continuum.area, name="continuum-area"),
    path("favicon.ico", favicon.favicon, name="favicon"),
    path("robots.txt", robots.robots, name="robots"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/<slug:slug>/", decisions.decision, name="decision"),
    path("visit/<slug:address>/", visit.visit, name="visit"),
    path("visit/<slug:address>/<uuid:file_id>/", visit.file, name="visit-file"),
    path("questions/", questions.questions, name="questions"),
    path("rules/", rules.rules, name="rules"),
    path("why-no-marks/", why_no_marks.why_no_marks, name="why-no-marks"),
]
if settings.DEBUG or settings.DEMO or settings.TESTING:
    urlpatterns.append(path("gallery/", gallery, name="gallery"))
