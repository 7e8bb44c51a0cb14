"""Tables counted in the lines above them ("Table 2: Shop"): what stands beside the number tells them apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.corpus.pictures import read, told


@pytest.mark.parametrize("counting", ["Table {n}: {name}", "Sheet {n}: {name}", "{n}. {name}"])
def test_a_counted_line_is_the_category_whatever_else_titles_one_table(tmp_path: Path, counting: str) -> None:
    names = ["Shop", "Park", "Online"]
    blocks = []
    for n, name in enumerate(names, 1):
        more = "Recorded offences\n" if n == 1 else ""
        head = counting.format(n=n, name=name)
        blocks.append(
            f"{head}\n{more}| Kind | 2018/19 | 2019/20 |\n| Theft | {n} | {n + 10} |\n| Arson | {n + 20} | 7 |"
        )
    figures = told(read(tmp_path, "\n|  |\n".join(blocks)))
    assert len(figures) == 12
    assert all(any(name in line for line in figures if f": {n}" in line) for n, name in enumerate(names, 1))
    assert not any("Recorded offences" in line for line in figures)
