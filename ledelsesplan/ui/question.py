"""A question that has to be answered before the work goes on, with an answer that is safe to give by Esc."""

from PySide6.QtWidgets import QMessageBox, QWidget


def ask(parent: QWidget, title: str, text: str, *, yes: str, no: str, detail: str = "", safe: bool = False) -> bool:
    """Whether the user answered `yes`. Enter gives it, too; with `safe` it gives `no`, since `yes` loses something."""
    question = QMessageBox(parent)
    question.setIcon(QMessageBox.Icon.NoIcon)
    question.setWindowTitle(title)
    question.setText(text)
    question.setInformativeText(detail)
    taken = question.addButton(
        yes, QMessageBox.ButtonRole.DestructiveRole if safe else QMessageBox.ButtonRole.AcceptRole
    )
    refused = question.addButton(no, QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(refused if safe else taken)
    question.setEscapeButton(refused)
    question.exec()
    question.deleteLater()
    return question.clickedButton() is taken
