"""Buckets of the object store; a stack on one machine makes them with MinIO's client."""

from __future__ import annotations

from typing import TYPE_CHECKING

import boto3
from bed.engine import minio

if TYPE_CHECKING:
    from bed import Bed


def create(bed: Bed, names: list[str]) -> None:
    """Creates the buckets that are not there."""
    store = client(bed)
    there = {bucket["Name"] for bucket in store.list_buckets()["Buckets"]}
    for name in names:
        if name not in there:
            store.create_bucket(Bucket=name)


def client(bed: Bed):
    """An S3 client of the bed's object store."""
    return boto3.client(
        "s3",
        endpoint_url=bed.url("minio"),
        aws_access_key_id=minio.USER,
        aws_secret_access_key=minio.PASSWORD,
        region_name="us-east-1",
    )
