package import OrderedJSON

/// How a value is looked up in a document, if a model that does as it is told copies it out of there.
package enum PrintedKind: Sendable { case text, number, day }

extension WireSchema {
  /// Where the texts, numbers and days of a local record stand that are `wanted`; not what a model
  /// works out: choices, truth values, codes of currencies, countries and languages, times and
  /// durations.
  package func printedValues(
    in record: JSON, where isWanted: @escaping (JSON, PrintedKind) -> Bool
  ) -> [JSONPointer] {
    var walk = PrintedWalk(telling: telling, isWanted: isWanted)
    walk.visit(record, telling.graph.localRoot)
    return walk.found
  }
}

private struct PrintedWalk {
  let telling: TellingApart
  let isWanted: (JSON, PrintedKind) -> Bool
  var found: [JSONPointer] = []
  private var place: [Step] = []

  private enum Step {
    case name(String)
    case rank(Int)
  }

  init(telling: TellingApart, isWanted: @escaping (JSON, PrintedKind) -> Bool) {
    self.telling = telling
    self.isWanted = isWanted
  }

  mutating func visit(_ value: JSON, _ form: Form) {
    guard place.count <= LocalAnswer.mostLevels else { return }
    switch (telling.graph.resolved(form).body, value) {
    case (.either(let branches), _):
      guard let branch = telling.branch(of: value, among: branches, .local) else { return }
      visit(value, branch)
    case (.text(let text), .string):
      if let kind = text.printedKind { note(value, kind) }
    case (.number, .number): note(value, .number)
    case (.list(let item, _), .array(let items)):
      visit(items) { _ in item }
    case (.tuple(let forms, let rest, _), .array(let items)):
      visit(items) { $0 < forms.count ? forms[$0] : rest }
    case (.places(let fields), .array(let items)):
      visit(items) { $0 < fields.count ? fields[$0].form : nil }
    case (.group(let group), .object(let members)):
      for field in group.fields {
        if let member = members[field.name] { visit(member, field.form, at: .name(field.name)) }
      }
    case (.map(let map), .object(let members)), (.pairs(let map), .object(let members)):
      for (name, member) in members { visit(member, map.value, at: .name(name)) }
    default: break
    }
  }

  private mutating func visit(_ items: [JSON], _ form: (Int) -> Form?) {
    for (rank, item) in items.enumerated() {
      if let form = form(rank) { visit(item, form, at: .rank(rank)) }
    }
  }

  private mutating func visit(_ value: JSON, _ form: Form, at step: Step) {
    place.append(step)
    visit(value, form)
    place.removeLast()
  }

  private mutating func note(_ value: JSON, _ kind: PrintedKind) {
    guard isWanted(value, kind) else { return }
    let tokens = place.map { step in
      switch step {
      case .name(let name): name
      case .rank(let rank): String(rank)
      }
    }
    found.append(JSONPointer(tokens))
  }
}

extension Form.Text {
  /// How such a text is looked up in a document; nothing if it is not copied.
  fileprivate var printedKind: PrintedKind? {
    let rules = formats.map(TextType.Rule.format) + patterns.map(TextType.Rule.pattern)
    switch rules.lazy.compactMap({ TextType($0) }).first {
    case .date, .datetime, .instant: return .day
    case .time, .duration, .timestamp, .currency, .country, .language: return nil
    case .email, .url, .uuid, nil: return .text
    }
  }
}
