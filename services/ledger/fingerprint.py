"""The hash by which an article is known again."""

import hashlib
import unicodedata


def fingerprint(text: str) -> bytes:
    """SHA-256 of the text's words: composed the same way (NFC), with every run of white space as one blank."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(words.encode()).digest()
