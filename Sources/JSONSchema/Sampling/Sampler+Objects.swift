import OrderedJSON

/// The members that the rules of a node name, in the order of the schema's text.
struct ObjectShape {
  typealias Member = (name: String, node: Int32, isRequired: Bool)

  var members: [Member] = []
  private var positions: [UTF8Text: Int] = [:]

  /// The schema of a member, if it has one.
  func node(of name: String) -> Int32 {
    positions[UTF8Text(name)].map { members[$0].node } ?? Node.none
  }

  /// Reads a program's table of names, whose own order means nothing.
  init(_ rules: ObjectRules, _ schema: JSONView, _ memory: ProgramMemory) {
    let table = rules.members
    guard table.count > 0 else { return }
    var known: [UTF8Text: ObjectRules.Member] = [:]
    for index in Int(table.first)...Int(table.first) + Int(table.mask) {
      let slot = memory.tables.pointee.slots[index]
      if slot.value >= 0 {
        known[UTF8Text(memory.tables.pointee.string(slot))] = ObjectRules.Member(slot.value)
      }
    }
    let properties = schema["properties"]?.members.map(\.name) ?? []
    let required = schema["required"]?.items.compactMap(\.string) ?? []
    for name in properties + required {
      guard let member = known.removeValue(forKey: UTF8Text(name)) else { continue }
      positions[UTF8Text(name)] = members.count
      members.append((name, member.node, member.isRequired))
    }
  }
}

extension Sampler {
  /// The shape of a node that has rules for objects.
  mutating func shape(of node: Int32) -> ObjectShape {
    if let known = shapes[node] { return known }
    let rules = program.objects[Int(program.nodes[Int(node)].object)]
    let shape = ObjectShape(rules, program.origins[Int(node)].schema, memory)
    shapes[node] = shape
    return shape
  }

  /// An object: names first, then a value for each.
  mutating func object(_ demand: Demand, depth: Int, _ attempt: Int) -> JSON? {
    var plan = plan(demand, depth, attempt)
    plan.close(over: demand, self)
    for name in plan.required where plan.isForbidden(name) { return nil }
    inventMembers(of: &plan, demand, depth, attempt)
    let optional = plan.names.filter { !plan.isRequired($0) }
    let surplus = plan.names.count - demand.members.most
    if surplus > optional.count { return nil }
    if surplus > 0 { for name in random.shuffled(optional).prefix(surplus) { plan.drop(name) } }

    var object = JSONObject()
    for name in plan.names {
      let goal = goal(ofMember: name, demand)
      if let value = value(for: goal, named: name, depth: depth + 1) {
        object[name] = value
      } else if plan.isRequired(name) {
        return nil
      }
    }
    if attempt < 2 { balance(&object, demand) }
    return .object(object)
  }

  /// What a member has to be.
  mutating func goal(ofMember name: String, _ demand: Demand) -> Goal {
    var goal = Goal()
    var isCovered = false
    for part in demand.objects {
      var isKnown = false
      let node = shape(of: part.node).node(of: name)
      if node != Node.none {
        goal.accepted.append(Target(node: node, scope: part.scope))
        isKnown = true
      }
      for (pattern, node) in program.pairs(part.rules) where matches(pattern, name) {
        goal.accepted.append(Target(node: node, scope: part.scope))
        isKnown = true
      }
      if !isKnown, part.rules.additional != Node.none {
        goal.accepted.append(Target(node: part.rules.additional, scope: part.scope))
        isKnown = true
      }
      if isKnown { isCovered = true }
    }
    if !isCovered { goal.accepted += demand.unevaluatedMembers }
    let wrong = demand.wrongMembers.filter { UTF8Text($0.name) == UTF8Text(name) }
    goal.refused += wrong.map(\.1)
    let isNamed = demand.objects.contains { shape(of: $0.node).node(of: name) != Node.none }
    if !isNamed { goal.refused += demand.wrongAdditional }
    return goal
  }

  // MARK: Names

  /// The names that an object is to have: all that it must, most of those that it may.
  private mutating func plan(_ demand: Demand, _ depth: Int, _ attempt: Int) -> MemberPlan {
    var plan = MemberPlan(forbidden: demand.forbidden)
    for name in demand.required { plan.require(name) }
    for part in demand.objects {
      for member in shape(of: part.node).members where member.isRequired {
        plan.require(member.name)
      }
    }
    let isSmall = demand.isRecursive || depth > 4
    // Most are there; when that fails, fewer.
    let percent = attempt % 4 == 3 ? 0 : attempt > 8 ? 40 : 85
    for part in demand.objects {
      for member in shape(of: part.node).members where !plan.isForbidden(member.name) {
        if plan.isRequired(member.name) {
          plan.add(member.name)
          continue
        }
        guard random.chance(percent), !isSmall || isLeaf(member.node) else { continue }
        if mayHave(member.name, demand) { plan.add(member.name) }
      }
    }
    for name in plan.required { plan.add(name) }
    return plan
  }

  /// Whether a member is worth trying: something is allowed there, and its name is.
  private mutating func mayHave(_ name: String, _ demand: Demand) -> Bool {
    let goal = goal(ofMember: name, demand)
    if goal.accepted.contains(where: { isNever($0.node) }) { return false }
    let names = demand.objects.filter { $0.rules.names != Node.none }
    if names.isEmpty { return true }
    return isMet(nameGoal(demand), by: .string(name))
  }

  private func nameGoal(_ demand: Demand) -> Goal {
    Goal(
      accepted: demand.objects.filter { $0.rules.names != Node.none }
        .map { Target(node: $0.rules.names, scope: $0.scope) })
  }

  /// Whether a node has no room for containers.
  private func isLeaf(_ node: Int32) -> Bool {
    guard node != Node.none else { return true }
    let node = program.nodes[Int(node)]
    return node.types.isDisjoint(with: [.array, .object]) && node.steps.isEmpty
  }

  /// Adds members that the schema does not name: as many as it asks for, and a few where it is a map.
  private mutating func inventMembers(
    of plan: inout MemberPlan, _ demand: Demand, _ depth: Int, _ attempt: Int
  ) {
    var wanted = max(0, demand.members.least - plan.names.count)
    let isSmall = demand.isRecursive || depth > 4
    let isMap = demand.objects.allSatisfy { $0.rules.members.count == 0 }
    let hasPatterns = demand.objects.contains { !$0.rules.patterns.isEmpty }
    let hasRest = demand.objects.contains { $0.rules.additional != Node.none }
    if wanted == 0, !isSmall, attempt % 4 != 3, hasPatterns || hasRest && isMap {
      wanted = random.number(1...2)
    }
    if !demand.wrongAdditional.isEmpty { wanted = max(1, wanted) }
    guard wanted > 0, wanted < 5_000 else { return }
    for turn in 0..<wanted * 4 + 12 where wanted > 0 {
      guard let name = invented(demand, depth, turn), !plan.has(name), !plan.isForbidden(name),
        mayHave(name, demand)
      else { continue }
      plan.add(name)
      wanted -= 1
    }
  }

  private mutating func invented(_ demand: Demand, _ depth: Int, _ turn: Int) -> String? {
    let names = demand.objects.flatMap { part in
      shape(of: part.node).members.map(\.name)
    }
    // A name that was left out first, then those of patterns, then any.
    if turn < names.count { return names[turn] }
    let patterns = demand.objects.flatMap { program.pairs($0.rules) }.filter { !isNever($0.node) }
    if !patterns.isEmpty, turn % 4 != 3 {
      return matching(random.pick(patterns).pattern, Demand.Bounds(), turn)
    }
    let goal = nameGoal(demand)
    if goal.accepted.isEmpty {
      let noun = random.pick(SampleHint.nouns)
      return turn < 12 ? noun : "\(noun)\(turn)"
    }
    return value(for: goal, named: "key", depth: max(depth, 2) + 1)?.string
  }
}

extension Program {
  /// The patterns for names, with the schema of each.
  func pairs(_ rules: ObjectRules) -> [(pattern: Int32, node: Int32)] {
    let list = lists[rules.patterns]
    return stride(from: list.startIndex, to: list.endIndex, by: 2).map { (list[$0], list[$0 + 1]) }
  }
}

/// The names of an object that is being made, in order.
private struct MemberPlan {
  private(set) var names: [String] = []
  private(set) var required: [String] = []
  private var known: Set<UTF8Text> = []
  private var must: Set<UTF8Text> = []
  private let forbidden: Set<UTF8Text>

  init(forbidden: [String]) { self.forbidden = Set(forbidden.map(UTF8Text.init)) }

  func has(_ name: String) -> Bool { known.contains(UTF8Text(name)) }
  func isRequired(_ name: String) -> Bool { must.contains(UTF8Text(name)) }
  func isForbidden(_ name: String) -> Bool { forbidden.contains(UTF8Text(name)) }

  mutating func add(_ name: String) {
    if known.insert(UTF8Text(name)).inserted { names.append(name) }
  }

  mutating func require(_ name: String) {
    if must.insert(UTF8Text(name)).inserted { required.append(name) }
  }

  mutating func drop(_ name: String) {
    known.remove(UTF8Text(name))
    names.removeAll { UTF8Text($0) == UTF8Text(name) }
  }

  /// Adds what other names ask for.
  mutating func close(over demand: Demand, _ sampler: Sampler) {
    var isClosed = false
    while !isClosed {
      isClosed = true
      for part in demand.objects {
        for dependency in sampler.program.dependencies[part.rules.dependencies] {
          let trigger = sampler.program.names[Int(dependency.trigger.start)]
          guard has(sampler.memory.tables.pointee.string(trigger)) else { continue }
          let asking = sampler.memory.tables.pointee.string(trigger)
          let others = sampler.program.names[dependency.required].map(
            sampler.memory.tables.pointee.string)
          if others.contains(where: isForbidden), !isRequired(asking) {
            drop(asking)
            isClosed = false
            break
          }
          for name in others where !has(name) || !isRequired(name) {
            require(name)
            add(name)
            isClosed = false
          }
        }
      }
    }
  }
}
