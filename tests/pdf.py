"""What a PDF holds, for tests that read one."""

import re
import zlib


def streams(content: bytes) -> bytes:
    """Everything in the streams of a PDF, unpacked where they are packed."""
    found = []
    for part in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            found.append(zlib.decompress(part))
        except zlib.error:
            found.append(part)
    return b"".join(found)
