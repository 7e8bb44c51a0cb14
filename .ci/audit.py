"""Known holes in the pins, where a service that knows them is within reach: python .ci/audit.py

Exit 0 where none is known, or where nobody could be asked, which is said; 1 where there is one. One pin is asked about
first, of each service in turn: where that gets no answer, the others are not tried. What the service does not know is
named and not counted as looked at."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 180
SERVICES = ("pypi", "osv")


def asked(requirements: Path, service: str) -> dict:
    """What pip-audit answers. Raises TimeoutExpired and ValueError where there is no answer."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(requirements), "--no-deps", "--disable-pip",
               "--vulnerability-service", service, "--format", "json", "--progress-spinner", "off"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    told = json.loads(done.stdout)
    if not isinstance(told, dict) or not told.get("dependencies"):
        raise ValueError("no answer")
    return told


def answer() -> tuple[str, dict] | None:
    """The service that answered and what it said of every pin; None where none did."""
    pins = (ROOT / "requirements.txt").read_text()
    first = next(line for line in pins.splitlines() if line.startswith("django=="))
    for service in SERVICES:
        try:
            with tempfile.NamedTemporaryFile("w", suffix=".txt") as one:
                one.write(first.rstrip(" \\") + "\n")
                one.flush()
                if "skip_reason" in asked(Path(one.name), service)["dependencies"][0]:
                    continue
            return service, asked(ROOT / "requirements.txt", service)
        except (subprocess.TimeoutExpired, ValueError, KeyError):
            continue
    return None


def main() -> int:
    told = answer()
    if told is None:
        print("Known holes: not looked for, nobody who knows them is within reach. This says nothing about the pins.")
        return 0
    service, packages = told[0], told[1]["dependencies"]
    holes = 0
    for package in packages:
        for hole in package.get("vulns", []):
            holes += 1
            mended = ", ".join(hole.get("fix_versions", [])) or "no version yet"
            print(f"{package['name']} {package['version']}: {hole['id']}, mended in {mended}")
    unknown = sorted(package["name"] for package in packages if "skip_reason" in package)
    if unknown:
        print(f"Not looked at, {service} does not know them: {', '.join(unknown)}")
    print(f"Known holes: {holes or 'none'}; {len(packages) - len(unknown)} pins looked at by {service}.")
    if holes:
        print("Renew the pins: ./run lock")
    return 1 if holes else 0


if __name__ == "__main__":
    sys.exit(main())
