"""A sheet's rows are those that a template would write: on the document's own page and on the judging screen."""

import random
import re

import pytest
from django.template import engines

from ingestion.sheets import Sheet, ShownCell, ShownRow
from review.marked_rows import marked_rows

OWN_PAGE = """  {% for row in sheet.rows %}{% if row.skipped %}<tr class="row-skipped"><td colspan="{{ sheet.columns|length|add:1 }}">{{ row.skipped }} row{{ row.skipped|pluralize }} not shown here</td></tr>{% endif %}<tr{% if row.hidden %} class="row-hidden"{% endif %}>{% if not sheet.page %}<th scope="row">{{ row.number }}{% if row.hidden %} hidden{% endif %}</th>{% endif %}{% for cell in row.cells %}<td{% if cell.columns > 1 %} colspan="{{ cell.columns }}"{% endif %}{% if cell.rows > 1 %} rowspan="{{ cell.rows }}"{% endif %} class="{% if cell.number %}number {% endif %}{% if cell.record %}cell-figure {% endif %}{% if cell.hidden %}cell-hidden {% endif %}{% if cell.struck %}cell-struck {% endif %}{% if cell.marked %}cell-marked{% endif %}"{% if cell.marked %} id="marked"{% endif %}{% if cell.note %} title="{{ cell.note }}"{% endif %}>{% if cell.record and not cell.marked %}<a href="{% url 'figure' cell.record %}">{{ cell.text|default:"(blank)" }}</a>{% elif cell.struck %}<s>{{ cell.text }}</s>{% else %}{{ cell.text }}{% endif %}{% if cell.struck %}<span class="quiet"> [struck out]</span>{% endif %}{% if cell.note %}<span class="quiet"> [{{ cell.note }}]</span>{% endif %}</td>{% endfor %}</tr>
  {% endfor %}"""  # noqa: E501 - as it stood in the page

JUDGING = """{% for row in sheet.rows %}{% if row.skipped %}<tr class="row-skipped"><td colspan="{{ sheet.columns|length|add:1 }}">{{ row.skipped }} row{{ row.skipped|pluralize }} not shown here</td></tr>{% endif %}
<tr{% if row.hidden %} class="row-hidden"{% endif %}>{% if not sheet.page %}<th scope="row">{{ row.number }}{% if row.hidden %} hidden{% endif %}{% if ids %}{% for record in row.counted %}<span id="c-{{ record }}" class="counted-from"></span>{% endfor %}{% endif %}</th>{% endif %}{% for cell in row.cells %}<td{% if ids %}{% if cell.record %} id="c-{{ cell.record }}"{% elif cell.pointed %} id="at-{{ cell.pointed }}-{{ row.number }}-{{ cell.name }}"{% endif %}{% endif %}{% if cell.columns > 1 %} colspan="{{ cell.columns }}"{% endif %}{% if cell.rows > 1 %} rowspan="{{ cell.rows }}"{% endif %}{% if cell.record or cell.number or cell.pointed or cell.hidden or cell.struck %} class="{% if cell.number %}number {% endif %}{% if cell.record %}cell-figure {% endif %}{% if cell.pointed %}cell-doubtful {% endif %}{% if cell.hidden %}cell-hidden {% endif %}{% if cell.struck %}cell-struck{% endif %}"{% endif %}>{% if cell.record %}<a href="#r-{{ cell.record }}">{% if cell.struck %}<s>{{ cell.text }}</s>{% else %}{{ cell.text|default:"(blank)" }}{% endif %}</a>{% if ids %}{% for record in cell.records|slice:"1:" %}<span id="c-{{ record }}"></span>{% endfor %}{% endif %}{% elif cell.struck %}<s>{{ cell.text }}</s>{% else %}{{ cell.text }}{% endif %}{% if cell.struck %}<span class="quiet"> [struck out]</span>{% endif %}{% if cell.note %}<span class="quiet"> [{{ cell.note }}]</span>{% endif %}{% if cell.pointed %} <a class="matter-number" href="#matter-{{ cell.pointed }}"><span class="visually-hidden">matter </span>{{ cell.pointed }}</a>{% endif %}</td>{% endfor %}</tr>
{% endfor %}"""  # noqa: E501 - as it stood in the page


def some_sheet(chance: random.Random) -> Sheet:
    """Any: with cells that are merged, marked, hidden, struck, pointed at, read more than once, or hold HTML."""

    def maybe() -> bool:
        return chance.random() < 0.3

    def cell(place: int) -> ShownCell:
        records = tuple(chance.sample(range(1, 5000), chance.choice([0, 0, 1, 2])))
        return ShownCell(
            text=chance.choice(["", "7", "a <b> & 'c' \"d\"", "Female", "é"]),
            name=f"C{place}",
            record=records[0] if records else None,
            marked=maybe(),
            note=chance.choice(["", "", "<note> & 'more'"]),
            number=maybe(),
            columns=chance.choice([1, 1, 3]),
            rows=chance.choice([1, 1, 2]),
            records=records,
            struck=maybe(),
            hidden=maybe(),
            pointed=chance.choice([None, None, 4]),
        )

    rows = [
        ShownRow(chance.randint(1, 5000), maybe(), [cell(place) for place in range(chance.randint(0, 6))],
                 chance.choice([0, 0, 1, 12]), tuple(chance.sample(range(900), chance.choice([0, 0, 2]))))
        for _ in range(30)
    ]  # fmt: skip
    return Sheet("One & two", ["A", "B"], rows, page=chance.choice([None, None, 3]))


def bare(html: str) -> str:
    return re.sub(r">\s+<(?=/?t[rd])", "><", html).strip()


@pytest.mark.parametrize("seed", range(20))
def test_a_row_is_the_one_that_a_template_writes(seed):
    sheet = some_sheet(random.Random(seed))
    for ids in (True, False):
        slow = engines["django"].from_string(JUDGING).render({"sheet": sheet, "ids": ids})
        assert bare(marked_rows(sheet, ids=ids)) == bare(slow)
    assert bare(sheet.rows_html()) == bare(engines["django"].from_string(OWN_PAGE).render({"sheet": sheet}))
