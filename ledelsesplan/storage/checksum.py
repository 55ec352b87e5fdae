"""The checksum of a whole plan file, which tells at the price of one look that its bytes are as the program wrote them.

Digests tell whether two files hold the same plan, however they are indented, and cost a parse; whoever reads many
thousand files asks this first. It is against accidents, as digests are: who wants to can compute both anew.
"""

import re
import zlib

_BODY = re.compile(rb'\n "(?:counted|plan)": \{')


def checksum_of(without_lines: bytes) -> str:
    """The checksum of a file without the lines `checksum` and `envelope_digest`: CRC-32 (RFC 1952, section 8)."""
    return f"crc32:{zlib.crc32(without_lines):08x}"


def with_lines(without_lines: bytes, checksum: str, envelope_digest: str) -> bytes:
    """A file's bytes with both lines, which stand before what is counted of the plan, and before the plan."""
    body = _BODY.search(without_lines)
    if body is None:
        raise ValueError("no plan")
    lines = f'\n "checksum": "{checksum}",\n "envelope_digest": "{envelope_digest}",'
    return without_lines[: body.start()] + lines.encode() + without_lines[body.start() :]


def checksum_without(data: bytes, start: int, end: int) -> int:
    """The checksum of a whole file without both lines, which stand from `start` to `end`."""
    return zlib.crc32(memoryview(data)[end:], zlib.crc32(data[:start]))
