"""Compares the formats of this package with jsonschema-rs and idna: formats.py SUITES CASES.

Without CASES.verdicts it writes the cases; with it, it judges them. Every difference has to fall under
one of the decisions below; each names the text that decides it.
"""

import collections
import json
import random
import re
import sys

import idna
import jsonschema_rs
import unicodedata2

SEED = 20240229
MUTANTS = 9_000
LABELS = 30_000
FORMATS = """date-time date time duration email idn-email hostname idn-hostname ipv4 ipv6 uri
uri-reference iri iri-reference uri-template uuid json-pointer relative-json-pointer""".split()
ALPHABETS = {
    "date-time": "0123456789-:.TZtz+ ",
    "date": "0123456789-",
    "time": "0123456789:.Zz+-",
    "duration": "0123456789PTYMWDHSpt.",
    "ipv4": "0123456789.",
    "ipv6": "0123456789abcdefABCDEF:.%[",
    "uuid": "0123456789abcdefABCDEFg-",
    "json-pointer": "/~01ab#é",
    "relative-json-pointer": "0123/~#a+-",
    "hostname": "abzABZ09-.x_é",
    "idn-hostname": "abA09-.·ßäÄ͵αא׳ב٠۰ابيक्ष\u200c\u200d。．実・ァe\u0301\u0323가",
    "email": "abA09.@\"\\ -_+[]:!é\x7f",
    "idn-email": "abA09.@\"\\ -_+[]:!éÉ実。א\u0301",
    "uri-template": "ab{}+#./;?&=,!@|:*%0aF'\"<\\é\ue000\ufdd0\x80",
}
URI = "ab:/?#[]@!$&'()*+,;=-._~%0aF1 \\\"<é\x80\ue000\ufdd0v"

# Characters between which rules hold: composition, joining, scripts, directions.
POOLS = [
    "aoui" + "àäåçéęǟảạậệøơưǫḷṛüα" + "\u0300\u0301\u0304\u0307\u0308\u031b\u0323\u0327\u0328\u0331\u0345",
    "ابدرسيك0٠۰-\u064b\u0651\u200c\u200d\u0640\u0654",
    "אבג׳״0a-\u05b0\u05bc",
    "कषिा0\u093c\u094d\u200c\u200d\u0902",
    "ァあ漢・ー々a\u3099\u309aかハ",
    "αβ͵aΑς",
    "l·a0-",
    "ߊߋ߀ߺ\u07eb߃ᠠᠨ\u200c\u180b",
]


def seeds(suites, name):
    """The texts of the official suite, and some that it lacks."""
    path = f"{suites}/json-schema-test-suite/tests/draft2020-12/optional/format/{name}.json"
    with open(path, encoding="utf-8") as file:
        groups = json.load(file)
    data = [test["data"] for group in groups for test in group["tests"]]
    return [text for text in data if isinstance(text, str) and len(text) < 300] + EXTRA.get(name, [])


EXTRA = {
    "hostname": ["xn--bcher-kva.example", "a.b.c.d", "ab--cd.example"],
    "idn-hostname": ["bücher.example", "xn--bcher-kva.de", "كتاب.مثال", "क्‍ष", "ab--cd"],
    "email": ['"a\\"b"@c.de', "a@[IPv6:2001:db8::1]", "a+b@xn--bcher-kva.de"],
    "idn-email": ['"ü"@bücher.de', "ü@[IPv6:::1]", "a@xn--bcher-kva.de"],
    "ipv6": ["2001:db8::192.0.2.1", "1:2:3:4:5:6:7:8"],
}


def mutated(text, alphabet, luck):
    for _ in range(luck.randint(1, 3)):
        at = luck.randint(0, len(text))
        to = min(len(text), at + luck.randint(1, 4))
        kind = luck.randint(0, 4)
        if kind == 0:
            text = text[:at] + luck.choice(alphabet) + text[at:]
        elif kind == 1:
            text = text[:at] + text[to:]
        elif kind == 2:
            text = text[:at] + luck.choice(alphabet) + text[at + 1 :]
        elif kind == 3:
            text = text[:to] + text[at:]
        else:
            text = text[:at]
    return text


def cases(suites):
    luck = random.Random(SEED)
    for name in FORMATS:
        originals = seeds(suites, name)
        yield from ((name, text) for text in originals)
        alphabet = ALPHABETS.get(name, URI)
        for _ in range(MUTANTS):
            yield name, mutated(luck.choice(originals), alphabet, luck)
    for _ in range(LABELS):
        label = "".join(luck.choice(pool) for pool in [luck.choice(POOLS)] * luck.randint(1, 6))
        yield "idn-hostname", label
        yield "hostname", "xn--" + label.encode("punycode").decode()
    # Each character alone and between letters, for the second oracle.
    for value in [*range(0x80, 0xD800), *range(0xE000, 0x20000), *range(0xE0000, 0xE0200)]:
        yield "idn-hostname", chr(value)
        yield "idn-hostname", f"b{chr(value)}b"


# idna asks the Unicode data of the interpreter, which is older than its own tables.
idna.core.unicodedata = unicodedata2


def is_idna_name(text):
    try:
        idna.encode(text)
        return True
    except (idna.IDNAError, UnicodeError):
        return False


def has_foreign_label(name):
    """Whether a label with `xn--` is no A-label to idna."""
    labels = [label.lower() for label in name.split(".") if label[:4].lower() == "xn--"]
    return any(not is_idna_name(label) for label in labels)


def has_reserved_label(name):
    return any(label[2:4] == "--" and label[:2].lower() != "xn" for label in name.split("."))


def domain(mailbox):
    return mailbox.rpartition("@")[2]


def local_part(mailbox):
    return mailbox.rpartition("@")[0]


# Why a verdict differs from that of jsonschema-rs: formats, our verdict, the deciding text, and when.
DECISIONS = [
    (
        ["date", "time", "date-time"], False,
        "RFC 3339, section 5.6: fields are digits; jsonschema-rs takes some other bytes below '0'",
        lambda text: not DATE_TIME.fullmatch(text),
    ),
    (
        ["duration"], True,
        "RFC 3339, appendix A, and RFC 2234, section 2.3: letters in ABNF have no case",
        lambda text: text != text.upper(),
    ),
    (
        ["hostname"], True,
        "RFC 1123, section 2.1: hyphens in the third and fourth place are as good as elsewhere",
        has_reserved_label,
    ),
    (
        ["hostname"], True,
        "RFC 5891, section 4.2.3, and RFC 5892, appendix A: an A-label of a valid U-label (idna agrees)",
        lambda text: not has_foreign_label(text),
    ),
    (
        ["hostname", "email"], False,
        "RFC 5890, section 2.3.2.1: what begins with xn-- is the ASCII form of a valid U-label",
        lambda text: has_foreign_label(domain(text)),
    ),
    (
        ["idn-email"], False,
        "RFC 5321, section 4.5.3.1.1: a local part has up to 64 octets",
        lambda text: len(local_part(text).encode()) > 64,
    ),
    (
        ["idn-email"], False,
        "RFC 6531, section 3.3: a backslash quotes ASCII alone",
        lambda text: re.search(r"\\[^\x20-\x7E]", local_part(text)),
    ),
    (
        ["idn-email"], False,
        "RFC 6531, section 3.3: labels are separated by '.' alone",
        lambda text: re.search("[。．｡]", domain(text)),
    ),
    (
        ["idn-email"], False,
        "RFC 6531, section 3.3: labels beyond ASCII are U-labels, but for NFC",
        lambda text: not is_idna_name(unicodedata2.normalize("NFC", domain(text))),
    ),
    (
        ["uri-template"], False,
        "RFC 6570, section 1.5: ucschar and iprivate leave out controls and noncharacters",
        lambda text: re.search("[\x80-\x9f\ufdd0-\ufdef]", text),
    ),
]
DATE = r"\d{4}-\d\d-\d\d"
TIME = r"\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)"
DATE_TIME = re.compile(f"{DATE}|{TIME}|{DATE}[Tt]{TIME}", re.ASCII)

# Why a verdict on idn-hostname differs from that of idna.
IDNA_DECISIONS = [
    (
        False, "RFC 5891, section 5.4: an A-label is what its U-label gives again",
        lambda text: any(map(is_written_otherwise, text.split("."))),
    ),
    (
        False, "the official suite, idn-hostname: a trailing dot is refused",
        lambda text: re.search("[.。．｡]$", text),
    ),
    (
        False, "RFC 5893, section 2: one label from right to left binds all labels of a name",
        lambda text: any(map(is_right_to_left, text)) and re.search("[.。．｡]", text),
    ),
]


def is_written_otherwise(label):
    return label[:4].lower() == "xn--" and idna.alabel(idna.ulabel(label)).decode() != label.lower()


def is_right_to_left(character):
    return unicodedata2.bidirectional(character) in ("R", "AL", "AN")


def reason(name, text, verdict):
    """The decision behind a difference from jsonschema-rs."""
    if name == "idn-hostname" and is_idna_name(text) == verdict:
        return "RFC 5891, section 5, and RFC 5892: names are not mapped as UTS 46 maps them (idna agrees)"
    for names, wanted, text_of_law, applies in DECISIONS:
        if name in names and wanted == verdict and applies(text):
            return text_of_law
    return None


def reason_against_idna(text, verdict):
    for wanted, text_of_law, applies in IDNA_DECISIONS:
        if wanted == verdict and applies(text):
            return text_of_law
    return None


def judge(pairs, verdicts):
    validators = {
        name: jsonschema_rs.Draft202012Validator({"format": name}, validate_formats=True)
        for name in FORMATS
    }
    decided, unexplained = collections.Counter(), []
    for (name, text), verdict in zip(pairs, verdicts, strict=True):
        if validators[name].is_valid(text) != verdict:
            why = reason(name, text, verdict)
            decided[name, verdict, why] += 1
            if why is None:
                unexplained.append((name, text, verdict, "jsonschema-rs"))
        if name == "idn-hostname" and is_idna_name(text) != verdict:
            why = reason_against_idna(text, verdict)
            decided["idna", verdict, why] += 1
            if why is None:
                unexplained.append((name, text, verdict, "idna"))
    for (name, verdict, why), count in sorted(decided.items(), key=str):
        print(f"{name}: {'accepted' if verdict else 'refused'} here, {count} times: {why}")
    for name, text, verdict, other in unexplained[:40]:
        print(f"UNEXPLAINED against {other}: {name} {ascii(text)} is {verdict} here")
    print(f"formats: {len(verdicts)} texts compared, {len(unexplained)} differences unexplained")
    return not unexplained


def main():
    suites, path = sys.argv[1:]
    pairs = list(cases(suites))
    try:
        with open(path + ".verdicts", encoding="ascii") as file:
            verdicts = [letter == "1" for letter in file.read()]
    except FileNotFoundError:
        with open(path, "w", encoding="utf-8") as file:
            json.dump(pairs, file)
        return
    sys.exit(0 if judge(pairs, verdicts) else 1)


if __name__ == "__main__":
    main()
