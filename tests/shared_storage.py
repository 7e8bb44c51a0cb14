"""A server of the S3 protocol on loopback, and settings that lay documents and mails there."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from typing import Any
from urllib.request import Request, urlopen

import boto3
from botocore.config import Config
from moto.server import ThreadedMotoServer

BUCKET = "returns"
KEYS = {"access_key": "charity", "secret_key": "only-for-tests"}


@contextlib.contextmanager
def s3_server() -> Iterator[tuple[str, ThreadedMotoServer]]:
    """Its address, with the bucket made, and the server, which may be stopped."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = ThreadedMotoServer("127.0.0.1", port, verbose=False)
    server.start()
    address = f"http://127.0.0.1:{port}"
    urlopen(Request(f"{address}/moto-api/reset", method="POST")).close()  # its memory is this process's
    client(address).create_bucket(Bucket=BUCKET)
    try:
        yield address, server
    finally:
        server.stop()


def client(address: str) -> Any:
    return boto3.client(
        "s3", endpoint_url=address, region_name="us-east-1", aws_access_key_id=KEYS["access_key"],
        aws_secret_access_key=KEYS["secret_key"], config=Config(retries={"max_attempts": 1}),
    )  # fmt: skip


def stored(address: str) -> dict[str, bytes]:
    """Everything that lies there, by name."""
    s3 = client(address)
    found = s3.list_objects_v2(Bucket=BUCKET).get("Contents", [])
    return {one["Key"]: s3.get_object(Bucket=BUCKET, Key=one["Key"])["Body"].read() for one in found}


def settings_of(address: str) -> dict[str, Any]:
    """The entry of STORAGES."""
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": BUCKET, "endpoint_url": address, "region_name": "us-east-1", **KEYS, "file_overwrite": True,
            "client_config": Config(connect_timeout=2, read_timeout=5, retries={"max_attempts": 1}),
        },
    }  # fmt: skip


def environment_of(address: str) -> dict[str, str]:
    """The same as a deployment says it."""
    return {
        "S3_BUCKET": BUCKET, "S3_ENDPOINT": address, "S3_REGION": "us-east-1",
        "S3_ACCESS_KEY": KEYS["access_key"], "S3_SECRET_KEY": KEYS["secret_key"],
    }  # fmt: skip
