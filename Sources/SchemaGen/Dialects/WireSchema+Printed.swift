package import OrderedJSON

/// A value of a record that is copied out of a document, if the model does as it is told.
package struct PrintedValue: Sendable {
  package var pointer: JSONPointer
  package var value: JSON
  package var kind: Kind

  package enum Kind: Sendable { case text, number, day }
}

extension WireSchema {
  /// The texts, numbers and days of a local record; not what a model works out: choices, truth
  /// values, codes of currencies, countries and languages, times and durations.
  package func printedValues(in record: JSON) -> [PrintedValue] {
    var walk = PrintedWalk(telling: telling)
    walk.visit(record, telling.graph.localRoot, [])
    return walk.found
  }
}

private struct PrintedWalk {
  let telling: TellingApart
  var found: [PrintedValue] = []

  mutating func visit(_ value: JSON, _ form: Form, _ place: [String]) {
    guard place.count <= LocalAnswer.mostLevels else { return }
    switch (telling.graph.resolved(form).body, value) {
    case (.either(let branches), _):
      guard let branch = telling.branch(of: value, among: branches, .local) else { return }
      visit(value, branch, place)
    case (.text(let text), .string):
      if let kind = text.printedKind { note(value, kind, place) }
    case (.number, .number): note(value, .number, place)
    case (.list(let item, _), .array(let items)):
      visit(items, place) { _ in item }
    case (.tuple(let forms, let rest, _), .array(let items)):
      visit(items, place) { $0 < forms.count ? forms[$0] : rest }
    case (.places(let fields), .array(let items)):
      visit(items, place) { $0 < fields.count ? fields[$0].form : nil }
    case (.group(let group), .object(let members)):
      for field in group.fields {
        if let member = members[field.name] { visit(member, field.form, place + [field.name]) }
      }
    case (.map(let map), .object(let members)), (.pairs(let map), .object(let members)):
      for (name, member) in members { visit(member, map.value, place + [name]) }
    default: break
    }
  }

  private mutating func visit(_ items: [JSON], _ place: [String], _ form: (Int) -> Form?) {
    for (rank, item) in items.enumerated() {
      if let form = form(rank) { visit(item, form, place + [String(rank)]) }
    }
  }

  private mutating func note(_ value: JSON, _ kind: PrintedValue.Kind, _ place: [String]) {
    found.append(PrintedValue(pointer: JSONPointer(place), value: value, kind: kind))
  }
}

extension FormGraph {
  /// The root without the object that was made for it.
  var localRoot: Form {
    guard isWrapped, case .group(let group) = root.body, let field = group.fields.first else {
      return root
    }
    return field.form
  }
}

extension Form.Text {
  /// How such a text is looked up in a document; nothing if it is not copied.
  fileprivate var printedKind: PrintedValue.Kind? {
    let rules = formats.map(TextType.Rule.format) + patterns.map(TextType.Rule.pattern)
    switch rules.lazy.compactMap({ TextType($0) }).first {
    case .date, .datetime, .instant: return .day
    case .time, .duration, .timestamp, .currency, .country, .language: return nil
    case .email, .url, .uuid, nil: return .text
    }
  }
}
