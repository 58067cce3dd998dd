"""The two compressions of the HTTP interface: ClickHouse's own blocks (`compress=1`) and HTTP's (`Content-Encoding`)."""

import gzip
import struct
from collections.abc import Callable, Iterator
from typing import Any

import lz4.block
import lz4.frame
import zstandard
from clickhouse_cityhash.cityhash import CityHash128

from .errors import refusal

BLOCK = 1 << 20
CHECKSUM = 16
HEADER = struct.Struct("<BII")
"""Method, size of header and compressed data, size of the data in clear."""
LZ4, ZSTD, NONE = 0x82, 0x90, 0x02


def checksum(block: bytes) -> bytes:
    value = CityHash128(block)
    return struct.pack("<QQ", value >> 64, value & (1 << 64) - 1)


def to_blocks(data: bytes) -> bytes:
    """Compresses an answer into blocks."""
    blocks = []
    for start in range(0, len(data), BLOCK):
        clear = data[start : start + BLOCK]
        packed = lz4.block.compress(clear, store_size=False)
        block = HEADER.pack(LZ4, HEADER.size + len(packed), len(clear)) + packed
        blocks += [checksum(block), block]
    return b"".join(blocks)


def from_blocks(data: bytes) -> bytes:
    """The data of a request that came in blocks."""
    return b"".join(_clear(data))


def _clear(data: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(data):
        block = start + CHECKSUM
        if len(data) < block + HEADER.size:
            raise refusal(
                271, "CANNOT_DECOMPRESS", "Cannot decompress: the last block is cut off"
            )
        method, size, size_in_clear = HEADER.unpack_from(data, block)
        end = block + size
        if data[start:block] != checksum(data[block:end]):
            raise refusal(
                40, "CHECKSUM_DOESNT_MATCH", "Checksum doesn't match: corrupted data"
            )
        packed = data[block + HEADER.size : end]
        if method == LZ4:
            yield lz4.block.decompress(packed, uncompressed_size=size_in_clear)
        elif method == ZSTD:
            yield zstandard.decompress(packed, size_in_clear)
        elif method == NONE:
            yield packed
        else:
            raise refusal(
                89,
                "UNKNOWN_COMPRESSION_METHOD",
                f"Unknown compression method: {method}",
            )
        start = end


def decoded(encoding: str, body: bytes) -> bytes:
    """The body of a request by its Content-Encoding."""
    match encoding:
        case "lz4":
            return b"".join(_frames(lz4.frame.LZ4FrameDecompressor, body))
        case "zstd":
            return b"".join(_frames(zstandard.ZstdDecompressor().decompressobj, body))
        case "gzip":
            return gzip.decompress(body)
        case "" | "identity":
            return body
    raise refusal(
        89, "UNKNOWN_COMPRESSION_METHOD", f"Unknown compression method: {encoding}"
    )


def _frames(decompressor: Callable[[], Any], body: bytes) -> Iterator[bytes]:
    """A client may send a frame for each piece of its data, one after the other."""
    while body:
        frame = decompressor()
        yield frame.decompress(body)
        if not frame.eof:
            raise refusal(
                271, "CANNOT_DECOMPRESS", "Cannot decompress: the last frame is cut off"
            )
        body = frame.unused_data


def encoded(accepted: str, body: bytes) -> tuple[str, bytes]:
    """An answer in the best encoding that the client accepts, and that encoding's name."""
    names = [name.partition(";")[0].strip() for name in accepted.split(",")]
    if "zstd" in names:
        return "zstd", zstandard.compress(body)
    if "lz4" in names:
        return "lz4", lz4.frame.compress(body)
    if "gzip" in names:
        return "gzip", gzip.compress(body, 1)
    return "", body
