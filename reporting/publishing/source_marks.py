"""How an edition marks the documents that its figures came from, and which of them are kept apart by now.

The SHA-256 of a short file tells what is in it to whoever can write it anew with one count after another. So where an
edition withholds something of a document it tells a keyed mark in its place, which nobody can try: a supervisor, who
has the SHA-256 beside the document, shows an auditor that the one is made of the other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.utils.crypto import salted_hmac

from requests_app.models import Quarantine
from requests_app.quarantine import held

KEYED = "keyed:"
"""What a keyed mark begins with."""


def keyed_mark(sha256: str) -> str:
    """The mark that is told in the place of the SHA-256, made with the site's secret: the same for the same file."""
    return KEYED + salted_hmac("the mark of a document", sha256, algorithm="sha256").hexdigest()


def held_documents(documents: Collection[Any]) -> set[str]:
    """The marks, keyed or not, of those of an edition's documents that are kept apart."""
    marks = {document["sha256"] for document in documents}
    plain = {mark for mark in marks if not mark.startswith(KEYED)}
    if plain == marks:
        return held(plain)
    apart: Iterable[str] = Quarantine.objects.filter(released_at=None).values_list("sha256", flat=True)
    return held(plain) | (marks & {keyed_mark(sha256) for sha256 in apart})
