"""An edition as it may be handed out when a document behind it is kept apart by now."""

from __future__ import annotations

from typing import Any

from reporting.publishing.edition import HIDDEN, Content
from reporting.publishing.source_marks import held_documents
from requests_app.quarantine import APART, without

PARTICULARS = {"as_written": HIDDEN, "low": None, "high": None, "marker": HIDDEN, "kind": "withheld", "doubt": ""}


def without_apart(content: Content) -> Content:
    """The edition without the names of such documents and without what their cells say. The totals stay as they were
    told: what is frozen is never changed, and this is what is shown of it."""
    marks = held_documents(content["documents"])
    if not marks:
        return content
    apart = {document["id"]: document["name"] for document in content["documents"] if document["sha256"] in marks}
    shown: Content = _worded(dict(content), frozenset(apart.values()))
    shown["cells"] = [cell | PARTICULARS if cell["document"] in apart else cell for cell in shown["cells"]]
    shown["documents"] = [
        document | {"name": APART} if document["id"] in apart else document for document in shown["documents"]
    ]
    return shown


def _worded(value: Any, names: frozenset[str]) -> Any:
    if isinstance(value, str):
        return without(value, names)
    if isinstance(value, dict):
        return {key: _worded(one, names) for key, one in value.items()}
    return [_worded(one, names) for one in value] if isinstance(value, list) else value
