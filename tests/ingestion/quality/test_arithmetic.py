from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.pipeline import read_file
from ingestion.quality.arithmetic import MOST_SINGLY, check_totals
from ingestion.values.period import Period, financial_year, month
from ingestion.values.place import Place
from ingestion.values.table import Table
from tests.ingestion.figures import crosstab, figure, ids, reading, specification


def found(records, *, notes=(), campaign=None):
    tables = [Table("t1", "", "crosstab", [], 1, notes=list(notes))]
    return check_totals(reading(records, tables=tables), campaign)


def table(rows):
    return crosstab(rows, row_head="Age", column_head="Sex")


AGREEING = """
    |         | Female | Male | Total |
    | 11-     | 1      | 2    | 3     |
    | 12-15   | 3      | 4    | 7     |
    | Total   | 4      | 6    | 10    |
"""


def test_a_table_that_adds_up_both_ways_is_not_worth_a_word():
    assert found(table(AGREEING)) == []


def test_each_direction_is_checked_by_itself():
    """8 for 7 at D3: its row makes 7, and it spoils the column of totals."""
    findings = found(table(AGREEING.replace("| 7 ", "| 8 ")))
    assert [(finding.id, finding.place.cell) for finding in findings] == [("Q401", "D3"), ("Q401", "D4")]
    assert "add up to 7" in findings[0].message
    assert "is 8" in findings[0].message


def test_a_wrong_grand_total_contradicts_rows_and_columns():
    findings = found(table(AGREEING.replace("| 10 ", "| 12 ")))
    assert [(finding.id, finding.place.cell) for finding in findings] == [("Q401", "D4"), ("Q401", "D4")]


def test_a_misread_part_is_seen_from_its_row_and_its_column():
    findings = found(table(AGREEING.replace("| 3      | 4", "| 30     | 4")))
    assert sorted(finding.place.cell for finding in findings) == ["B4", "D3"]


def test_a_suppressed_part_may_be_anything_its_bounds_allow():
    rows = """
        |         | Female | Male | Total |
        | 12-15   | 3      | <5   | {}    |
    """
    assert found(table(rows.format(7))) == []
    assert ids(found(table(rows.format(8)))) == ["Q401"]
    assert ids(found(table(rows.format(2)))) == ["Q401"]


def test_a_total_that_leaves_out_hidden_figures():
    """The row of a real answer: three of six cells are "*", and the printed sums are those of the other three."""
    records = [
        *(
            figure(written, {"Sex": f"s{n}"}, cell=f"B{n}")
            for n, written in enumerate(["22", "2", "*", "*", "*", "22"])
        ),
        figure(46, total=True, cell="B9"),
    ]
    findings = found(records)
    assert ids(findings) == ["Q403"]
    assert "3 of them are hidden" in findings[0].message


def test_blanks_that_must_hold_something_are_told():
    parts = [figure("22", {"Sex": "Female"}), figure("", {"Sex": "Male"})]
    assert ids(found([*parts, figure(30, total=True)])) == ["Q402"]
    assert found([*parts, figure(22, total=True)]) == []


def test_a_dash_is_nought():
    parts = [figure("22", {"Sex": "Female"}), figure("-", {"Sex": "Male"})]
    assert found([*parts, figure(22, total=True)]) == []
    assert ids(found([*parts, figure(23, total=True)])) == ["Q401"]


def test_a_suppressed_total_must_be_possible_too():
    parts = [figure("3", {"Sex": "Female"}), figure("3", {"Sex": "Male"})]
    assert ids(found([*parts, figure("<5", total=True)])) == ["Q401"]
    assert found([*parts, figure("<10", total=True)]) == []


def test_totals_are_compared_within_their_own_period():
    years = [financial_year(2017), financial_year(2018)]
    records = [
        figure(value, {"Sex": sex}, period=year)
        for year, values in zip(years, ((1, 2), (3, 4)), strict=True)
        for sex, value in zip(("Female", "Male"), values, strict=True)
    ]
    totals = [figure(3, period=years[0], total=True), figure(7, period=years[1], total=True)]
    assert found(records + totals) == []


def test_years_that_do_not_make_the_figure_over_all_of_them():
    years = [financial_year(2017), financial_year(2018)]
    over_all = Period(years[0].start, years[1].end, "Total")
    records = [figure(5, period=years[0]), figure(6, period=years[1])]
    assert found([*records, figure(11, period=over_all, total=True)]) == []
    assert ids(found([*records, figure(9, period=over_all, total=True)])) == ["Q404"]
    assert ids(found([*records, figure(9, period=None, total=True)])) == ["Q404"]


def test_years_are_not_added_to_the_quarters_within_them():
    quarters = [Period(month(2018, first).start, month(2018, first + 2).end, f"Q{first}") for first in (4, 7)]
    half = Period(quarters[0].start, quarters[1].end, "H1")
    records = [figure(1, period=quarters[0]), figure(2, period=quarters[1]), figure(3, period=half, total=True)]
    both = Period(quarters[0].start, quarters[1].end, "all")
    assert found([*records, figure(3, period=both, total=True)]) == []


def test_a_subtotal_over_its_members():
    """A compact pivot: the group's own row is the sum of the rows below it."""
    members = [figure(value, {"Region": "North", "Force": name}) for name, value in (("A", 2), ("B", 3))]
    assert found([*members, figure(5, {"Region": "North"}, total=True), figure(5, total=True)]) == []
    assert ids(found([*members, figure(6, {"Region": "North"}, total=True)])) == ["Q401"]


def test_a_totals_own_label_is_no_category():
    parts = [figure(1, {"Sex": "Female"}), figure(2, {"Sex": "Male"})]
    assert found([*parts, figure(3, {"Sex": "Grand Total"}, total=True)]) == []
    assert ids(found([*parts, figure(4, {"Sex": "Grand Total"}, total=True)])) == ["Q401"]


def test_measures_are_not_added_to_each_other():
    records = [figure(1, {"Sex": "Female"}, measure="offences"), figure(9, {"Sex": "Male"}, measure="victims")]
    assert found([*records, figure(1, measure="offences", total=True), figure(9, measure="victims", total=True)]) == []


def test_figures_that_say_they_are_rounded():
    records = [figure(n, {"Sex": sex}) for n, sex in ((12, "Female"), (14, "Male"))] + [figure(25, total=True)]
    assert ids(found(records, notes=["Figures are rounded to the nearest whole number."])) == ["Q405"]
    assert ids(found(records)) == ["Q401"]


def test_several_answers_per_case_need_not_sum_but_none_may_exceed_the_cases():
    def methods(facebook):
        return [
            figure(facebook, {"communication_method": "Facebook"}, question="4"),
            figure(8, {"communication_method": "Kik"}, question="4"),
            figure(10, total=True, question="4"),
        ]

    assert found(methods(9), campaign=specification()) == []
    assert ids(found(methods(11), campaign=specification())) == ["Q407"]
    assert ids(found(methods(9))) == ["Q401"]


def test_a_note_that_persons_may_be_counted_twice_is_heard():
    records = [figure(6, {"Sex": "Female"}), figure(6, {"Sex": "Male"}), figure(10, total=True)]
    assert found(records, notes=["Patients may be counted more than once."]) == []


def test_a_total_of_a_block_is_checked_with_its_block():
    """Two totals of one name, each over the figures above it: labels alone do not say which adds up which."""
    figures = [("A", 2), ("B", 3), ("", 5), ("C", 4), ("D", 6), ("", 10)]
    records = [
        figure(value, {"Force": name} if name else {}, total=not name, cell=f"B{row}")
        for row, (name, value) in enumerate(figures, 2)
    ]
    assert found(records) == []


def test_totals_that_could_add_up_several_things_are_told_as_unchecked():
    figures = [("A", 2), ("B", 3), ("", 7), ("C", 4), ("D", 6), ("", 11)]
    records = [
        figure(value, {"Force": name} if name else {}, total=not name, cell=f"B{row}")
        for row, (name, value) in enumerate(figures, 2)
    ]
    findings = found(records)
    assert ids(findings) == ["Q412"]
    assert "2 totals" in findings[0].message


def test_decimal_fractions_are_compared_as_people_would():
    records = [figure(0.1, {"Sex": "F"}), figure(0.2, {"Sex": "M"}), figure(0.3, total=True)]
    assert found(records) == []


def yearly(wrong, right):
    """Totals over two sexes, one a year: so many wrong ones, then so many right ones."""
    records = []
    for n in range(wrong + right):
        year = financial_year(2000 + n)
        records += [figure(1, {"Sex": "Female"}, period=year), figure(1, {"Sex": "Male"}, period=year)]
        records.append(figure(3 if n < wrong else 2, period=year, total=True, cell=f"B{n + 10}"))
    return records


def test_many_differences_of_one_kind_are_not_told_one_by_one():
    findings = found(yearly(8, 12))
    assert ids(findings) == ["Q401"] * (MOST_SINGLY + 1)
    assert f"{8 - MOST_SINGLY} more totals" in findings[-1].message


def test_a_table_most_of_whose_totals_differ_is_one_matter():
    findings = found(yearly(12, 2))
    assert ids(findings) == ["Q413"]
    assert "12 of 14 totals" in findings[0].message


counts = st.lists(st.lists(st.integers(0, 500), min_size=2, max_size=4), min_size=2, max_size=4).filter(
    lambda rows: len({len(row) for row in rows}) == 1
)


def printed(rows):
    records = [
        figure(value, {"Row": f"r{r}", "Column": f"c{c}"}, cell=f"{'BCDEF'[c]}{r + 2}")
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
    ]
    records += [figure(sum(row), {"Row": f"r{r}"}, total=True, cell=f"X{r + 2}") for r, row in enumerate(rows)]
    columns = list(zip(*rows, strict=True))
    records += [
        figure(sum(column), {"Column": f"c{c}"}, total=True, cell=f"{'BCDEF'[c]}99") for c, column in enumerate(columns)
    ]
    return [*records, figure(sum(map(sum, rows)), total=True, cell="X99")]


@given(counts)
def test_true_sums_are_never_doubted(rows):
    assert found(printed(rows)) == []


@given(counts, st.data())
def test_one_changed_figure_is_always_seen(rows, data):
    records = printed(rows)
    changed = data.draw(st.integers(0, len(records) - 1))
    one = records[changed]
    records[changed] = figure(one.interval.low + 1, one.breakdown, total=one.total, cell=one.place.cell)
    assert {finding.id for finding in found(records)} <= {"Q401", "Q405"}
    assert found(records) != []


def over_pages(records, cut):
    """The columns from `cut` on are printed on a later page, which takes its row labels from the first."""
    later = [one for one in records if one.breakdown.get("Column", "c99") >= f"c{cut}"]
    moved = [replace(one, table="t2", measure="offences") if one in later else one for one in records]
    tables = [Table("t1", "", "crosstab", [], 1), Table("t2", "", "crosstab", [], 1, continued_from="t1")]
    return check_totals(reading(moved, tables=tables))


@given(counts, st.integers(1, 9), st.data())
def test_totals_are_held_against_parts_that_are_printed_on_another_page(rows, cut, data):
    records = printed(rows)
    assert over_pages(records, cut) == []
    changed = data.draw(st.integers(0, len(records) - 1))
    one = records[changed]
    records[changed] = figure(one.interval.low + 1, one.breakdown, total=one.total, cell=one.place.cell)
    assert {finding.id for finding in over_pages(records, cut)} <= {"Q401", "Q405"}
    assert over_pages(records, cut) != []


def nested(rows):
    """Figures of two categories in rows under two years, with one total a year and nothing between."""
    years = (financial_year(2017), financial_year(2018))
    records = [
        figure(value, {"Area": f"a{r // 2}", "Method": f"m{r % 2}"}, period=years[c], cell=f"{'CD'[c]}{r + 2}")
        for r, row in enumerate(rows)
        for c, value in enumerate(row)
    ]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    return records + [
        figure(value, period=year, total=True, cell=f"{'CD'[c]}99")
        for c, (value, year) in enumerate(zip(sums, years, strict=True))
    ]


pairs = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), min_size=4, max_size=8).filter(
    lambda rows: len(rows) % 2 == 0
)


@given(pairs)
def test_totals_over_two_categories_at_once_that_are_true_are_not_doubted(rows):
    assert found(nested(rows)) == []


@given(pairs, st.data())
def test_a_changed_figure_under_a_total_over_two_categories_is_seen(rows, data):
    records = nested(rows)
    changed = data.draw(st.integers(0, 2 * len(rows) - 1))
    one = records[changed]
    records[changed] = figure(one.interval.low + 1, one.breakdown, period=one.period, cell=one.place.cell)
    assert [finding.id for finding in found(records)] == ["Q401"]


@pytest.mark.parametrize("last", [0, 1])
def test_groups_of_one_or_none_do_not_make_a_total(last):
    records = nested([*[(0, 0)] * 5, (last, 0)])
    records[0] = figure(1, records[0].breakdown, period=records[0].period, cell=records[0].place.cell)
    assert [finding.id for finding in found(records)] == ["Q401"]


def test_groups_of_columns_that_each_count_everything_are_held_by_themselves():
    """Age and sex stand side by side under one total: each makes it, and neither is added to the other."""

    def row(**sizes):
        age = [figure(n, {"category": "Age", "category 2": label}) for label, n in sizes["age"]]
        sex = [figure(n, {"category": "Sex", "category 2": label}) for label, n in sizes["sex"]]
        return [*age, *sex, figure(sizes["total"], {}, total=True)]

    ages, sexes = [("10-14", 30), ("15-17", 25)], [("Female", 20), ("Male", 35)]
    assert check_totals(reading(row(age=ages, sex=sexes, total=55))) == []
    third = [figure(n, {"category": "Place", "category 2": label}) for label, n in (("Home", 40), ("Street", 14))]
    (finding,) = check_totals(reading([*third, *row(age=ages, sex=sexes, total=55)]))
    assert "add up to 54; the printed total" in finding.message


def test_a_total_printed_a_thousand_times_is_added_up_in_proportion(monkeypatch):
    """Counted in looks at figures, never in seconds: twice the length is twice the work."""
    from ingestion.quality.parts_of_totals import Parts

    looks: list[int] = []
    less = Parts._says_less

    def rows(times: int) -> int:
        one = table(AGREEING)
        looks.clear()
        found([record for _ in range(times) for record in one])
        return len(looks)

    monkeypatch.setattr(Parts, "_says_less", staticmethod(lambda *a: looks.append(1) or less(*a)))
    assert rows(20) <= 2 * rows(10) + 20


def test_rounding_to_the_nearest_ten_that_a_note_tells_is_no_difference(tmp_path):
    from ingestion.pipeline import read_file

    def told(note: str) -> set[str]:
        path = tmp_path / "rounded.csv"
        path.write_text(f"Age,Boys,Girls,Total\n12,180,10,180\n13,52,31,83\n\n{note}\n", encoding="utf-8")
        return {finding.id for finding in read_file(path).findings if finding.level == "error"}

    assert "Q401" in told("Note: the figures are as recorded.")
    assert "Q401" not in told("Note: totals may differ because numbers have been rounded to the nearest 10.")


TOTALS_OVER_YEARS = [
    figure(written, {"outcome": label}, period=period, total=label == "Total" or period is None, question=asked and "2",
           asked=asked, cell=cell)
    for n, (label, row) in enumerate(
        [("Charged", ["10", "11", "21"]), ("Other", ["20", "20", "41"]), ("Total", ["30", "31", "61"])], 2
    )
    for written, period, asked, cell in zip(
        row, (financial_year(2017), financial_year(2018), None), ("2017/18", "2018/19", None),
        (f"B{n}", f"C{n}", f"D{n}"), strict=True,
    )
]  # fmt: skip
"""Outcomes over two years with a column of totals in which 40 is printed as 41."""


def as_asked(records):
    """The total's line carries no category of its own."""
    for record in records:
        if record.breakdown.get("outcome") == "Total":
            record.breakdown.clear()
    return records


def test_a_total_over_years_that_nobody_asked_for_never_blocks():
    """The line of 41 is told once, since the column's sum only says it again; without a campaign both may matter."""
    records = as_asked(TOTALS_OVER_YEARS)
    assert ids(found(records, campaign=specification())) == ["Q404"]
    assert ids(found(records)) == ["Q401", "Q404"]
    alone = [record for record in records if record.asked is None]
    assert ids(found(alone, campaign=specification())) == ["Q416"], "a warning where nothing else says it"


def test_parts_that_overlap_may_make_more_than_their_total_and_never_less():
    notes = ["One crime may have more than one victim."]
    larger = found(table(AGREEING.replace("| 10 ", "| 12 ")), notes=notes)
    assert {finding.id for finding in larger} == {"Q417"}
    assert found(table(AGREEING.replace("| 10 ", "| 8 ")), notes=notes) == []
    loose = ["Figures may not sum to totals."]
    assert found(table(AGREEING.replace("| 10 ", "| 12 ")), notes=loose) == []


@given(
    counts=st.lists(st.lists(st.integers(1, 90), min_size=3, max_size=3), min_size=4, max_size=6),
    changed=st.tuples(st.integers(0, 3), st.integers(0, 2)),
)
def test_cases_of_several_victims_stand_in_one_period_each(counts, changed):
    """Where all other totals over the years are made by their years, a note on overlaps explains no year too many."""
    years = [financial_year(first) for first in (2016, 2017, 2018)]
    whole = Period(years[0].start, years[-1].end, "all periods shown")
    notes = ["One crime may have more than one victim."]

    def records(counts):
        made = [
            replace(figure(n, {"Area": f"A{row}"}, cell=f"{'BCD'[column]}{row + 2}"), period=years[column])
            for row, line in enumerate(counts)
            for column, n in enumerate(line)
        ]
        sums = (replace(figure(sum(line), {"Area": f"A{row}"}, total=True, cell=f"E{row + 2}"), period=whole)
                for row, line in enumerate(whole_counts))  # fmt: skip
        return [*made, *sums]

    whole_counts = [list(line) for line in counts]
    assert found(records(counts), notes=notes) == []
    row, column = changed
    counts[row][column] += 1
    assert ids(found(records(counts), notes=notes)) == ["Q404"]


def subtotals(first: int):
    """Three groups of two rows, each closed by a total that does not say of what."""
    records = []
    for group, whole in enumerate((first, 9, 12)):
        row = 2 + 3 * group
        parts = (whole if group else 7) // 2, (whole if group else 7) - (whole if group else 7) // 2
        for n, value in enumerate(parts):
            records.append(figure(value, {"Area": f"A{group}", "Sex": "FM"[n]}, cell=f"C{row + n}"))
        records.append(figure(whole, {}, cell=f"C{row + 2}", total=True))
    return records


def test_totals_of_one_name_are_held_against_the_figures_just_before_them():
    assert found(subtotals(7)) == []
    [finding] = found(subtotals(8))
    assert (finding.id, finding.place.cell) == ("Q401", "C4")
    assert "add up to 7" in finding.message


def test_figures_of_a_page_stand_in_one_column_though_they_do_not_end_at_one_point():
    boxes = [(100.4, 10, 104.3, 20), (98.1, 30, 106.9, 40), (95.2, 50, 109.7, 60)]
    labels = ({"Sex": "F"}, {"Sex": "M"}, {})
    records = [
        replace(figure(value, said, total=not said), place=Place(page=1, box=box))
        for value, said, box in zip((4, 12, 17), labels, boxes, strict=True)
    ]
    assert ids(found(records)) == ["Q401"]


@pytest.mark.parametrize(("off", "told"), [(0, []), (1, ["Q417"])])
def test_a_months_total_over_all_years_is_held_against_its_column(tmp_path, off: int, told: list[str]) -> None:
    counts = [[19, 3, 5, 14, 11], [2, 4, 5, 8, 2]]
    rows = [["Year", "Jan", "Feb", "Mar", "Apr", "May", "Overall"]]
    rows += [[str(2018 + n), *map(str, line), str(sum(line))] for n, line in enumerate(counts)]
    columns = [sum(column) + (off if n == 3 else 0) for n, column in enumerate(zip(*counts, strict=True))]
    rows += [["Overall", *map(str, columns), str(sum(map(sum, counts)))], ["One crime may have more than one victim."]]
    (path := tmp_path / "answer.csv").write_text("\n".join(",".join(row) for row in rows) + "\n")
    assert [one.id for one in read_file(path).findings if one.level != "info"] == told
