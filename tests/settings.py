"""The site as the tests run it: its own keys, a fast password hasher, and no file of this machine."""

import os

os.environ["KEYS_FILE"] = os.devnull
os.environ["SECRET_KEY"] = "only-the-tests-use-this-key-0123456789-abcdefghijklmnopqrstuvwxyz"
os.environ["FIELD_ENCRYPTION_KEYS"] = "dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk="
os.environ["BLIND_INDEX_KEY"] = "only-the-tests-use-this-blind-index-key"
os.environ["HTTPS"] = "false"
os.environ["ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1"

from protocol_portal.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
