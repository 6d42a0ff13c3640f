"""Verbs that give somebody an office: *a été élue présidente*, *devient ministre*, *nomme X ambassadeur*."""

from __future__ import annotations

from kg.wordlists import rows

# form -> whether the subject gets the office, not the object
APPOINTING = {form: row[2] == "subject" for row in rows("appointments.tsv") for form in row[1].split("|")}
APPOINTED = frozenset(form for form, subject in APPOINTING.items() if not subject)
