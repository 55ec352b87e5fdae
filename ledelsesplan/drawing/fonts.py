"""The bundled font family."""

from functools import cache

from PySide6.QtGui import QFontDatabase

from ledelsesplan.locations import resource

FAMILY = "Source Sans 3"


@cache
def load_fonts() -> None:
    """Makes the bundled font family known to Qt."""
    for weight in ("Regular", "SemiBold", "Bold"):
        QFontDatabase.addApplicationFont(str(resource("fonts", f"SourceSans3-{weight}.ttf")))
