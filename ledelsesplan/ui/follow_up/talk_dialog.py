"""The dialog that asks when a talk is, and what it is called."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from ledelsesplan.core.plan import Talk
from ledelsesplan.text import _
from ledelsesplan.ui.controls import TextButton, label
from ledelsesplan.ui.date_field import DateField
from ledelsesplan.ui.form_dialog import FormDialog
from ledelsesplan.ui.theme import Theme

WIDTH = 460
LONGEST = 500
REMOVE = QDialog.DialogCode.Accepted + 1


class TalkDialog(FormDialog):
    """Asks for a new talk, or for another date and name of one. It ends with REMOVE where the talk is to go."""

    def __init__(
        self, theme: Theme, talk: Talk | None, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("Ny samtale") if talk is None else _("Ret samtalen"), WIDTH, parent)
        self.name = QLineEdit(talk.label if talk is not None else _("Statussamtale"))
        self.name.setMaxLength(LONGEST)
        self.name.setAccessibleName(_("Hvad det er for en samtale"))
        self.day = DateField(theme, _("Dato for samtalen"), today)
        self.day.reset(talk.date if talk is not None else None)
        for words, field in ((_("Samtale"), self.name), (_("Dato"), self.day)):
            self.body.addWidget(label(words, "label"))
            self.body.addWidget(field)
        if talk is not None:
            remove = TextButton(_("Slet samtalen"))
            remove.clicked.connect(lambda: self.done(REMOVE))
            self.add_button(remove)
        self.take, _cancel = self.add_answers(_("Sæt i kalenderen") if talk is None else _("Gem"))
        self.name.selectAll()
        (self.name if talk is not None else self.day).setFocus()

    def accept(self) -> None:
        """Closes only with a date."""
        if not self.day.commit():
            self.reason.setText("")
        elif self.day.date is None:
            self.reason.setText(_("Skriv, hvornår samtalen er."))
        else:
            super().accept()
            return
        self.day.setFocus()

    @property
    def chosen(self) -> tuple[date, str]:
        """The date and the name, once the dialog was accepted."""
        assert self.day.date is not None
        return self.day.date, self.name.text().strip() or _("Samtale")
