"""Ledelsesplan turns a leadership framework into a conversation, a plan and a follow-up."""

import os

# pydantic would look through all installed packages for plugins at its first import; the program has none.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

__version__ = "0.1.0"
