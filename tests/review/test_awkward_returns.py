"""Returns as forces send them, awkward in one way each: one finding for the cause, and a way to settle it."""

from decimal import Decimal

import pytest

from requests_app.models import QuestionOutcome
from requests_app.roles import SUPERVISOR
from review import actions
from review.causes import causes
from review.judged import State
from review.queries import judged_return
from review.tags import Check, marks_of
from tests.builders import campaign, csv_return, person, received, totals_return
from tests.review.test_judging import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.integration]


@pytest.fixture
def kent(db):
    return campaign("kent", "essex").requests.get(force__slug="kent")


@pytest.fixture
def supervisor(client):
    user = person("supervisor", SUPERVISOR)
    client.force_login(user)
    return user


def judged(request):
    return judged_return(request, today=TODAY)


def matters(request):
    item = judged(request)
    return causes(item.findings, item.facts.figures)


def test_years_of_another_kind_are_one_matter_with_the_answer_that_they_leave_empty(kent):
    received(kent, csv_return([["", "2017", "2018"], ["Number of offences", 20, 21]]))
    [matter] = matters(kent)
    assert {finding.id for finding in matter.findings} == {"Q302", "R107"}
    assert matter.first.id == "Q302", "why nothing is counted is said first"


def test_an_answer_without_figures_stays_a_matter_once_the_years_were_looked_at(kent, supervisor):
    received(kent, csv_return([["", "2017", "2018"], ["Number of offences", 20, 21]]))
    years = [finding for finding in judged(kent).blocking if finding.id == "Q302"]
    actions.accept(request=kent, findings=years, reason="They are calendar years.", by=supervisor)
    assert [finding.id for finding in judged(kent).blocking] == ["R107"]


TWINS = [
    ["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 40], ["Male", 6, 12], ["Unknown", 0, 0],
    [],
    ["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 40], ["Male", 6, 15], ["Unknown", 0, 0],
]  # fmt: skip


def test_two_tables_that_nothing_tells_apart_are_one_matter_and_one_figure_settles_it(kent, supervisor):
    received(kent, totals_return(26, 52), name="totals.csv")
    received(kent, csv_return(TWINS), name="sexes.csv")
    [matter] = matters(kent)
    assert sorted(finding.id for finding in matter.findings) == ["Q415", "R201"]
    assert {candidate.words for candidate in matter.candidates} == {"12", "15"}
    actions.correct(
        request=kent, question="2", period="2017/18", breakdown={"victim_sex": "Male"}, low=Decimal(6), high=Decimal(6),
        reason="As printed.", by=supervisor,
    )  # fmt: skip
    assert len(matters(kent)) == 1, "another figure settles nothing"
    twelve = next(candidate for candidate in matter.candidates if candidate.words == "12")
    actions.choose(judged=judged(kent), finding=matter.first, chosen=twelve, reason="The first table.", by=supervisor)
    item = judged(kent)
    assert not item.blocking
    assert [finding.settled for finding in item.findings if finding.id == "Q415"] == [
        "Corrected by a person: The first table."
    ]


def test_the_sentence_at_the_sign_off_counts_matters_and_not_findings(kent, supervisor):
    received(kent, totals_return(26, 52), name="totals.csv")
    received(kent, csv_return(TWINS), name="sexes.csv")
    sentence = actions.why_not_ready(judged(kent), supervisor)
    assert sentence is not None
    assert sentence.startswith("Something blocks: ")
    assert "more" not in sentence
    received(kent, totals_return(26, 53), name="more.csv")
    assert actions.why_not_ready(judged(kent), supervisor).endswith("(and 1 more matter)")


def test_a_total_over_years_that_is_wrong_warns_and_leaves_the_return_usable(kent):
    rows = [["Sex of victim", "2017/18", "2018/19", "Total"], ["Female", 20, 40, 60], ["Male", 6, 12, 19],
            ["Unknown", 0, 0, 0], ["Total", 26, 52, 78]]  # fmt: skip
    received(kent, csv_return(rows))
    item = judged(kent)
    assert item.state is State.USABLE
    assert [finding.message for finding in item.waiting if finding.id in ("Q401", "Q404", "Q416")] == [
        "The 2 parts over the periods (B3 to C3) add up to 18; the printed total of Male, all periods shown is 19."
    ]


def test_blank_cells_wait_for_a_word_until_they_are_set(kent, supervisor):
    received(kent, totals_return(26, 52), name="totals.csv")
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 40], ["Male", 6, ""], ["Unknown", 0, 0]]
    received(kent, csv_return(rows), name="sexes.csv")
    [blank] = [finding.message for finding in judged(kent).waiting if finding.id == "R109"]
    assert blank.startswith("Question 2: 1 cell is blank in sexes.csv")
    actions.correct(
        request=kent, question="2", period="2018/19", breakdown={"victim_sex": "Male"}, low=Decimal(12),
        high=Decimal(12), reason="The force said so.", by=supervisor,
    )  # fmt: skip
    assert "R109" not in {finding.id for finding in judged(kent).waiting}


def tables(*titles):
    rows = []
    for title in titles:
        rows += [[title], ["", "2017/18", "2018/19"], ["Dogs", 3, 4], ["Horses", 5, 6], []]
    return rows


@pytest.fixture
def laid_out_otherwise(kent, supervisor):
    """Kent's return of two documents, each with the same four tables that its last return did not have."""
    received(kent, totals_return(26, 52), name="last.csv")
    actions.sign_off(request=kent, by=supervisor, today=TODAY, accepting="Compared.")
    after = campaign("kent", slug="next").requests.get()
    more = tables("Animals seized", "Animals returned", "Animals fed", "Animals walked")
    for name in ("one.csv", "two.csv"):
        received(after, csv_return([["", "2017/18", "2018/19"], ["Number of offences", 26, 52], [], *more]), name=name)
    return after


def of_layout(request):
    return [finding for finding in judged(request).waiting if finding.id.startswith("Q8")]


def test_many_warnings_about_the_layout_stand_under_one_heading_each_once(client, laid_out_otherwise):
    found = of_layout(laid_out_otherwise)
    words = {finding.message for finding in found}
    assert len(found) == 2 * len(words) > 6
    page = client.get(f"/review/returns/{laid_out_otherwise.pk}/").content.decode()
    folded = page[page.index('<details class="warnings" id="layout">') :].split("</details>")[0]
    assert f"Laid out otherwise than last time ({len(words)})" in folded
    assert folded.count('name="finding"') == len(words)
    assert folded.count("(in 2 documents)") == len(words)
    assert page.count('name="finding" value="' + found[0].fingerprint) == 1
    marks = dict(zip(Check, marks_of(judged(laid_out_otherwise)), strict=True))
    assert marks[Check.AS_BEFORE].symbol == f"! {len(words)}", "the desk counts what the page shows"


def test_one_tick_accepts_all_of_the_layout_and_nothing_else(client, laid_out_otherwise):
    others = {finding.id for finding in judged(laid_out_otherwise).waiting} - {
        f.id for f in of_layout(laid_out_otherwise)
    }
    assert others, "something else waits beside them"
    accept = f"/review/returns/{laid_out_otherwise.pk}/accept/"
    client.post(accept, {"layout": "all", "accept-reason": ""})
    assert of_layout(laid_out_otherwise), "never without a reason"
    client.post(accept, {"layout": "all", "accept-reason": "A new form, compared."})
    assert of_layout(laid_out_otherwise) == []
    assert {finding.id for finding in judged(laid_out_otherwise).waiting} == others


def test_a_tick_is_for_the_same_words_of_the_other_document_too(client, laid_out_otherwise):
    found = of_layout(laid_out_otherwise)
    accept = f"/review/returns/{laid_out_otherwise.pk}/accept/"
    client.post(accept, {"finding": found[0].fingerprint, "accept-reason": "Compared."})
    left = of_layout(laid_out_otherwise)
    assert len(left) == len(found) - 2
    assert found[0].message not in {finding.message for finding in left}


def refused_and_given(kent, letter):
    """What is told of a letter that refuses the whole request and gives both years' figures all the same."""
    received(kent, letter.encode(), name="letter.txt")
    item = judged(kent)
    assert item.state is State.USABLE
    assert {(f.period, f.interval.low) for f in item.facts.figures} == {("2017/18", 26), ("2018/19", 52)}
    return [finding.message for finding in item.findings if finding.id == "R108"]


GOODWILL = "As a gesture of goodwill, and outside the Act, the number of offences was 26 in 2017/18 and 52 in 2018/19."


@pytest.mark.parametrize(
    ("refusal", "given"),
    [
        ("Your request is refused under section 12 of the Freedom of Information Act.", GOODWILL),
        (
            "Section 12(1) of the Freedom of Information Act 2000 applies to the whole of your request, which is "
            "therefore refused.",
            GOODWILL,
        ),
        (
            "Your request is refused under section 12 in its entirety.",
            "Although excess cost removes the force's obligations under the Act, as a gesture of goodwill I have "
            "supplied information retrieved before it was realised that the fees limit would be exceeded.\n\n"
            "Question 1: 26 offences in 2017/18 and 52 offences in 2018/19.",
        ),
        (
            "Section 12 is engaged and we are not obliged to comply with the whole of your request.",
            "However, on this occasion and outside of the Act, we recorded 26 offences in 2017/18 and 52 offences in "
            "2018/19.",
        ),
    ],
)
def test_a_whole_refusal_beside_figures_of_goodwill_is_told_once_in_its_own_words(kent, refusal, given):
    assert refused_and_given(kent, f"{refusal}\n\n{given}") == [f"The letter says: “{refusal}”"]


def test_a_whole_refusal_is_told_where_figures_of_another_document_answer_every_question(kent):
    """Once, and no more where a person has recorded what is refused."""
    refusal = "Section 12(1) of the Freedom of Information Act 2000 applies to the whole of your request."
    received(kent, f"{refusal} It is therefore refused.".encode(), name="letter.txt")
    received(kent, totals_return(26, 52), name="goodwill.csv")
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 40], ["Male", 6, 12], ["Unknown", 0, 0]]
    received(kent, csv_return(rows), name="sexes.csv")
    item = judged(kent)
    assert item.state is State.USABLE
    assert {figure.question for figure in item.facts.figures} == {"1", "2"}
    [told] = [finding.message for finding in item.findings if finding.id == "R108"]
    assert refusal in told
    QuestionOutcome.objects.create(request=kent, question="2", outcome="partly answered", exemptions=["s12(1)"])
    assert "R108" not in {finding.id for finding in judged(kent).findings}


def test_a_question_that_is_refused_and_answered_for_one_year_is_told_with_its_sentence(kent):
    received(kent, b"Question 1: refused under s12. As goodwill, 26 offences in 2017/18.", name="letter.txt")
    item = judged(kent)
    assert [(f.question, f.period, f.interval.low) for f in item.facts.figures] == [("1", "2017/18", 26)]
    [told] = [finding.message for finding in item.findings if finding.id == "R108"]
    assert told == "The letter says: “Question 1: refused under s12.”"
    assert "Question 1 has no figure for 2018/19." in [f.message for f in item.findings if f.id == "R105"]


def test_figures_without_a_refusal_and_a_refusal_of_one_question_are_no_whole_refusal(kent):
    said = (
        "Had your request gone over the limit, section 12 of the Freedom of Information Act would have applied to it. "
        "It did not. The number of offences was 26 in 2017/18 and 52 in 2018/19."
    )
    assert refused_and_given(kent, said) == []


def counts_victims(kent, *, male=(30, 45)):
    received(kent, totals_return(26, 52), name="totals.csv")
    rows = [["Sex of victim", "2017/18", "2018/19"], ["Female", 20, 40], ["Male", *male], ["Unknown", 0, 0]]
    received(kent, csv_return(rows), name="sexes.csv")


def test_parts_that_make_their_whole_in_no_year_are_one_matter_settled_by_one_press(client, kent, supervisor):
    counts_victims(kent)
    [matter] = matters(kent)
    assert [finding.id for finding in matter.findings] == ["R202", "R202"]
    page = client.get(f"/review/returns/{kent.pk}/").content.decode()
    assert "leave all 6 parts out" in page
    assert "the sum of question 2&#x27;s parts in 2018/19" in page
    kept = {"finding": matter.first.fingerprint, "leave_out": matter.throughout, "reason": "They are victims."}
    client.post(f"/review/returns/{kent.pk}/settle/", kept)
    item = judged(kent)
    assert item.state is State.USABLE
    assert {figure.question for figure in item.facts.figures if not figure.left_out} == {"1"}


def test_parts_that_are_wrong_in_one_year_are_that_years_matter(kent):
    counts_victims(kent, male=(6, 45))
    [matter] = matters(kent)
    assert len(matter.findings) == 1
    assert matter.throughout == []


JOINT = [
    ["Joint response on behalf of Kent Police and Essex Police"], [], ["", "2017/18", "2018/19"],
    ["Number of offences", 31, 44],
]  # fmt: skip


def test_a_joint_answer_that_came_from_both_forces_is_one_matter_and_counts_once(client, kent, supervisor):
    essex = kent.campaign.requests.get(force__slug="essex")
    mine = received(kent, csv_return(JOINT), name="joint.csv")
    received(essex, csv_return(JOINT), name="joint.csv")
    [matter] = matters(kent)
    assert {"R302", "R307"} <= {finding.id for finding in matter.findings}
    assert matter.first.id == "R302", "no word settles that: one of the two gives it up"
    page = client.get(f"/review/returns/{kent.pk}/").content.decode()
    assert "It is not this force's answer: set the document aside" in page
    assert "Leave this figure out" not in page
    actions.set_aside(document=mine, reason="Essex records them.", by=supervisor)
    assert judged(kent).state is State.MISSING
    assert [finding.id for finding in judged(essex).blocking] == ["R307"]


def test_a_letter_that_asks_back_leads_to_the_page_where_it_is_recorded(client, kent, supervisor):
    received(kent, b"Could you please clarify what you mean by online?", name="letter.txt")
    [matter] = matters(kent)
    assert (
        matter.first.message
        == "letter.txt: It asks for clarification: “Could you please clarify what you mean by online?”"
    )
    page = client.get(f"/review/returns/{kent.pk}/").content.decode()
    assert f'href="/requests/{kent.pk}/">Record what the letter says</a>' in page
    assert "1 note or settled finding" in page


def test_victims_for_offences_block_until_somebody_who_looked_says_that_the_words_mislead(kent, supervisor):
    received(kent, csv_return([["Victims recorded by year"], ["", "2017/18", "2018/19"], ["Total", 20, 21]]))
    [matter] = matters(kent)
    assert matter.first.message.startswith("Question 1 asks for offences; the return counts victims")
    actions.accept(request=kent, findings=matter.findings, reason="The letter says offences.", by=supervisor)
    assert judged(kent).state is State.USABLE
