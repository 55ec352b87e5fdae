"""The kinds of files that dialogs ask for, as Qt writes filters: a name, and patterns of file names."""

from ledelsesplan.text import _

PLAN_FILES = _("Planer (*.json)")
WORKBOOKS = _("Excel-filer (*.xlsx)")
