"""Print docs/roles.md: python -m foitracker.roles_document"""

from __future__ import annotations

from foitracker.access import ACCESS, DESK, KEPT_AT_THE_DESK, KEPT_BY_ADMINISTRATORS
from requests_app.roles import ROLES, WHO_MAY

HEAD = """# Who may do what

Printed from `requests_app/roles.py` (permissions and roles) and `foitracker/access.py` (every address and the
permission it asks for): `.venv/bin/python -m foitracker.roles_document > docs/roles.md`. A test tries every
address in every role and without signing in. An address that is in no row opens for nobody. Administrators
may do everything but what nobody may.

## Permissions

"""


def document() -> str:
    lines = [f"| permission | {' | '.join(ROLES)} |", f"| --- |{' --- |' * len(ROLES)}"]
    lines += [
        f"| {permission} | {' | '.join('yes' if role in allowed else 'no' for role in ROLES)} |"
        for permission, allowed in WHO_MAY.items()
    ]
    rows = ["", "## Addresses", "", "| address | to look | to change |", "| --- | --- | --- |"]
    rows += [f"| {name} | {access.look or '–'} | {access.change or '–'} |" for name, access in ACCESS.items()]
    desk = ["", "## The admin desk", "", "Only accounts marked as staff come in.", "", "| rows | to look | to change |"]
    desk += ["| --- | --- | --- |", *(f"| {model} | {permission} | nobody |" for model, permission in DESK.items())]
    desk += [f"| {model} | {access.look} | {access.change} |" for model, access in KEPT_AT_THE_DESK.items()]
    desk += [f"| {model} | administrators | administrators |" for model in KEPT_BY_ADMINISTRATORS]
    return HEAD + "\n".join([*lines, *rows, *desk]) + "\n"


if __name__ == "__main__":
    print(document(), end="")
