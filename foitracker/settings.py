"""Settings: everything that a deployment may change comes from the environment (foitracker/env.py, .env.example)."""

import secrets

import dj_database_url
from csp.constants import NONE, SELF

from foitracker import broker_tls, embedded, env

ROOT = env.ROOT
DATA = env.data_folder()


def _secret_key() -> str:
    """Given, or made once and kept in the data folder for nobody else to read."""
    if given := env.text("SECRET_KEY"):
        return given
    kept = DATA / "secret_key"
    if not kept.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50))
    return kept.read_text().strip()


SECRET_KEY = _secret_key()
# Keys from before: what they signed or sealed is still opened, nothing new is.
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_BEFORE")
DEBUG = env.flag("DEBUG")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
BEHIND_PROXY = env.flag("HTTPS")  # the server shape's own proxy: what it says of the asker is believed
SITE_ADDRESS = env.text("SITE_ADDRESS", "http://localhost:8000")

INSTALLED_APPS = [
    "django.contrib.admin.apps.SimpleAdminConfig",  # its pages are loaded with the addresses, not by each command
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "foitracker.signing_in.second_factor_app.SecondFactorRows",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "django_include_bootstrap",
    "requests_app",
    "ingestion",
    "review",
    "reporting",
    "foitracker",
]

MIDDLEWARE = [
    "foitracker.health.live",
    "foitracker.request_ids.named",
    "foitracker.health.programs_ask_over_https",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "requests_app.middleware.small_until_signed_in",
    "django.contrib.messages.middleware.MessageMiddleware",
    "foitracker.signing_in.sessions.ends_when_idle",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "foitracker.access.Guard",
    "allauth.account.middleware.AccountMiddleware",
    "foitracker.signing_in.second_factor.Required",
    "foitracker.signing_in.sessions.AsksAgain",
    "foitracker.watch.watched",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "requests_app.middleware.SaysStorageIsAway",
    "reporting.middleware.SaysItIsWorkedOut",
    "requests_app.middleware.NamesKeptApart",
    "requests_app.middleware.never_kept",
]

ROOT_URLCONF = "foitracker.urls"
WSGI_APPLICATION = "foitracker.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "foitracker.site.banners",
            ],
        },
    },
]
# Bodies of pages, a process's own (reporting/views/kept_pages.py): about as many as are looked at between two changes.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 3600,
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
}
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# PostgreSQL everywhere: no branch on the vendor.
DATABASES = {
    "default": {
        **dj_database_url.parse(env.text("DATABASE_URL") or embedded.database_url(), conn_max_age=60),
        "CONN_HEALTH_CHECKS": True,
        # Behind a pooler that gives out a connection for each transaction no cursor outlives one.
        "DISABLE_SERVER_SIDE_CURSORS": env.flag("DATABASE_POOLED"),
    }
}
if not env.text("DATABASE_URL"):
    DATABASES["default"]["HOST"] = str(embedded.socket_folder())
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The messages are nudges; the truth is a row in the database (docs/decisions.md).
TASK_APPLICATION = "foitracker.celery.app"
CELERY_BROKER_URL = embedded.broker_url()
CELERY_BROKER_USE_SSL = broker_tls.checks(CELERY_BROKER_URL, env.text("BROKER_CA"))
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker that gives up reads nothing when the broker is back
if CELERY_BROKER_URL.startswith("redis"):
    CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600, "socket_timeout": 5, "socket_connect_timeout": 5}
CELERY_BROKER_CONNECTION_TIMEOUT = 5
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_ALWAYS_EAGER = env.flag("CELERY_TASK_ALWAYS_EAGER")
CELERY_TASK_EAGER_PROPAGATES = True
CELERY_TIMEZONE = "Europe/London"
# One a night into this folder, sealed with the key where there is one.
BACKUP_FOLDER, BACKUP_KEY = env.text("BACKUP_FOLDER"), env.text("BACKUP_KEY")
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA / "celerybeat-schedule")

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English (United Kingdom)")]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "foitracker.signing_in.passwords.HardToGuess"},
]
# Supervisors and administrators need a second factor where the site is reached from outside.
SECOND_FACTOR_REQUIRED = env.flag("SECOND_FACTOR", default=env.flag("HTTPS"))
# And everybody else, where the organisation wants it so.
SECOND_FACTOR_OF_ALL = env.flag("SECOND_FACTOR_ALL")
MFA_ADAPTER = "foitracker.signing_in.second_factor.Adapter"
MFA_TOTP_ISSUER = "FOI Tracker"
MFA_TOTP_TOLERANCE = 1
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not env.flag("HTTPS")  # a laptop's own browser, by the name of localhost
# The organisation's own sign-in (OpenID Connect), where it has one.
OIDC_SERVER, OIDC_CLIENT_ID = env.text("OIDC_SERVER"), env.text("OIDC_CLIENT_ID")
OIDC_CLIENT_SECRET, OIDC_NAME = env.text("OIDC_CLIENT_SECRET"), env.text("OIDC_NAME", "your organisation")
OIDC_TRUST_ADDRESSES = env.flag("OIDC_TRUST_ADDRESSES")
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_IDLE_MINUTES = env.number("SESSION_IDLE_MINUTES", 60)
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign-in"

STATIC_URL = "/static/"
STATIC_ROOT = ROOT / "staticfiles"
STATICFILES_DIRS = [ROOT / "static"]
# Served straight from the packages unless the server shape has collected them.
WHITENOISE_USE_FINDERS = not env.flag("STATIC_COLLECTED")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA / "media"}},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"
        if env.flag("STATIC_COLLECTED")
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Several machines share their documents and mails in S3 storage; one keeps them in the folders below.
if S3_BUCKET := env.text("S3_BUCKET"):
    from botocore.config import Config  # slow to import, and only wanted here

    STORAGES["shared"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": S3_BUCKET,
            "endpoint_url": env.text("S3_ENDPOINT") or None,
            "region_name": env.text("S3_REGION") or None,
            "access_key": env.text("S3_ACCESS_KEY") or None,
            "secret_key": env.text("S3_SECRET_KEY") or None,
            "location": env.text("S3_PREFIX"),
            "default_acl": None,
            "file_overwrite": True,  # a name is its content's: the same content twice is the same file
            "client_config": Config(connect_timeout=5, read_timeout=30, retries={"max_attempts": 3}),
        },
    }

# Documents lie outside the web root under the sha256 of their content.
DOCUMENTS_FOLDER = DATA / "documents"
MAIL_FOLDER = DATA / "mail"
# What was deleted, by hash and key: a restored backup brings it back, and it is deleted again.
DELETIONS_FOLDER = DATA / "deletions"
# Results that were written once; may be emptied at any time.
KEPT_FOLDER = DATA / "kept"
# Published editions for other programs: for anybody, or only with a token that a supervisor gave.
API_OPEN = env.flag("API_OPEN")
API_CALLS_PER_MINUTE = env.number("API_CALLS_PER_MINUTE", 60)
# ClamAV's clamd, as a socket's path or host:port; what it has not looked at is not opened.
CLAMAV = env.text("CLAMAV")
UPLOAD_LIMIT_BYTES = env.number("UPLOAD_LIMIT_BYTES", 50 * 1024 * 1024)
DATA_UPLOAD_MAX_NUMBER_FILES = 100
FILE_UPLOAD_PERMISSIONS = 0o600

# Nothing leaves the machine unless an SMTP server is named: otherwise letters become files.
MAIL_SENDS = bool(env.text("SMTP_HOST"))
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend" if MAIL_SENDS else "requests_app.mail.outbox.EmailBackend"
EMAIL_FILE_PATH = MAIL_FOLDER / "outbox"
EMAIL_HOST = env.text("SMTP_HOST")
EMAIL_PORT = env.number("SMTP_PORT", 587)
EMAIL_HOST_USER = env.text("SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("SMTP_PASSWORD")
EMAIL_USE_TLS = env.flag("SMTP_TLS", default=True)
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "FOI Tracker <foi@charity.example>")
REPLY_DOMAIN = env.text("REPLY_DOMAIN", "replies.charity.example")
MAILS_PER_MINUTE = env.number("MAILS_PER_MINUTE", 30)
IMAP_HOST = env.text("IMAP_HOST")
IMAP_PORT = env.number("IMAP_PORT", 993)
IMAP_USER = env.text("IMAP_USER")
IMAP_PASSWORD = env.text("IMAP_PASSWORD")
IMAP_TLS = env.flag("IMAP_TLS", default=True)
IMAP_FOLDER = env.text("IMAP_FOLDER", "INBOX")

# A strict policy: nothing inline, nothing from elsewhere.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# The prefix keeps a cookie to this very host; browsers take it over HTTPS only.
SESSION_COOKIE_NAME = "__Host-sessionid" if env.flag("HTTPS") else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if env.flag("HTTPS") else "csrftoken"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env.flag("HTTPS")
SECURE_SSL_REDIRECT = env.flag("HTTPS")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("HTTPS") else None
SECURE_HSTS_SECONDS = 31536000 if env.flag("HTTPS") else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.flag("HTTPS")

METRICS_TOKEN = env.text("METRICS_TOKEN")
# Lines for people, or one JSON object a line with LOG_FORMAT=json.
LOG_FIELDS = ("asctime", "levelname", "name", "message", "request_id")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "named": {"()": "foitracker.request_ids.Named"},
        "discreet": {"()": "foitracker.logs.Discreet"},
    },
    "formatters": {
        "line": {
            "()": "foitracker.logs.Line",
            "format": "{asctime} {levelname} {name} [{request_id}]: {message}",
            "style": "{",
        },
        "json": {
            "()": "foitracker.logs.Json",
            "fmt": " ".join(f"%({field})s" for field in LOG_FIELDS),
            "rename_fields": {"asctime": "at", "levelname": "level"},
        },
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "json" if env.text("LOG_FORMAT") == "json" else "line",
            "filters": ["named", "discreet"],
        }
    },
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING")},
}
