import OrderedJSON

/// Reads the notation of ``RequestShapes`` and writes the JSON Schema that it means.
struct ShapeNotation {
  private let lines: [Line]
  /// The `type` that marks each object.
  private let tags: [Substring: Substring]

  /// Reads a table; a line that begins with `+` goes on with the one before.
  init(_ text: String) {
    var joined: [String] = []
    for line in text.split(separator: "\n") {
      if line.first == "+" {
        joined[joined.count - 1] += line.dropFirst()
      } else {
        joined.append(String(line))
      }
    }
    lines = joined.map(Line.init)
    tags = Dictionary(lines.compactMap { line in line.tag.map { (line.name, $0) } }) { $1 }
  }

  /// The schema of the first line, the others as its definitions.
  var schema: JSON {
    let definitions = lines.map { ($0.name, $0.isChoice ? choice($0.words) : object($0)) }
    return .object([
      ("$ref", reference(to: lines.first?.name ?? "")["$ref"] ?? nil),
      ("$defs", .object(definitions.map { (String($0.0), $0.1) })),
    ])
  }

  private struct Line {
    let name: Substring
    let tag: Substring?
    let isChoice: Bool
    let words: [Substring]

    /// Takes `Name(tag): words` or `Name by type: words` apart.
    init(_ text: String) {
      let head = text.prefix { $0 != ":" }
      name = head.prefix { $0 != "(" && $0 != " " }
      isChoice = head.hasSuffix(" by type")
      tag = head.hasSuffix(")") ? head.dropFirst(name.count + 1).dropLast() : nil
      words = text.dropFirst(head.count + 1).split(separator: " ")
    }
  }

  // MARK: Lines

  private func object(_ line: Line) -> JSON {
    var members: [JSONObject.Member] = []
    var required: [JSON] = []
    if let tag = line.tag { members.append(("type", ["const": .string(String(tag))])) }
    for word in line.words {
      let name = word.prefix { $0 != "=" && $0 != "!" }
      let mark = word.dropFirst(name.count).prefix { $0 != "=" }
      members.append((String(name), type(word.dropFirst(name.count + mark.count + 1))))
      if mark == "!" { required.append(.string(String(name))) }
    }
    return [
      "type": "object", "properties": .object(members), "required": .array(required),
      "additionalProperties": false,
    ]
  }

  /// One of several objects by its `type`; with `or object`, any other object too.
  private func choice(_ words: [Substring]) -> JSON {
    let isOpen = words.contains("or")
    let names = words.prefix { $0 != "or" }
    let branches = names.map { name -> JSON in
      [
        "if": ["required": ["type"], "properties": ["type": ["const": tag(of: name)]]],
        "then": reference(to: name),
      ]
    }
    if isOpen { return ["type": "object", "allOf": .array(branches)] }
    return [
      "type": "object", "required": ["type"],
      "properties": ["type": ["enum": .array(names.map(tag))]], "allOf": .array(branches),
    ]
  }

  private func tag(of name: Substring) -> JSON { .string(String(tags[name] ?? "")) }

  // MARK: Types

  private func type(_ text: Substring) -> JSON {
    let alternatives = Self.alternatives(of: text)
    if alternatives.count > 1 { return ["anyOf": .array(alternatives.map(type))] }
    switch text.first {
    case "'":
      return ["enum": .array(text.dropFirst().split(separator: ",").map { .string(String($0)) })]
    case "[": return ["type": "array", "items": type(text.dropFirst().dropLast())]
    case "{":
      return ["type": "object", "additionalProperties": type(text.dropFirst().dropLast())]
    default: return Self.plain[text] ?? reference(to: text)
    }
  }

  /// The parts between the bars that stand in no bracket.
  private static func alternatives(of text: Substring) -> [Substring] {
    var depth = 0
    return text.split { character in
      if "[{".contains(character) { depth += 1 }
      if "]}".contains(character) { depth -= 1 }
      return character == "|" && depth == 0
    }
  }

  private static let plain: [Substring: JSON] = [
    "string": ["type": "string"], "int": ["type": "integer"], "number": ["type": "number"],
    "bool": ["type": "boolean"], "object": ["type": "object"],
  ]

  private func reference(to name: Substring) -> JSON { ["$ref": .string("#/$defs/\(name)")] }
}
