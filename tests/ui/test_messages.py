"""The strip of messages: what it says, its choices, and when it goes away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core.errors import ChangedOnDisk, FocusNeedsMark, SaveFailed
from ledelsesplan.text import describe
from ledelsesplan.ui.messages import Choice, Message, MessageBar, Messages, Tone
from ledelsesplan.ui.style_sheet import style_sheet
from ledelsesplan.ui.theme import Theme
from tests.ui.looking import widget

LONG = Message(
    "»Chefgruppen for ældre, sundhed og socialpsykiatri 2027 (gendannet).json« er ikke gemt: "
    "filen er ændret et andet sted, siden du åbnede den.",
    "Alt er sikret på denne pc. Vi prøver igen om 10 sekunder.",
    Tone.ERROR,
    (Choice("Prøv igen", lambda: None), Choice("Gem et andet sted …", lambda: None)),
)


@pytest.fixture
def messages() -> Messages:
    return Messages()


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme, messages: Messages) -> MessageBar:
    """The strip at the top of a window."""
    window = QWidget()
    window.setMinimumSize(200, 100)
    window.setStyleSheet(style_sheet(theme))
    theme.changed.connect(lambda: window.setStyleSheet(style_sheet(theme)))
    layout = QVBoxLayout(window)
    bar = MessageBar(theme, messages)
    layout.addWidget(bar)
    layout.addWidget(QPushButton("Andet"), 1)
    qtbot.addWidget(window)
    window.resize(900, 300)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    return bar


def words(bar: MessageBar) -> list[str]:
    """All that can be read in the strip."""
    QApplication.processEvents()
    kinds = (QLabel, QPushButton)
    return [found.text() for kind in kinds for found in bar.findChildren(kind) if found.isVisible() and found.text()]


def test_there_is_no_strip_without_a_message(bar: MessageBar) -> None:
    assert not bar.isVisible()


def test_a_message_says_what_and_what_is_safe_and_offers_its_choices(bar: MessageBar, messages: Messages) -> None:
    messages.show(LONG)
    assert words(bar) == [LONG.text, LONG.detail, "Prøv igen", "Gem et andet sted …"]


def test_a_choice_is_made_by_keys_and_by_mouse(qtbot: QtBot, bar: MessageBar, messages: Messages) -> None:
    made: list[str] = []
    choices = tuple(Choice(name, lambda name=name: made.append(name)) for name in ("Den ene", "Den anden"))
    messages.show(Message("Vælg.", choices=choices))
    QApplication.processEvents()
    qtbot.keyClick(widget(bar, QPushButton, "Den ene"), Qt.Key.Key_Return)
    qtbot.keyClick(widget(bar, QPushButton, "Den anden"), Qt.Key.Key_Space)
    qtbot.mouseClick(widget(bar, QPushButton, "Den anden"), Qt.MouseButton.LeftButton)
    assert made == ["Den ene", "Den anden", "Den anden"]


def test_a_later_message_takes_the_place_of_an_earlier_one(bar: MessageBar, messages: Messages) -> None:
    messages.show(LONG)
    messages.show(Message("Kort."))
    assert words(bar) == ["Kort."]


def test_only_the_message_of_a_topic_is_withdrawn(bar: MessageBar, messages: Messages) -> None:
    messages.show(Message("Ikke gemt.", topic="saving"))
    messages.withdraw("exporting")
    assert bar.isVisible()
    messages.withdraw("saving")
    assert not bar.isVisible()


def test_a_message_is_closed_by_its_cross(qtbot: QtBot, bar: MessageBar, messages: Messages) -> None:
    messages.show(LONG)
    QApplication.processEvents()
    cross = widget(bar, QToolButton, "Luk beskeden")
    cross.setFocus()
    qtbot.keyClick(cross, Qt.Key.Key_Space)
    assert not bar.isVisible()
    messages.show(Message("Igen."))
    assert words(bar) == ["Igen."]


def test_names_of_files_and_plans_are_shown_as_they_are(bar: MessageBar, messages: Messages, theme: Theme) -> None:
    messages.show(Message("»<b>A</b> & <i>B</i>.json« findes ikke.", "<u>C</u>"))
    QApplication.processEvents()
    for label, text in zip(
        [found for found in bar.findChildren(QLabel) if found.text()],
        ("»<b>A</b> & <i>B</i>.json« findes ikke.", "<u>C</u>"),
        strict=True,
    ):
        assert label.text() == text
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_failure_is_told_in_the_words_of_the_program(
    bar: MessageBar, messages: Messages, recorded_messages: object
) -> None:
    error = FocusNeedsMark("x")
    messages.fail(error)
    assert words(bar) == [describe(error)]
    assert bar.message is not None
    assert bar.message.tone is Tone.ERROR


@pytest.mark.parametrize("choice", ["light", "dark", "high-contrast"])
def test_the_rule_at_the_left_has_the_colour_of_the_tone(
    bar: MessageBar, messages: Messages, theme: Theme, choice: str
) -> None:
    theme.choose(choice)
    for tone, token in ((Tone.ERROR, "danger"), (Tone.INFO, "ink")):
        messages.show(Message("Noget.", tone=tone))
        QApplication.processEvents()
        shown = bar.grab().toImage().pixelColor(2, bar.height() // 2)
        assert shown == theme.colour(token)


@pytest.mark.parametrize(("width", "text_size"), [(1366, 100), (640, 100), (1280, 200), (640, 150)])
def test_long_messages_stand_whole(
    bar: MessageBar, messages: Messages, theme: Theme, width: int, text_size: int
) -> None:
    theme.set_text_size(text_size)
    bar.window().resize(width, 500)
    messages.show(LONG)
    QApplication.processEvents()
    for label in bar.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    for button in bar.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width()
            right = button.mapTo(bar, button.rect().topRight()).x()
            assert right < bar.width()


@pytest.mark.parametrize("error", [SaveFailed, ChangedOnDisk])
def test_a_message_that_is_gone_leaves_no_button_behind(
    bar: MessageBar, messages: Messages, error: type[Exception]
) -> None:
    messages.show(LONG)
    messages.show(Message(error.__name__))
    QApplication.processEvents()
    assert not [found for found in bar.findChildren(QPushButton) if found.isVisible()]
