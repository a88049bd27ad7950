import Emulator
import OrderedJSON

extension AnswerQuery {
  /// What somebody who believes in a record answers: the record where it is asked for, and of it the
  /// parts that are asked for by their names, such as `lines_0_amount`; of a list that was cut, what is
  /// behind the items that the question counts.
  func answer(believing record: JSON) -> JSON? {
    guard let wanted = schema?["properties"]?.object, wanted["record"] == nil else { return record }
    var known = Self.parts(of: record)
    for (name, count) in complete {
      known[name] = (known[name]?.array).map { .array(Array($0.dropFirst(count))) }
    }
    let required = Set((schema?["required"]?.array ?? []).compactMap(\.string).map(UTF8Text.init))
    return .object(
      wanted.members.compactMap { member in
        let name = UTF8Text(member.name)
        if let value = known[name] { return (member.name, value) }
        return required.contains(name) ? (member.name, .null) : nil
      })
  }

  /// Whether something was wrong with an answer, or missing.
  var isAskedAgain: Bool { prompt.hasPrefix("Your answer ") }

  /// How many items of lists are there already, by the names of their parts.
  private var complete: [UTF8Text: Int] {
    var complete: [UTF8Text: Int] = [:]
    for line in prompt.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 4, words[1].hasPrefix("item"), words[2] == "of" else { continue }
      let count = words[0] == "No" ? 0 : words[0] == "One" ? 1 : Int(words[0])
      guard let count else { continue }
      let isRoot = words[3] == "the" && words[4] == "list"
      complete[UTF8Text(isRoot ? "items" : Self.name(of: words[3]))] = count
    }
    return complete
  }

  /// `lines[0].parts` as a part is called, `lines_0_parts`.
  private static func name(of path: Substring) -> String {
    path.split { ".[]".contains($0) }.joined(separator: "_")
  }

  private static func parts(of value: JSON, named name: String = "") -> [UTF8Text: JSON] {
    var parts = [UTF8Text(name.isEmpty ? "items" : name): value]
    let children: [(String, JSON)] =
      value.object?.members.map { ($0.name, $0.value) }
      ?? value.array?.enumerated().map { ("\($0.offset)", $0.element) } ?? []
    for (child, value) in children {
      let isItem = name.isEmpty && Int(child) != nil
      let path = name.isEmpty ? (isItem ? "item_\(child)" : child) : "\(name)_\(child)"
      parts.merge(Self.parts(of: value, named: path)) { $1 }
    }
    return parts
  }
}
