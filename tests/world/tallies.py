"""Many returns drawn, read and judged; failing ones made smaller."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path
from tempfile import TemporaryDirectory

from ingestion.pipeline import read_file
from tests.world import additions, decorations, forms
from tests.world.drawing import MOST_CATEGORIES, drawn_document, write
from tests.world.judging import Counts, Judgement, judge
from tests.world.pieces import Document


@dataclass(slots=True)
class Tally(Counts):
    """Sums over returns: how many there were, were read right and were warned about."""

    returns: int = 0
    right: int = 0
    noisy: int = 0

    def add(self, one: Judgement) -> None:
        for counted in fields(Counts):
            setattr(self, counted.name, getattr(self, counted.name) + getattr(one, counted.name))
        self.returns += 1
        self.right += one.right
        self.noisy += one.noise > 0

    @property
    def share_exact(self) -> float:
        return self.exact / self.expected if self.expected else 1.0

    @property
    def in_silence(self) -> float:
        """Figures wrong or lost without a word, in 10,000."""
        return 10_000 * self.silent / self.expected if self.expected else 0.0


@dataclass(slots=True)
class Survey:
    """Clean returns altogether and by kind; trapped ones apart, with how many were told of."""

    clean: Tally = field(default_factory=Tally)
    by_kind: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    trapped: Tally = field(default_factory=Tally)
    traps_untold: list[str] = field(default_factory=list)
    failing: list[str] = field(default_factory=list)

    def take(self, document: Document, judgement: Judgement) -> None:
        name = f"seed {document.seed}: {document.layout}, {document.container}"
        if document.trap:
            self.trapped.add(judgement)
            if not judgement.noise:
                self.traps_untold.append(f"{name}, {document.trap}")
            return
        self.clean.add(judgement)
        for kind in (f"layout {document.layout}", f"container {document.container}"):
            self.by_kind[kind].add(judgement)
        for decoration in document.decorations or ["nothing"]:
            self.by_kind[f"with {decoration}"].add(judgement)
        if not judgement.right:
            self.failing.append(
                f"{name} ({', '.join(document.decorations)}): {judgement.exact} of {judgement.expected} exact, "
                f"{judgement.flagged} flagged, {judgement.silent} silent, {judgement.invented} invented"
            )


def judged(document: Document) -> Judgement:
    with TemporaryDirectory() as folder:
        made = write(document, Path(folder))
        return judge(made, read_file(made.path))


def survey(seeds: Iterable[int]) -> Survey:
    found = Survey()
    for seed in seeds:
        document = drawn_document(seed)
        found.take(document, judged(document))
    return found


def smallest(seed: int, *, layout: str = "", container: str = "") -> str:
    """The failing draw without whatever it does not need to fail: words that draw it again."""
    without: set[str] = set()
    most = MOST_CATEGORIES

    def fails(without: set[str], most: int) -> bool:
        return not judged(drawn_document(seed, layout=layout, container=container, without=without, most=most)).right

    every = (*additions.DECORATIONS, *forms.DECORATIONS, *decorations.ALL)
    for name in every:
        if fails(without | {name}, most):
            without |= {name}
    while most > 2 and fails(without, most - 1):
        most -= 1
    kept = [name for name in every if name not in without]
    has = drawn_document(seed, layout=layout, container=container, without=without, most=most)
    left = [name for name in kept if name in has.decorations]
    return f"seed {seed}, {has.layout}, {has.container}, at most {most} categories, with {', '.join(left) or 'nothing'}"
