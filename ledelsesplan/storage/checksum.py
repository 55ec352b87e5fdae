"""The checksum of a whole plan file, which tells at the price of one look that its bytes are as the program wrote them.

Digests tell whether two files hold the same plan, however they are indented, and cost a parse; whoever reads many
thousand files asks this first. It is against accidents, as digests are: who wants to can compute both anew.
"""

import re
import zlib

_BODY = re.compile(rb'\n "(?:counted|plan)": \{')


def checksum_of(data: bytes) -> str:
    """The checksum of a file's bytes without the lines of both: CRC-32 (RFC 1952, section 8)."""
    return f"crc32:{zlib.crc32(data):08x}"


def with_lines(data: bytes, checksum: str, envelope_digest: str) -> bytes:
    """A file's bytes with both lines, which stand before what is counted of the plan, and before the plan."""
    body = _BODY.search(data)
    if body is None:
        raise ValueError("no plan")
    lines = f'\n "checksum": "{checksum}",\n "envelope_digest": "{envelope_digest}",'
    return data[: body.start()] + lines.encode() + data[body.start() :]


def checksum_without(data: bytes, start: int, end: int) -> int:
    """The checksum of a file's bytes without the lines of both, which stand from `start` to `end`."""
    return zlib.crc32(memoryview(data)[end:], zlib.crc32(data[:start]))
