"""The app configuration of this surface: it owns templates and words, no tables."""

from django.apps import AppConfig


class KioskConfig(AppConfig):
    name = "trellis.surfaces.kiosk"
    label = "kiosk_pages"
