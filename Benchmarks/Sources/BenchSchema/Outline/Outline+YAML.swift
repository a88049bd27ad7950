extension Outline {
  /// Its schema file.
  func yaml(named name: String) -> String {
    var lines = ["name: \(name)", "version: 1", "description: Insurance claims", "output:"]
    lines += self.fields.flatMap(\.lines).indented
    lines.append("definitions:")
    for definition in definitions {
      lines.append("  \(definition.name) -- \(definition.meaning):")
      lines += definition.fields.flatMap(\.lines).indented.indented
    }
    lines.append("checks:")
    lines += checks.map { "  - \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Outline.Field {
  /// On one line as a phrase, or as a key with what stands under it.
  fileprivate var lines: [String] {
    let key = isOptional ? "\(name)?" : name
    if let phrase = kind.phrase {
      let text = phrase(isNullable ? "?" : "") + (meaning.map { " -- \($0)" } ?? "")
      return ["\(key): \(text)"]
    }
    var lines = ["\(key):"]
    if let meaning { lines.append("  $description: \(meaning)") }
    if isNullable { lines.append("  $nullable: true") }
    return lines + kind.lines.indented
  }
}

extension Outline.Kind {
  /// The phrase of a value that fits on a line, given what stands behind its type.
  fileprivate var phrase: ((_ mark: String) -> String)? {
    switch self {
    case .text(let longest): { "string\($0)" + (longest.map { " 1..\($0)" } ?? "") }
    case .pattern(let pattern): { "string\($0) /\(pattern.replacing("/", with: "\\/"))/" }
    case .date: { "date\($0)" }
    case .decimal(let places): { "decimal(\(places))\($0)" }
    case .integer(let range): { "integer\($0) \(range.lowerBound)..\(range.upperBound)" }
    case .flag: { "boolean\($0)" }
    case .choice(let values): { "one of \(values.joined(separator: ", "))\($0)" }
    case .definition(let name): { "\(name)\($0)" }
    case .explained, .group, .list, .variants: nil
    }
  }

  /// The lines of a value that needs several.
  fileprivate var lines: [String] {
    switch self {
    case .explained(let values):
      return ["$enum:"] + values.map { "\($0.value): \($0.meaning)" }.indented
    case .group(let fields):
      return fields.flatMap(\.lines)
    case .list(let fields):
      return ["$list:"] + fields.flatMap(\.lines).indented
    case .variants(let tag, let variants):
      let groups = variants.flatMap { ["\($0.name):"] + $0.fields.flatMap(\.lines).indented }
      return ["$one_of:"] + (["$tag: \(tag)"] + groups).indented
    case .text, .pattern, .date, .decimal, .integer, .flag, .choice, .definition:
      return []
    }
  }
}

extension [String] {
  fileprivate var indented: [String] { map { "  \($0)" } }
}
