"""Codes that begin the names of a list, and the numbers of questions, which they look like."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.interpretation.listed_codes import coded_lines
from ingestion.pipeline import read_file

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
