"""What the document's own notes make of its marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingestion.interpretation.figures import Legend, is_legend, read_legend, settle
from ingestion.interpretation.footnote_marks import clean_label, note_numbers
from ingestion.values.figure_words import read_figure
from ingestion.values.interval import NOTHING_KNOWN, ZERO, Interval
from ingestion.values.record import Kind


@pytest.mark.parametrize(
    ("note", "mark", "bounds"),
    [
        ("* denotes fewer than 5", "*", Interval(0, 4)),
        ("Where a dash is shown, no offences were recorded.", "-", ZERO),
        ("Where there is an asterisk the figure is fewer than five.", "*", Interval(0, 4)),
        ('A dash ("-") means no offences were recorded.', "-", ZERO),
        ("^ replaces values of 1 or 2", "^", Interval(1, 2)),
        ("Figures of 5 or fewer have been replaced with an asterisk (*)", "*", Interval(0, 5)),
        ("Numbers of up to four are shown as x.", "x", Interval(0, 4)),
        ("*refers to months in which the log was not in use.", "*", Interval(None, None)),
        ("* = 1 to 4", "*", Interval(1, 4)),
        ("'*' means a figure between 1 and 4", "*", Interval(1, 4)),
        ("Values of less than 5 have been replaced with *", "*", Interval(0, 4)),
        ("Numbers under five are shown as an asterisk.", "*", Interval(0, 4)),
        ("- = nil", "-", ZERO),
        ("Note: '-' denotes zero offences", "-", ZERO),
        ("x = Not available.", "x", NOTHING_KNOWN),
        (". = Not applicable.", ".", NOTHING_KNOWN),
        (".. = nil", "..", ZERO),
        ("Key: - nil; * fewer than 5", "-", ZERO),
        ("Key: - nil; * fewer than 5", "*", Interval(0, 4)),
        (".. denotes nil, ~ denotes a figure of 1 to 5", "..", ZERO),
        (".. denotes nil, ~ denotes a figure of 1 to 5", "~", Interval(1, 5)),
        ("- means nil. .. means not held.", "..", NOTHING_KNOWN),
        ("* suppressed to protect identities", "*", NOTHING_KNOWN),
        ("An asterisk (*) has been used where the number is less than 5.", "*", Interval(0, 4)),
        ("x = figure withheld, section 40(2) personal information", "x", NOTHING_KNOWN),
    ],
)
def test_marks_are_explained(note: str, mark: str, bounds: Interval) -> None:
    assert read_legend([note]).marks[mark][1] == bounds


@pytest.mark.parametrize(
    "note", ["For one of these fatalities * the force is not known", "Dear Sir - thank you", "Age - 11 to 15"]
)
def test_other_sentences_explain_nothing(note: str) -> None:
    assert read_legend([note]).marks == {}


@pytest.mark.parametrize(
    ("note", "bounds"),
    [
        ("0 = information not held", NOTHING_KNOWN),
        ("Please note that 0 means that no information is held.", NOTHING_KNOWN),
        ("Key: zero denotes fewer than 5", Interval(0, 4)),
    ],
)
def test_nought_is_no_count_where_the_legend_says_so(note: str, bounds: Interval) -> None:
    nought, twelve = read_figure("0"), read_figure("12")
    assert nought is not None
    assert twelve is not None
    assert settle(nought, read_legend([note]), noughts_shown=True)[1] == bounds
    assert settle(twelve, read_legend([note]), noughts_shown=True) == (Kind.EXACT, Interval(12, 12))


@pytest.mark.parametrize(
    "note",
    ["0 means that no offences were recorded", "0 = nil", "Ages 0: not recorded", "10 = not held", "0-5 unknown"],
)
def test_nought_is_nought_where_the_legend_says_that_or_nothing_of_it(note: str) -> None:
    nought = read_figure("0")
    assert nought is not None
    assert settle(nought, read_legend([note]), noughts_shown=True) == (Kind.EXACT, ZERO)


def test_a_note_may_say_that_nought_is_hidden_too() -> None:
    words = read_figure("<5")
    assert words is not None
    including = read_legend(["Figures less than 5, including zero, are shown as <5"])
    assert settle(words, including, noughts_shown=True) == (Kind.SUPPRESSED, Interval(0, 4))
    assert settle(words, Legend(), noughts_shown=True) == (Kind.SUPPRESSED, Interval(1, 4))
    assert settle(words, Legend(), noughts_shown=False) == (Kind.SUPPRESSED, Interval(0, 4))


@pytest.mark.parametrize(
    ("label", "clean"),
    [
        ("Durham 1", "Durham"),
        ("Scotland 1,2", "Scotland"),
        ("Home Office^", "Home Office"),
        ("Kent*", "Kent"),
        ("Kent¹", "Kent"),
        ("Total [note 2]", "Total"),
        ("Ward 3", "Ward 3"),
        ("Level 1", "Level 1"),
        ("12-15", "12-15"),
        ("Form 696", "Form 696"),
        ("£250", "£250"),
    ],
)
def test_footnote_marks_leave_labels(label: str, clean: str) -> None:
    siblings = frozenset({label, "Ward 4", "Level 2", "Other"})
    assert clean_label(label, frozenset({"1", "2"}), siblings) == clean


def test_notes_are_numbered() -> None:
    assert note_numbers(["1 Figures for Kent", "(2) Excludes", "3. Provisional", "2018 was a year", "no"]) == {
        "1",
        "2",
        "3",
    }


@pytest.mark.parametrize(
    ("line", "mark", "bounds"),
    [
        (".. = a figure below 5", "..", (0, 4)),
        ("Key: .. = between 1 and 4; - = nil", "..", (1, 4)),
        ("[c] = suppressed, fewer than 5", "[c]", (0, 4)),
        ("[c]: value between 1 and 4 withheld to prevent identification", "[c]", (1, 4)),
        ("REDACTED: withheld under Section 40(2)", "redacted", (None, None)),
    ],
)
def test_marks_of_several_signs_are_defined(line: str, mark: str, bounds: tuple[int | None, int | None]) -> None:
    known = read_legend([line]).marks[mark][1]
    assert (known.low, known.high) == bounds
    assert is_legend(line)


@pytest.mark.parametrize("line", ["Withheld: 12", "Suppressed by the force", "c: drive, below 5 files"])
def test_counts_and_names_define_no_mark(line: str) -> None:
    assert not {"withheld", "suppressed", "[c]"} & set(read_legend([line]).marks)


def test_words_for_what_is_held_back_are_explained_like_signs():
    for line in ("low = fewer than 5", "'Low' means 0 to 4", "low: less than 5"):
        assert read_legend([line]).marks["low"][1] == Interval(0, 4)
        assert is_legend(line)


@pytest.mark.parametrize(
    "said", ["x = figure withheld, section 40(2)", "x = exempt, personal data", "x: withheld under s.40"]
)
def test_what_a_section_withholds_is_refused(said: str) -> None:
    assert read_legend([said]).marks["x"] == (Kind.REFUSED, NOTHING_KNOWN)


@pytest.mark.parametrize(
    ("line", "only"),
    [
        ("Low numbers have been suppressed (<5).", True),
        ("An asterisk (*) has been used where the number is less than 5.", True),
        ("Where figures are low they have been shown as < 5 to prevent identification.", True),
        ("Counts of fewer than 10 are shown as <10.", True),
        ("There were fewer than 5 offences, and the number was withheld.", False),
        ("Low numbers were recorded in 2019: 3 offences were withheld.", False),
    ],
)
def test_a_line_that_only_says_how_low_numbers_are_shown(line: str, only: bool) -> None:
    assert is_legend(line) is only


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 28),
    st.sampled_from(("January", "March", "May", "Sep", "Dec")),
    st.sampled_from(("{} to {}", "{} and {}", "{} - {}")),
)
def test_a_letters_date_is_no_note_and_a_bands_end_no_mark(day: int, month: str, form: str) -> None:
    label = form.format(max(day - 4, 0), day)
    assert clean_label(label, note_numbers([f"{day} {month} 2021"])) == label
    assert clean_label(label, note_numbers([f"{day} Figures exclude attempts."])) == label


@pytest.mark.parametrize("nought", ["nil", "none", "zero", "0"])
@pytest.mark.parametrize("few", ["fewer than 5", "less than five", "<5", "between 1 and 4", "1 to 4"])
@pytest.mark.parametrize("mark", ["-", "*", ".."])
def test_a_mark_that_may_hide_nought_hides_nought_beside_noughts_that_are_shown(nought, few, mark):
    for words in (f"{nought} or {few}", f"{few} or {nought}"):
        legend = read_legend([f"{mark} denotes {words}."])
        assert settle(read_figure(mark), legend, noughts_shown=True)[1] == Interval(0, 4), words


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(("Arson", "0-9", "Not recorded", "18 and over")), st.integers(1, 9), st.booleans())
def test_a_mark_in_brackets_belongs_to_its_note(label: str, number: int, noted: bool) -> None:
    """Without a note of that number it is a part of the name, and so it is where a sibling differs by it alone."""
    numbers = note_numbers([f"({number}) Recording practice changed."]) if noted else frozenset()
    written = f"{label} ({number})"
    assert clean_label(written, numbers, frozenset({written, "Theft"})) == (label if noted else written)
    assert clean_label(written, numbers, frozenset({written, f"{label} ({number + 1})"})) == written
    assert clean_label(f"{label}#", numbers) == label


@pytest.mark.parametrize("text", ["- 68 offences", "-68 offences", "− 12 crimes"])
def test_nothing_is_counted_below_nought(text: str) -> None:
    assert read_figure(text) is None
