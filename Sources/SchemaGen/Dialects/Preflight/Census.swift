import OrderedJSON

/// Counts what providers limit, and remembers which part of the local schema adds most.
struct Census {
  private(set) var size = WireSize()
  private let provider: Provider
  private let rules: DialectRules
  private var deepest: JSONPointer = []
  private var longestName = Largest()
  private var largestChoice = Largest()
  private var wordiestChoice = Largest()
  private var longestChoice = Largest()
  private var longestList = Largest()
  private var largestPart = Largest()
  private var optionals: [JSONPointer] = []
  private var unions: [JSONPointer] = []

  private struct Largest {
    var amount = 0
    var pointer: JSONPointer = []

    mutating func note(_ amount: Int, at pointer: JSONPointer) {
      if amount > self.amount { self = Largest(amount: amount, pointer: pointer) }
    }
  }

  init(_ wire: WireSchema) {
    provider = wire.provider
    rules = wire.rules
    measureDepth(wire.graph)
    var pending = [wire.graph.root] + wire.graph.definitions.map(\.form)
    while let form = pending.popLast() {
      pending += form.children.reversed()
      count(form)
    }
    size.bytes = wire.schema.bytes().count
    findLargestPart(of: wire)
  }

  /// How much there is of something, and where most of it is.
  func measure(_ code: WireCode, beyond limit: Int) -> (found: Int, pointer: JSONPointer)? {
    switch code {
    case .depth: (size.depth, deepest)
    // OpenAI counts the texts of enums with the names.
    case .names:
      (
        size.nameCharacters + (provider == .openAI ? size.choiceCharacters : 0),
        longestName.pointer
      )
    case .choices: (size.choiceValues, largestChoice.pointer)
    case .wordyChoices: (size.wordyChoiceValues, wordiestChoice.pointer)
    case .longChoice: (longestChoice.amount, longestChoice.pointer)
    case .itemCounts: (size.itemLimits, longestList.pointer)
    case .optionals: (size.optionals, Self.first(of: optionals, beyond: limit))
    case .unions: (size.unions, Self.first(of: unions, beyond: limit))
    case .bytes: (size.bytes, largestPart.pointer)
    case .fields: (size.fields, [])
    case .unknownDialect, .outside, .dynamic, .anything, .fieldsBesideMap, .never, .endless,
      .places, .alike, .tooLarge:
      nil
    }
  }

  private static func first(of places: [JSONPointer], beyond limit: Int) -> JSONPointer {
    places.count > limit ? places[limit] : []
  }

  // MARK: Counting

  private mutating func count(_ form: Form) {
    switch form.body {
    case .choice(let choice) where choice.values.count <= rules.mostChoices:
      count(choice, at: form.origin)
    case .group(let group): for field in group.fields { count(field) }
    case .places(let fields): for field in fields { count(field) }
    case .list(_, let range), .tuple(_, _, let range):
      guard rules.itemCounts == .send, let most = range.most else { break }
      size.itemLimits =
        size.itemLimits.addingReportingOverflow(most).overflow
        ? .max : size.itemLimits + most
      longestList.note(most, at: form.origin)
    case .pairs:
      size.fields += 2
      size.nameCharacters += 8
    case .either(let branches) where branches.count > 1:
      size.unions += 1
      unions.append(form.origin)
    default: break
    }
  }

  private mutating func count(_ field: Form.Group.Field) {
    guard field.isOnWire else { return }
    let length = field.name.unicodeScalars.count
    size.fields += 1
    size.nameCharacters += length
    longestName.note(length, at: field.form.origin)
    if !field.isThere(on: .wire) {
      size.optionals += 1
      optionals.append(field.form.origin)
    }
  }

  private mutating func count(_ choice: Form.Choice, at origin: JSONPointer) {
    let texts = choice.values.map { $0.string ?? $0.text() }
    let characters = texts.reduce(0) { $0 + $1.unicodeScalars.count }
    let wordy = texts.filter { $0.utf8.contains(UInt8(ascii: " ")) }.count
    size.choiceValues += texts.count
    size.choiceCharacters += characters
    size.wordyChoiceValues += wordy
    largestChoice.note(texts.count, at: origin)
    wordiestChoice.note(wordy, at: origin)
    if texts.count > 250 { longestChoice.note(characters, at: origin) }
  }

  private mutating func findLargestPart(of wire: WireSchema) {
    guard case .group(let group) = wire.graph.root.body,
      let properties = wire.schema["properties"]
    else { return }
    for field in group.fields where field.isOnWire {
      largestPart.note(properties[field.name]?.bytes().count ?? 0, at: field.form.origin)
    }
  }

  // MARK: Depth

  private struct Depth {
    var levels = 0
    var pointer: JSONPointer = []
  }

  /// Definitions come after those they lead to, so that each is measured once.
  private mutating func measureDepth(_ graph: FormGraph) {
    var depths = Array(repeating: Depth(), count: graph.definitions.count)
    for component in Loops(graph).components {
      for number in component {
        depths[number] = Self.depth(of: graph.definitions[number].form, depths)
      }
    }
    let whole = Self.depth(of: graph.root, depths)
    size.depth = whole.levels
    deepest = whole.pointer
  }

  private static func depth(of form: Form, _ known: [Depth]) -> Depth {
    if case .reference(let number) = form.body { return known[number] }
    var deepest = Depth(levels: 0, pointer: form.origin)
    for child in form.children {
      let depth = depth(of: child, known)
      if depth.levels > deepest.levels { deepest = depth }
    }
    deepest.levels += form.levels
    return deepest
  }
}

extension Form {
  /// How many objects and lists it is itself.
  fileprivate var levels: Int {
    switch body {
    case .list, .tuple, .group, .map, .places: 1
    case .pairs: 2
    case .anything, .never, .null, .boolean, .text, .number, .choice, .either, .reference,
      .jsonText:
      0
    }
  }
}
