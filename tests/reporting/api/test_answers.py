"""Answers of many are given in pages, CSV runs nothing, and what a cache may keep is said."""

from __future__ import annotations

import json

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from reporting.api.answers import csv_of, finished, page

ASK = RequestFactory()


def test_the_next_page_keeps_everything_else_that_was_asked():
    request = ASK.get("/api/v1/editions", {"campaign": "a b", "offset": "0"})
    first = page(request, 5, 0, 2, ["a", "b"])
    assert (first["count"], first["items"]) == (5, ["a", "b"])
    assert first["next"].startswith("http://testserver/api/v1/editions?")
    assert "campaign=a+b" in first["next"]
    assert "offset=2" in first["next"]


@pytest.mark.parametrize(("offset", "more"), [(2, True), (3, False), (4, False), (9, False)])
def test_the_last_page_has_no_next(offset, more):
    assert bool(page(ASK.get("/x"), 5, offset, 2, [])["next"]) is more


def test_csv_has_one_head_ends_lines_as_spreadsheets_do_and_starts_no_formula():
    answer = csv_of(["area", "low"], [["=1+1", 5], ["Kent", None]])
    assert answer.content == b"area,low\r\n'=1+1,5\r\nKent,\r\n"
    assert answer["Content-Type"] == "text/csv; charset=utf-8"


def answered(query, known=frozenset({"period"}), etag=None):
    def view(request):
        if etag:
            request.etag = etag
        return HttpResponse("told")

    return finished(view, known)(ASK.get(f"/x{query}"))


def test_a_parameter_that_there_is_not_is_refused_and_nothing_told():
    refused = answered("?perod=1&period=2")
    assert refused.status_code == 422
    assert json.loads(refused.content)["detail"][0]["loc"] == ["query", "perod"]
    assert b"told" not in refused.content
    assert answered("?period=2").content == b"told"


def test_an_answer_may_be_kept_by_whoever_asked_and_is_asked_for_again():
    answer = answered("", etag='"abc"')
    assert (answer["ETag"], answer["Cache-Control"]) == ('"abc"', "private, no-cache")
    assert {"Authorization", "Cookie"} <= set(answer["Vary"].split(", "))
    assert "ETag" not in answered("?perod=1", etag='"abc"')
