"""TLS to the broker: whose certificate is believed. The libraries by themselves believe any."""

from __future__ import annotations

import ssl
from typing import Any
from urllib.parse import urlsplit


def checks(url: str, authority: str = "") -> dict[str, Any] | None:
    """What Celery is told for this address (`broker_use_ssl`): the certificate is of the very host and signed by one of
    the file `authority`, else by one that the machine knows; None for an address without TLS. An address that says
    otherwise of itself (`?ssl_cert_reqs=none`) is believed."""
    parts = urlsplit(url)
    if parts.scheme == "rediss":
        told: dict[str, Any] = {"ssl_cert_reqs": ssl.CERT_REQUIRED, "ssl_check_hostname": True}
        return {**told, "ssl_ca_certs": authority} if authority else told
    if parts.scheme == "amqps":
        told = {"cert_reqs": ssl.CERT_REQUIRED, "server_hostname": parts.hostname}
        return {**told, "ca_certs": authority} if authority else told
    return None
