public import OrderedJSON

// What is said of a violation to a person: where, what, and what was found.

extension Violation {
  /// What the value must be, and what it is: `must be greater than 0, is 0`.
  ///
  /// With `showingValues` false it says the rule only, for reports that others may read.
  public func sentence(showingValues: Bool = true) -> String {
    if case .branches(let branches) = rule { return sentence(for: branches, showingValues) }
    return TextPlace.visible(rule.sentence(showingValues: showingValues))
  }

  /// Speaks of the branch that was meant, if one can be told.
  private func sentence(for branches: [[Violation]], _ showingValues: Bool) -> String {
    let depth = pointer.tokens.count
    guard let meant = BranchChoice.meant(of: branches, at: depth), let first = branches[meant].first
    else { return "is of none of the \(branches.count) kinds that are allowed" }
    let path = first.value.pointer == pointer ? "" : "\(first.value.readablePath) "
    let rest = branches[meant].count > 1 ? " (and \(branches[meant].count - 1) more)" : ""
    return "looks like kind \(meant + 1) of \(branches.count), but \(path)"
      + first.sentence(showingValues: showingValues) + rest
  }

  /// The line for a person: `invoice.json:14:9 lines[3].quantity: must be greater than 0, is 0
  /// (invoice.yaml:22)`.
  public func line(
    file: String, schemaFile: String? = nil, showingValues: Bool = true
  ) -> String {
    let place = place
    let path = value.readablePath
    let origin = schemaFile.map { " (\($0):\(schemaPlace.line))" } ?? ""
    return "\(file):\(place.line):\(place.column) \(path.isEmpty ? "" : path + ": ")"
      + sentence(showingValues: showingValues) + origin
  }
}

extension Violation: CustomStringConvertible {
  /// The way to the value, and what it must be.
  public var description: String {
    let path = value.readablePath
    return path.isEmpty ? sentence() : "\(path): \(sentence())"
  }
}

extension JSONView {
  /// The way to the value as it is written in programs: `lines[3].quantity`.
  public var readablePath: String {
    var path = ""
    var container = tape.root
    for token in pointer.tokens {
      let isItem = container.kind == .array
      if isItem {
        path += "[\(token)]"
      } else if token.isPlainName {
        path += path.isEmpty ? token : ".\(token)"
      } else {
        path += "[\(JSON.string(token))]"
      }
      guard let child = container[JSONPointer([token])] else { break }
      container = child
    }
    return path
  }
}

extension String {
  /// Whether the name needs no quotes in a path.
  fileprivate var isPlainName: Bool {
    guard let first = unicodeScalars.first else { return false }
    return (first.properties.isAlphabetic || first == "_" || first == "$")
      && unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" || $0 == "$"
          || $0 == "-"
      }
  }
}

extension Violation.Rule {
  func sentence(showingValues: Bool) -> String {
    func found(_ value: JSON) -> String { showingValues ? ", is \(Self.brief(value))" : "" }
    func found(_ number: JSONNumber) -> String { found(.number(number)) }
    func allowed(_ value: JSON) -> String { Self.brief(value) }
    switch self {
    case .never: return "may not be here"
    case .extraMember(let name, let nearest):
      let hint = nearest.map { "; did you mean \(JSON.string($0))?" } ?? ""
      return showingValues
        ? "\(JSON.string(name)) is not a known name\(hint)" : "is not a known name\(hint)"
    case .extraItem: return "is one item too many"
    case .type(let allowed, let found):
      if found == "null" { return "must be \(Self.sorts(allowed)), is null" }
      return "must be \(Self.sorts(allowed)), is \(Self.article(found))"
    case .choice(let choices, let value, let nearest):
      let list = choices.prefix(12).map(allowed).joined(separator: ", ")
      let more = choices.count > 12 ? ", …" : ""
      let hint = nearest.map { "; did you mean \(allowed($0))?" } ?? ""
      return "must be one of \(list)\(more)\(found(value))\(hint)"
    case .constant(let value, let other): return "must be \(allowed(value))\(found(other))"
    case .minimum(let limit, let number): return "must be at least \(limit)\(found(number))"
    case .exclusiveMinimum(let limit, let number):
      return "must be greater than \(limit)\(found(number))"
    case .maximum(let limit, let number): return "must be at most \(limit)\(found(number))"
    case .exclusiveMaximum(let limit, let number):
      return "must be less than \(limit)\(found(number))"
    case .multipleOf(let limit, let number): return "must be a multiple of \(limit)\(found(number))"
    case .minLength(let limit, let count):
      return "must have at least \(Self.count(limit, "character")), has \(count)"
    case .maxLength(let limit, let count):
      return "must have at most \(Self.count(limit, "character")), has \(count)"
    case .pattern(let pattern): return "must match the pattern \(pattern)"
    case .patternTooHard(let pattern):
      return "cannot be matched with the pattern \(pattern) in a bounded number of steps"
    case .format(let format): return "must be \(Self.format(format))"
    case .content(let content): return "must hold \(content)"
    case .minItems(let limit, let count):
      return "must have at least \(Self.count(limit, "item")), has \(count)"
    case .maxItems(let limit, let count):
      return "must have at most \(Self.count(limit, "item")), has \(count)"
    case .minProperties(let limit, let count):
      return "must have at least \(Self.count(limit, "member")), has \(count)"
    case .maxProperties(let limit, let count):
      return "must have at most \(Self.count(limit, "member")), has \(count)"
    case .contains(let least, let count):
      return
        "must have at least \(Self.count(least, "item")) of the kind that is wanted, has \(count)"
    case .maxContains(let most, let count):
      return
        "must have at most \(Self.count(most, "item")) of the kind that is wanted, has \(count)"
    case .uniqueItems(let first, let second):
      return "must have different items; \(first) and \(second) are equal"
    case .missing(let name): return "\(JSON.string(name)) is missing"
    case .missingBeside(let name, let other):
      return "\(JSON.string(name)) is missing, which must stand beside \(JSON.string(other))"
    case .branches(let branches):
      return "is of none of the \(branches.count) kinds that are allowed"
    case .severalBranches(let matching):
      let list = matching.map { String($0 + 1) }.joined(separator: " and ")
      return "must be of one kind only, is of kinds \(list)"
    case .not: return "must not be of the kind that is excluded"
    case .tooDeep: return "is too deep to be judged"
    }
  }

  /// A value, cut to what fits into a sentence.
  static func brief(_ value: JSON) -> String {
    let text = value.text()
    let scalars = text.unicodeScalars
    guard scalars.count > 80 else { return text }
    var cut = String.UnicodeScalarView()
    cut.append(contentsOf: scalars.prefix(79))
    return String(cut) + "…"
  }

  private static func sorts(_ names: [String]) -> String {
    let articled = names.map(article)
    guard articled.count > 1, let last = articled.last else { return articled.first ?? "" }
    return articled.dropLast().joined(separator: ", ") + " or " + last
  }

  private static func article(_ sort: String) -> String {
    switch sort {
    case "null": "null"
    case "boolean": "true or false"
    case "integer": "a whole number"
    case "array": "an array"
    case "object": "an object"
    default: "a \(sort)"
    }
  }

  private static func count(_ limit: JSONNumber, _ noun: String) -> String {
    "\(limit) \(noun)\(limit == JSONNumber(1) ? "" : "s")"
  }

  private static func format(_ name: String) -> String {
    switch name {
    case "date": "a date, as 2024-03-01"
    case "date-time": "a date and time with its zone, as 2024-03-01T12:30:00Z"
    case "time": "a time with its zone, as 12:30:00Z"
    case "duration": "a duration, as P1DT2H"
    case "email", "idn-email": "an e-mail address"
    case "uri", "iri": "an address with its scheme, as https://example.org/a"
    case "uuid": "a UUID, as 123e4567-e89b-12d3-a456-426614174000"
    default: "of the format \(name)"
    }
  }
}
