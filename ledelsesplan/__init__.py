"""Ledelsesplan turns a leadership framework into a conversation, a plan and a follow-up."""

import os
import sys
from types import ModuleType

# pydantic would look through all installed packages for plugins at its first model; the program has none. Told so, it
# still imports what would look, with half of the library for e-mail; that is kept from it with a stand-in.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
_no_plugins = sys.modules.setdefault("pydantic.plugin._loader", ModuleType("pydantic.plugin._loader"))
vars(_no_plugins).setdefault("get_plugins", tuple)

__version__ = "0.1.0"
