"""The lines of the figures read from a document are those that a template would write, whatever stands in them."""

import random
import re
from decimal import Decimal

import pytest
from django.template import engines
from django.template.loader import render_to_string

from ingestion.bounds_html import UNKNOWN, bounds_html
from ingestion.figure_rows import MEASURE_SHOWN, figure_rows
from ingestion.models import OffenceRecord
from ingestion.values.interval import Interval

TEMPLATE = """
{% for record in records %}
    <tr id="figure-{{ record.pk }}">
      <td>{{ record.question|default:"–" }}</td>
      <td>{{ record.measure|truncatechars:60 }}{% if record.total %} <span class="tag">printed total</span>{% endif %}</td>
      <td>{{ record.period_label|default:"not told" }}</td>
      <td>{% for dimension, category in record.breakdown.items %}{{ category }}{% if not forloop.last %}, {% endif %}{% endfor %}</td>
      <td class="number">{{ record.as_written|default:"(blank)" }}</td>
      <td class="number">{% include "ingestion/interval.html" with figure=record %}{% if record.doubt %} <span class="tag tag-warn">doubtful: {{ record.doubt }}</span>{% endif %}</td>
      <td><a href="{% url 'figure' record.pk %}">{{ record.place }}</a></td>
    </tr>
{% endfor %}
"""  # noqa: E501 - as it stood in the page
BOUNDS = [(0, 0), (5, 5), (1234567, 1234567), (1, 4), (12.5, 12.5), (3, None), (None, None)]


@pytest.mark.parametrize("bounds", BOUNDS)
@pytest.mark.parametrize("kind", ["", "exact", *UNKNOWN])
def test_bounds_are_said_as_the_template_says_them(bounds, kind):
    said = bounds_html(*bounds, kind)
    assert said == render_to_string("ingestion/interval.html", {"figure": {**_bounds(*bounds), "kind": kind}})
    if not kind:
        assert said == render_to_string("ingestion/interval.html", {"figure": Interval(*bounds)})


def _bounds(low, high):
    return {"low": low, "high": high}


def some_record(chance: random.Random) -> OffenceRecord:
    """Any: with words that mean something in HTML, long ones, none, whole and broken numbers."""
    words = ["", "0", "Female", "a <b> & \"c\" 'd'", "long words " * 8, "x" * MEASURE_SHOWN, "é" * (MEASURE_SHOWN + 1)]
    low, high = chance.choice(BOUNDS)
    return OffenceRecord(
        pk=chance.randint(1, 10**6),
        question=chance.choice(words)[:20],
        measure=chance.choice(words),
        period_label=chance.choice(words),
        breakdown={str(place): chance.choice(words) for place in range(chance.randint(0, 3))},
        as_written=chance.choice(words),
        kind=chance.choice(["exact", *UNKNOWN]),
        low=None if low is None else Decimal(str(low)).quantize(Decimal("0.0001")),
        high=None if high is None else Decimal(str(high)).quantize(Decimal("0.0001")),
        total=chance.random() < 0.3,
        doubt=chance.choice(words),
        **chance.choice([{"sheet": "A & B", "cell": "C7"}, {"cell": "C7"}, {"page": 3}, {"sheet": "<S>"}, {}]),
    )


@pytest.mark.parametrize("seed", range(20))
def test_a_line_is_the_one_that_a_template_writes(seed):
    chance = random.Random(seed)
    records = [some_record(chance) for _ in range(30)]
    slow = engines["django"].from_string(TEMPLATE).render({"records": records})
    assert _bare(figure_rows(records)) == _bare(slow)


def _bare(html: str) -> str:
    return re.sub(r">\s+<(?=/?t[rd])", "><", html).strip()
