from services.ledger.fingerprint import fingerprint


def test_white_space_and_composition_do_not_matter() -> None:
    assert fingerprint("Caf\u00e9 in  Kirkuk\r\n") == fingerprint(" Cafe\u0301\nin Kirkuk")


def test_words_do() -> None:
    assert fingerprint("Kirkuk was taken") != fingerprint("Kirkuk was retaken")
    assert fingerprint("Kirkuk") != fingerprint("kirkuk")
