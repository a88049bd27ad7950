package import OrderedJSON

/// The way to a field as people write it: `lines[0].amount`, `payment["due date"]`, or as a JSON Pointer,
/// `/lines/0/amount`.
package struct FieldWay: Sendable, Hashable {
  package let pointer: JSONPointer

  /// Reads a way; nothing if it is none.
  package init?(_ text: String) {
    if text.utf8.first == UInt8(ascii: "/") {
      guard let pointer = try? JSONPointer(parsing: text) else { return nil }
      self.pointer = pointer
      return
    }
    var reader = WayReader(rest: text.unicodeScalars[...])
    guard let steps = reader.steps(), steps.count <= JSON.mostDepth else { return nil }
    pointer = JSONPointer(steps)
  }
}

private struct WayReader {
  var rest: Substring.UnicodeScalarView

  /// All steps; nothing if one is missing or goes on wrongly.
  mutating func steps() -> [String]? {
    var steps: [String] = []
    while let next = rest.first {
      let step: String?
      if next == "[" {
        step = bracketed()
      } else {
        if !steps.isEmpty {
          guard next == "." else { return nil }
          rest.removeFirst()
        }
        step = name()
      }
      guard let step else { return nil }
      steps.append(step)
    }
    return steps.isEmpty ? nil : steps
  }

  private mutating func name() -> String? {
    let name = rest.prefix { $0 != "." && $0 != "[" }
    rest = rest[name.endIndex...]
    return name.isEmpty ? nil : String(name)
  }

  /// `[0]`, or a name of any letters in quotes, in which a backslash stands before a quote or itself.
  private mutating func bracketed() -> String? {
    rest.removeFirst()
    guard let quote = rest.first, quote == "\"" || quote == "'" else {
      let digits = rest.prefix { $0 != "]" }
      rest = rest[digits.endIndex...]
      guard rest.popFirst() == "]" else { return nil }
      return JSONPointer.position(String(digits)).map(String.init)
    }
    rest.removeFirst()
    var name = String.UnicodeScalarView()
    while let next = rest.popFirst() {
      if next == quote { return rest.popFirst() == "]" ? String(name) : nil }
      guard next != "\\" else {
        guard let escaped = rest.popFirst() else { return nil }
        name.append(escaped)
        continue
      }
      name.append(next)
    }
    return nil
  }
}

extension JSON {
  /// What a way leads to; or else the names of what there is at its last place that exists.
  func value(_ way: FieldWay) -> (value: JSON?, names: [String]) {
    var value = self
    for token in way.pointer.tokens {
      guard let next = value[JSONPointer([token])] else { return (nil, value.stepNames) }
      value = next
    }
    return (value, [])
  }

  private var stepNames: [String] {
    switch self {
    case .object(let members): members.names
    case .array(let items) where items.isEmpty: []
    case .array(let items): ["[0]" + (items.count > 1 ? " to [\(items.count - 1)]" : "")]
    case .null, .bool, .number, .string: []
    }
  }
}
