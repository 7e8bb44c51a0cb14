"""Who looks first at what a process of the web server shows waits for nothing to be loaded."""

import subprocess
import sys

import pytest

from foitracker.loading import templates
from review import rules

PROGRAM = """
import sys
import django
django.setup()
from django.db import connection
from foitracker.loading import load_pages, templates
assert "foitracker.urls" not in sys.modules, "a command does not load it"
load_pages()
assert connection.connection is None, "no database is asked"
from django.template import engines
[cached] = engines["django"].engine.template_loaders
assert {one.name for one in cached.get_template_cache.values() if hasattr(one, "name")} >= set(templates())
from django.urls import reverse, resolve
from requests_app.program import program_mark
from review.rules import declaring_modules, kinds
assert kinds.cache_info().currsize == program_mark.cache_info().currsize == 1
before = set(sys.modules)
for name, given in (("search", {}), ("review-desk", {}), ("quality-rules", {}), ("admin:index", {})):
    assert callable(resolve(reverse(name, kwargs=given)).func)
from requests_app.search import every_kind
assert {"across", "letters", "sentences"} <= set(every_kind())
assert not set(sys.modules) - before, "everything was there"
print(len(declaring_modules()), len(kinds()))
"""


def test_everything_is_loaded_before_anybody_asks(monkeypatch):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "foitracker.settings")
    told = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120)
    assert told.returncode == 0, told.stderr
    modules, kinds = map(int, told.stdout.split())
    assert modules > 20
    assert kinds > 100


def test_the_sites_own_templates_are_found():
    assert {"base.html", "review/desk.html", "requests_app/search.html"} <= set(templates())


def test_a_module_that_declares_rules_is_found_however_it_is_looked_for(monkeypatch):
    found = rules.declaring_modules()
    monkeypatch.setattr(rules, "CALLED", "")  # every module is parsed
    assert rules.declaring_modules() == found


@pytest.mark.parametrize("module", ["ingestion.quality.sum_kinds", "review.checks.peers"])
def test_rules_of_both_rooms_are_among_them(module):
    assert module in rules.declaring_modules()
