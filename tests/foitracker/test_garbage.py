"""The web server's workers look through their garbage rarely; what hangs together in a circle goes all the same."""

import subprocess
import sys

from gunicorn.config import Config

from foitracker import web_server

PROGRAM = """
import gc, weakref
from foitracker.garbage import YOUNG, settle
class One: pass
settle()
assert gc.get_freeze_count() > 0
before = gc.get_stats()[0]["collections"]
rows = [[number] for number in range(20_000)]  # a page of a large return
assert gc.get_stats()[0]["collections"] == before, "no page sets off a collection"
circle = One(); circle.itself = circle; gone = weakref.ref(circle); del circle
rows = [[number] for number in range(2 * YOUNG)]
assert gone() is None, "else memory would only grow"
"""


def test_a_page_sets_off_no_collection_and_circles_go_all_the_same():
    subprocess.run([sys.executable, "-c", PROGRAM], check=True)


def test_gunicorn_takes_it_up_in_each_worker():
    config = Config()
    config.set("post_worker_init", web_server.post_worker_init)
    assert config.post_worker_init is web_server.post_worker_init
