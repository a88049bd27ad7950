"""Texts in the encodings in which offices still keep them, written from UTF-8."""

from pathlib import Path

ENCODINGS = {"contract-lease.txt": "iso-8859-1", "contract-translation.txt": "utf-16-le"}


def write(path):
    """Writes a text in its encoding, UTF-16 with a byte order mark, lines as Windows ends them."""
    text = (Path(__file__).parent / "texts" / path.name).read_text(encoding="utf-8")
    encoding = ENCODINGS[path.name]
    mark = "\ufeff" if encoding.startswith("utf-16") else ""
    path.write_bytes((mark + text.replace("\n", "\r\n")).encode(encoding))
