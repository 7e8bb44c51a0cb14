"""The kinds of things that this room finds."""

from requests_app.search import Kind
from requests_app.search.forces import found_forces
from requests_app.search.letters import found_letters

KINDS = (
    Kind("forces", "Forces, with their latest request", "see campaigns", found_forces),
    Kind("letters", "Letters", "see campaigns", found_letters),
)
