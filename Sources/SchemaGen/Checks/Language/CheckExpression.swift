import OrderedJSON

/// What a check says, before anybody knows the fields: a tree as the grammar has it.
///
/// Chains of `and`, `or`, `+` and `*` are flat, so that the tree is as deep as its brackets. Two
/// expressions are equal if they say the same, wherever it stands.
struct CheckExpression: Sendable {
  var kind: Kind
  /// The bytes of the check that it covers.
  var range: Range<Int>

  indirect enum Kind: Sendable, Hashable {
    case or([CheckExpression])
    case and([CheckExpression])
    case not(CheckExpression)
    case comparison(CheckExpression, CheckComparison, CheckExpression, within: CheckTolerance?)
    case sum(CheckExpression, [Term])
    case product(CheckExpression, [Factor])
    case negative(CheckExpression)
    case call(CheckFunction, [CheckExpression])
    case path([UTF8Text])
    case literal(CheckLiteral)
  }

  /// A part of a sum behind the first.
  struct Term: Sendable, Hashable {
    var isSubtracted: Bool
    var value: CheckExpression
  }

  /// A part of a product behind the first.
  struct Factor: Sendable, Hashable {
    var isDivisor: Bool
    var value: CheckExpression
  }
}

/// A sign between two values that makes them true or false.
package enum CheckComparison: String, Sendable {
  case equal = "=="
  case unequal = "!="
  case near = "~="
  case atMost = "<="
  case atLeast = ">="
  case less = "<"
  case more = ">"
  case isIn = "in"
}

/// How far two sides of `~=` may be apart: so much, or so many hundredths of the right side.
struct CheckTolerance: Sendable, Hashable {
  var number: String
  var isPercent: Bool
}

/// A value that a check writes down; numbers keep their digits.
enum CheckLiteral: Sendable, Hashable {
  case number(String)
  case percent(String)
  case days(String)
  case date(CalendarDay)
  case text(UTF8Text)
  case null
  case truth(Bool)
  case list([CheckLiteral])
}

/// The functions there are; nobody can add one.
package enum CheckFunction: String, Sendable, CaseIterable {
  /// Of a list of numbers, days or times; of nothing 0.
  case sum, avg
  /// How many entries a list or a map has, null ones too.
  case count
  /// Of a list, or of two values or more, of anything that has an order.
  case min, max
  /// How many code points a text has.
  case length
  /// Whether a field is there and not null.
  case has
  case abs
  /// `round(x)` and `round(x, 2)`; a half goes away from zero.
  case round
  /// Whether no value stands twice in a list.
  case unique
  /// `today()`: the day for which the checks are asked.
  case today
  /// `days(n)`: a number as so many days.
  case days
  /// `matches(x, "[A-Z]+")`: whether a whole text matches a pattern of ECMA-262.
  case matches

  /// What other languages call them.
  static let foreign: [(name: String, own: CheckFunction)] = [
    ("len", .count), ("size", .count), ("average", .avg), ("mean", .avg), ("total", .sum),
    ("exists", .has), ("present", .has), ("distinct", .unique), ("now", .today),
    ("match", .matches),
    ("regex", .matches), ("test", .matches), ("strlen", .length), ("minimum", .min),
    ("maximum", .max),
  ]
}

extension CheckExpression: Hashable {
  static func == (one: CheckExpression, other: CheckExpression) -> Bool { one.kind == other.kind }
  func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

// MARK: Writing

extension CheckExpression: CustomStringConvertible {
  /// The text of the check, with one blank where blanks may stand and no bracket that says nothing.
  var description: String { written(atLeast: .either) }

  /// How tightly an expression holds together; a looser one stands in brackets.
  private enum Tightness: Int {
    case either, both, fact, sum, term, sign, primary
  }

  private var tightness: Tightness {
    switch kind {
    case .or: .either
    case .and: .both
    case .not, .comparison: .fact
    case .sum: .sum
    case .product: .term
    case .negative: .sign
    case .call, .path, .literal: .primary
    }
  }

  private func written(atLeast least: Tightness) -> String {
    tightness.rawValue < least.rawValue ? "(\(text))" : text
  }

  private var text: String {
    switch kind {
    case .or(let parts): parts.map { $0.written(atLeast: .both) }.joined(separator: " or ")
    case .and(let parts): parts.map { $0.written(atLeast: .fact) }.joined(separator: " and ")
    case .not(let part): "not " + part.written(atLeast: part.isNot ? .fact : .sum)
    case .comparison(let left, let comparison, let right, let tolerance):
      left.written(atLeast: .sum) + " \(comparison.rawValue) " + right.written(atLeast: .sum)
        + (tolerance.map { " within \($0.number)" + ($0.isPercent ? "%" : "") } ?? "")
    case .sum(let first, let terms):
      terms.reduce(first.written(atLeast: .term)) {
        $0 + ($1.isSubtracted ? " - " : " + ") + $1.value.written(atLeast: .term)
      }
    case .product(let first, let factors):
      factors.reduce(first.written(atLeast: .sign)) {
        $0 + ($1.isDivisor ? " / " : " * ") + $1.value.written(atLeast: .sign)
      }
    case .negative(let part): "-" + part.written(atLeast: .primary)
    case .call(let function, let arguments):
      "\(function)(\(arguments.map(\.description).joined(separator: ", ")))"
    case .path(let steps): steps.map(\.string).joined(separator: ".")
    case .literal(let literal): "\(literal)"
    }
  }

  private var isNot: Bool {
    switch kind {
    case .not, .comparison: true
    default: false
    }
  }
}

extension CheckLiteral: CustomStringConvertible {
  var description: String {
    switch self {
    case .number(let text): text
    case .percent(let text): text + "%"
    case .days(let text): text + " days"
    case .date(let day): "\(day)"
    case .text(let text): text.string.quotedInPhrase
    case .null: "null"
    case .truth(let value): "\(value)"
    case .list(let values): "[\(values.map(\.description).joined(separator: ", "))]"
    }
  }
}
