"""Writes the JSON Schemas that pydantic makes of typical models, with records that it dumped itself.

pydantic_schemas.py > Tests/SchemaGenTests/Fixtures/pydantic.jsonl
Each line of the file is one model: its name, its schema, and records as `model_dump(mode="json")` gives them.
"""

import datetime
import decimal
import enum
import json
import typing
import uuid

import pydantic
from pydantic import BaseModel, ConfigDict, Field


# A record is to hold numbers where the schema allows numbers and texts.
Decimal = typing.Annotated[
    decimal.Decimal, pydantic.PlainSerializer(float, return_type=float, when_used="json")
]


class Currency(str, enum.Enum):
    EUR = "EUR"
    USD = "USD"


class Party(BaseModel):
    """A company or person named on a document."""

    name: str = Field(min_length=1, max_length=80)
    country: typing.Optional[str] = Field(default=None, pattern=r"^[A-Z]{2}$")


class Line(BaseModel):
    model_config = ConfigDict(extra="forbid")
    description: str
    quantity: float = Field(gt=0)
    amount: Decimal = Field(max_digits=12, decimal_places=2)
    kind: typing.Literal["goods", "service"] = "goods"


class Invoice(BaseModel):
    """Supplier invoices, one per document."""

    number: str = Field(description="exactly as printed: with any prefix")
    issued: datetime.date
    due: typing.Optional[datetime.date] = None
    currency: Currency
    seller: Party
    buyer: typing.Optional[Party]
    lines: list[Line] = Field(min_length=1)
    totals: dict[str, Decimal]
    total: Decimal
    paid: bool = False
    id: uuid.UUID
    seen: datetime.datetime
    page: pydantic.HttpUrl


class Cat(BaseModel):
    pet: typing.Literal["cat"] = "cat"
    lives: int = Field(ge=0, le=9)


class Dog(BaseModel):
    """It barks."""

    pet: typing.Literal["dog"] = "dog"
    tricks: list[str] = []


class Owner(BaseModel):
    animal: typing.Annotated[typing.Union[Cat, Dog], Field(discriminator="pet")]
    other: typing.Optional[typing.Annotated[typing.Union[Cat, Dog], Field(discriminator="pet")]] = None
    names: set[str]


class Person(BaseModel):
    name: typing.Optional[str]
    reports: "list[Person]" = []


class Number(BaseModel):
    op: typing.Literal["number"]
    value: float


class Sum(BaseModel):
    op: typing.Literal["sum"]
    left: "Expression"
    right: "Expression"


Expression = typing.Annotated[typing.Union[Number, Sum], Field(discriminator="op")]
Sum.model_rebuild()


class Formula(BaseModel):
    formula: Expression


class Odd(BaseModel):
    pair: tuple[int, str]
    point: tuple[float, float]
    either: typing.Union[int, str, None]
    mixed: typing.Literal["a", 1, True]
    number_or_party: typing.Union[float, Party]
    parties: typing.Union[Party, Line]
    anything: typing.Any
    by_country: dict[str, list[Party]]
    open_object: dict
    when: datetime.time
    span: datetime.timedelta
    level: typing.Literal[1, 2, 3]
    step: int = Field(multiple_of=5)
    secret: bytes


class Loose(BaseModel):
    model_config = ConfigDict(extra="allow")
    a: int


CAT, DOG = Cat(lives=9), Dog(tricks=["sit"])
PARTY = Party(name="ACME", country="DE")
LINE = Line(description="Work", quantity=2.5, amount=decimal.Decimal("10.25"))
ONE, TWO = Number(op="number", value=1), Number(op="number", value=2)
RECORDS = [
    Invoice(
        number="R-1", issued="2024-05-03", currency="EUR", seller=PARTY, buyer=None, lines=[LINE],
        totals={"net": "1.5"}, total="119.00", id=uuid.UUID(int=7), seen="2024-05-03T14:05:00Z",
        page="https://example.com/a",
    ),
    Owner(animal=CAT, other=DOG, names={"Tom"}),
    Person(name="A", reports=[Person(name=None)]),
    Formula(formula=Sum(op="sum", left=ONE, right=Sum(op="sum", left=ONE, right=TWO))),
    Odd(
        pair=(1, "a"), point=(0.5, 1), either=None, mixed="a", number_or_party=2.0, parties=LINE,
        anything={"a": [1]}, by_country={"DE": [PARTY]}, open_object={"x": 1}, when="14:05",
        span="PT1H", level=2, step=10, secret=b"x",
    ),
    Loose(a=1, b=2),
]

for record in RECORDS:
    model = type(record)
    line = {
        "name": model.__name__,
        "schema": model.model_json_schema(),
        "record": record.model_dump(mode="json"),
    }
    print(json.dumps(line, ensure_ascii=False))
