"""What is extracted and judged, once for everybody: pydantic's models, of which the JSON Schemas are made.

So no row has rules that another has not. `MODELS` is what Benchmarks/validate.py looks for.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

PROMPT = "Extract the invoice as JSON that follows the schema. Use null for what the document does not say."

Day = Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Currency = Annotated[str, Field(pattern="^[A-Z]{3}$")]
Some = Annotated[str, Field(min_length=1)]
Positive = Annotated[float, Field(ge=0)]
Share = Annotated[float, Field(ge=0, le=1)]


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Party(Model):
    name: Some
    street: str
    city: str
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    vat_id: str | None


class Line(Model):
    article: str
    description: Some
    quantity: Positive
    unit_price: float
    tax_rate: Share
    amount: float


class Invoice(Model):
    number: Annotated[str, Field(pattern="^INV-[0-9]{8}$", description="As printed")]
    issued: Day
    due: Day | None
    currency: Currency
    seller: Party
    buyer: Party
    lines: Annotated[list[Line], Field(min_length=1, max_length=200)]
    net: float
    tax: float
    total: float
    iban: str | None
    terms: str | None
    paid: bool


class Item(Model):
    name: Annotated[str, Field(min_length=1, max_length=80)]
    quantity: Annotated[int, Field(ge=1)]
    price: Positive
    category: Literal["food", "drink", "household", "clothing", "other"] = "other"


class Card(Model):
    method: Literal["card"]
    last_digits: Annotated[str, Field(pattern="^[0-9]{4}$")]


class Cash(Model):
    method: Literal["cash"]
    given: Positive
    change: Positive


class Voucher(Model):
    method: Literal["voucher"]
    code: Annotated[str, Field(min_length=4)]


class Receipt(Model):
    merchant: Some
    phone: Annotated[str, Field(pattern=r"^\+?[0-9 ()-]{6,20}$")] | None
    day: Day
    currency: Currency
    items: Annotated[list[Item], Field(min_length=1, max_length=100)]
    total: Annotated[float, Field(gt=0)]
    payment: Annotated[Card | Cash | Voucher, Field(discriminator="method")]


class Quantity(Model):
    value: float
    unit: Literal["mg", "ml", "mmHg", "bpm", "mmol/l", "kg"]


class Finding(Model):
    code: Annotated[str, Field(pattern="^[0-9]{1,5}-[0-9]$")]
    name: Some
    value: float | str | None
    flag: Literal["normal", "low", "high", "critical"]
    low: float | None = None
    high: float | None = None


class Visit(Model):
    id: Annotated[str, Field(pattern="^V-[0-9]{6}$")]
    start: Day
    end: Day | None
    diagnoses: Annotated[
        list[Annotated[str, Field(pattern=r"^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$")]], Field(min_length=1)
    ]
    measured: dict[Annotated[str, Field(pattern="^[a-z_]+$")], Quantity]
    findings: list[Finding]
    note: str = ""


class Patient(Model):
    number: Annotated[str, Field(pattern="^P[0-9]{8}$")]
    family: Some
    given: Annotated[list[Some], Field(min_length=1)]
    born: Day
    visits: Annotated[list[Visit], Field(min_length=1)]


class Word(Model):
    text: str
    start: Positive
    end: Positive
    confidence: Share


class Turn(Model):
    speaker: Annotated[str, Field(pattern="^S[0-9]+$")]
    start: Positive
    end: Positive
    text: Some
    words: list[Word]
    tags: Annotated[list[Literal["question", "answer", "decision"]], Field(max_length=3)] = []


class Transcript(Model):
    language: Annotated[str, Field(pattern="^[a-z]{2}(-[A-Z]{2})?$")]
    duration: Positive
    turns: Annotated[list[Turn], Field(min_length=1)]


class Part(Model):
    id: Annotated[int, Field(ge=0)]
    kind: Literal["assembly", "part"]
    name: Annotated[str, Field(pattern="^[^/]+$", max_length=60)]
    labels: Annotated[dict[str, str], Field(max_length=8)] = {}
    parts: list["Part"]


MODELS = {
    "receipt": Receipt, "invoice": Invoice, "patient": Patient, "parts": Part, "transcript": Transcript,
}
