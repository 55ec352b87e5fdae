"""Opfølgning: what comes, what was seen, and the wheel of the year."""
