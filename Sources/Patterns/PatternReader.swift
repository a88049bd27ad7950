/// Reads a pattern by the grammar of ECMA-262 and writes it down for PCRE2 on the way.
///
/// It keeps its own stack of open groups, so no depth of nesting can exhaust the thread's.
struct PatternReader {
  /// Which patterns are taken.
  enum Grammar {
    /// Those of the standard under the flag `u`, whether or not they can be carried out.
    case strict
    /// Those that can be carried out, with the leniencies of Annex B that schemas in use rely on:
    /// a bracket or brace that means nothing stands for itself, so does any ASCII punctuation after
    /// a backslash, and a `-` next to a set.
    case lenient
  }

  let source: [Unicode.Scalar]
  let grammar: Grammar
  /// The groups that capture, by their number in the source, and their number for PCRE2.
  let captures: [Int: Int]
  /// The names of all groups, from a reading before: a name may be referred to before it is given.
  let knownNames: [GroupName: Int]

  var position = 0
  var output: [UInt8] = []
  var doubtful: [Translation.Place] = []
  /// All groups so far; the first is the whole pattern.
  var groups = [Group()]
  /// The innermost group that is open.
  var current = 0
  /// Which of ``groups`` has the number one, two and so on.
  var numbered: [Int] = []
  var names: [GroupName: Int] = [:]
  var references: [Reference] = []

  private var depth = 0

  /// A part in parentheses.
  struct Group {
    var kind = Kind.plain
    var opened = 0
    var closed = Int.max
    var parent = -1
    var hasAlternatives = false
    /// Whether an alternative that is complete can match the empty text.
    var canBeEmpty = false
    /// Whether the alternative being read can, so far.
    var alternativeCanBeEmpty = true
    var least = 1
    var most = 1

    enum Kind {
      case plain, lookAhead, negativeLookAhead, lookBehind, negativeLookBehind
    }
  }

  /// A back-reference.
  struct Reference {
    var number: Int
    /// What it was written with, until all groups are known.
    let name: GroupName?
    let offset: Int
    let group: Int
  }

  /// As PCRE2 has them by default, far from the end of any thread's stack.
  static let mostDepth = 250
  static let mostCount = 65_535

  /// Begins a reading of which only the errors and the back-references are wanted, or the whole when
  /// there are none.
  init(_ source: [Unicode.Scalar], grammar: Grammar) {
    self.source = source
    self.grammar = grammar
    captures = [:]
    knownNames = [:]
  }

  /// Begins a second reading, in which the groups capture that the first one found referred to.
  init(after first: PatternReader) {
    source = first.source
    grammar = first.grammar
    let referred = Set(first.references.map(\.number)).sorted()
    captures = Dictionary(uniqueKeysWithValues: zip(referred, 1...))
    knownNames = first.names
  }

  /// Reads the whole pattern.
  mutating func read() throws(PatternError) {
    while let next = peek() { try readTerm(next) }
    guard current == 0 else { throw PatternError(.unclosedGroup, at: groups[current].opened) }
    try resolveReferences()
    if grammar == .lenient { try checkReferences() }
  }

  private mutating func readTerm(_ next: Unicode.Scalar) throws(PatternError) {
    let start = position
    position += 1
    switch next {
    case "|":
      emit("|")
      endAlternative()
      groups[current].hasAlternatives = true
    case "(":
      position = start
      try openGroup()
    case ")":
      try closeGroup()
    case "^", "$":
      emit(next)
    case "*", "+", "?":
      throw PatternError(.nothingToRepeat, at: start)
    case ".":
      emit(CharacterSet.dot.text)
      try endAtom()
    case "[":
      try readClass(from: start)
      try endAtom()
    case "\\":
      try readEscape(from: start)
    case "{", "}", "]":
      try readLoneBracket(next, at: start)
    default:
      emitLiteral(next.value)
      try endAtom()
    }
  }

  private mutating func readLoneBracket(
    _ bracket: Unicode.Scalar, at start: Int
  ) throws(PatternError) {
    if bracket == "{" {
      position = start
      if try readQuantifier() != nil { throw PatternError(.nothingToRepeat, at: start) }
      position = start + 1
    }
    guard grammar == .lenient else {
      throw PatternError(.loneBracket(Character(bracket)), at: start)
    }
    emitLiteral(bracket.value)
    try endAtom()
  }

  private mutating func endAlternative() {
    if groups[current].alternativeCanBeEmpty { groups[current].canBeEmpty = true }
    groups[current].alternativeCanBeEmpty = true
  }
}

// MARK: Groups

extension PatternReader {
  private mutating func openGroup() throws(PatternError) {
    let start = position
    var group = Group()
    group.opened = start
    group.parent = current
    position += 1
    var opening = "(?:"
    if !accept("?") {
      opening = number(groups.count)
    } else if accept(":") {
    } else if accept("=") {
      group.kind = .lookAhead
      opening = "(?="
    } else if accept("!") {
      group.kind = .negativeLookAhead
      opening = "(?!"
    } else if accept("<=") {
      group.kind = .lookBehind
      opening = "(?<="
    } else if accept("<!") {
      group.kind = .negativeLookBehind
      opening = "(?<!"
    } else if accept("<") {
      try name(numbered.count + 1)
      opening = number(groups.count)
    } else {
      let written = source[start..<min(start + 3, source.count)]
      throw PatternError(.unknownGroup(String(String.UnicodeScalarView(written))), at: start)
    }
    depth += 1
    if grammar == .lenient, depth > Self.mostDepth {
      throw PatternError(.tooDeep(atMost: Self.mostDepth), at: start)
    }
    if opening.hasPrefix("(?<") { markDoubtful(from: start) }
    emit(opening)
    current = groups.count
    groups.append(group)
  }

  /// Gives the next number to a group, and answers how it opens.
  private mutating func number(_ group: Int) -> String {
    numbered.append(group)
    return captures[numbered.count] == nil ? "(?:" : "("
  }

  private mutating func name(_ number: Int) throws(PatternError) {
    let start = position
    let name = try readGroupName()
    guard names.updateValue(number, forKey: name) == nil else {
      throw PatternError(.repeatedGroupName(name.text), at: start)
    }
  }

  private mutating func closeGroup() throws(PatternError) {
    guard current != 0 else { throw PatternError(.unopenedGroup, at: position - 1) }
    endAlternative()
    emit(")")
    let closed = current
    groups[closed].closed = position
    current = groups[closed].parent
    depth -= 1
    // What only looks cannot be repeated under the flag `u`, and takes no characters.
    guard groups[closed].kind == .plain else { return }
    let count = try endAtom(canBeEmpty: groups[closed].canBeEmpty)
    groups[closed].least = count.least
    groups[closed].most = count.most
  }
}

// MARK: Quantifiers

extension PatternReader {
  /// How often an atom is repeated; without an end, `most` is the largest integer.
  struct Count {
    var least = 1
    var most = 1
  }

  /// Reads the quantifier of an atom, if it has one.
  @discardableResult
  mutating func endAtom(canBeEmpty: Bool = false) throws(PatternError) -> Count {
    let start = position
    let count = try readQuantifier()
    if let count {
      emit(count.text)
      if accept("?") { emit("?") }
      let largest = count.most == .max ? count.least : count.most
      if grammar == .lenient, largest > Self.mostCount {
        throw PatternError(.countTooLarge(atMost: Self.mostCount), at: start)
      }
    }
    let least = count?.least ?? 1
    if least > 0, !canBeEmpty { groups[current].alternativeCanBeEmpty = false }
    return count ?? Count()
  }

  /// Reads a quantifier without its `?`; where there is none, the position stays.
  private mutating func readQuantifier() throws(PatternError) -> Count? {
    if accept("*") { return Count(least: 0, most: .max) }
    if accept("+") { return Count(least: 1, most: .max) }
    if accept("?") { return Count(least: 0, most: 1) }
    let start = position
    guard accept("{"), let least = readNumber() else {
      position = start
      return nil
    }
    var count = Count(least: least, most: least)
    if accept(",") { count.most = readNumber() ?? .max }
    guard accept("}") else {
      position = start
      return nil
    }
    guard count.least <= count.most else { throw PatternError(.countsOutOfOrder, at: start) }
    return count
  }

  /// Reads decimal digits; what no integer can hold is the largest but one.
  mutating func readNumber() -> Int? {
    var number: Int?
    while let digit = peek(), ("0"..."9").contains(digit) {
      let (tens, isTooLarge) = (number ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, isTooLargeNow) = tens.addingReportingOverflow(Int(digit.value) - 0x30)
      number = isTooLarge || isTooLargeNow ? .max - 1 : sum
      position += 1
    }
    return number
  }
}

extension PatternReader.Count {
  fileprivate var text: String {
    switch (least, most) {
    case (0, .max): "*"
    case (1, .max): "+"
    case (0, 1): "?"
    case (_, .max): "{\(least),}"
    case _ where least == most: "{\(least)}"
    default: "{\(least),\(most)}"
    }
  }
}

// MARK: The source, and what is written

extension PatternReader {
  func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    position + ahead < source.count ? source[position + ahead] : nil
  }

  /// Goes past a text if it is next.
  mutating func accept(_ text: StaticString) -> Bool {
    var ahead = 0
    return text.withUTF8Buffer { bytes in
      for byte in bytes {
        guard peek(ahead) == Unicode.Scalar(byte) else { return false }
        ahead += 1
      }
      position += ahead
      return true
    }
  }

  mutating func emit(_ text: String) {
    output.append(contentsOf: text.utf8)
  }

  mutating func emit(_ scalar: Unicode.Scalar) {
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// Writes a character that stands for itself, in a class or outside.
  mutating func emitLiteral(_ value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else {
      // No valid UTF-8 holds half of a surrogate pair.
      emit(CharacterSet.nothing.text)
      return
    }
    switch scalar {
    case "0"..."9", "A"..."Z", "a"..."z", "_", " ", "\"", "'", "/", ":", ",", "@", "=", "<", ">":
      output.append(UInt8(value))
    case "!"..."~":
      output.append(UInt8(ascii: "\\"))
      output.append(UInt8(value))
    case "\u{a1}"...:
      emit(scalar)
    default:
      emit("\\x{\(String(value, radix: 16))}")
    }
  }

  /// Remembers that PCRE2 may refuse what is written next.
  mutating func markDoubtful(from start: Int) {
    doubtful.append(.init(translated: output.count, source: start))
  }
}
