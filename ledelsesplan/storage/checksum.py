"""The checksum of a whole plan file, which tells at the price of one look that its bytes are as the program wrote them.

Digests tell whether two files hold the same plan, however they are indented, and cost a parse; whoever reads many
thousand files asks this first. It is against accidents, as digests are: who wants to can compute both anew.
"""

import re
import zlib

_PLAN = b'\n "plan": {'
_LINES = re.compile(rb'\n "checksum": "(crc32:[0-9a-f]{8})",\n "envelope_digest": "[^"\n]*",(?=\n "plan": \{)')
_HEAD = 2048


def checksum_of(data: bytes) -> str:
    """The checksum of a file's bytes without the lines of both: CRC-32 (RFC 1952, section 8)."""
    return f"crc32:{zlib.crc32(data):08x}"


def with_lines(data: bytes, checksum: str, envelope_digest: str) -> bytes:
    """A file's bytes with both lines, which stand before the plan."""
    at = data.index(_PLAN)
    lines = f'\n "checksum": "{checksum}",\n "envelope_digest": "{envelope_digest}",'
    return data[:at] + lines.encode() + data[at:]


def checksum_fits(data: bytes) -> bool:
    """Whether the bytes hold a checksum before the plan, and the others are those that it was computed of."""
    lines = _LINES.search(data, 0, _HEAD)
    if lines is None:
        return False
    whole = memoryview(data)
    found = zlib.crc32(whole[lines.end() :], zlib.crc32(whole[: lines.start()]))
    return lines[1] == b"crc32:%08x" % found
