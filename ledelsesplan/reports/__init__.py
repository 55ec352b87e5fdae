"""Pure functions from a plan to the bytes of a workbook."""
