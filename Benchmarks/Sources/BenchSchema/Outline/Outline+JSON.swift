import OrderedJSON

extension Outline {
  /// The same for `schema.py`, which makes models of it.
  var json: JSON {
    .object([
      ("definitions", .object(definitions.map { ($0.name, .fields($0.fields)) })),
      ("fields", .fields(fields)),
    ])
  }
}

extension JSON {
  fileprivate static func fields(_ fields: [Outline.Field]) -> JSON { .array(fields.map(\.json)) }

  fileprivate static func strings(_ strings: [String]) -> JSON { .array(strings.map(JSON.string)) }

  fileprivate static func number(_ number: Int) -> JSON { .number(JSONNumber(number)) }
}

extension Outline.Field {
  fileprivate var json: JSON {
    .object([
      ("name", .string(name)), ("meaning", meaning.map(JSON.string) ?? nil),
      ("nullable", .bool(isNullable)), ("optional", .bool(isOptional)), ("kind", kind.json),
    ])
  }
}

extension Outline.Kind {
  /// A list of the kind's name and what it needs.
  fileprivate var json: JSON {
    switch self {
    case .text(let longest): ["text", longest.map(JSON.number) ?? nil]
    case .pattern(let pattern): ["pattern", .string(pattern)]
    case .date: ["date"]
    case .decimal(let places): ["decimal", .number(places)]
    case .integer(let range): ["integer", .number(range.lowerBound), .number(range.upperBound)]
    case .flag: ["flag"]
    case .choice(let values): ["choice", .strings(values)]
    case .explained(let values):
      ["explained", .array(values.map { [.string($0.value), .string($0.meaning)] })]
    case .definition(let name): ["definition", .string(name)]
    case .group(let fields): ["group", .fields(fields)]
    case .list(let fields): ["list", .fields(fields)]
    case .variants(let tag, let variants):
      [
        "variants", .string(tag), .object(variants.map { ($0.name, .fields($0.fields)) }),
      ]
    }
  }
}
