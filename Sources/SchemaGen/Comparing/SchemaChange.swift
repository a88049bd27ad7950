import OrderedJSON

/// What a change of a schema means for records that were made under the old one.
package enum ChangeVerdict: String, Sendable, Comparable, CaseIterable {
  /// Nothing; the model is told something else.
  case wording
  /// Every old record is valid under the new schema.
  case widening
  /// Some old records may no longer be valid.
  case narrowing
  /// A field is gone, is demanded anew, or is of another sort: what reads records has to change.
  case breaking

  package static func < (one: ChangeVerdict, other: ChangeVerdict) -> Bool {
    one.rank < other.rank
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// One thing in which two schemas differ.
package struct SchemaChange: Sendable, Hashable {
  /// The field, as `lines[].amount`; empty for the whole record.
  package let field: String
  package let fact: Fact
  package let verdict: ChangeVerdict

  package enum Fact: Sendable, Hashable {
    case type(from: String, to: String)
    case added(String, isOptional: Bool)
    case removed(String)
    case optional(Bool)
    case nullable(Bool)
    case count(from: String, to: String)
    case unique(Bool)
    case alternativeAdded(String)
    case alternativeRemoved(String)
    case variantAdded(String)
    case variantRemoved(String)
    case tag(from: String, to: String)
    case schema
    case tooMuch
    case order
    case description
    case meaning(of: String)
    case keys
    case examples
    case normalisers
    case sending
  }
}

extension SchemaChange: CustomStringConvertible {
  /// `lines[].amount: decimal(2) → decimal(4) (widening)`
  package var description: String {
    let place = field.isEmpty ? "the record" : field
    return TextPlace.visible("\(place): \(sentence) (\(verdict.rawValue))")
  }

  private var sentence: String {
    switch fact {
    case .type(let from, let to): "\(from) → \(to)"
    case .added(let type, let isOptional): "new, \(type)\(isOptional ? "; may be missing" : "")"
    case .removed(let type): "gone, was \(type)"
    case .optional(true): "may be missing now"
    case .optional(false): "may no longer be missing"
    case .nullable(true): "may be null now"
    case .nullable(false): "may no longer be null"
    case .count(let from, let to): "\(from) → \(to)"
    case .unique(true): "entries have to differ now"
    case .unique(false): "entries may be equal now"
    case .alternativeAdded(let type): "may be \(type) now"
    case .alternativeRemoved(let type): "may no longer be \(type)"
    case .variantAdded(let name): "new variant \"\(name)\""
    case .variantRemoved(let name): "variant \"\(name)\" is gone"
    case .tag(let from, let to): "variants are told apart by \"\(to)\", not by \"\(from)\""
    case .schema: "its JSON Schema differs"
    case .tooMuch: "is too intricate to be compared"
    case .order: "fields are asked for in another order"
    case .description: "is described otherwise"
    case .meaning(let value): "\"\(value)\" is described otherwise"
    case .keys: "its keys are described otherwise"
    case .examples: "has other examples"
    case .normalisers: "is normalised otherwise"
    case .sending: "is sent to the model otherwise"
    }
  }
}
