import OrderedJSON

/// Tells the branches of a union apart, in a local value and in an answer.
///
/// A value is turned by the first branch that it fits. That is right whichever branch was meant, as long
/// as of any two branches, of which one turns values at all, no value fits both, or both turn it in the
/// same way. This is proved beforehand, from the sorts of value, from tags, and from fields that only
/// one of them has; where it cannot be, the schema is refused.
struct TellingApart {
  let graph: FormGraph
  let rules: DialectRules
  /// Whether a value of a definition may look different on the wire.
  private var turns: [Bool]
  /// Whether an answer may have to be changed, or may be nested too deep: where no definition names
  /// another, nothing is deeper than the schema.
  private(set) var mattersToAnswers = true

  enum Side { case local, wire }

  init(_ graph: FormGraph, _ rules: DialectRules) {
    self.graph = graph
    self.rules = rules
    turns = graph.definitions.map { $0.form.turnsItself }
    let references = graph.definitions.map(\.form.references)
    var isChanging = true
    while isChanging {
      isChanging = false
      for number in turns.indices where !turns[number] {
        if references[number].contains(where: { turns[$0] }) {
          turns[number] = true
          isChanging = true
        }
      }
    }
    mattersToAnswers =
      graph.isWrapped || turns(graph.root) || references.contains { !$0.isEmpty }
  }

  /// Whether a value of this form may look different on the wire.
  func turns(_ form: Form) -> Bool {
    form.turnsItself || form.references.contains { turns[$0] }
  }

  // MARK: Proving

  /// The pairs of branches, anywhere in a form, that an answer could not be told by.
  func alike(in form: Form) -> [(JSONPointer, Int, Int)] {
    var found: [(JSONPointer, Int, Int)] = []
    var pending = [form]
    while let form = pending.popLast() {
      pending += form.children
      guard case .either(let branches) = form.body else { continue }
      let turning = branches.map(turns)
      guard turning.contains(true) else { continue }
      for other in branches.indices {
        for one in branches.indices.prefix(other) where turning[one] || turning[other] {
          let isClear =
            areDisjoint(branches[one], branches[other], .local)
            && areDisjoint(branches[one], branches[other], .wire)
            || turnAlike(branches[one], branches[other])
          if !isClear, found.count < 10 { found.append((form.origin, one, other)) }
        }
      }
    }
    return found
  }

  private func areDisjoint(_ one: Form, _ other: Form, _ side: Side, depth: Int = 0) -> Bool {
    let one = graph.resolved(one)
    let other = graph.resolved(other)
    if kinds(of: one, side).isDisjoint(with: kinds(of: other, side)) { return true }
    guard depth < 8 else { return false }
    switch (one.body, other.body) {
    case (.either(let branches), _):
      return branches.allSatisfy { areDisjoint($0, other, side, depth: depth + 1) }
    case (_, .either(let branches)):
      return branches.allSatisfy { areDisjoint(one, $0, side, depth: depth + 1) }
    case (.choice(let one), .choice(let other)):
      return Set(one.values).isDisjoint(with: other.values)
    case (.group(let one), .group(let other)):
      return areDisjoint(one, other, side) || lacks(one, other, side) || lacks(other, one, side)
    default: return false
    }
  }

  /// Whether a field that both must have has no value in common.
  private func areDisjoint(_ one: Form.Group, _ other: Form.Group, _ side: Side) -> Bool {
    one.fields.contains { field in
      guard field.isThere(on: side),
        let twin = other.fields.first(where: { UTF8Text($0.name) == UTF8Text(field.name) }),
        twin.isThere(on: side)
      else { return false }
      if let values = choice(field.form), let others = choice(twin.form) {
        return Set(values).isDisjoint(with: others)
      }
      return kinds(of: field.form, side).isDisjoint(with: kinds(of: twin.form, side))
    }
  }

  /// Whether the one has a field that the other may not have.
  private func lacks(_ one: Form.Group, _ other: Form.Group, _ side: Side) -> Bool {
    guard isClosed(other) else { return false }
    let names = Set(other.fields.map { UTF8Text($0.name) })
    return one.fields.contains { $0.isThere(on: side) && !names.contains(UTF8Text($0.name)) }
  }

  /// Whether what fits both is turned in the same way, and sent by the same schema, whichever is taken:
  /// closed groups whose common fields are the same.
  private func turnAlike(_ one: Form, _ other: Form) -> Bool {
    guard case .group(let one) = graph.resolved(one).body,
      case .group(let other) = graph.resolved(other).body, isClosed(one), isClosed(other)
    else { return false }
    var writer = WireWriter(graph, rules, [:])
    return one.fields.allSatisfy { field in
      guard let twin = other.fields.first(where: { UTF8Text($0.name) == UTF8Text(field.name) })
      else { return true }
      return field.presence == twin.presence
        && writer.schema(field.form) == writer.schema(twin.form)
    }
  }

  private func isClosed(_ group: Form.Group) -> Bool {
    group.others == nil && (group.isClosed || rules.closesGroups)
  }

  private func choice(_ form: Form) -> [JSON]? {
    guard case .choice(let choice) = graph.resolved(form).body,
      choice.values.count <= rules.mostChoices
    else { return nil }
    return choice.values
  }

  /// The kinds of value that a form allows.
  func kinds(of form: Form, _ side: Side, depth: Int = 0) -> Kinds {
    switch graph.resolved(form).body {
    case .never: []
    case .anything, .reference: .all
    case .null: Kinds(.null)
    case .boolean: Kinds(.bool)
    case .text: Kinds(.string)
    case .number: Kinds(.number)
    case .choice(let choice): Kinds(choice.values.map { Kinds($0.kind) })
    case .list, .tuple: Kinds(.array)
    case .group, .map: Kinds(.object)
    case .pairs: Kinds(side == .local ? .object : .array)
    case .places: Kinds(side == .local ? .array : .object)
    case .jsonText(let isGroup): side == .wire ? Kinds(.string) : isGroup ? Kinds(.object) : .all
    case .either(let branches):
      depth < 8
        ? Kinds(branches.map { kinds(of: $0, side, depth: depth + 1) })
        : .all
    }
  }

  // MARK: Choosing

  /// The first branch that a value fits.
  func branch(of value: JSON, among branches: [Form], _ side: Side) -> Form? {
    rank(of: value, among: branches, side).map { branches[$0] }
  }

  /// Which is the first branch that a value fits.
  func rank(of value: JSON, among branches: [Form], _ side: Side) -> Int? {
    branches.indices.first { fits(value, branches[$0], side, depth: 0) }
  }

  /// What a local value was meant to be, though something in it may be wrong: the only branch of its
  /// sort, else the only one with its tags, else the only one that it fits. Nothing if that is not clear.
  func meant(by value: JSON, in form: Form) -> Form? {
    var form = graph.resolved(form)
    for _ in 0..<8 {
      guard case .either(let branches) = form.body else { return form }
      let likely = branches.filter { kinds(of: $0, .local).contains(value.kind) }
      let tagged = likely.filter { bearsTags(of: $0, value) }
      let fitting = likely.filter { fits(value, $0, .local, depth: 0) }
      guard let only = [likely, tagged, fitting].first(where: { $0.count == 1 })?.first else {
        return nil
      }
      form = graph.resolved(only)
    }
    return nil
  }

  /// Whether a local value is of a sort that a form allows, whatever else may be wrong with it.
  func isOfSort(_ value: JSON, _ form: Form) -> Bool {
    kinds(of: form, .local).contains(value.kind)
  }

  /// Whether a value has the tags that a group asks for: required fields of a few values.
  private func bearsTags(of form: Form, _ value: JSON) -> Bool {
    guard case .group(let group) = graph.resolved(form).body else { return false }
    return group.fields.allSatisfy { field in
      guard field.isThere(on: .local), let values = choice(field.form) else { return true }
      return value[field.name].map(values.contains) ?? false
    }
  }

  /// The first branch that a value of an answer can become, which has only begun.
  func branch(ofBeginning value: JSON, among branches: [Form]) -> Form? {
    branches.first { fits(value, $0, .wire, isWhole: false, depth: 0) }
  }

  private func fits(
    _ value: JSON, _ form: Form, _ side: Side, isWhole: Bool = true, depth: Int
  ) -> Bool {
    let form = graph.resolved(form)
    guard kinds(of: form, side).contains(value.kind) else { return false }
    switch form.body {
    case .choice(let choice):
      return choice.values.count > rules.mostChoices || choice.values.contains(value)
    case .either(let branches):
      return depth >= 8
        || branches.contains { fits(value, $0, side, isWhole: isWhole, depth: depth + 1) }
    case .group(let group): return fits(value.object ?? JSONObject(), group, side, isWhole: isWhole)
    default: return true
    }
  }

  private func fits(
    _ value: JSONObject, _ group: Form.Group, _ side: Side, isWhole: Bool
  ) -> Bool {
    for field in group.fields {
      guard let member = value[field.name] else {
        if isWhole, field.isThere(on: side) { return false }
        continue
      }
      if let values = choice(field.form), !values.contains(member) { return false }
      if !kinds(of: field.form, side).contains(member.kind) { return false }
    }
    guard isClosed(group) else { return true }
    let names = Set(group.fields.map { UTF8Text($0.name) })
    return value.names.allSatisfy { names.contains(UTF8Text($0)) }
  }
}

/// A set of kinds of JSON values.
struct Kinds: OptionSet, Sendable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ kind: JSON.Kind) { rawValue = 1 << UInt8(kind.rank) }

  static let all = Kinds(JSON.Kind.allCases.map { Kinds($0) })

  func contains(_ kind: JSON.Kind) -> Bool { contains(Kinds(kind)) }
}

extension JSON.Kind {
  /// Its position among all.
  var rank: Int {
    switch self {
    case .null: 0
    case .bool: 1
    case .number: 2
    case .string: 3
    case .array: 4
    case .object: 5
    }
  }
}

extension Form {
  /// Whether something in it, short of its references, looks different on the wire.
  fileprivate var turnsItself: Bool {
    switch body {
    case .never, .pairs, .jsonText, .places: true
    case .group(let group):
      group.fields.contains(where: \.turns) || group.others?.turnsItself == true
    default: children.contains(where: \.turnsItself)
    }
  }
}

extension Form.Group.Field {
  fileprivate var turns: Bool {
    switch presence {
    case .required, .optional: form.turnsItself
    case .nullWhenMissing, .relaxed, .cut: true
    }
  }

  /// Whether every value of the group has it.
  func isThere(on side: TellingApart.Side) -> Bool {
    switch (presence, side) {
    case (.required, _), (.relaxed, .local), (.nullWhenMissing, .wire): true
    case (.cut(let value), .local): value != nil
    case (.optional, _), (.relaxed, .wire), (.nullWhenMissing, .local), (.cut, .wire): false
    }
  }
}
