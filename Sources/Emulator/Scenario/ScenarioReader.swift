import OrderedJSON
import YAML

/// Reads values out of the nodes of a scenario, and goes on after a mistake to find them all.
struct ScenarioReader {
  let document: YAMLDocument
  private(set) var mistakes: [ScenarioMistake] = []

  init(_ document: YAMLDocument) { self.document = document }

  /// Notes what is wrong with a node.
  mutating func complain(_ sentence: String, at node: YAMLNode) {
    complain(sentence, at: node.span.begin)
  }

  mutating func complain(_ sentence: String, at mark: YAMLMark) {
    mistakes.append(ScenarioMistake(sentence, at: document.place(at: mark)))
  }

  // MARK: Mappings

  /// The members of a mapping, each of which must be among those that are known.
  mutating func members(
    of node: YAMLNode, _ what: String, known: [String]
  ) -> [(name: String, value: YAMLNode)] {
    guard let mapping = node.mapping else {
      complain("\(what) is written as names and values, one a line", at: node)
      return []
    }
    return mapping.compactMap { member in
      guard let name = known.first(where: { UTF8Text($0) == UTF8Text(member.key.text) }) else {
        let list = known.joined(separator: ", ")
        complain("\(what) has no \"\(member.key.text)\"; use \(list)", at: member.key.span.begin)
        return nil
      }
      return (name, member.value)
    }
  }

  /// The entries of a list.
  mutating func entries(of node: YAMLNode, _ what: String) -> [YAMLNode] {
    if let list = node.list { return list }
    complain("\(what) is a list; begin each entry with a dash", at: node)
    return []
  }

  // MARK: Texts

  /// A text, however it is written.
  mutating func text(_ node: YAMLNode, _ what: String) -> String? {
    if let scalar = node.scalar, !scalar.isAbsent { return scalar.text }
    complain("\(what) is a text", at: node)
    return nil
  }

  mutating func flag(_ node: YAMLNode, _ what: String) -> Bool? {
    if case .bool(let value)? = node.scalar?.meaning { return value }
    complain("\(what) is true or false", at: node)
    return nil
  }

  /// One of a few words.
  mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ node: YAMLNode, _ what: String, _ type: Value.Type = Value.self
  ) -> Value? where Value.RawValue == String {
    let text = node.scalar.map { UTF8Text($0.text) }
    if let value = Value.allCases.first(where: { UTF8Text($0.rawValue) == text }) { return value }
    let list = Value.allCases.map(\.rawValue).joined(separator: ", ")
    complain("\(what) is one of \(list)", at: node)
    return nil
  }

  // MARK: Numbers

  /// A whole number within a range.
  mutating func count(_ node: YAMLNode, _ what: String, in range: ClosedRange<Int>) -> Int? {
    if let count = node.scalar.flatMap({ Int(plain: $0) }), range.contains(count) { return count }
    complain("\(what) is a whole number from \(range.lowerBound) to \(range.upperBound)", at: node)
    return nil
  }

  /// A stretch of time with its unit: `200ms`, `1.5s`, `10m`, `48h`.
  mutating func duration(_ node: YAMLNode, _ what: String) -> Duration? {
    if let duration = node.scalar.flatMap({ Duration(written: $0.text) }) { return duration }
    complain("\(what) is a time with its unit, as 200ms, 1.5s, 10m or 48h", at: node)
    return nil
  }

  /// A place in the body, or before the head.
  mutating func place(_ node: YAMLNode, _ what: String) -> Int?? {
    if let text = node.scalar?.text, UTF8Text(text) == UTF8Text("before") { return .some(nil) }
    if let count = node.scalar.flatMap({ Int(plain: $0) }), (0...1 << 40).contains(count) {
      return count
    }
    complain(
      "\(what) is a number of bytes of the body, or \"before\" for before the head", at: node)
    return nil
  }
}

extension Int {
  /// A whole number as YAML writes it.
  fileprivate init?(plain scalar: YAMLScalar) {
    guard case .number(let number) = scalar.meaning, let value = number.exactly(Int.self) else {
      return nil
    }
    self = value
  }
}

extension Duration {
  private static let units: [(name: String, seconds: Double)] = [
    ("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600),
  ]

  /// Reads a number with a unit; no more than a year.
  fileprivate init?(written text: String) {
    let digits = text.utf8.prefix { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") }
    let unit = Self.units.first { $0.name.utf8.elementsEqual(text.utf8.dropFirst(digits.count)) }
    guard let unit, let count = Double(String(Substring(digits))) else { return nil }
    let seconds = count * unit.seconds
    guard seconds <= 366 * 86400 else { return nil }
    self = .nanoseconds(Int64((seconds * 1_000_000_000).rounded()))
  }
}
