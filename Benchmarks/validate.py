"""The rows of validation that run in Python, driven by bench-validate line by line; see BenchValidate/Row.swift.

Started with the folder of the sets, beside which models.py has the same models in pydantic. Says in two lines
which rows it has and what it runs on, then answers each line on standard input with one line, until the
input ends.
"""

import functools
import gc
import importlib
import importlib.metadata
import platform
import sys
import time
from pathlib import Path

versions = [f"Python {platform.python_version()}"]
folder = Path(sys.argv[1])
sys.path.insert(0, str(folder.parent))
sys.dont_write_bytecode = True


def installed(module, package):
    """The module, if it is there; a package that is measured is also named with its version."""
    try:
        found = importlib.import_module(module)
        if package:
            versions.append(f"{package} {importlib.metadata.version(package)}")
        return found
    except ImportError:
        return None


orjson = installed("orjson", "orjson")
jsonschema_rs = installed("jsonschema_rs", "jsonschema-rs")
fastjsonschema = installed("fastjsonschema", "fastjsonschema")
pydantic = installed("pydantic", "pydantic")
models = pydantic and installed("models", None)

# Name: what a row is given, made from the bytes; what makes its judge of the set's name and schema. A judge
# gives what is true, or raises.
rows = {}
if orjson and jsonschema_rs:

    def from_text(_, schema):
        is_valid = jsonschema_rs.validator_for(schema).is_valid
        return lambda text: is_valid(orjson.loads(text))

    rows["jsonschema-rs"] = (orjson.loads, lambda _, schema: jsonschema_rs.validator_for(schema).is_valid)
    rows["orjson + jsonschema-rs"] = (bytes, from_text)
if orjson and fastjsonschema:

    def compiled(_, schema):
        judge = fastjsonschema.compile(schema)
        # It gives the value, which may be one that is false to Python.
        return lambda value: judge(value) is value

    rows["fastjsonschema"] = (orjson.loads, compiled)
if orjson and models:
    rows["pydantic validate_json"] = (bytes, lambda name, _: models.MODELS[name].model_validate_json)


@functools.cache
def prepared(row, name):
    """The judge of a set, its valid and its invalid instances."""
    given, judge_of = rows[row]
    judge = judge_of(name, orjson.loads((folder / name / "schema.json").read_bytes()))
    instances = [
        [given(line) for line in (folder / name / f"{kind}.jsonl").read_bytes().splitlines()]
        for kind in ("valid", "invalid")
    ]
    # Or every collection would look through what is only kept for measuring.
    gc.collect()
    gc.freeze()
    return judge, *instances


def accepts(judge, instance):
    try:
        return bool(judge(instance))
    except ValueError:
        return False


def measure(judge, valid, stride, seconds):
    """Nanoseconds a pass over the valid instances."""
    start = time.perf_counter_ns()
    passes = 0
    while True:
        for _ in range(stride):
            for instance in valid:
                judge(instance)
        passes += stride
        elapsed = time.perf_counter_ns() - start
        if elapsed >= seconds * 1e9:
            return elapsed / passes


def main():
    print(*rows, sep="\t", flush=True)
    print(*versions, sep="\t", flush=True)
    for line in sys.stdin:
        verb, row, name, *numbers = line.rstrip("\n").split("\t")
        judge, valid, invalid = prepared(row, name)
        if verb == "verdicts":
            accepted = sum(accepts(judge, instance) for instance in valid)
            refused = sum(not accepts(judge, instance) for instance in invalid)
            print("ok", accepted, refused, sep="\t", flush=True)
        else:
            print("ok", measure(judge, valid, int(numbers[0]), float(numbers[1])), sep="\t", flush=True)


main()
