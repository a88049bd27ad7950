"""The rows of schemas that run in Python, driven by bench-schema line by line; see BenchSchema/Rows/Peers.swift.

Started with the folder that holds claim.json, a description of the fields of claim.yaml. Says in two lines
which rows it has and what it runs on, then answers each line on standard input with one line, until the
input ends. Started with --print and that file, it writes the schema and ends, as a program would that has
the models as classes.
"""

import datetime
import json
import platform
import sys
import time
from decimal import Decimal
from typing import Annotated, Literal, Union

try:
    import pydantic
    from pydantic import Field, create_model
except ImportError:
    pydantic = None


class Models:
    """Makes the models of a description."""

    def __init__(self, description):
        self.named = {}
        self.definitions = description["definitions"]
        self.record = self.model("Claim", description["fields"])

    def model(self, name, fields, **more):
        members = {field["name"]: self.member(name, field) for field in fields}
        return create_model(name, **more, **members)

    def member(self, owner, field):
        type_ = self.type_of(owner + "_" + field["name"], *field["kind"])
        if field["nullable"] or field["optional"]:
            type_ = type_ | None
        default = None if field["optional"] else ...
        meanings = [field["meaning"]] if field["meaning"] else []
        if field["kind"][0] == "explained":
            meanings += [f"{value}: {meaning}" for value, meaning in field["kind"][1]]
        return type_, Field(default, description="; ".join(meanings) or None)

    def type_of(self, name, kind, *facts):
        match kind:
            case "text":
                return Annotated[str, Field(min_length=1, max_length=facts[0])] if facts[0] else str
            case "pattern":
                return Annotated[str, Field(pattern=f"^(?:{facts[0]})$")]
            case "date":
                return datetime.date
            case "decimal":
                return Annotated[Decimal, Field(decimal_places=facts[0])]
            case "integer":
                return Annotated[int, Field(ge=facts[0], le=facts[1])]
            case "flag":
                return bool
            case "choice":
                return Literal[tuple(facts[0])]
            case "explained":
                return Literal[tuple(value for value, _ in facts[0])]
            case "definition":
                return self.definition(facts[0])
            case "group":
                return self.model(name, facts[0])
            case "list":
                return list[self.model(name, facts[0])]
            case "variants":
                return self.variants(name, *facts)
        raise ValueError(kind)

    def definition(self, name):
        if name not in self.named:
            self.named[name] = self.model(name, self.definitions[name])
        return self.named[name]

    def variants(self, name, tag, groups):
        models = [
            self.model(f"{name}_{group}", fields, **{tag: (Literal[group], ...)})
            for group, fields in groups.items()
        ]
        return Annotated[Union[tuple(models)], Field(discriminator=tag)]


def schema(description):
    return Models(description).record.model_json_schema()


def read(path):
    with open(path, "rb") as file:
        return json.load(file)


def measure(description, seconds):
    """Nanoseconds a pass."""
    start = time.perf_counter_ns()
    passes = 0
    while True:
        schema(description)
        passes += 1
        elapsed = time.perf_counter_ns() - start
        if elapsed >= seconds * 1e9:
            return elapsed / passes


def main():
    if sys.argv[1] == "--print":
        print(json.dumps(schema(read(sys.argv[2]))))
        return
    print(*(["pydantic"] if pydantic else []), sep="\t", flush=True)
    versions = [f"Python {platform.python_version()}"]
    print(*versions, *([f"pydantic {pydantic.VERSION}"] if pydantic else []), sep="\t", flush=True)
    for line in sys.stdin:
        verb, _, name, *numbers = line.rstrip("\n").split("\t")
        description = read(f"{sys.argv[1]}/{name}.json")
        if verb == "schema":
            print("ok", json.dumps(schema(description)), sep="\t", flush=True)
        else:
            print("ok", measure(description, float(numbers[1])), sep="\t", flush=True)


main()
