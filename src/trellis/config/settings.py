"""Settings: every one is documented in docs/guides/settings.md."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from trellis.config import databases, mailing

PACKAGE = Path(__file__).resolve().parent.parent
HOME = Path(os.environ.get("TRELLIS_HOME", ".trellis")).resolve()

DEBUG = os.environ.get("TRELLIS_DEBUG") == "1"
DEMO = os.environ.get("TRELLIS_DEMO") == "1"
TESTING = os.environ.get("TRELLIS_TESTING") == "1"
PUBLIC_URL = os.environ.get("TRELLIS_URL", "").rstrip("/")


def secret_key() -> str:
    """This function will give the installation's own key: from the environment, or from a file made once in TRELLIS_HOME."""
    if key := os.environ.get("TRELLIS_SECRET_KEY"):
        return key
    if TESTING:
        return "only-for-tests-" + "x" * 40
    path = HOME / "secret-key"
    if path.exists():
        return path.read_text().strip()
    import contextlib
    import secrets

    try:
        HOME.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError), path.open("x") as handle:
            path.chmod(0o600)
            handle.write(secrets.token_urlsafe(50))
        return path.read_text().strip()
    except OSError as fault:
        raise ImproperlyConfigured(
            f"TRELLIS_HOME ({HOME}) cannot be written to: {fault.strerror}. Name a folder that may be made and written to, for "
            "example TRELLIS_HOME=~/.trellis."
        ) from fault


SECRET_KEY = secret_key()
ALLOWED_HOSTS = [host for host in os.environ.get("TRELLIS_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if host]
if PUBLIC_URL and not PUBLIC_URL.startswith(("http://", "https://")):
    raise ImproperlyConfigured("TRELLIS_URL is the address people type, for example https://trellis.school.example.")
SECURE = PUBLIC_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL else []

ROOMS = [
    "people", "notices", "privacy", "charter", "places", "continuum", "profiles", "circles", "paths", "evidence", "community", "practice",
    "conferences", "suggestions", "insights",
]  # fmt: skip
SURFACES = ["learner", "educator", "leader", "family", "mentor", "office", "open", "account", "kiosk"]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_cotton.apps.SimpleAppConfig",
    "trellis.foundation",
    "trellis.ui",
    "django.forms",
    *[f"trellis.rooms.{room}" for room in ROOMS],
    "trellis.interop.case",
    "trellis.interop.mail",
    "trellis.surfaces",
    *[f"trellis.surfaces.{surface}" for surface in SURFACES],
    "allauth",  # after the surfaces, whose pages of signing in stand before its own
    "allauth.account",
    "trellis.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "trellis.surfaces.middleware.permissions_policy",
    "trellis.surfaces.middleware.unlisted",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "trellis.surfaces.middleware.signs_only",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "trellis.surfaces.middleware.viewer",
    "trellis.surfaces.middleware.kiosk_only",
    "django.contrib.messages.middleware.MessageMiddleware",
    "trellis.surfaces.middleware.notes_in_sight",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "trellis.config.urls"
WSGI_APPLICATION = "trellis.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "trellis.surfaces.masthead.context",
                "trellis.surfaces.vision_line.context",
                "trellis.demo.guide.context",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "django_cotton.templatetags.cotton",
                "trellis.ui.templatetags.ui",
            ],
        },
    }
]
COTTON_DIR = "cotton"
COTTON_ISOLATE_BY_DEFAULT = True  # a brick sees what it is given, never what happens to be called the same around it
FORM_RENDERER = "trellis.ui.forms.Renderer"

DATABASES = {"default": databases.from_url(os.environ.get("DATABASE_URL", ""), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache"
        if TESTING
        else "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entries",
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "trellis.surfaces.unsaved.csrf_failed"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "blob:"],
    "media-src": [CSP.SELF, "blob:"],
    "connect-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}

LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/account/home/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "5/5m/key,10/m/ip"}
ACCOUNT_ADAPTER = "trellis.surfaces.account.adapter.Adapter"
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if TESTING
    else ["django.contrib.auth.hashers.ScryptPasswordHasher", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
MEDIA_ROOT = HOME / "files"
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "trellis.foundation.files.uploads.CappedUploadHandler",
]
# What children hand in is read by this program alone, also on a machine that others use.
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_242_880
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": MEDIA_ROOT}},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "trellis.config.collected.CollectedStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = TESTING or DEBUG


def limit(name: str, usual: int) -> int:
    """This function will read a limit from the environment. Raises ImproperlyConfigured for what is no positive number."""
    given = os.environ.get(name, str(usual))
    if not given.isdecimal() or int(given) < 1:
        raise ImproperlyConfigured(f"{name} is a whole number above nothing, such as {usual}; {given!r} is not.")
    return int(given)


PICTURE_LIMIT_BYTES = DOCUMENT_LIMIT_BYTES = limit("TRELLIS_PICTURE_MB", 25) * 1024 * 1024
PICTURE_LIMIT_PIXELS = 50_000_000
SOUND_LIMIT_SECONDS = limit("TRELLIS_SOUND_MINUTES", 10) * 60
SOUND_LIMIT_BYTES = SOUND_LIMIT_SECONDS * 100 * 1024
FILM_LIMIT_BYTES = limit("TRELLIS_FILM_MB", 200) * 1024 * 1024
IMPORT_LIMIT_BYTES = 32 * 1024 * 1024

# Jobs run by the consumer that `trellis serve` or `trellis worker` starts; in tests, as soon as the transaction stands.
JOBS_AT_ONCE = TESTING

# Families are written to through this server, and by nothing else; without one no mail is offered.
MAIL_SERVER, MAIL_FROM = mailing.from_url(os.environ.get("TRELLIS_SMTP_URL", ""), public_url=PUBLIC_URL)
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
