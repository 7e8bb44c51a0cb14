"""Draws that were once read wrong, each with what it showed. They are read right, and stay so."""

FOUND: dict[int, str] = {
    70: "“#” heads running numbers under a title",
    327: "a table typed as text, parted by blanks",
    446: "sections whose totals carry their names; the head printed again among them",
    562: "a quarter with its months in brackets, beside a year written once",
    573: "a grand total under sections of years covers them all",
    50_045: "quarters with their months in a Word table inside an archive",
    50_089: "the head printed again inside a web page's table",
    50_207: "a footnote mark on one year of a head",
    50_210: "files of an archive told apart by their names only",
    60_213: "commas of thousands in a table typed as text",
    60_325: "a grand total below the last section's own total",
    70_323: "the head printed again below a section's name",
    80_158: "the day of a letter is no period of the table under it",
    80_176: "a footnote mark on the head of the counts",
    91_114: "a letter's commas beside a table typed as text",
}
