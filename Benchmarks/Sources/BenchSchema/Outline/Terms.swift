/// The words of insurance claims.
enum Terms {
  /// In turns groups and lists, ten of them for twenty checks.
  static let sections = [
    "policy", "damages", "incident", "repairs", "vehicle", "treatments", "liability", "payments",
    "settlement", "witnesses",
  ]

  /// What every group begins with.
  static let period: [Outline.Field] = [
    .init(name: "begins_on", kind: .date),
    .init(name: "ends_on", meaning: "only if a day is printed", isNullable: true, kind: .date),
    .init(name: "net", meaning: "without tax", kind: .decimal(places: 2)),
    .init(name: "tax", kind: .decimal(places: 2)),
    .init(name: "total", kind: .decimal(places: 2)),
  ]

  /// What every item of a list begins with.
  static let item: [Outline.Field] = [
    .init(name: "description", meaning: "as printed", kind: .text(longest: 200)),
    .init(name: "quantity", kind: .integer(1...10_000)),
    .init(name: "unit_price", kind: .decimal(places: 4)),
    .init(name: "amount", meaning: "quantity × unit price", kind: .decimal(places: 2)),
  ]

  /// What a record begins with.
  static let head: [Outline.Field] = [
    .init(
      name: "claim_number", meaning: "exactly as printed", kind: .pattern("[A-Z]{2}-[0-9]{4,10}")),
    .init(name: "insurer", kind: .definition("party")),
    .init(name: "insured", kind: .definition("party")),
    .init(
      name: "reserve", meaning: "what was set aside", isNullable: true, kind: .definition("sum")),
    .init(
      name: "transfer", meaning: "How the claim is paid out", isNullable: true,
      kind: .variants(
        tag: "method",
        [
          (
            "bank",
            [
              .init(name: "iban", kind: .pattern("[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}")),
              .init(name: "reference", isOptional: true, kind: .text(longest: 140)),
            ]
          ),
          ("card", [.init(name: "last4", kind: .pattern("[0-9]{4}"))]),
          ("cheque", [.init(name: "sent_to", kind: .definition("address"))]),
        ])),
  ]

  static let definitions: [Outline.Definition] = [
    .init(
      name: "party", meaning: "a company or a person",
      fields: [
        .init(name: "name", kind: .text(longest: 120)),
        .init(name: "role", kind: .choice(["insurer", "insured", "agent", "expert", "other"])),
        .init(name: "vat_id", isNullable: true, kind: .pattern("[A-Z]{2}[A-Z0-9]{2,12}")),
        .init(name: "address", isNullable: true, kind: .definition("address")),
      ]),
    .init(
      name: "address", meaning: "where post goes",
      fields: [
        .init(name: "street", kind: .text(longest: 80)),
        .init(name: "postcode", kind: .pattern("[0-9A-Z -]{3,10}")),
        .init(name: "city", kind: .text(longest: 60)),
        .init(name: "country", kind: .pattern("[A-Z]{2}")),
      ]),
    .init(
      name: "sum", meaning: "an amount of money",
      fields: [
        .init(name: "amount", kind: .decimal(places: 2)),
        .init(name: "currency", kind: .pattern("[A-Z]{3}")),
      ]),
  ]

  static let qualities = [
    "agreed", "claimed", "declared", "expected", "final", "first", "insured", "last", "medical",
    "original", "partial", "prior", "printed", "reported", "revised",
  ]
  static let matters = [
    "account", "cause", "class", "cover", "deadline", "decision", "excess", "file", "grade",
    "limit",
    "loss", "mark", "note", "place", "rate", "reason", "review", "site", "source", "value",
  ]
  static let hints = [
    "as printed, with any prefix", "only if it is stated", "the newest, if there are several",
    "of the first page, not of the annex", "in the words of the insurer",
  ]
  static let patterns = [
    "[A-Z]{3}[0-9]{6}", "[0-9]{2,4}/[0-9]{2}", "(A|B|C)-?[0-9]+", "§ [0-9]+[a-z]?",
  ]
  static let states = [
    "open", "paid", "refused", "in review", "withdrawn", "reopened", "settled", "other",
  ]
  static let meanings: [(value: String, meaning: String)] = [
    ("minor", "needs no expert"), ("major", "an expert has seen it"),
    ("total_loss", "a repair costs more than it is worth"),
    ("hidden", "found only in the workshop"),
    ("disputed", "one side does not agree"),
  ]
}
