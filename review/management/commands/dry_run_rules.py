"""dry_run_rules [RULE …] [--threshold NAME=VALUE …] [--round SLUG …] [--json]: what rules would flag in kept rounds."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from requests_app.models import Campaign
from review.checks.limits import LIMITS, THRESHOLDS, rules_of, with_limits
from review.rules import kinds
from review.trials import TRIABLE, RoundTrial, read_anew, try_limits


class Command(BaseCommand):
    help = (
        "Shows what new or changed rules would have flagged in all rounds kept, beside what is flagged now. Rules that "
        "compare returns (R401 to R409) are worked out with the thresholds given; rules about one document (Q…) by "
        "reading each document again in the sandbox. Nothing is changed. Without arguments the thresholds are listed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "rules", nargs="*", metavar="RULE", help="such as R402 or Q401; else those of the thresholds"
        )
        parser.add_argument("--threshold", action="append", default=[], metavar="NAME=VALUE")
        parser.add_argument("--round", action="append", default=[], metavar="SLUG", help="only these campaigns")
        parser.add_argument("--json", action="store_true", help="print one JSON document")

    def handle(self, *args: Any, **options: Any) -> None:
        given = dict(_pair(one) for one in options["threshold"])
        try:
            limits = with_limits(given)
        except ValueError as fault:
            raise CommandError(str(fault)) from fault
        rules = {rule.upper() for rule in options["rules"]} or rules_of(given)
        known = {kind.id for kind in kinds()}
        if unknown := sorted(rules - known):
            raise CommandError(f"There is no rule {', '.join(unknown)}: docs/quality-rules.md lists them.")
        if not rules:
            self._list_thresholds()
            return
        campaigns = list(Campaign.objects.order_by("created_at", "pk"))
        if options["round"]:
            missing = set(options["round"]) - {one.slug for one in campaigns}
            if missing:
                raise CommandError(f"There is no round {', '.join(sorted(missing))}.")
            campaigns = [one for one in campaigns if one.slug in options["round"]]
        trials = self._tried(campaigns, limits, rules)
        if options["json"]:
            self.stdout.write(json.dumps([_as_json(trial) for trial in trials], ensure_ascii=False, indent=1))
        else:
            for trial in trials:
                self._print(trial)

    def _tried(self, campaigns: list[Campaign], limits: Any, rules: set[str]) -> list[RoundTrial]:
        compared, read = rules & TRIABLE, {rule for rule in rules if rule.startswith("Q")}
        if left := rules - compared - read:
            raise CommandError(
                f"{', '.join(sorted(left))} asks for no threshold and rests on one return alone: the desk shows what "
                "it flags, since returns are judged anew each time."
            )
        trials = try_limits(campaigns, limits, compared, today=timezone.localdate()) if compared else []
        if read:
            for trial in read_anew(campaigns, read, told=lambda name: self.stderr.write(f"reading {name}")):
                same = next((one for one in trials if one.campaign == trial.campaign), None)
                if same is None:
                    trials.append(trial)
                else:
                    same.added, same.gone, same.kept = (
                        same.added + trial.added, same.gone + trial.gone, same.kept + trial.kept,
                    )  # fmt: skip
        return trials

    def _list_thresholds(self) -> None:
        for one in THRESHOLDS:
            self.stdout.write(f"{one.name} = {getattr(LIMITS, one.name):g}: {one.words} ({', '.join(one.rules)})")

    def _print(self, trial: RoundTrial) -> None:
        self.stdout.write(f"\n{trial.campaign.title} ({trial.campaign.slug})")
        if trial.why_not:
            self.stdout.write(f"  {trial.why_not}")
            return
        self.stdout.write(
            f"  {len(trial.kept)} flagged as now, {len(trial.added)} more, {len(trial.gone)} no more "
            f"({trial.false_alarms} of these a person had accepted as all right)"
        )
        for sign, flags in (("+", trial.added), ("-", trial.gone)):
            for flag in flags:
                self.stdout.write(f"  {sign} {flag.rule} {flag.force}: {flag.message}")


def _pair(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    try:
        return name.strip(), float(value)
    except ValueError as fault:
        raise CommandError(f"“{text}” is no threshold: write NAME=VALUE, such as times=3.") from fault


def _as_json(trial: RoundTrial) -> dict[str, Any]:
    return {
        "round": trial.campaign.slug,
        "added": [asdict(flag) for flag in trial.added],
        "gone": [asdict(flag) for flag in trial.gone],
        "kept": len(trial.kept),
        "accepted_of_gone": trial.false_alarms,
        "why_not": trial.why_not,
    }
