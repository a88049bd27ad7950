"""Compares `extract validate` with jsonschema-rs: schemas.py EXTRACT SUITES [INSTANCES [SEED]].

The schemas are those of the official suite, in all editions, and real ones where they are found. The values
are the suite's and what a seed makes of them. Both read the same text, numbers exactly. Every difference has
to fall under one of the decisions below; each names the text that decides it.

What formats and patterns say in particular is compared in 50-formats and 40-patterns.
"""

import base64
import collections
import contextlib
import decimal
import glob
import itertools
import json
import os
import random
import re
import subprocess
import sys
import unicodedata

import jsonschema
import jsonschema_rs
import referencing.jsonschema

# The suite's folders, and what their schemas are if they do not say.
DRAFTS = {
    "draft4": "http://json-schema.org/draft-04/schema#",
    "draft6": "http://json-schema.org/draft-06/schema#",
    "draft7": "http://json-schema.org/draft-07/schema#",
    "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
}
REMOTE = "http://localhost:1234/"
# What a case may have of mutants, in bytes: large instances get fewer.
LARGEST = 1_500_000
# No decimal and no power of ten is cut on the way to the oracle.
decimal.getcontext().prec = 2_000


class Number(str):
    """A number as it is written."""


def parsed(text):
    return json.loads(text, parse_int=Number, parse_float=Number)


def read(path):
    with open(path, encoding="utf-8") as file:
        return parsed(file.read())


def written(value, luck=None):
    """The JSON text; with luck, characters are escaped in one way or another."""
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, str):
        plain = json.dumps(value, ensure_ascii=luck is not None and luck.random() < 0.3)
        if luck is not None and re.match("[A-Za-z0-9]", value) and luck.random() < 0.1:
            return f'"\\u{ord(value[0]):04x}{plain[2:]}'
        return plain
    if isinstance(value, list):
        return "[" + ",".join(written(item, luck) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(f"{written(name, luck)}:{written(item, luck)}" for name, item in value.items()) + "}"
    return json.dumps(value)


def exact(text, draft=""):
    """The value as the oracle gets it."""
    return json.loads(text, parse_float=with_fraction if draft == "draft4" else decimal.Decimal)


def with_fraction(text):
    """A decimal that keeps a fraction in its text: the oracle takes 1e0 for 1, which draft 4 tells apart.

    Core, section 3.5: "integer: a JSON number without a fraction or exponent part".
    """
    plain = format(decimal.Decimal(text), "f")
    return decimal.Decimal(plain if "." in plain else plain + ".0")


class Case:
    """A schema with the values that it is asked about."""

    def __init__(self, name, draft, schema, instances, registry=None, asserts=False, is_altered=False):
        self.name, self.draft, self.schema, self.instances = name, draft, schema, instances
        self.registry, self.asserts = registry or {}, asserts
        self.is_altered = is_altered
        self.text = written(schema)
        self.names = sorted({name for part in parts(schema) if isinstance(part, dict) for name in part})
        self.pool = [part for part in parts(schema) if not isinstance(part, dict) or len(part) < 6]

    def oracle(self):
        schema = exact(self.text)
        if isinstance(schema, dict) and "$schema" not in schema:
            schema = {**schema, "$schema": DRAFTS[self.draft]}
        elif isinstance(schema, bool):
            schema = {"$schema": DRAFTS[self.draft], "not": {}} if not schema else {"$schema": DRAFTS[self.draft]}
        # Older editions leave it open whether `format` is a rule.
        formats = True if self.asserts else None if "-" in self.draft else False
        registry = {uri: exact(written(text)) for uri, text in self.registry.items()}
        return jsonschema_rs.validator_for(
            schema, validate_formats=formats, retriever=lambda uri: registry[uri.split("#")[0]])


    def theirs(self, texts):
        """The oracle's verdicts, or its complaint for each if it does not take the schema."""
        try:
            oracle = self.oracle()
            return [oracle.is_valid(exact(text, self.draft)) for text in texts]
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # A panic of Rust is no Exception.
            return [f"{type(error).__name__}: {error}"[:300]] * len(texts)


def parts(value):
    yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from parts(child)


def cases(suites, schemas, bench):
    suite = f"{suites}/json-schema-test-suite"
    remotes = {
        REMOTE + os.path.relpath(path, f"{suite}/remotes"): read(path)
        for path in sorted(glob.glob(f"{suite}/remotes/**/*.json", recursive=True))
    }
    for draft in DRAFTS:
        folder = f"{suite}/tests/{draft}"
        for path in sorted(glob.glob(f"{folder}/**/*.json", recursive=True)):
            if "/format/" in path:
                continue
            for group in read(path):
                needs = "localhost:1234" in written(group["schema"]) or "refRemote" in path
                name = f"{draft}/{os.path.relpath(path, folder)}: {group['description']}"
                tests = [(test["data"], test["valid"]) for test in group["tests"]]
                yield Case(name, draft, group["schema"], tests, remotes if needs else None)
    if os.path.exists(f"{schemas}/receipt.schema.json"):
        schema, samples = read(f"{schemas}/receipt.schema.json"), [{}]
        for path in sorted(glob.glob(f"{schemas}/../samples/**/*.json", recursive=True)):
            # Some samples are cut short on purpose.
            with contextlib.suppress(json.JSONDecodeError):
                samples.append(read(path))
        for asserts in (False, True):
            yield Case("receipt.schema.json", "draft2020-12", schema, [(it, None) for it in samples], None, asserts)
    for folder in sorted(glob.glob(f"{bench}/*/")):
        samples = []
        for name, valid, most in (("valid", True, 12), ("invalid", False, 4)):
            with open(f"{folder}{name}.jsonl", encoding="utf-8") as file:
                samples += [(parsed(line), valid) for line in itertools.islice(file, most)]
        name = os.path.basename(folder.rstrip("/"))
        for asserts in (False, True):
            asked = samples if not asserts else [(sample, None) for sample, _ in samples]
            yield Case(name, "draft2020-12", read(f"{folder}schema.json"), asked, None, asserts)


CHARACTERS = ["a", "A", "1", " ", "\n", '"', "\\", "/", "~", "%", "é", "e\u0301", "\u0301", "ß", "😀", "👩\u200d👧",
    "\u0000", "\u007f", "\u2028", "\ufeff", "\uffff", "𝒳", "𐀀", "٣", "K", "ſ", "\u00a0", "\u180e", "_", "$", "-", "."]
SCALARS = [None, True, False, "", {}, [], *map(Number, """0 -0 0.0 -0.0 1 1.0 -1 0.1 0.5 1e0 10e-1 1E+2 1e-2
    9007199254740992 9007199254740993 9223372036854775807 9223372036854775808 18446744073709551616
    -9223372036854775809 123456789012345678901234567890 1e30 1e300 1e308 1.7976931348623157e309 1e400 -1e400
    1e-400 0.30000000000000000000001 4.35 1.1 19.99 3.0000000000000000000000000001""".split())]


class Mutator:
    def __init__(self, luck, pool):
        self.luck, self.pool = luck, pool

    def mutant(self, value, case):
        self.case = case
        for _ in range(self.luck.choice([1, 1, 1, 2, 3])):
            value = self.changed(value)
        return value

    def changed(self, value):
        if value and isinstance(value, (dict, list)) and self.luck.random() < 0.65:
            copy = value.copy()
            key = self.luck.choice(list(copy)) if isinstance(copy, dict) else self.luck.randrange(len(copy))
            copy[key] = self.changed(copy[key])
            return copy
        if self.luck.random() < 0.15:
            return self.other()
        if self.luck.random() < 0.05:
            return self.luck.choice([[value], [value, value], {self.name(): value}])
        if isinstance(value, dict):
            return self.object(value)
        if isinstance(value, list):
            return self.array(value)
        if isinstance(value, Number):
            return self.number(value)
        if isinstance(value, str):
            return self.string(value)
        return self.other()

    def other(self):
        """A value from elsewhere: a scalar, a part of the schema, an instance of another test."""
        return self.luck.choice(self.luck.choice([SCALARS, self.case.pool, self.pool]))

    def name(self):
        return self.luck.choice(self.case.names or ["foo"])

    def object(self, value):
        members = list(value.items())
        at = self.luck.randrange(len(members)) if members else 0
        match self.luck.randrange(6):
            case 0 | 1 if members:
                del members[at]
            case 2 if members:
                name = self.name() if self.luck.random() < 0.5 else self.string(members[at][0])
                members[at] = (name, members[at][1])
            case 3 if members:
                members.append((self.name(), members[at][1]))
            case 4:
                self.luck.shuffle(members)
            case _:
                members.insert(at, (self.name(), self.other()))
        return dict(members)

    def array(self, value):
        items = list(value)
        at = self.luck.randrange(len(items)) if items else 0
        match self.luck.randrange(7):
            case 0 if items:
                del items[at]
            case 1 if items:
                items.insert(at, items[at])
            case 2 if items:
                # Equal, but perhaps written otherwise.
                items.append(self.rewritten(items[at]))
            case 3:
                self.luck.shuffle(items)
            case 4:
                items = items[:at]
            case _:
                items.insert(at, self.other())
        return items

    def rewritten(self, value):
        if isinstance(value, Number):
            return self.alike(value)
        if isinstance(value, dict):
            return {name: self.rewritten(item) for name, item in reversed(value.items())}
        return [self.rewritten(item) for item in value] if isinstance(value, list) else value

    def alike(self, number):
        """The same number in another form."""
        if "e" in number.lower():
            return number
        kinds = [number + "e0", number + "E+00"]
        kinds += [number + "0", number + "000"] if "." in number else [number + ".0", number + ".000e+0"]
        return Number(self.luck.choice(kinds))

    def number(self, number):
        value = decimal.Decimal(number)
        match self.luck.randrange(7):
            case 0 | 1:
                return self.alike(number)
            case 2:
                return Number(format(value + self.luck.choice([-1, 1]), "f")) if abs(value.adjusted()) < 40 else number
            case 3:
                step = decimal.Decimal(1).scaleb(-self.luck.choice([1, 2, 3, 8, 17, 30]))
                return Number(format(value + step, "f")) if abs(value.adjusted()) < 40 else number
            case 4:
                return Number(number[1:] if number.startswith("-") else "-" + number)
            case 5 if "e" not in number.lower():
                return Number(number + self.luck.choice(["e1", "E-1", "e+3", "e20", "e-20", "e300", "e-300"]))
            case _:
                return self.luck.choice([scalar for scalar in SCALARS if isinstance(scalar, Number)])

    def string(self, text):
        at = self.luck.randint(0, len(text))
        match self.luck.randrange(8):
            case 0:
                return text[:at] + text[at + 1 :]
            case 1 | 2 | 3:
                return text[:at] + self.luck.choice(CHARACTERS) + text[at:]
            case 4:
                return text[:at]
            case 5:
                return text + text
            case 6:
                return unicodedata.normalize(self.luck.choice(["NFC", "NFD"]), text)
            case _:
                return self.luck.choice([text.upper(), text.lower(), text + "\n", self.name()])


def altered(all_cases, seed):
    """The schemas as they are, and each in two versions that a seed makes of it."""
    luck = random.Random(seed)
    pools = collections.defaultdict(list)
    for case in all_cases:
        # A schema with a name of its own is not put somewhere else.
        pools[case.draft] += [part for part in case.pool if not NAMED.search(written(part))]
    for case in all_cases:
        yield case
        mutator = Mutator(luck, pools[case.draft])
        for _ in range(2):
            schema = mutator.mutant(case.schema, case)
            names = sorted(NAMED.findall(written(schema)))
            if isinstance(schema, (dict, bool)) and names == sorted(NAMED.findall(case.text)):
                tests = [(data, None) for data, _ in case.instances]
                yield Case(f"{case.name} (altered)", case.draft, schema, tests, case.registry, case.asserts, True)


NAMED = re.compile(r'"(?:\$?id|\$\w*[aA]nchor|\$\w*[rR]ef|\$schema|\$vocabulary)":(?:"[^"]*")?')


def instances(all_cases, count, seed):
    """Each case with the texts of its instances, those of the suite first."""
    luck = random.Random(seed)
    pool = [data for case in all_cases for data, _ in case.instances if len(written(data)) < 400]
    mutator = Mutator(luck, pool)
    originals = sum(len(case.instances) for case in all_cases)
    each = max(1, (count - originals) // len(all_cases) + 1)
    missing = 0
    for case in all_cases:
        texts, size = [written(data) for data, _ in case.instances], 0
        wanted = each + missing
        while wanted > 0 and size < LARGEST:
            texts.append(written(mutator.mutant(luck.choice(case.instances)[0], case), luck))
            size += len(texts[-1])
            wanted -= 1
        # What large values leave undone, the next case does.
        missing = min(wanted, 3 * each)
        yield case, texts


class Ours:
    """The built command, asked case by case over its line protocol."""

    def __init__(self, command, draft, asserts):
        words = [command, "validate", "--ihop", *(["--assert-formats"] if asserts else [])]
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.ask('{"cmd":"start","version":1}')
        assert self.ask(json.dumps({"cmd": "dialect", "dialect": DRAFTS[draft]}))["ok"], draft

    def send(self, line):
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit("schemas: the command ended early")
        return json.loads(line)

    def ask(self, line):
        self.send(line)
        return self.answer()

    def begin(self, case, texts):
        registry = ",".join(f"{json.dumps(uri)}:{written(text)}" for uri, text in case.registry.items())
        tests = ",".join(f'{{"instance":{text}}}' for text in texts)
        self.send(
            f'{{"cmd":"run","seq":0,"case":{{"schema":{case.text},"registry":{{{registry}}},"tests":[{tests}]}}}}')

    def verdicts(self, count):
        answer = self.answer()
        if answer.get("errored"):
            return [answer["context"]["message"]] * count
        return [result["valid"] for result in answer["results"]]


def is_whole(_, value):
    """An integer to editions from 6 on: a number without a fraction, however it is written."""
    if isinstance(value, decimal.Decimal):
        return value == value.to_integral_value()
    return isinstance(value, int) and not isinstance(value, bool)


def is_schema(case):
    """Whether the metaschema takes the schema: by jsonschema-rs, in draft 4 by jsonschema, which has all its rules."""
    schema = json.loads(case.text)
    if case.draft == "draft4":
        return not any(jsonschema.Draft4Validator(jsonschema.Draft4Validator.META_SCHEMA).iter_errors(schema))
    if isinstance(schema, dict):
        schema = {"$schema": DRAFTS[case.draft], **schema}
    try:
        return jsonschema_rs.meta.is_valid(schema)
    except ValueError:
        return False


def witness(case, text):
    """The verdict of jsonschema, which is slow, but calculates with decimals as they are; None if it has none."""
    checker = PEERS[case.draft]
    if case.draft != "draft4":
        checker = jsonschema.validators.extend(checker, type_checker=checker.TYPE_CHECKER.redefine("integer", is_whole))
    registry = referencing.Registry().with_resources(
        (uri, referencing.Resource.from_contents(exact(written(schema)), PEERS_DRAFTS[case.draft]))
        for uri, schema in case.registry.items())
    try:
        return checker(exact(case.text), registry=registry).is_valid(exact(text, case.draft))
    except Exception:  # What it cannot do, it does not decide.
        return None


PEERS = {draft: jsonschema.validators.validator_for({"$schema": uri}) for draft, uri in DRAFTS.items()}
PEERS_DRAFTS = {draft: referencing.jsonschema.specification_with(uri) for draft, uri in DRAFTS.items()}
NUMBER = re.compile(r'"(?:[^"\\]|\\.)*"|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)')


def numbers(text):
    return [found[1] for found in NUMBER.finditer(text) if found[1]]


def is_beyond_double(number):
    value = float(number)
    return value in (float("inf"), float("-inf")) or decimal.Decimal(value) != decimal.Decimal(number)


def has_dot(schema):
    return any("." in pattern for pattern in re.findall(r'"pattern(?:Properties)?":(?:\{)?("(?:[^"\\]|\\.)*")', schema))


def strings(value):
    for part in parts(value):
        if isinstance(part, str):
            yield part
        elif isinstance(part, dict):
            yield from part


def has_bits_left(value):
    """Whether a text is Base64, but not that which an encoder makes of its bytes."""
    try:
        return isinstance(value, str) and base64.b64encode(base64.b64decode(value, validate=True)).decode() != value
    except ValueError:
        return False


# Why a verdict differs from that of jsonschema-rs: the deciding text, and when; a verdict is a complaint if
# the schema is refused here.
DECISIONS = [
    (
        "Core, 'Meta-Schemas': a schema that its metaschema refuses is none; that is said here when it is read",
        lambda case, text, verdict: isinstance(verdict, str) and not is_schema(case),
    ),
    (
        "draft 4 Core, section 3.5: an integer is written without a fraction or an exponent, in schemas too",
        lambda case, text, verdict: case.draft == "draft4" and "must be a whole number, is a number" in str(verdict),
    ),
    (
        "a limit of ours, said when the schema is read: multipleOf has 18 digits at most",
        lambda case, text, verdict: "multipleOf must be a number of 18 digits" in str(verdict),
    ),
    (
        "Core, 'Guarding Against Infinite Recursion': a schema may not refer to itself for the same value; "
        "that is said here when it is read",
        lambda case, text, verdict: "the schema refers to itself" in str(verdict),
    ),
    (
        "ECMA-262, section 22.2.1: the pattern is none (40-patterns asks Node.js)",
        lambda case, text, verdict: "the pattern is not right" in str(verdict),
    ),
    (
        "ECMA-262, section 22.2.2.7: the dot is no line terminator, of which there are four",
        lambda case, text, verdict: has_dot(case.text) and re.search("[\r\u2028\u2029]", "".join(strings(exact(text)))),
    ),
    (
        "draft 7 Validation, section 8.3: contentEncoding speaks whatever contentMediaType is",
        lambda case, text, verdict: case.draft == "draft7" and verdict is False
        and '"contentEncoding":"base64"' in case.text and '"contentMediaType":"application/json"' not in case.text,
    ),
    (
        "RFC 4648, section 4: padding comes last",
        lambda case, text, verdict: verdict is False and "contentEncoding" in case.text and re.search("=[^=\"]", text),
    ),
    (
        "RFC 4648, section 3.5: bits behind the last byte may be ignored",
        lambda case, text, verdict: "contentEncoding" in case.text and any(map(has_bits_left, parts(exact(text)))),
    ),
    (
        "RFC 8259, section 6, and Core, section 4.2.1: numbers are decimals of any precision (jsonschema agrees)",
        lambda case, text, verdict: any(map(is_beyond_double, numbers(case.text + text)))
        and witness(case, text) in (verdict, None),
    ),
]


def reason(case, text, verdict):
    for law, applies in DECISIONS:
        if applies(case, text, verdict):
            return law
    return None


def judge(command, all_cases, count, seed):
    running, decided, unexplained = {}, collections.Counter(), []
    compared, refused = 0, collections.Counter()
    for case, texts in instances(all_cases, count, seed):
        key = case.draft, case.asserts
        if key not in running:
            running[key] = Ours(command, *key)
        # The oracle works while ours does.
        running[key].begin(case, texts)
        theirs = case.theirs(texts)
        ours = running[key].verdicts(len(texts))
        if isinstance(theirs[0], str) and case.is_altered:
            # The oracle asks the metaschema first; ours says what it cannot carry out.
            refused["both" if isinstance(ours[0], str) else "jsonschema-rs alone"] += 1
            continue
        compared += len(texts)
        wanted = [valid for _, valid in case.instances]
        for rank, (text, one, other) in enumerate(zip(texts, ours, theirs, strict=True)):
            if rank < len(wanted) and wanted[rank] is not None and one == wanted[rank]:
                # What the suite says goes before what the oracle says.
                if one != other:
                    decided["the official suite says so itself"] += 1
            elif one != other:
                why = reason(case, text, one)
                decided[why] += 1
                if why is None:
                    unexplained.append((case, text, one, other))
    for ours in running.values():
        ours.send('{"cmd":"stop"}')
        ours.process.wait(10)
    return compared, refused, decided, unexplained


def main():
    command, suites, schemas, bench, *numbers = sys.argv[1:]
    count, seed = [*map(int, numbers), *[1_000_000, 1][len(numbers) :]][:2]
    all_cases = list(altered(list(cases(suites, schemas, bench)), seed))
    compared, refused, decided, unexplained = judge(command, all_cases, count, seed)
    for why, times in sorted(decided.items(), key=str):
        if why is not None:
            print(f"{times} differences: {why}")
    for who, times in refused.items():
        print(f"{times} altered schemas refused by {who}")
    # The smallest of every case, and of those the smallest.
    smallest = {}
    for found in sorted(unexplained, key=lambda found: len(found[0].text) + len(found[1])):
        smallest.setdefault(found[0].name, found)
    for case, text, one, other in list(smallest.values())[: int(os.environ.get("EXTRACT_DIFFERENCES", "20"))]:
        print(f"UNEXPLAINED {case.name}\n  schema   {case.text[:1500]}\n  instance {ascii(text)[:1500]}")
        print(f"  ours {one}, jsonschema-rs {other}; {'formats asserted' if case.asserts else case.draft}")
    print(f"schemas: {compared} instances of {len(all_cases)} schemas compared, seed {seed}, "
        f"{len(unexplained)} differences unexplained")
    sys.exit(1 if unexplained else 0)


if __name__ == "__main__":
    main()
