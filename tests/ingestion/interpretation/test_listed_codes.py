"""Codes that begin the names of a list, and the numbers of questions, which they look like."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.interpretation.listed_codes import coded_lines
from ingestion.interpretation.prose import answers
from ingestion.pipeline import read_file
from ingestion.values.grid import Line
from ingestion.values.place import Place

NAMES = (
    "Sexual grooming",
    "Harassment",
    "Stalking",
    "White British",
    "Indian",
    "Caribbean",
    "Victim declines: no reason",
)
CODES = st.lists(
    st.one_of(
        st.builds("{}{}".format, st.integers(21, 99), st.sampled_from("ABLMQ")),
        st.builds("{}{} -".format, st.sampled_from("ABWMO"), st.integers(1, 9)),
        st.builds("{} -".format, st.integers(1, 22)),
    ),
    min_size=3,
    max_size=5,
    unique=True,
)


@settings(max_examples=60, deadline=None)
@given(CODES, st.permutations(NAMES), st.sampled_from((": ", " = ")))
def test_a_code_stays_with_the_name_it_begins(tmp_path_factory, codes, names, sign) -> None:
    """Unless it is the only one of its kind, and could be the number of an answer ("A1 - Indian: 9")."""
    kinds = {code[0] for code in codes if code[0].isalpha()}
    if len(kinds) == 1 or (any(code[0].isalpha() for code in codes) and not all(code[0].isalpha() for code in codes)):
        return
    labels = [f"{code} {name}" for code, name in zip(codes, names, strict=False)]
    if sign == ": " and any(":" in label for label in labels):
        return
    path = tmp_path_factory.mktemp("codes") / "answer.txt"
    lines = [f"{label}{sign}{n}" for n, label in enumerate(labels, 30)]
    path.write_text("Our response is below.\n\nIn 2018/19:\n" + "\n".join(lines) + "\n")
    read = {next(iter(one.breakdown.values()), ""): one.interval.low for one in read_file(Path(path)).records}
    assert read == dict(zip(labels, range(30, 30 + len(labels)), strict=True))


def test_parts_of_questions_are_no_codes() -> None:
    assert coded_lines(["1a Males: 3", "1b Females: 4", "2a Males: 3"]) == frozenset()
    assert coded_lines(["A1 - Males: 3", "A2 - Females: 4"]) == frozenset()
    assert coded_lines(["8L Harassment: 3", "8Q Stalking: 4"]) == {0, 1}


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 900), min_size=6, max_size=6), st.sampled_from(("{}", "{}:", "In {}:")), st.booleans())
def test_the_next_year_of_a_printed_list_is_no_part_of_its_last_line(numbers, form, dotted) -> None:
    """Lines of a page as close as those of one paragraph."""
    names, years = ("Female", "Male", "Unknown"), ("2018/19", "2019/20")
    mark = "• " if dotted else ""
    counts = iter(numbers)
    texts = []
    for year in years:
        texts += [form.format(year), *(f"{mark}{name}: {next(counts)}" for name in names)]
    lines = [Line(text, Place(page=1, box=(50.0, 14.0 * n, 300.0, 14.0 * n + 11))) for n, text in enumerate(texts)]
    found = answers(lines, [], None)[1]
    assert [record.interval.low for record in found] == numbers
    assert [record.period.as_written for record in found] == [year for year in years for _ in names]
