"""What was asked, of whom, and the facts that are no figures: with the cells, all that it takes to make every figure of
an edition again. Pure.

Words are written as the CSV files write them (see `text.guarded`), so that they are the same there and here.
"""

from __future__ import annotations

import json
from typing import Any

from reporting.publishing.edition import MARKERS, Content
from requests_app.sheet_text import guarded


def write(content: Content) -> bytes:
    """codebook.json of an edition; of one frozen before claims were kept, without what it takes to recompute."""
    heading = content["heading"]
    book: dict[str, Any] = {
        "title": heading["title"],
        "measure": heading["measure"],
        "definition": heading["definition"],
        "law": heading["law"],
        "periods": content["periods"],
        "dimensions": content["dimensions"],
        "forces": content["forces"],
        "markers": MARKERS,
        **_guarded(content.get("recomputing", {})),
        "claims": [_guarded({**row["claim"], "kind": row["kind"]}) for row in content["sentences"] if row.get("claim")],
    }
    texts = {question["number"]: question["text"] for question in content["questions"]}
    for question in book.get("questions", []):
        question["text"] = texts.get(question["number"], "")
    return (json.dumps(book, ensure_ascii=False, indent=1) + "\n").encode()


def _guarded(value: Any) -> Any:
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, dict):
        return {key: _guarded(one) for key, one in value.items()}
    return [_guarded(one) for one in value] if isinstance(value, list) else value
