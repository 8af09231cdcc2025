"""The site as the tests run it: its own keys and database, a fast hasher, no file of this machine."""

import os

from tests.databases.choice import chosen_database

DATABASE_OF_THIS_RUN = chosen_database()

os.environ |= {
    "KEYS_FILE": os.devnull,
    "SECRET_KEY": "only-the-tests-use-this-key-0123456789-abcdefghijklmnopqrstuvwxyz",
    "FIELD_ENCRYPTION_KEYS": "dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk=",
    "BLIND_INDEX_KEY": "only-the-tests-use-this-blind-index-key",
    "RECORD_KEY": "only-the-tests-use-this-key-of-the-record",
    "RECORD_ANCHORS": os.devnull,
    "DATABASE_URL": DATABASE_OF_THIS_RUN.url,
    "DEBUG": "false",
    "HTTPS": "false",
    "BEHIND_PROXY": "false",
    "DEMONSTRATION": "false",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "EMAIL_URL": "memorymail://",
    "CLAMD_URL": "",
}

from protocol_portal.settings import *  # noqa: E402, F403
from protocol_portal.settings import DATABASES, STORAGES  # noqa: E402

# Argon2 is slow on purpose; a test signs many people in and guards nothing.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# The manifest and the folder of collected files exist only after `collectstatic`.
WHITENOISE_AUTOREFRESH = True
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
DATABASES["default"]["CONN_MAX_AGE"] = (
    0  # A connection kept open would keep the test database from being dropped.
)
if DATABASE_OF_THIS_RUN.url.startswith("sqlite"):
    DATABASES["default"]["TEST"] = {"NAME": DATABASES["default"]["NAME"] + ".test"}
