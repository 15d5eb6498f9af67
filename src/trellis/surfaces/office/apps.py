"""The app configuration of this surface: it owns templates and words, no tables."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "trellis.surfaces.office"
    label = "office_pages"
