"""The app configuration of this surface: it owns templates and words, no tables."""

from django.apps import AppConfig


class AccountConfig(AppConfig):
    name = "trellis.surfaces.account"
    label = "account_pages"
