import json
from dataclasses import asdict

import pytest

from reporting.disclosure.suppression import Suppression
from reporting.sentences.headlines import (
    ChangeClaim,
    CountClaim,
    ShareClaim,
    default_claims,
    headline_question,
    headlines,
    repeated_claims,
)
from reporting.sentences.sentence import Voice
from reporting.statistics.figures import State
from tests.reporting.builders import CODE, figure, ledger, specification
from tests.reporting.sentences.test_statements import FOUR_PLATFORMS, YEARS, ages, methods, release


def campaign():
    return ledger(
        release()
        + [item for year in YEARS for item in ages("Thames Valley", 21, 82, 11, year)]
        + methods("2018/19", Facebook=42, Instagram=70, WhatsApp=12, Snapchat=30, Kik=46, Not_recorded=90)
    )


def test_the_claims_of_a_release_come_out_in_both_voices_and_in_order():
    told = headlines(
        campaign(),
        specification(),
        [
            ChangeClaim("1", "England and Wales", *YEARS),
            ChangeClaim("1", "Thames Valley Police", *YEARS),
            ShareClaim("2", "Thames Valley Police", YEARS, "victim_age", ("11 and under",)),
            ShareClaim("4", "Thames Valley Police", YEARS, "communication_method", tuple(FOUR_PLATFORMS)),
            CountClaim("1", "South East", "2018/19"),
        ],
    )
    assert told.withheld == ()
    press = [sentence.text for sentence in told.voiced(Voice.PRESS)]
    assert len(press) == len(told.voiced(Voice.STATISTICAL)) == 5
    for text, part in zip(
        press,
        ["rose by 36 per cent", "almost four times the national increase", "one in five", "77 per cent", "747"],
        strict=True,
    ):
        assert part in text


def test_a_claim_may_say_its_own_subject():
    told = headlines(campaign(), specification(), [CountClaim("1", "South East", "2018/19", subject="crimes")])
    assert told.sentences[0].text == "Police in the South East recorded 747 crimes in the year to April 2019."


def test_the_default_claims_tell_every_area_and_every_known_category():
    plan = specification()
    claims = default_claims(campaign(), plan)
    assert isinstance(claims[0], ChangeClaim)
    assert claims[0].area == "England and Wales"
    shares = [claim for claim in claims if isinstance(claim, ShareClaim)]
    assert {claim.categories for claim in shares if claim.dimension == "victim_age"} == {
        ("11 and under",), ("12-15",), ("16 and over",),
    }  # fmt: skip
    assert [claim.categories for claim in shares if claim.question == "4"] == [("Instagram",), ("Kik",), ("Facebook",)]
    assert len([claim for claim in claims if isinstance(claim, ChangeClaim)]) == 1 + 2 + 9 + 43


def test_what_cannot_be_said_is_withheld_once_with_why():
    told = headlines(campaign(), specification())
    assert any("one of the 43 forces" in held.why or "Only 1 of the 43 forces" in held.why for held in told.withheld)
    assert len(told.withheld) == len(set(told.withheld))
    json.dumps([held.as_json() for held in told.withheld] + [sentence.as_json() for sentence in told.sentences])


def test_a_force_whose_return_waits_is_withheld_not_forgotten():
    book = ledger(release(), states={CODE["Kent"]: State.BLOCKED})
    told = headlines(book, specification(), [ChangeClaim("1", "Kent Police", *YEARS)])
    assert told.sentences == ()
    assert told.withheld[0].why == "The force's return waits for a supervisor."


def test_a_share_is_withheld_where_a_figure_of_its_breakdown_is():
    claim = ShareClaim("2", "Thames Valley Police", YEARS, "victim_age", ("12-15",))
    youngest = frozenset({("victim_age", "11 and under")})
    hidden = Suppression({("2", "2017/18", "Thames Valley Police", youngest): "small"})
    told = headlines(campaign(), specification(), [claim], suppression=hidden)
    assert told.sentences == ()
    assert "could give one away" in told.withheld[0].why
    assert headlines(campaign(), specification(), [claim]).withheld == ()


def test_the_headline_question_is_the_one_the_others_sum_to():
    asked = specification(
        questions=[
            {"number": "a", "text": "Flags?"},
            {"number": "b", "text": "All?"},
            {"number": "c", "text": "By age?", "breakdown": ["victim_age"], "sums_to": "b"},
        ]
    )
    assert headline_question(asked).number == "b"


def test_a_claim_on_an_area_that_was_not_asked_is_the_callers_mistake():
    with pytest.raises(KeyError):
        headlines(ledger([figure("Kent", 1)]), specification(), [CountClaim("1", "Atlantis", "2018/19")])


def test_what_somebody_chose_to_say_is_said_again_in_the_next_edition():
    own = ShareClaim("5", "Kent", ("2018/19",), "platform", ("Snapchat", "Kik"))
    usual = [CountClaim("1", "Kent", "2018/19"), ChangeClaim("1", "Kent", "2017/18", "2018/19")]
    told = [
        {"kind": "share", "voice": voice, "claim": asdict(own) | {"periods": ["2018/19"]}}
        for voice in ("press", "statistical")
    ]
    assert repeated_claims(told, usual) == [own, *usual]
    counted = {"kind": "count", "claim": {"question": "1", "area": "Kent", "period": "2018/19"}}
    assert repeated_claims([counted, {"kind": "", "claim": {}}], usual) == usual
    assert repeated_claims([], usual) == usual
