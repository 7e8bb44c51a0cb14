"""The service's numbers in Prometheus' format: read from the database and the machine when they are asked for, so that
it does not matter which of several processes answers. Numbers and states only."""

from __future__ import annotations

import hmac
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET
from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.registry import Collector

from foitracker.status import Status, alive, status


class Numbers(Collector):
    """What is told of one moment."""

    def __init__(self, now: Status) -> None:
        self.now = now

    def collect(self) -> Iterator[Metric]:
        now = self.now
        up = GaugeMetricFamily("foitracker_part_up", "Whether a part of the service is up", labels=["part"])
        for name, is_up in now.parts.items():
            up.add_metric([name], float(is_up))
        yield up
        if now.queue is not None:
            yield GaugeMetricFamily("foitracker_queue_messages", "Messages that wait at the broker", now.queue)
        living = sum(alive(seconds) for _, seconds in now.workers)
        yield GaugeMetricFamily("foitracker_workers", "Workers heard of lately", living)
        for what, counted in (("documents", now.documents), ("letters", now.letters)):
            family = GaugeMetricFamily(f"foitracker_{what}", f"{what.capitalize()} by state", labels=["state"])
            for state, number in counted.items():
                family.add_metric([state], number)
            yield family
        yield GaugeMetricFamily("foitracker_failures", "Failures that somebody has to look at", len(now.failures))
        yield GaugeMetricFamily("foitracker_removals_waiting", "Files still to be deleted", now.removals)
        yield GaugeMetricFamily("foitracker_stored_bytes", "Bytes of the documents kept", now.stored[1])
        yield GaugeMetricFamily("foitracker_disk_free_bytes", "Bytes free where documents lie", now.disk_free)
        polled = [box.polled_at.timestamp() for box in now.mailboxes if box.polled_at]
        if polled:
            yield GaugeMetricFamily("foitracker_mail_polled_timestamp_seconds", "The last poll of mail", max(polled))
        trouble = sum(bool(box.trouble) for box in now.mailboxes)
        yield GaugeMetricFamily("foitracker_mail_trouble", "Mailboxes whose last poll did not come through", trouble)
        if now.last_backup is not None:
            when = now.last_backup.timestamp()
            yield GaugeMetricFamily("foitracker_backup_timestamp_seconds", "The newest nightly backup", when)


def may_fetch(request: HttpRequest) -> bool:
    """Whoever says the token; without one in the settings, programs on this machine, as long as no proxy stands before
    the site (then everybody seems to be on this machine)."""
    if settings.METRICS_TOKEN:
        said = request.headers.get("Authorization", "")
        return hmac.compare_digest(said.encode(), f"Bearer {settings.METRICS_TOKEN}".encode())
    return not settings.BEHIND_PROXY and request.META.get("REMOTE_ADDR") in ("127.0.0.1", "::1")


@login_not_required
@require_GET
def metrics(request: HttpRequest) -> HttpResponse:
    """Raises Http404 for everybody else: that there is such an address is nobody's business."""
    if not may_fetch(request):
        raise Http404
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Numbers(status(now=timezone.now())))
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
