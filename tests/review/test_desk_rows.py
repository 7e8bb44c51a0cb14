"""The lines of the desk as HTML: escaped, and where a return stands said as the template says it."""

from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string

from review.desk_rows import desk_rows, first_of_all, state_html
from review.judged import JudgedFinding, ReturnDocument, ReturnFacts, State
from review.queries import JudgedReturn


def item(state=State.BLOCKED, *, findings=(), figures=(), signed_mark=None, **claim):
    request = SimpleNamespace(pk=4, force=SimpleNamespace(name="Ke<n>t"), **claim)
    facts = ReturnFacts(4, "E1", "Ke<n>t", "answered", True, documents=[ReturnDocument(1, "a", "x", "read")])
    facts.findings, facts.figures = list(findings), figures
    sign_off = SimpleNamespace(state_mark=signed_mark, by="o'Neil") if signed_mark else None
    return JudgedReturn(request, facts, state, "m", sign_off)


def finding(level, message, **more):
    return JudgedFinding("Q999", level, message, "", message, **more)


@pytest.mark.parametrize(
    ("state", "signed_mark"),
    [*((state, None) for state in State), (State.USABLE, "m"), (State.USABLE, "other"), (State.BLOCKED, "m")],
)
def test_a_state_is_said_as_the_template_says_it(state, signed_mark):
    one = item(state, signed_mark=signed_mark)
    assert state_html(one) == render_to_string("review/state_tag.html", {"item": one}).strip()


def test_what_is_said_first_is_what_blocks_then_what_waits_and_never_what_is_settled():
    warned, blocked = finding("warning", "Warned."), finding("error", "Blocked.")
    assert first_of_all(item(findings=[warned, blocked])) == "Blocked."
    assert first_of_all(item(findings=[warned, finding("error", "Was.", settled="Seen.")])) == "Warned."
    assert first_of_all(item(figures=[1], findings=[finding("info", "A note.")])) == "nothing open"
    assert first_of_all(item(findings=[finding("info", "A note.")])) == "A note."
    assert first_of_all(item()) == ""
    assert first_of_all(item(findings=[finding("error", "x" * 200)])) == "x" * 109 + "…"


def test_every_text_of_a_line_is_escaped():
    line = desk_rows([item(findings=[finding("error", "<b>&")], claim_by='"><i>')])
    assert line.startswith('<tr><th scope="row"><a href="/review/returns/4/">Ke&lt;n&gt;t</a></th>')
    assert "&lt;b&gt;&amp;" in line
    assert "&quot;&gt;&lt;i&gt; is judging it" in line
    assert line.count('<td class="check ') == 10, "a mark for each check"
    assert "<i>" not in line
    assert "<b>" not in line
