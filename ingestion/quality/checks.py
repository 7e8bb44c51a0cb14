"""All that is checked of one document once it has been read."""

from __future__ import annotations

from collections.abc import Callable

from ingestion.quality.agreement import check_agreement
from ingestion.quality.arithmetic import check_totals
from ingestion.quality.basis_said import check_basis_said
from ingestion.quality.completeness import check_completeness
from ingestion.quality.coverage_said import check_coverage_said
from ingestion.quality.duplicates import check_duplicates
from ingestion.quality.indistinct import check_indistinct
from ingestion.quality.page_tables import check_page_tables
from ingestion.quality.periods import check_periods
from ingestion.quality.privacy import check_privacy
from ingestion.quality.suppression import check_suppression
from ingestion.quality.time_said import check_time_said
from ingestion.quality.units import check_units
from ingestion.values.finding import Finding
from ingestion.values.reading import Reading
from requests_app.specification import Specification

Check = Callable[[Reading, Specification | None], list[Finding]]

CHECKS: tuple[Check, ...] = (
    check_totals,
    check_agreement,
    check_indistinct,
    check_page_tables,
    check_periods,
    check_duplicates,
    check_suppression,
    check_units,
    check_coverage_said,
    check_time_said,
    check_basis_said,
    check_privacy,
)
"""What is checked of every document, a file inside a mail or archive included."""

WHOLE_CHECKS: tuple[Check, ...] = (check_completeness,)
"""What is checked of a document as it was sent, all that is inside it taken together."""


def check(reading: Reading, specification: Specification | None, *, whole: bool = True) -> list[Finding]:
    """What is to be said of the reading, which is not changed. `whole` is False for a file inside a mail or archive:
    what it leaves out may stand in the next one. A finding that the reading holds already is not said again."""
    checks = CHECKS + (WHOLE_CHECKS if whole else ())
    held = set(reading.findings)
    found: list[Finding] = []
    for one in checks:
        for finding in one(reading, specification):
            if finding not in held:
                held.add(finding)
                found.append(finding)
    return found
