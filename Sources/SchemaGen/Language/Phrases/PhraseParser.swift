import OrderedJSON

extension Shape {
  /// Reads a phrase of the schema language: `string 1..40 /[A-Z]+/ -- as printed`.
  ///
  /// `definitions` are the names that may be used beside those of the language.
  package init(
    phrase: String, definitions: TypeNames = TypeNames()
  ) throws(PhraseError) {
    var parser = PhraseParser(phrase, definitions)
    self = try parser.phrase()
  }
}

/// The names of definitions that a phrase may use, and the definitions that they mean.
package struct TypeNames: Sendable {
  /// In the order in which they are suggested.
  package private(set) var names: [String] = []
  private var definitions: [UTF8Text: String] = [:]

  package init(_ names: [String] = []) {
    for name in names { add(name, for: name) }
  }

  package mutating func add(_ name: String, for definition: String) {
    if definitions.updateValue(definition, forKey: UTF8Text(name)) == nil { names.append(name) }
  }

  func definition(_ name: String) -> String? { definitions[UTF8Text(name)] }
}

/// Reads phrases from left to right, one step back at most.
struct PhraseParser: ~Copyable {
  var text: PhraseText
  let definitions: TypeNames
  private var depth = 0
  private var lists = 0
  /// So many brackets inside one another, and so many lists.
  private static let most = 32

  init(_ phrase: String, _ definitions: TypeNames) {
    text = PhraseText(phrase)
    self.definitions = definitions
  }

  /// `union [" -- " description]`
  mutating func phrase() throws(PhraseError) -> Shape {
    text.skipBlanks()
    if text.isAtEnd { throw text.error(.empty) }
    if text.startsNote { throw text.error(.empty) }
    var shape = try union()
    text.skipBlanks()
    if text.startsNote {
      text.skip(2)
      guard let note = text.rest() else { throw text.error(.emptyDescription) }
      shape.description = note
    } else if !text.isAtEnd {
      throw unexpected()
    }
    return shape
  }

  /// `map | part {"|" part}`
  private mutating func union() throws(PhraseError) -> Shape {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.most { throw text.error(.tooDeep) }
    if text.take(words: "map", "of") { return try map() }
    var union = UnionDraft()
    while true {
      let start = text.at
      if text.take(words: "map", "of") { throw text.error(.mapInUnion, at: start) }
      let isBehindChoice = union.endsInChoice
      do throws(PhraseError) {
        try union.add(try part(), text, at: start)
      } catch {
        if isBehindChoice, case .unknownType = error.fault {
          throw text.error(.bars, at: start - 1)
        }
        throw error
      }
      text.skipBlanks()
      guard text.take("|") else { return union.shape }
      text.skipBlanks()
    }
  }

  /// Everything to the right belongs to the values of a map.
  private mutating func map() throws(PhraseError) -> Shape {
    text.skipBlanks()
    let start = text.at
    depth += 1
    defer { depth -= 1 }
    if depth > Self.most { throw text.error(.tooDeep) }
    let value = text.take(words: "map", "of") ? try map() : try part()
    text.skipBlanks()
    if text.peek == "|" { throw text.error(.mapInUnion, at: start) }
    return Shape(.map(Shape.Map(of: value)))
  }

  /// `choice | atom {"[]" | "?"} [bound {bound} ["?"]]`
  private mutating func part() throws(PhraseError) -> Shape {
    text.skipBlanks()
    if text.take(words: "one", "of") { return try choice() }
    var shape = try atom()
    try marks(behind: &shape)
    text.skipBlanks()
    var isBounded = false
    while try bound(of: &shape) {
      isBounded = true
      text.skipBlanks()
    }
    if isBounded, text.peek == "?" {
      if shape.isNullable { throw text.error(.nullTwice) }
      shape.isNullable = true
      text.skip(1)
      if text.peek == "?" { throw text.error(.nullTwice) }
    }
    return shape
  }

  private mutating func marks(behind shape: inout Shape) throws(PhraseError) {
    while true {
      text.skipBlanks()
      if text.take("[]") {
        lists += 1
        if lists > Self.most { throw text.error(.tooDeep) }
        shape = Shape(.list(Shape.List(of: shape)))
      } else if text.peek == "?" {
        if shape.isNullable { throw text.error(.nullTwice) }
        shape.isNullable = true
        text.skip(1)
      } else {
        return
      }
    }
  }

  /// `"(" union ")" | type`
  private mutating func atom() throws(PhraseError) -> Shape {
    if text.take("(") {
      text.skipBlanks()
      let shape = try union()
      text.skipBlanks()
      guard text.take(")") else {
        throw text.isAtEnd ? text.error(.bracketOpen) : unexpected()
      }
      return shape
    }
    return try type()
  }

  // MARK: Choices

  private mutating func choice() throws(PhraseError) -> Shape {
    var values: [ChoiceValue] = []
    var seen: Set<UTF8Text> = []
    repeat {
      text.skipBlanks()
      let value = try text.choiceValue()
      if !seen.insert(UTF8Text(value.text)).inserted {
        throw text.error(.valueTwice(value.text), at: value.offset)
      }
      values.append(value)
      text.skipBlanks()
    } while text.take(",")
    var shape = Shape(.choice(Shape.Choice(values)))
    if text.take("?") {
      shape.isNullable = true
      text.skipBlanks()
      if text.peek == "?" { throw text.error(.nullTwice) }
      if text.peek == "," { throw text.error(.nullMarkInside, at: text.at - 1) }
    }
    if text.startsWith("[]") { throw text.error(.listOfChoice) }
    return shape
  }

  // MARK: What should not be there

  /// Says what to write instead of what stands behind a complete phrase.
  private borrowing func unexpected() -> PhraseError {
    if text.startsDash { return text.error(.dashes) }
    let word = text.word
    let number = text.wordAfterNext
    switch word.lowercased() {
    case "max", "maximum": return text.error(.wordBound(right: "..\(number ?? "10")"))
    case "min", "minimum": return text.error(.wordBound(right: "\(number ?? "1").."))
    case "required", "optional": return text.error(.missingMarkInPhrase)
    case "and": return text.error(.writtenOtherwise("> 0 and <= 5", right: "> 0 <= 5"))
    case "or": return text.error(.writtenOtherwise("A or B", right: "A | B"))
    default: return text.error(.notExpected(word))
    }
  }
}
