import OrderedJSON
import YAML

/// Reads shapes from the nodes of one file, and notes whatever is wrong with them.
struct ShapeReader {
  private(set) var file = 0
  private var names = TypeNames()
  /// The names that may be used in each file.
  private let namesInFiles: [Int: TypeNames]
  /// The definitions, which a variant may name, by the names that references use.
  let definitions: [UTF8Text: DefinitionText]
  let source: SchemaFileSource
  var notebook: Notebook
  /// The definitions that are being read as variants, the outermost first.
  var variantsAround: [UTF8Text] = []
  /// All definitions that were read as variants.
  var variants: Set<UTF8Text> = []
  /// All fields so far, those of a variant that names a definition each time anew.
  private var fieldCount = 0

  init(
    _ names: [Int: TypeNames], _ definitions: [UTF8Text: DefinitionText],
    _ source: SchemaFileSource, _ notebook: Notebook
  ) {
    namesInFiles = names
    self.definitions = definitions
    self.source = source
    self.notebook = notebook
  }

  /// Reads something that was written in a file.
  mutating func reading<Result>(_ file: Int, _ body: (inout ShapeReader) -> Result) -> Result {
    let before = (self.file, names)
    (self.file, names) = (file, namesInFiles[file] ?? TypeNames())
    defer { (self.file, names) = before }
    return body(&self)
  }

  /// What stands where nothing could be read: anything goes, for the fault is already noted.
  static let unread = Shape(.schema([:], isSent: true))

  func origin(_ mark: YAMLMark) -> Shape.Origin { Shape.Origin(file: file, offset: mark.offset) }

  mutating func note(_ fault: FileFault, _ node: YAMLNode) {
    notebook.note(fault, at: origin(node.span.begin))
  }

  mutating func note(_ fault: FileFault, _ scalar: YAMLScalar) {
    notebook.note(fault, at: origin(scalar.span.begin))
  }

  mutating func shape(_ node: YAMLNode) -> Shape {
    var shape =
      switch node.content {
      case .scalar(let scalar): phrase(scalar)
      case .list(let entries): list(entries, node)
      case .mapping(let members): mapping(members, node)
      }
    shape.origin = origin(node.span.begin)
    return shape
  }

  /// What a definition means.
  mutating func shape(of definition: DefinitionText) -> Shape {
    var key = FieldKey(name: definition.localName)
    key.description = definition.description
    return named(key, definition.key, definition.node, isInline: false)
  }

  // MARK: Phrases

  mutating func phrase(_ scalar: YAMLScalar) -> Shape {
    if notebook.isFull { return Self.unread }
    do {
      let shape = try Shape(phrase: scalar.text, definitions: names)
      if let cut = scalar.cut, shape.description != nil {
        notebook.note(.descriptionCutOff, at: origin(cut))
      }
      return shape
    } catch {
      noteSlip(error, in: scalar)
      return Self.unread
    }
  }

  private mutating func noteSlip(_ error: PhraseError, in scalar: YAMLScalar) {
    if let cut = scalar.cut, error.fault.mayBeCutOff {
      return notebook.note(.cutOff, at: origin(cut))
    }
    let place = notebook.files[file].document.offset(in: scalar, at: error.offset)
    let fix = error.fault.fix(at: place, in: scalar, error.offset)
    notebook.note(
      error.fault.rule, "\(error.fault)", in: scalar, error.offset, file: file, fix: fix)
  }

  private mutating func list(_ entries: [YAMLNode], _ node: YAMLNode) -> Shape {
    guard entries.count == 1, !entries[0].isAbsent else {
      note(.listOfOne, node)
      return Self.unread
    }
    return Shape(.list(Shape.List(of: shape(entries[0]))))
  }

  // MARK: Groups

  private mutating func mapping(_ members: [YAMLMember], _ node: YAMLNode) -> Shape {
    var options = Options()
    var fields: [YAMLMember] = []
    for member in members {
      if FieldKey.isOption(member.key.text) {
        if !notebook.isFull, !options.take(member) {
          let suggestion = Options.suggestion(for: member.key.text)
          note(.unknownOption(member.key.text, suggestion: suggestion), member.key)
        }
      } else {
        fields.append(member)
      }
    }
    guard let head = options.heads.first else {
      if fields.isEmpty, options.rest.count == members.count { note(.emptyGroup, node) }
      var shape = Shape(.group(group(fields, isInline: node.isInline)))
      apply(options, to: &shape)
      return shape
    }
    for other in options.heads.dropFirst() {
      note(.twoHeads(head.key.text, other.key.text), other.key)
    }
    for field in fields { note(.fieldBesideHead(field.key.text, head: head.key.text), field.key) }
    var shape = self.shape(head: head)
    apply(options, to: &shape)
    return shape
  }

  /// Fields under their keys.
  mutating func group(_ members: [YAMLMember], isInline: Bool) -> Shape.Group {
    var fields: [Shape.Field] = []
    var lines: [UTF8Text: Int] = [:]
    for member in members {
      guard spendField(at: member.key), let key = key(member.key) else { continue }
      if let line = lines[UTF8Text(key.name)] {
        note(.nameTwice(key.name, firstLine: line), member.key)
        continue
      }
      lines[UTF8Text(key.name)] = member.key.span.begin.line
      fields.append(field(key, member, isInline: isInline))
    }
    warnOfValuesThatAreFields(fields)
    return Shape.Group(fields)
  }

  /// Variants that name definitions double with each that names two, so what they hold is counted.
  private mutating func spendField(at key: YAMLScalar) -> Bool {
    fieldCount += 1
    if fieldCount == Self.mostFields + 1 { note(.tooManyFields(limit: Self.mostFields), key) }
    return fieldCount <= Self.mostFields
  }

  /// More than one file can hold.
  private static let mostFields = 50_000

  private mutating func field(
    _ key: FieldKey, _ member: YAMLMember, isInline: Bool
  ) -> Shape.Field {
    var shape = named(key, member.key, member.value, isInline: isInline)
    shape.origin = origin(member.value.span.begin)
    if key.isOptional, shape.isNullable { note(.missingAndNull(key.name), member.key) }
    var field = Shape.Field(key.name, isOptional: key.isOptional, shape)
    field.origin = origin(member.key.span.begin)
    return field
  }

  /// The shape below a key, with the description that the key gives it.
  private mutating func named(
    _ key: FieldKey, _ scalar: YAMLScalar, _ node: YAMLNode, isInline: Bool
  ) -> Shape {
    if node.isAbsent {
      note(.noType(key.name, isInline: isInline), scalar)
      return Self.unread
    }
    var shape = self.shape(node)
    guard let description = key.description else { return shape }
    if shape.description != nil { note(.describedTwice(key.name), scalar) }
    shape.description = description
    return shape
  }

  mutating func key(_ scalar: YAMLScalar) -> FieldKey? {
    switch FieldKey.read(scalar.text) {
    case .success(let key): return key
    case .failure(let error):
      note(error.fault, scalar)
      return nil
    }
  }

  private mutating func warnOfValuesThatAreFields(_ fields: [Shape.Field]) {
    let names = Set(fields.map { UTF8Text($0.name) })
    for field in fields {
      guard case .choice(let choice) = field.shape.kind, choice.values.count == 1,
        let value = choice.values[0].value.string, names.contains(UTF8Text(value)),
        let origin = field.shape.origin
      else { continue }
      notebook.note(.valueIsField(value), at: origin)
    }
  }
}

extension PhraseFault {
  /// Whether the phrase ended before it was complete.
  fileprivate var mayBeCutOff: Bool {
    switch self {
    case .patternOpen, .quoteOpen, .bracketOpen, .choiceWithoutValues, .empty: true
    default: false
    }
  }

  var rule: Rule {
    switch self {
    case .empty, .unknownType, .writtenOtherwise, .lowerCase, .lengthInBrackets, .decimalPlaces,
      .noBrackets, .tooManyPlaces, .fixedValues, .mapInUnion, .typeTwice, .bracketOpen, .tooDeep,
      .nullTwice, .notExpected, .dashes, .curlyQuotes, .missingMarkInPhrase,
      .emptyDescription:
      .type
    case .wordBound, .badNumber, .numberAlone, .comparisonOfList, .comparisonOfMap,
      .comparisonOfText, .countNotWhole, .boundUnderChecks, .noBound, .boundOfReference,
      .boundOfUnion, .sideTwice, .emptyRange:
      .bound
    case .patternOfOther, .patternTwice, .patternFlags, .patternOpen, .patternEmpty: .pattern
    case .choiceWithoutValues, .nullValue, .truthValue, .orInValue, .bars, .rangeInValue,
      .listOfChoice, .valueNeedsQuotes, .quoteOpen, .valueTwice, .nullMarkInside:
      .choice
    }
  }

  /// The slips that have one cure: a dash of the wrong sort, a misspelt name.
  fileprivate func fix(at place: Int, in scalar: YAMLScalar, _ offset: Int) -> Remark.Fix? {
    let rest = scalar.text.utf8.dropFirst(offset)
    let wrong: Int
    let right: String
    switch self {
    case .dashes:
      wrong = rest.starts(with: "-".utf8) ? 1 : 3
      right = "--"
    case .unknownType(let name, let suggestion?):
      wrong = name.utf8.count
      right = suggestion
    case .lowerCase(let name):
      wrong = name.utf8.count
      right = name
    default: return nil
    }
    guard scalar.span.isOnOneLine, rest.count >= wrong else { return nil }
    return Remark.Fix(range: place..<place + wrong, text: right)
  }
}
