"""The addresses of the demo school's door: /demo and what hangs on it."""

from django.urls import path

from trellis.demo.door import be, door, hide_guide, reset, tablet

urlpatterns = [
    path("", door, name="door"),
    path("/be/<slug:slug>", be, name="be_somebody"),
    path("/tablet", tablet, name="class_tablet"),
    path("/guide", hide_guide, name="hide_guide"),
    path("/reset", reset, name="reset_demo"),
]
