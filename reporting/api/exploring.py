"""The explorer asked by a program: what it does not offer is refused with what it does, never replaced."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Literal

from ninja import Field, Schema
from ninja.errors import ValidationError

from reporting.pages.explorer import choices, plain_rows, state_of
from reporting.publishing.edition import Content
from reporting.publishing.parts import questions_in


class Asked(Schema):
    """A state of the explorer, as far as it is named."""

    question: str | None = Field(None, max_length=200)
    period: str | None = Field(None, max_length=200)
    by: str | None = Field(None, max_length=200, description="A dimension's key; empty for the question's whole.")
    category: str | None = Field(None, max_length=200, description="One of the dimension's categories.")
    measure: Literal["count", "change", "rate", "share"] | None = None
    areas: Literal["force", "region", "country", "nation"] | None = None
    sort: Literal["figure", "area", "coverage"] | None = None
    compare: str | None = Field(None, max_length=200, description="A period whose count is given beside; may be empty.")


def explored(content: Content, asked: Asked) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """The state in full, and its rows. Raises ValidationError naming what is not offered, with what is."""
    words = {key: value for key, value in asked.model_dump().items() if value is not None}
    if not questions_in(content):
        return dict.fromkeys(Asked.model_fields, ""), []
    state = state_of(content, words)
    made = asdict(state)
    offered = choices(content, state)
    unfit = [
        {"loc": ["query", key], "msg": f"Not offered here. Offered: {_said(offered[key])}."}
        for key, value in words.items()
        if made[key] != value
    ]
    if unfit:
        raise ValidationError(unfit)
    return made, plain_rows(content, state)


def _said(offered: list[tuple[str, str]]) -> str:
    return ", ".join(f"“{value}”" for value, _ in offered) or "nothing"
