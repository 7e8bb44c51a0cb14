import json
from dataclasses import replace

from reporting.publishing.edition import MARKERS, Warned, mark
from reporting.statistics.figures import State
from tests.reporting.builders import figure
from tests.reporting.editions import CODE, HEADING, september


def row(content, area: str, period: str = "2018/19", question: str = "1", **breakdown: str):
    (found,) = [
        item
        for item in content["totals"]
        if (item["area"], item["period"], item["question"], item["breakdown"]) == (area, period, question, breakdown)
    ]
    return found


def test_an_edition_is_json_and_comes_back_the_same():
    content = september()
    assert json.loads(json.dumps(content)) == content
    assert mark(json.loads(json.dumps(content))) == mark(content)


def test_the_same_figures_have_the_same_mark_and_others_another():
    assert mark(september()) == mark(september())
    assert mark(september()) != mark(september(replace(HEADING, provisional=True)))


def test_it_holds_the_published_totals_with_their_coverage():
    told = row(september(), "England and Wales")
    assert (told["low"], told["high"], told["asked"], told["answered"]) == (4373, 4373, 43, 43)
    assert told["marker"] == ""
    (change,) = [item for item in september()["changes"] if item["area"] == "Thames Valley Police"]
    assert (change["percent"], change["forces"]) == (140.4, 1)


def test_a_public_edition_holds_no_small_count_of_people_anywhere():
    public = september()
    told = row(public, "Kent Police", question="2", victim_age="11 and under")
    assert (told["low"], told["high"], told["marker"]) == (None, None, "[c]")
    cells = [
        item
        for item in public["cells"]
        if item["force"] == CODE["Kent"] and item["breakdown"].get("victim_age") == "11 and under"
    ]
    assert cells
    assert {(item["low"], item["as_written"], item["marker"]) for item in cells} == {(None, "[c]", "[c]")}
    assert [item for item in public["withheld"] if "Kent Police in 2018/19" in item["about"]]


def test_an_internal_edition_holds_every_value_and_says_so():
    internal = september(replace(HEADING, public=False))
    assert internal["heading"]["public"] is False
    assert row(internal, "Kent Police", question="2", victim_age="11 and under")["low"] == 3
    assert all(item["marker"] != "[c]" for item in internal["cells"])


def test_a_doubt_that_quotes_a_small_count_stays_inside():
    doubtful = figure(
        "Kent", 3, question="2", victim_age="16 and over", victim_sex="Male", doubt="read as 3, perhaps 8"
    )
    public, internal = (september(replace(HEADING, public=way), more=[doubtful]) for way in (True, False))
    assert "perhaps 8" not in json.dumps(public)
    assert "Kent Police: a figure here is in doubt; the internal edition says why." in json.dumps(public)
    assert "perhaps 8" in json.dumps(internal)


def test_provisional_ranges_and_absent_figures_are_marked():
    content = september(replace(HEADING, provisional=True))
    assert row(content, "England and Wales")["marker"] == "[p]"
    hidden = row(content, "Kent Police", question="4", communication_method="@SUM(A1)")
    assert (hidden["low"], hidden["high"], hidden["marker"]) == (1, 4, "[u] [p]")
    assert row(content, "Gwent Police", question="4", communication_method="Facebook")["marker"] == "[x] [p]"


def test_a_figure_that_moved_since_the_last_edition_is_marked_revised():
    before = september(states={CODE["Kent"]: State.BLOCKED})
    after = september(previous=before)
    assert row(after, "England and Wales")["marker"] == "[r]"
    assert row(after, "Sussex Police")["marker"] == ""


def test_a_blocked_return_gives_no_cell():
    content = september(states={CODE["Kent"]: State.BLOCKED})
    assert not [item for item in content["cells"] if item["force"] == CODE["Kent"]]
    assert next(item for item in content["forces"] if item["code"] == CODE["Kent"])["state"] == "blocked"


def test_every_marker_in_use_is_explained():
    for content in (september(), september(replace(HEADING, provisional=True))):
        used = {part for item in content["totals"] + content["changes"] for part in item["marker"].split()}
        assert used
        assert used <= set(MARKERS)


def test_every_source_of_a_sentence_is_a_cell_of_the_edition():
    content = september()
    places = {(item["force"], item["document"], item["place"]) for item in content["cells"]}
    cited = {
        (source["force"], source["document"], source["place"])
        for sentence in content["sentences"]
        for figure in sentence["figures"]
        for source in figure["sources"]
    }
    assert cited
    assert cited <= places


def test_every_document_of_a_cell_is_listed():
    content = september()
    assert {item["document"] for item in content["cells"]} <= {item["id"] for item in content["documents"]}


def test_a_counted_force_says_which_questions_and_periods_it_lacks():
    content = september(more=[figure("Surrey", 4, question="4", communication_method="Kik")])
    rows = {row["name"]: row for row in content["forces"]}
    assert rows["Surrey Police"]["lacks"] == [
        {"question": "2", "periods": ["2017/18", "2018/19"], "refused": False},
        {"question": "4", "periods": ["2017/18"], "refused": False},
    ]
    assert rows["Kent Police"]["lacks"] == [{"question": "4", "periods": ["2017/18"], "refused": False}]


def test_a_force_that_is_not_counted_lacks_nothing_and_keeps_its_state():
    rows = {row["name"]: row for row in september(states={CODE["Kent"]: State.BLOCKED})["forces"]}
    assert (rows["Kent Police"]["state"], rows["Kent Police"]["lacks"]) == ("blocked", [])


def test_a_public_edition_tells_of_a_warning_no_more_than_its_kind_where_it_may_quote_a_small_count():
    warned = [
        Warned(CODE["Kent"], "R401", "A figure far from the period before", "Question 1: 90, against 10.", True),
        Warned(
            CODE["Kent"], "Q413", "Parts above their total", "Female 3 of 2.", False, "Three girls, says the force."
        ),
    ]
    open_one, accepted = september(warnings=warned)["warnings"]
    assert (open_one["message"], open_one["accepted"]) == ("Question 1: 90, against 10.", None)
    assert (accepted["title"], accepted["message"]) == ("Parts above their total", "")
    assert accepted["accepted"] == "by a supervisor, who compared it with the document"
    inside = september(replace(HEADING, public=False), warnings=warned)["warnings"]
    assert inside[1]["accepted"] == "Three girls, says the force."
