import OrderedJSON
import Patterns

// `properties`, `patternProperties`, `additionalProperties`, `propertyNames`, `required`, `minProperties`
// and `maxProperties`: one walk over the members.

/// The rules for an object.
struct ObjectRules: BitwiseCopyable, Sendable {
  /// Names that have a schema or are required; see ``Member``.
  var members = NameTable()
  /// How many are required: since no name stands twice, counting those that are there is enough.
  var requiredCount: Int32 = 0
  /// The required names, in the order of the schema.
  var required = Slice()
  /// Pairs in `lists`: a pattern, and the schema of the members whose name it matches.
  var patterns = Slice()
  /// The schema of members that neither a name nor a pattern has.
  var additional = Node.none
  var names = Node.none
  var minProperties = 0
  var maxProperties = Int.max
  /// What depends on a name being there, in `dependencies`.
  var dependencies = Slice()

  /// What a name's slot holds: a schema, if it has one, and whether it is required.
  struct Member {
    let node: Int32
    let isRequired: Bool

    init(node: Int32, isRequired: Bool) {
      self.node = node
      self.isRequired = isRequired
    }

    init(_ value: Int32) { self.init(node: value >> 1 &- 1, isRequired: value & 1 == 1) }

    var value: Int32 { (node + 1) << 1 | (isRequired ? 1 : 0) }
  }
}

extension NodeDraft {
  mutating func compileProperties(
    _ keyword: Keyword, _ value: JSONView, with compiler: inout Compiler
  ) {
    var rules = object ?? ObjectRules()
    switch keyword {
    case .additionalProperties: rules.additional = node(value, &compiler)
    case .propertyNames: rules.names = node(value, &compiler)
    case .patternProperties:
      guard value.kind == .object else {
        return complain(keyword, "an object of patterns with their schemas", at: value, &compiler)
      }
      var pairs: [Int32] = []
      for member in value.members {
        guard let pattern = compiler.pattern(member.name, at: member.nameView) else { continue }
        pairs += [pattern, node(member.value, &compiler)]
      }
      rules.patterns = compiler.list(pairs)
    default:
      guard value.kind == .object else {
        return complain(keyword, "an object of names with their schemas", at: value, &compiler)
      }
      object = rules
      return compileMembers(with: &compiler)
    }
    object = rules
  }

  mutating func compilePresence(
    _ keyword: Keyword, _ value: JSONView, with compiler: inout Compiler
  ) {
    var rules = object ?? ObjectRules()
    switch keyword {
    case .minProperties: rules.minProperties = count(keyword, value, &compiler) ?? 0
    case .maxProperties: rules.maxProperties = count(keyword, value, &compiler) ?? Int.max
    default:
      guard let names = names(keyword, value, &compiler) else { return }
      rules.required = compiler.program.list(names.compactMap(\.string))
      object = rules
      return compileMembers(with: &compiler)
    }
    object = rules
  }

  /// Makes the table of names, of `properties` and `required` together.
  private mutating func compileMembers(with compiler: inout Compiler) {
    var rules = object ?? ObjectRules()
    guard rules.members.count == 0 else { return }
    var nodes: [UTF8Text: Int32] = [:]
    var order: [String] = []
    if dialect.has(.properties), let properties = schema["properties"] {
      for member in properties.members {
        nodes[UTF8Text(member.name)] = node(member.value, &compiler)
        order.append(member.name)
      }
    }
    var required: Set<UTF8Text> = []
    if dialect.has(.required), let names = schema["required"], names.kind == .array {
      for name in names.items.compactMap(\.string)
      where required.insert(UTF8Text(name)).inserted && nodes[UTF8Text(name)] == nil {
        order.append(name)
      }
    }
    rules.requiredCount = Int32(required.count)
    rules.members = compiler.program.table(
      of: order.map { name in
        let name = UTF8Text(name)
        let member = ObjectRules.Member(
          node: nodes[name] ?? Node.none, isRequired: required.contains(name))
        return (name.string, member.value)
      })
    object = rules
  }
}

extension Judge {
  mutating func judgeObject(_ index: Int, _ number: Int32, _ at: Int) -> Bool {
    let rules = ground.tables.pointee.objects + index
    let end = Int(ground.entries[at].link)
    var isValid = true
    var count = 0
    var requiredSeen: Int32 = 0
    var name = at + 1
    while name < end {
      let value = name &+ 1
      var isKnown = false
      let slot = ground.find(name: ground.entries[name], in: rules.pointee.members)
      if slot >= 0 {
        let member = ObjectRules.Member(slot)
        if member.isRequired { requiredSeen &+= 1 }
        if member.node != Node.none {
          isKnown = true
          isValid = judgeMember(member.node, name, .properties) && isValid
        }
      }
      if !rules.pointee.patterns.isEmpty {
        isKnown = judgePatterns(rules.pointee.patterns, name, number, &isValid) || isKnown
      }
      if !isKnown, rules.pointee.additional != Node.none {
        isValid = judgeMember(rules.pointee.additional, name, .additionalProperties) && isValid
      }
      if rules.pointee.names != Node.none {
        isValid = judgeChild(rules.pointee.names, name, .propertyNames) && isValid
      }
      if !isValid, isSettled { return false }
      count &+= 1
      name = ground.next(after: value)
    }
    if requiredSeen < rules.pointee.requiredCount {
      isValid = reportMissing(rules.pointee, number, at)
    }
    if count < rules.pointee.minProperties {
      isValid = report.violated(.count(count), by: number, .minProperties, at: at)
    }
    if count > rules.pointee.maxProperties {
      isValid = report.violated(.count(count), by: number, .maxProperties, at: at)
    }
    if !rules.pointee.dependencies.isEmpty, isValid || !Report.stopsEarly {
      isValid = judgeDependencies(rules.pointee.dependencies, number, at) && isValid
    }
    return isValid
  }

  /// Judges the value of a member, which is evaluated by that.
  @inline(__always)
  private mutating func judgeMember(_ schema: Int32, _ name: Int, _ keyword: Keyword) -> Bool {
    let token: Token? = keyword == .properties ? .member(name) : nil
    let isValid = judgeChild(schema, name &+ 1, keyword, token)
    marks.mark(name &+ 1)
    return isValid
  }

  /// Judges a member by the patterns that its name matches; whether there are any, or may be.
  private mutating func judgePatterns(
    _ patterns: Slice, _ name: Int, _ number: Int32, _ isValid: inout Bool
  ) -> Bool {
    var isKnown = false
    var pair = Int(patterns.start)
    while pair < Int(patterns.start &+ patterns.count) {
      let (pattern, schema) = (
        ground.tables.pointee.lists[pair], ground.tables.pointee.lists[pair + 1]
      )
      pair += 2
      switch search(pattern, ground.entries[name]) {
      case .doesNotMatch: continue
      case .tooHard:
        let finding = Finding.patternTooHard(source(of: pattern))
        isKnown = giveUp(finding, number, .patternProperties, name)
      case .matches:
        isKnown = true
        let token = Token.name(source(of: pattern))
        isValid = judgeChild(schema, name &+ 1, .patternProperties, token) && isValid
        marks.mark(name &+ 1)
      }
    }
    return isKnown
  }

  private mutating func reportMissing(_ rules: ObjectRules, _ number: Int32, _ at: Int) -> Bool {
    if Report.stopsEarly { return false }
    let tables = ground.tables
    for rank in 0..<Int(rules.required.count) {
      let name = tables.pointee.names + Int(rules.required.start) + rank
      if ground.member(name, of: at) < 0 {
        _ = report.violated(
          .missing(tables.pointee.string(name.pointee)), by: number, .required, at: at)
      }
    }
    return false
  }
}
