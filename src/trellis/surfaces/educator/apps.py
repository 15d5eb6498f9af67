"""The app configuration of this surface: it owns templates and words, no tables."""

from django.apps import AppConfig


class EducatorConfig(AppConfig):
    name = "trellis.surfaces.educator"
    label = "educator_pages"
