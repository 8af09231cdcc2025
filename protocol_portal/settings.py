"""What does the environment say about this installation? Nothing secret has a default."""

from pathlib import Path

import django
import environ

from protocol_portal.headers import of_a_static_file
from protocol_portal.languages import languages_offered

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()

# `make setup` writes the keys of this machine there once. The environment itself always wins over the file.
KEYS_FILE = Path(env.str("KEYS_FILE", default=str(BASE_DIR / "var" / "secrets.env")))
if KEYS_FILE.is_file():
    environ.Env.read_env(KEYS_FILE)

# --- Keys -----------------------------------------------------------------------------------------

SECRET_KEY = env.str("SECRET_KEY")
# Fernet keys, newest first: the first encrypts, every one decrypts. A new key goes in front.
FIELD_ENCRYPTION_KEYS = env.list("FIELD_ENCRYPTION_KEYS")
# The HMAC key that links people to cases without a bare foreign key. Changing it means indexing again.
BLIND_INDEX_KEY = env.str("BLIND_INDEX_KEY")
# The HMAC key that seals the record. Whoever has the database and not this key can change nothing unseen.
RECORD_KEY = env.str("RECORD_KEY")
# Where `anchor_record` writes where the record ends, away from the database: best on another machine's disk.
RECORD_ANCHORS = Path(env.str("RECORD_ANCHORS", default=str(BASE_DIR / "var" / "record-anchors.jsonl")))

# --- Where the site is ----------------------------------------------------------------------------

DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# False only for a site on the machine it is read on (`make run`).
HTTPS = env.bool("HTTPS", default=True)
# True only where a proxy in front removes the caller's own X-Forwarded-Proto.
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
# Every page of a demonstration says that its councils and people are invented.
DEMONSTRATION = env.bool("DEMONSTRATION", default=False)
# What one person may do in a day (see cases/limits.py): beyond it they are asked to call, and no draft is lost.
FILINGS_A_DAY = env.int("FILINGS_A_DAY", default=10)
PEOPLE_NAMED_A_DAY = env.int("PEOPLE_NAMED_A_DAY", default=6)
PEOPLE_WRITTEN_FOR_A_DAY = env.int("PEOPLE_WRITTEN_FOR_A_DAY", default=2)
WITNESSES_NAMED_A_DAY = env.int("WITNESSES_NAMED_A_DAY", default=12)
ARRIVALS_A_DAY = env.int("ARRIVALS_A_DAY", default=60)
# Who would receive it, as often as one person is shown that in a day: every page that tells it counts.
PREVIEWS_A_DAY = env.int("PREVIEWS_A_DAY", default=40)
MEGABYTES_ATTACHED_A_DAY = env.int("MEGABYTES_ATTACHED_A_DAY", default=200)

ROOT_URLCONF = "protocol_portal.urls"
WSGI_APPLICATION = "protocol_portal.wsgi.application"
CSRF_FAILURE_VIEW = "cases.views.errors.sent_from_elsewhere"
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "sign_in"

# django.contrib.admin is left out on purpose: it would be a door past the acts and the access rules.
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_q",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "people",
    "rules",
    "cases",
    "protocol_portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "protocol_portal.headers.PrivateResponseMiddleware",
    "cases.signing_in.sessions.KeepTheMark",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "cases.views.signing_in.hours.EightHoursAtMost",
    "cases.views.asking_who.AskWhoIsThere",
    "cases.views.signing_in.needed.SecondStepAtTheDesk",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cases.views.interruptions.KeepWhatWasWritten",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # The design system's fields, and Django's own controls beneath them.
        "DIRS": [BASE_DIR / "templates", Path(django.__file__).parent / "forms" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

FORM_RENDERER = "protocol_portal.rendering.DesignSystem"

# --- Database -------------------------------------------------------------------------------------

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{BASE_DIR}/var/portal.sqlite3")}
# Each act opens its own transaction, so that a page that only reads never takes the write lock.
DATABASES["default"]["ATOMIC_REQUESTS"] = False
ON_SQLITE = DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"
if ON_SQLITE:
    from protocol_portal.sqlite import SQLITE_OPTIONS

    DATABASES["default"]["ENGINE"] = "protocol_portal.sqlite_engine"
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
    DATABASES["default"]["CONN_MAX_AGE"] = 0  # A thread that ends must not leave its handle open.
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60  # seconds a connection is kept for the next page
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- People and sessions --------------------------------------------------------------------------

AUTH_USER_MODEL = "people.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

# Whom to telephone, and when, for help to sign in: "01234 567890, Monday to Friday, 9am to 5pm".
HELP_TO_SIGN_IN = env.str("HELP_TO_SIGN_IN", default="")
# A first password beside a council's own account goes on working once the council has ended that account.
PASSWORD_BESIDE_COUNCIL_ACCOUNT = env.bool("PASSWORD_BESIDE_COUNCIL_ACCOUNT", default=False)
# A council's own accounts (OpenID Connect): `SIGN_IN_WITH=entra` names them, SIGN_IN_ENTRA_… says how to reach each.
SIGN_IN_WITH = [
    {
        "provider_id": short,
        "name": env.str(f"SIGN_IN_{short.upper()}_NAME", default=""),
        "client_id": env.str(f"SIGN_IN_{short.upper()}_CLIENT_ID"),
        "secret": env.str(f"SIGN_IN_{short.upper()}_SECRET"),
        "settings": {
            "issuer": env.str(f"SIGN_IN_{short.upper()}_ISSUER"),
            "server_url": env.str(f"SIGN_IN_{short.upper()}_ISSUER"),
            "subject_claim": env.str(f"SIGN_IN_{short.upper()}_SUBJECT_CLAIM", default="sub"),
            "oauth_pkce_enabled": True,
        },
    }
    for short in env.list("SIGN_IN_WITH", default=[])
]
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": SIGN_IN_WITH}}
SOCIALACCOUNT_ADAPTER = "cases.signing_in.council_accounts.CouncilAccounts"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = (
    False  # An address proves nothing: see cases/signing_in/council_accounts.py.
)
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_STORE_TOKENS = False
ACCOUNT_ADAPTER = "cases.signing_in.accounts.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# Wrong codes and passkeys; passwords are counted in people/guesses.py. A whole council may come from one address.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/15m/ip,10/15m/key"}
MFA_ADAPTER = "cases.signing_in.second_steps.SecondSteps"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_ALLOW_UNVERIFIED_EMAIL = (
    True  # A council enters its people's addresses; nobody signs up with somebody else's.
)
MFA_TOTP_TOLERANCE = 1  # steps of 30 seconds that a telephone's clock may be ahead or behind
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}

# Which codes were used, and how often was guessed? Every worker must know, so it is a table.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "kept_for_minutes"},
    "beside": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "beside"},
}

# Sessions are rows, so that they can be ended from here; messages live in them and never in a cookie.
SESSION_ENGINE = "cases.signing_in.sessions"
SESSION_COOKIE_AGE = 60 * 60  # seconds without a page before the person signs in again
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-sessionid" if HTTPS else "sessionid"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_COOKIE_AGE = None  # It goes when the browser is closed.
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "__Host-csrftoken" if HTTPS else "csrftoken"

# --- What every answer tells the browser ----------------------------------------------------------

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0  # one year
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_CONTENT_TYPE_NOSNIFF = True
# The address of a page may hold a case's reference: other sites are never told it.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        # No script here makes HTML of text, so that none can be made to.
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["'none'"],
    },
}
WHITENOISE_ADD_HEADERS_FUNCTION = of_a_static_file

# --- What a browser may send ----------------------------------------------------------------------

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_048_576  # bytes of one form, files apart
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 10
# A file stays in memory while it is looked at: Django's own handlers would put it on the disk in clear.
FILE_UPLOAD_HANDLERS = ["cases.attachments.receiving.HeldInMemory"]

# --- What people attach ---------------------------------------------------------------------------

# Where files lie, sealed. Back it up together with the database.
ATTACHMENTS_DIR = Path(env.str("ATTACHMENTS_DIR", default=str(BASE_DIR / "var" / "files")))
# The virus scanner: tcp://HOST:PORT or unix:///run/clamav/clamd.ctl. Without one no file is given to anybody, unless
# the council settled "files without a scanner: allowed".
CLAMD_URL = env.str("CLAMD_URL", default="")

# --- Language, time, static files -----------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
# Where translations lie; another folder is named by TRANSLATIONS_DIR, so that a council's own survive an upgrade.
LOCALE_PATHS = [
    BASE_DIR / "locale",
    *([Path(folder)] if (folder := env.str("TRANSLATIONS_DIR", default="")) else []),
]
LANGUAGES = languages_offered(LOCALE_PATHS)
LANGUAGE_COOKIE_NAME = "__Host-language" if HTTPS else "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60  # seconds
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = HTTPS
USE_I18N = True
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
# What set-up compiles, the few pictures of our own, and the councils' logos where there are any (`var/logos/`).
STATICFILES_DIRS: list[Path | tuple[str, Path]] = [
    folder for folder in [BASE_DIR / "assets" / "built", BASE_DIR / "static"] if folder.is_dir()
]
if (BASE_DIR / "var" / "logos").is_dir():
    STATICFILES_DIRS.append(("logos", BASE_DIR / "var" / "logos"))
# What packages bring of their own is not given out: no page uses it.
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# The council's rulebooks, one folder a council, one file a version.
RULEBOOKS_DIR = BASE_DIR / "protocols"

# --- What runs beside the site --------------------------------------------------------------------

# `manage.py qcluster` takes its work from rows of this same database, as `manage.py schedule_work` put it there.
Q_CLUSTER = {
    "name": "protocol-portal",
    "orm": "default",
    "cache": "beside",  # How its workers are is told every second; nobody reads it from another process.
    # SQLite lets one write at a time, so a second worker would only wait for the first.
    "workers": 1 if ON_SQLITE else 2,
    "timeout": 900,  # seconds one piece of work may take
    "retry": 960,  # seconds until it is taken up again where a worker died; always more than it may take
    # What went wrong is not tried again by itself: its next time on the schedule is soon, and it is kept that it did.
    "ack_failures": True,
    "max_attempts": 1,
    "catch_up": False,  # After a time in which nothing ran, each is done once, and not once for every time missed.
    "poll": 1,  # seconds between two looks for work
    "save_limit": 100,  # rows kept of what went well; they hold no result
}

# --- Mail and logs --------------------------------------------------------------------------------

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="protocol-portal@localhost")
# Nobody is mailed a crash: the mail would carry what a person typed about another.
ADMINS: list[tuple[str, str]] = []
MANAGERS: list[tuple[str, str]] = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "filters": {"no_personal_data": {"()": "protocol_portal.logs.WithoutPersonalData"}},
    "formatters": {
        "line": {
            "()": "protocol_portal.logs.PlacesOnly",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no_personal_data"]},
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"level": "WARNING"},
        # The address of a page that is not there can be anything a person typed; only crashes are logged.
        "django.request": {"level": "ERROR"},
        # It tells of every minute's work otherwise.
        "django-q": {"level": "WARNING"},
        # They tell which passkey was used.
        "fido2": {"level": "WARNING"},
        # A query's parameters hold what people wrote.
        "django.db.backends": {"level": "ERROR", "propagate": False},
    },
}
