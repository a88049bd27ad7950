import OrderedJSON

/// A node while the keywords of its schema are read.
///
/// Each family of keywords has a file in `Keywords/` that reads its values into the draft and judges
/// by what they say. A keyword with a value of a wrong sort is a mistake of the schema, noted here.
struct NodeDraft {
  let place: Library.Place
  let schema: JSONView
  let resource: Int32
  let dialect: Dialect
  let assertsFormats: Bool

  var types: Types?
  var numbers: [NumberRule] = []
  var strings: [StringRule] = []
  var array: ArrayRules?
  var object: ObjectRules?
  var steps: [Step] = []
  var unevaluatedItems = Node.none
  var unevaluatedProperties = Node.none

  init(_ place: Library.Place, _ schema: JSONView, _ resource: Int32, in compiler: Compiler) {
    self.place = place
    self.schema = schema
    self.resource = resource
    dialect = compiler.library.resources[Int(resource)].dialect
    assertsFormats =
      switch compiler.options.formats {
      case .asserted: true
      case .noted: false
      case .asDialect: dialect.assertsFormats
      }
  }

  /// Reads all keywords, in the order of the schema's text.
  mutating func compileKeywords(with compiler: inout Compiler) {
    if dialect.draft < .draft2019, let reference = schema["$ref"], reference.string != nil {
      // Nothing beside it counts.
      compileReference(reference, with: &compiler)
      return
    }
    for member in schema.members {
      guard let keyword = Keyword(member.nameView), dialect.has(keyword) else { continue }
      compile(keyword, member.value, with: &compiler)
    }
  }

  private mutating func compile(
    _ keyword: Keyword, _ value: JSONView, with compiler: inout Compiler
  ) {
    switch keyword {
    case .ref: compileReference(value, with: &compiler)
    case .dynamicRef: compileDynamicReference(value, with: &compiler)
    case .recursiveRef: compileRecursiveReference(value, with: &compiler)
    case .definitions, .defs: compileDefinitions(keyword, value, with: &compiler)
    case .type: compileType(value, with: &compiler)
    case .enum, .const: compileChoices(keyword, value, with: &compiler)
    case .allOf, .anyOf, .oneOf: compileBranches(keyword, value, with: &compiler)
    case .not: compileNot(value, with: &compiler)
    case .if: compileCondition(value, with: &compiler)
    case .then, .else: checkSchema(value, with: &compiler)
    case .multipleOf, .maximum, .exclusiveMaximum, .minimum, .exclusiveMinimum:
      compileNumberRule(keyword, value, with: &compiler)
    case .maxLength, .minLength: compileLength(keyword, value, with: &compiler)
    case .pattern: compilePattern(value, with: &compiler)
    case .format: compileFormat(value, with: &compiler)
    case .contentEncoding, .contentMediaType: compileContent(keyword, value, with: &compiler)
    case .contentSchema: checkSchema(value, with: &compiler)
    case .prefixItems, .items, .additionalItems: compileItems(keyword, value, with: &compiler)
    case .contains, .minContains, .maxContains: compileContains(keyword, value, with: &compiler)
    case .maxItems, .minItems, .uniqueItems: compileItemCount(keyword, value, with: &compiler)
    case .properties, .patternProperties, .additionalProperties, .propertyNames:
      compileProperties(keyword, value, with: &compiler)
    case .maxProperties, .minProperties, .required:
      compilePresence(keyword, value, with: &compiler)
    case .dependencies, .dependentRequired, .dependentSchemas:
      compileDependencies(keyword, value, with: &compiler)
    case .unevaluatedItems, .unevaluatedProperties:
      compileUnevaluated(keyword, value, with: &compiler)
    }
  }

  // MARK: Reading values

  /// Notes that a keyword's value is of a wrong sort.
  func complain(
    _ keyword: Keyword, _ wanted: String, at value: JSONView, _ compiler: inout Compiler
  ) {
    compiler.library.complain(
      .wrongValue(keyword: keyword.rawValue, wanted: wanted), at: value)
  }

  /// The node of a schema inside of this one.
  func node(_ value: JSONView, _ compiler: inout Compiler) -> Int32 {
    compiler.node(for: Library.Place(text: place.text, index: value.index))
  }

  /// The nodes of the schemas of a list, which may be empty only where said.
  func nodes(
    _ keyword: Keyword, _ value: JSONView, mayBeEmpty: Bool = false, _ compiler: inout Compiler
  ) -> Slice? {
    guard value.kind == .array, mayBeEmpty || value.count > 0 else {
      complain(keyword, "a list of schemas, at least one", at: value, &compiler)
      return nil
    }
    let nodes = value.items.map { node($0, &compiler) }
    return compiler.list(nodes)
  }

  /// A count, which may be written as `2.0`.
  func count(_ keyword: Keyword, _ value: JSONView, _ compiler: inout Compiler) -> Int? {
    guard let number = value.number, number.isInteger, number >= JSONNumber(0) else {
      complain(keyword, "a whole number, 0 or more", at: value, &compiler)
      return nil
    }
    // No value has more than this many items, whatever the schema says.
    return number.exactly(Int.self) ?? Int.max
  }

  /// A list of names, each once.
  func names(_ keyword: Keyword, _ value: JSONView, _ compiler: inout Compiler) -> [JSONView]? {
    let names = Array(value.items)
    guard value.kind == .array, names.allSatisfy({ $0.kind == .string }) else {
      complain(keyword, "a list of names", at: value, &compiler)
      return nil
    }
    return names
  }

  /// Compiles a schema that is only checked, or found through another keyword.
  func checkSchema(_ value: JSONView, with compiler: inout Compiler) {
    _ = node(value, &compiler)
  }

  // MARK: Finishing

  /// The node, its rules put into the program's tables.
  consuming func finished(_ program: inout Program) -> Node {
    var node = Node()
    node.types = types ?? .any
    node.resource = resource
    node.numbers = Self.append(numbers, to: &program.numbers)
    node.strings = Self.append(strings, to: &program.strings)
    node.steps = Self.append(steps, to: &program.steps)
    if let array { node.array = Self.append([array], to: &program.arrays).start }
    if let object { node.object = Self.append([object], to: &program.objects).start }
    node.integersHaveNoPoint = dialect.draft == .draft4
    node.unevaluatedItems = unevaluatedItems
    node.unevaluatedProperties = unevaluatedProperties
    if unevaluatedItems != Node.none || unevaluatedProperties != Node.none {
      program.tracksEvaluated = true
    }
    node.hasFurtherRules =
      !steps.isEmpty || unevaluatedItems != Node.none || unevaluatedProperties != Node.none
    node.hasRules =
      node.hasFurtherRules || !numbers.isEmpty || !strings.isEmpty || array != nil || object != nil
    return node
  }

  private static func append<Rule>(_ rules: [Rule], to table: inout [Rule]) -> Slice {
    let slice = Slice(start: Int32(table.count), count: Int32(rules.count))
    table += rules
    return slice
  }
}

extension Compiler {
  /// Keeps a list of nodes.
  mutating func list(_ nodes: [Int32]) -> Slice {
    let slice = Slice(start: Int32(program.lists.count), count: Int32(nodes.count))
    program.lists += nodes
    return slice
  }
}
