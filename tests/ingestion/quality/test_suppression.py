from __future__ import annotations

from dataclasses import replace

from ingestion.quality.suppression import check_suppression
from ingestion.values.place import Place
from tests.ingestion.figures import crosstab, figure, ids, reading


def found(records):
    return check_suppression(reading(records))


def table(rows):
    return found(crosstab(rows, row_head="Age", column_head="Sex"))


def test_a_lone_hidden_figure_under_its_total():
    findings = table(
        """
        |         | Female | Male | Total |
        | 12-15   | 30     | <5   | 33    |
        """
    )
    assert ids(findings) == ["Q420"]
    assert "Sheet1!C2" in findings[0].message
    assert "3" not in findings[0].message.replace("Sheet1!C2", "")


def test_two_hidden_figures_keep_each_other():
    assert (
        table(
            """
            |         | Female | Male | Unknown | Total |
            | 12-15   | 30     | <5   | <5      | 35    |
            """
        )
        == []
    )


def test_hidden_figures_that_must_all_be_as_large_as_they_can():
    findings = table(
        """
        |         | Female | Male | Unknown | Total |
        | 12-15   | 30     | <5   | <5      | 38    |
        """
    )
    assert ids(findings) == ["Q420"]
    assert "2 hidden figures" in findings[0].message


def test_a_total_that_is_hidden_too_gives_nothing_away():
    records = [figure(30, {"Sex": "Female"}), figure("<5", {"Sex": "Male"}), figure("*", total=True)]
    assert found(records) == []


def test_a_four_left_standing():
    """Three such slips stand among 110 hidden figures of a real return."""
    hidden = [figure("<5", {"Sex": f"s{n}"}, cell=f"B{n}") for n in range(2, 12)]
    findings = found([*hidden, figure(4, {"Sex": "slip"}, cell="B40"), figure(17, {"Sex": "large"}, cell="B41")])
    assert ids(findings) == ["Q421"]
    assert "B40" in findings[0].message


def test_noughts_are_no_slips():
    hidden = [figure("<5", {"Sex": f"s{n}"}) for n in range(10)]
    assert found([*hidden, figure(0, {"Sex": "nobody"})]) == []


def test_where_small_figures_are_the_rule_none_is_a_slip():
    small = [figure(n % 4 + 1, {"Sex": f"s{n}"}) for n in range(20)]
    assert found([*small, figure("<5", {"Sex": "hidden"})]) == []


def test_a_table_that_hides_nothing():
    assert found([figure(1, {"Sex": "Female"}), figure(2, total=True)]) == []


def test_on_a_page_a_figure_is_found_by_its_words():
    hidden = [
        replace(figure("<5", {"Age": age, "Sex": "Female"}), place=Place(page=1, box=(0.0, 9.0 * n, 9.0, 9.0 * n + 8)))
        for n, age in enumerate(("12-15", "16+"))
    ]
    totals = [figure(1, {"Age": age}, total=True) for age in ("12-15", "16+")]
    findings = [one for one in found([*hidden, *totals]) if one.id == "Q420"]
    assert "2 hidden figures" in findings[0].message
    assert "“12-15, Female” on page 1" in findings[0].message
