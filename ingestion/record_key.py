"""One canonical text for what a figure is a figure of. Pure."""

from __future__ import annotations

from collections.abc import Mapping


def record_key(question: str, period: str, breakdown: Mapping[str, str]) -> str:
    """The question, the period's label and the categories, in one spelling and order.

    >>> record_key("2", "2018/19", {"victim_sex": "Female", "victim_age": "12-15"})
    '2|2018/19|victim_age=12-15|victim_sex=Female'
    """
    return "|".join([question, period, *(f"{key}={breakdown[key]}" for key in sorted(breakdown))])
