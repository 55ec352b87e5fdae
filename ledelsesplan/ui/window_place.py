"""Where the window stands on the screen: as it was left, and always where it can be seen."""

from PySide6.QtWidgets import QApplication, QMainWindow

from ledelsesplan.storage.settings import Settings

USUAL_SIZE = (1366, 768)


def place_window(window: QMainWindow, settings: Settings) -> None:
    """Puts a window that is not shown yet where the settings have it, within the screen, or over the whole of it.

    So it has the size for which its pages are built, also where the screen is another one than last time.
    """
    window.resize(*USUAL_SIZE)
    if settings.window is not None:
        window.setGeometry(*settings.window)
    available = QApplication.primaryScreen().availableGeometry()
    if _fills_the_screen(settings):
        window.setGeometry(available)
    if not available.intersects(window.geometry()):
        window.move(available.topLeft())
    window.resize(window.size().boundedTo(available.size()))


def show_window(window: QMainWindow, settings: Settings) -> None:
    """Shows a window where it was, or over a whole small screen."""
    if _fills_the_screen(settings):
        window.showMaximized()
    else:
        window.show()


def _fills_the_screen(settings: Settings) -> bool:
    available = QApplication.primaryScreen().availableGeometry()
    small = available.width() <= USUAL_SIZE[0] or available.height() <= USUAL_SIZE[1]
    return settings.maximized or (settings.window is None and small)


def with_place_of(settings: Settings, window: QMainWindow) -> Settings:
    """The settings with the place that a window has now."""
    place = window.geometry()
    left_top_size = (place.x(), place.y(), place.width(), place.height())
    return settings._replace(window=left_top_size, maximized=window.isMaximized())
