"""All settings, in one place, read from the environment.

Every variable is named in docs/settings.md; `manage.py check --deploy` says in words what is
missing or dangerous. Nothing here is secret and every default is the safe one.
"""

import secrets
import sys
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONCE, NONE, SELF
from django.urls import reverse_lazy

from alliance87.installed import INSTALLED_APPS, MIDDLEWARE

__all__ = ["INSTALLED_APPS", "MIDDLEWARE"]  # settings too

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# --- where we run -------------------------------------------------------------------------------
TESTING = "pytest" in sys.modules
DEMO = env.bool("DEMO", default=False)
DEBUG = env.bool("DEBUG", default=False)
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
SITE_HOST = urlsplit(SITE_URL).hostname or "127.0.0.1"
OVER_TLS = SITE_URL.startswith("https://")

# Without a key every start has a new one: sessions end, and check alliance87.E001 says so.
SECRET_KEY_IS_SET = bool(env.str("SECRET_KEY", default=""))
SECRET_KEY = env.str("SECRET_KEY", default="") or secrets.token_urlsafe(50)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[SITE_HOST, "localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[SITE_URL])
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

# --- applications -------------------------------------------------------------------------------
ROOT_URLCONF = "alliance87.urls"
WSGI_APPLICATION = "alliance87.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "alliance87.core.context.portal",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "alliance87.core.templatetags.portal",
            ],
        },
    }
]
FORM_RENDERER = "alliance87.core.forms.PortalFormRenderer"

# --- data ---------------------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'alliance87.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Without IMMEDIATE and a timeout, concurrent writers lose transactions to "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            "PRAGMA recursive_triggers=ON; PRAGMA busy_timeout=20000;"
        ),
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.str("REDIS_URL", default="")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    # Shared by all processes, so that rate limits hold without Redis.
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "core_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # beyond that it forgets counts before their time
    },
    # Of each process alone, for what may be a minute old.
    "memory": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}

# --- people -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "partners.User"
AUTHENTICATION_BACKENDS = [
    "alliance87.core.access.backends.PortalBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 12}  # type: ignore[assignment]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
ANONYMOUS_USER_NAME = None  # guardian: no row stands for the public
GUARDIAN_MONKEY_PATCH_USER = False

LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = reverse_lazy("partners:desk")
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = reverse_lazy("secretariat:home")
ACCOUNT_ADAPTER = "partners.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_SIGNUP_FORM_CLASS = "partners.forms.account.SignupForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False  # scanners follow links
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a changed password or second factor is told to its owner
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {"signup": "20/m/ip", "login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
MFA_ADAPTER = "partners.adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Alliance 8.7"
MFA_TOTP_TOLERANCE = 1  # a code typed on a slow line is a step older when it arrives (RFC 6238, 5.2)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not OVER_TLS

# --- languages and time -------------------------------------------------------------------------
LANGUAGE_CODE = "fr"  # the language of the mandate
LANGUAGES = [("fr", "Français"), ("en", "English"), ("es", "Español")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["alliance87.formats"]
TIME_ZONE = "Europe/Zurich"  # Geneva, where the secretariat sits; see rule R2
MODELTRANSLATION_DEFAULT_LANGUAGE = "fr"
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ("fr", "en", "es"), "en": ("fr", "es"), "es": ("en", "fr")}

# --- mail and work in the background --------------------------------------------------------------
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Alliance 8.7 <no-reply@example.org>")
EMAIL_URL = env.str("EMAIL_URL", default="")
MAIL_FOLDER = VAR_DIR / "mail"  # where mail is kept while no EMAIL_URL is set
if EMAIL_URL:
    vars().update(env.email("EMAIL_URL"))
else:
    EMAIL_BACKEND = "alliance87.core.mailing.backends.FolderBackend"
    EMAIL_FILE_PATH = str(MAIL_FOLDER)
EMAIL_TIMEOUT = 20
MAIL_RATE = env.int("MAIL_RATE", default=0)  # messages a second for a mailing, over all workers; 0: no limit
MAIL_CONNECTIONS = env.int("MAIL_CONNECTIONS", default=4)  # to the relay, for each worker
MAIL_LANES = env.int("MAIL_LANES", default=2)  # workers at once on one long mailing
MAIL_RECORD_EVERY = env.int("MAIL_RECORD_EVERY", default=10)  # the most messages a killed worker repeats
UNSUBSCRIBE_MAILBOX = env.str("UNSUBSCRIBE_MAILBOX", default="")  # default: the address mail comes from
# The mailbox that delivery reports and mails to UNSUBSCRIBE_MAILBOX come to: imaps://user:password@host/INBOX
# or mbox:///var/mail/portal. Read each five minutes; what was for the portal is deleted there.
INBOUND_URL = env.str("INBOUND_URL", default="")
# A mail service with an API, instead of SMTP: its name for django-anymail ("postmark") and its settings.
ANYMAIL_ESP = env.str("ANYMAIL_ESP", default="")
ANYMAIL = env.json("ANYMAIL", default={})
if ANYMAIL_ESP:
    EMAIL_BACKEND = f"anymail.backends.{ANYMAIL_ESP}.EmailBackend"

CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost//"
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {"socket_connect_timeout": 2}
if not REDIS_URL:
    QUEUE = str(VAR_DIR / "queue")
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": QUEUE,
        "data_folder_out": QUEUE,
        "control_folder": f"{QUEUE}-control",
    }
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_TIMEOUT = 2  # seconds: nobody waits longer for a broker that is down
CELERY_BEAT_SCHEDULER = "alliance87.core.jobs.beat:PortalScheduler"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
JOBS_WAKE_WORKERS = not TESTING  # tests do the jobs themselves

# --- files --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = VAR_DIR / "uploads"  # never served by address: core.uploads streams after asking
if DEBUG or TESTING:
    STATIC_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage"
elif DEMO:  # on the same machine compressing takes longer than it spares
    STATIC_STORAGE = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
else:
    STATIC_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATIC_STORAGE},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG or TESTING  # a file is looked for when asked for
MB = 1024 * 1024
UPLOAD_MAX_BYTES = env.int("UPLOAD_MAX_MB", default=25) * MB  # one file
UPLOAD_MAX_BODY_BYTES = 4 * UPLOAD_MAX_BYTES  # a whole form; what is larger is answered without reading it
UPLOAD_QUOTA_USER_BYTES = env.int("UPLOAD_QUOTA_USER_MB", default=500) * MB
UPLOAD_QUOTA_SUBJECT_BYTES = env.int("UPLOAD_QUOTA_SUBJECT_MB", default=500) * MB
FILE_UPLOAD_HANDLERS = [
    "alliance87.core.uploads.handlers.SizeLimitHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- security -----------------------------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OVER_TLS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 12
LANGUAGE_COOKIE_SECURE = OVER_TLS
SECURE_SSL_REDIRECT = OVER_TLS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
# Django's own defaults stay: cookies SameSite=Lax, frames denied, referrer and opener same-origin.
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if OVER_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = OVER_TLS
CSRF_FAILURE_VIEW = "alliance87.core.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],  # allauth draws the one-time code's picture as a data address
        **{f"{kind}-src": [SELF] for kind in ("style", "font", "connect", "manifest")},
        "form-action": [SELF],
        **{directive: [NONE] for directive in ("frame-ancestors", "base-uri")},
    }
}

# --- logs ---------------------------------------------------------------------------------------
LOG_FIELDS = "%(asctime)s %(levelname)s %(name)s %(message)s %(request_id)s"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "alliance87.core.logs.RequestIdFilter"}},
    "formatters": {"json": {"()": "alliance87.core.logs.PortalJsonFormatter", "format": LOG_FIELDS}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["request_id"]}
    },
    "root": {"handlers": ["stderr"], "level": env.str("LOG_LEVEL", default="INFO")},
    # They tell each step of each document, and some while they are imported.
    "loggers": {name: {"level": "WARNING"} for name in ("weasyprint", "weasyprint.progress", "fontTools")},
}
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]
