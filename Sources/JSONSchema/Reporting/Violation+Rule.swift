import OrderedJSON

extension Violation.Rule {
  /// Adds the facts that a finding leaves to be read off the schema and the value.
  ///
  /// - Parameters:
  ///   - entered: the keyword that led to the schema, which tells an extra member from a value that may
  ///     not be at all.
  ///   - siblings: the names that the object around the value may have.
  init(
    _ finding: Finding, _ keyword: Keyword?, _ schema: JSONView, _ value: JSONView,
    entered: Keyword?, siblings: () -> [String]
  ) {
    let bound = keyword.flatMap { schema[$0.rawValue] }
    switch finding {
    case .never:
      switch entered {
      case .additionalProperties, .unevaluatedProperties:
        let name = value.nameOfMember ?? ""
        self = .extraMember(name, nearest: Nearest.name(to: name, among: siblings()))
      case .items, .additionalItems, .unevaluatedItems:
        self = .extraItem(Int(value.pointer.tokens.last ?? "") ?? 0)
      default: self = .never
      }
    case .type:
      let allowed = bound.map(Self.names) ?? []
      // In draft 4, `1.0` is a number only.
      self = .type(
        allowed: allowed, found: allowed.contains(value.sort) ? "number" : value.sort)
    case .choice:
      if keyword == .const {
        self = .constant(bound.map { JSON($0) } ?? nil, found: JSON(value))
      } else {
        let allowed = bound.map { $0.items.map { JSON($0) } } ?? []
        self = .choice(
          allowed: allowed, found: JSON(value),
          nearest: Nearest.value(to: JSON(value), among: allowed))
      }
    case .number: self = Self.number(keyword, bound, value)
    case .length:
      let limit = bound?.number ?? JSONNumber(0)
      let count = value.string?.unicodeScalars.count ?? 0
      self =
        keyword == .minLength ? .minLength(limit, found: count) : .maxLength(limit, found: count)
    case .pattern: self = .pattern(bound?.string ?? "")
    case .patternTooHard(let pattern): self = .patternTooHard(pattern)
    case .format: self = .format(bound?.string ?? "")
    case .content: self = .content(bound?.string ?? "")
    case .count(let count): self = Self.count(keyword, bound?.number ?? JSONNumber(0), count)
    case .found(let count):
      self =
        keyword == .maxContains
        ? .maxContains(bound?.number ?? JSONNumber(0), found: count)
        : .contains(atLeast: bound?.number ?? JSONNumber(1), found: count)
    case .repeatedItem(let first, let second): self = .uniqueItems(first: first, second: second)
    case .missing(let name): self = .missing(name)
    case .missingBeside(let name, let other): self = .missingBeside(name, beside: other)
    case .branches(let branches): self = .branches(branches)
    case .severalBranches(let matching): self = .severalBranches(matching)
    case .not: self = .not
    case .tooDeep: self = .tooDeep
    }
  }

  private static func number(
    _ keyword: Keyword?, _ bound: JSONView?, _ value: JSONView
  ) -> Violation.Rule {
    let limit = bound?.number ?? JSONNumber(0)
    let found = value.number ?? JSONNumber(0)
    switch keyword {
    case .minimum: return .minimum(limit, found: found)
    case .exclusiveMinimum: return .exclusiveMinimum(limit, found: found)
    case .maximum: return .maximum(limit, found: found)
    case .exclusiveMaximum: return .exclusiveMaximum(limit, found: found)
    default: return .multipleOf(limit, found: found)
    }
  }

  private static func count(
    _ keyword: Keyword?, _ limit: JSONNumber, _ count: Int
  ) -> Violation.Rule {
    switch keyword {
    case .minItems: .minItems(limit, found: count)
    case .maxItems: .maxItems(limit, found: count)
    case .minProperties: .minProperties(limit, found: count)
    default: .maxProperties(limit, found: count)
    }
  }

  private static func names(_ type: JSONView) -> [String] {
    type.kind == .array ? type.items.compactMap(\.string) : [type.string ?? ""]
  }
}

extension JSONView {
  /// The sort of a value as `type` names it.
  fileprivate var sort: String {
    switch kind {
    case .null: "null"
    case .bool: "boolean"
    case .number: number?.isInteger == true ? "integer" : "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  /// The name of the member whose value this is.
  fileprivate var nameOfMember: String? { pointer.tokens.last }
}
