"""The domain as immutable values and pure functions: no Qt, no files, no sentences for users."""

import os

# pydantic would look for plugins among all installed distributions: 40 ms of each start, and code that is none of ours.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
