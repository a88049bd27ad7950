package import OrderedJSON

/// How a value is looked up in a document, if a model that does as it is told copies it out of there.
package enum PrintedKind: Sendable { case text, number, day }

/// The texts, numbers and days of a local record; not what a model works out: choices, truth values,
/// codes of currencies, countries and languages, times and durations.
package struct PrintedValues: Sendable {
  /// A value, and how it is looked up.
  package struct Value: Sendable {
    package let value: JSON
    package let kind: PrintedKind
    fileprivate let step: Int
  }

  /// In the order of the record.
  package private(set) var values: [Value] = []
  /// The way to each value, from the record on; the record itself has none.
  private var steps: [Step] = []

  private struct Step {
    let before: Int
    let token: Token
  }

  enum Token: Sendable {
    case name(String)
    case rank(Int)

    fileprivate var text: String {
      switch self {
      case .name(let name): name
      case .rank(let rank): String(rank)
      }
    }
  }

  init() {
    values.reserveCapacity(32)
    steps.reserveCapacity(64)
  }

  /// The step of the record itself.
  static let start = -1

  /// Goes a step further in.
  mutating func step(_ token: Token, after step: Int) -> Int {
    steps.append(Step(before: step, token: token))
    return steps.count - 1
  }

  mutating func append(_ value: JSON, _ kind: PrintedKind, at step: Int) {
    values.append(Value(value: value, kind: kind, step: step))
  }

  /// Where a value stands.
  package func pointer(to value: Value) -> JSONPointer {
    var tokens: [String] = []
    tokens.reserveCapacity(8)
    append(value.step, to: &tokens)
    return JSONPointer(tokens)
  }

  private func append(_ step: Int, to tokens: inout [String]) {
    guard step != Self.start else { return }
    append(steps[step].before, to: &tokens)
    tokens.append(steps[step].token.text)
  }
}

extension WireSchema {
  /// The values of a local record that are copied out of the document.
  package func printedValues(in record: JSON) -> PrintedValues {
    var walk = PrintedWalk(plan: printedPlan, telling: telling)
    walk.visit(record, printedPlan.root, at: PrintedValues.start, depth: 0)
    return walk.found
  }
}

private struct PrintedWalk {
  let plan: PrintedPlan
  let telling: TellingApart
  var found = PrintedValues()

  mutating func visit(_ value: JSON, _ place: Int, at step: Int, depth: Int) {
    guard depth <= LocalAnswer.mostLevels else { return }
    switch (plan.places[place], value) {
    case (.value(let kind), .string) where kind != .number: found.append(value, kind, at: step)
    case (.value(.number), .number): found.append(value, .number, at: step)
    case (.items(let item), .array(let items)):
      for (rank, value) in items.enumerated() { visit(value, item, .rank(rank), step, depth) }
    case (.tuple(let first, let rest), .array(let items)):
      for (rank, value) in items.enumerated() {
        guard let item = rank < first.count ? first[rank] : rest else { break }
        visit(value, item, .rank(rank), step, depth)
      }
    case (.group(let fields), .object(let members)):
      for field in fields {
        if let value = members.value(of: field.name, likelyAt: field.rank) {
          visit(value, field.place, .name(field.name), step, depth)
        }
      }
    case (.map(let item), .object(let members)):
      for (name, value) in members { visit(value, item, .name(name), step, depth) }
    case (.byKind(let places), _):
      visit(value, places[value.kind.rank], at: step, depth: depth)
    case (.either(let branches, let places), _):
      if let branch = telling.rank(of: value, among: branches, .local) {
        visit(value, places[branch], at: step, depth: depth)
      }
    default: break
    }
  }

  private mutating func visit(
    _ value: JSON, _ place: Int, _ token: PrintedValues.Token, _ step: Int, _ depth: Int
  ) {
    // What says nothing needs no way to it.
    if case .nothing = plan.places[place] { return }
    visit(value, place, at: found.step(token, after: step), depth: depth + 1)
  }
}
