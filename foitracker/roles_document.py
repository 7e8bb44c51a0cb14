"""Print docs/roles.md: python -m foitracker.roles_document"""

from __future__ import annotations

from foitracker.doors import DESK, DOORS, KEPT_AT_THE_DESK, KEPT_BY_ADMINISTRATORS
from requests_app.roles import ROLES, WHO_MAY

HEAD = """# Who may do what

Printed from `requests_app/roles.py` (deeds and roles) and `foitracker/doors.py` (every address and the deed it asks
for): `.venv/bin/python -m foitracker.roles_document > docs/roles.md`. A test tries every address in every role and
without signing in. An address that is in no row opens for nobody. Administrators may do everything but what nobody may.

## Deeds

"""


def document() -> str:
    lines = [f"| deed | {' | '.join(ROLES)} |", f"| --- |{' --- |' * len(ROLES)}"]
    lines += [
        f"| {deed} | {' | '.join('yes' if role in allowed else 'no' for role in ROLES)} |"
        for deed, allowed in WHO_MAY.items()
    ]
    doors = ["", "## Addresses", "", "| address | to look | to change |", "| --- | --- | --- |"]
    doors += [f"| {name} | {door.look or '–'} | {door.change or '–'} |" for name, door in DOORS.items()]
    desk = ["", "## The admin desk", "", "Only accounts marked as staff come in.", "", "| rows | to look | to change |"]
    desk += ["| --- | --- | --- |", *(f"| {model} | {deed} | nobody |" for model, deed in DESK.items())]
    desk += [f"| {model} | {door.look} | {door.change} |" for model, door in KEPT_AT_THE_DESK.items()]
    desk += [f"| {model} | administrators | administrators |" for model in KEPT_BY_ADMINISTRATORS]
    return HEAD + "\n".join([*lines, *doors, *desk]) + "\n"


if __name__ == "__main__":
    print(document(), end="")
