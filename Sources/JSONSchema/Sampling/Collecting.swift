import Formats
import OrderedJSON

// Flattening a goal: what accepts, and which branches are taken.

extension Demand {
  /// Gathers the rules of a goal; `false` if they contradict one another already.
  mutating func collect(
    _ goal: Goal, _ attempt: Int, _ depth: Int, _ sampler: inout Sampler
  ) -> Bool {
    var collector = Collecting(attempt: attempt, depth: depth)
    for target in goal.accepted {
      guard collector.accept(target, &self, &sampler) else { return false }
    }
    for target in goal.refused {
      guard collector.refuse(target, &self, &sampler) else { return false }
    }
    guard !types.isEmpty, length.isPossible || !types.isSubset(of: .string) else { return false }
    if choices.count > 1 {
      choices[0] = choices[0].filter { value in choices.allSatisfy { $0.contains(value) } }
      return !choices[0].isEmpty
    }
    return true
  }
}

/// One flattening of a goal.
struct Collecting {
  let attempt: Int
  let depth: Int
  /// How many nodes were met.
  var count = 0

  init(attempt: Int, depth: Int) {
    self.attempt = attempt
    self.depth = depth
  }

  /// Adds the rules of a node that has to accept the value.
  mutating func accept(_ target: Target, _ demand: inout Demand, _ sampler: inout Sampler) -> Bool {
    let program = sampler.program
    if demand.nodes.contains(target.node) { return true }
    count += 1
    guard count < 500 else { return false }
    if sampler.open.contains(target.node) { demand.isRecursive = true }
    demand.nodes.append(target.node)
    let node = program.nodes[Int(target.node)]
    if node.types.isEmpty { sampler.neverMet = target.node }
    demand.types.formIntersection(node.types)
    demand.numbers += program.numbers[node.numbers]
    for rule in program.strings[node.strings] { demand.add(rule) }
    let scope = sampler.scope(in: target)
    if node.array >= 0 {
      let rules = program.arrays[Int(node.array)]
      demand.arrays.append(.init(rules: rules, node: target.node, scope: scope))
      demand.items.narrow(least: rules.minItems, most: rules.maxItems)
    }
    if node.object >= 0 {
      let rules = program.objects[Int(node.object)]
      demand.objects.append(.init(rules: rules, node: target.node, scope: scope))
      demand.members.narrow(least: rules.minProperties, most: rules.maxProperties)
    }
    if node.unevaluatedItems != Node.none {
      demand.unevaluatedItems.append(Target(node: node.unevaluatedItems, scope: scope))
    }
    if node.unevaluatedProperties != Node.none {
      demand.unevaluatedMembers.append(Target(node: node.unevaluatedProperties, scope: scope))
    }
    demand.addHints(of: program.origins[Int(target.node)].schema)
    for step in program.steps[node.steps] {
      guard accept(step, target, &demand, &sampler) else { return false }
    }
    return true
  }

  private mutating func accept(
    _ step: Step, _ outer: Target, _ demand: inout Demand, _ sampler: inout Sampler
  ) -> Bool {
    let program = sampler.program
    switch step {
    case .choices(let index):
      let keyword = program.choices[Int(index)].keyword
      demand.choices.append(sampler.choices(of: outer.node, keyword))
      return true
    case .reference(let node):
      return accept(sampler.target(node, from: outer), &demand, &sampler)
    case .dynamic(let anchor, let node):
      return accept(sampler.dynamicTarget(anchor, else: node, from: outer), &demand, &sampler)
    case .allOf(let list):
      for node in program.lists[list] {
        guard accept(sampler.target(node, from: outer), &demand, &sampler) else { return false }
      }
      return true
    case .anyOf(let list):
      let branch = branch(of: list, &sampler)
      return accept(sampler.target(branch, from: outer), &demand, &sampler)
    case .oneOf(let list):
      let branch = branch(of: list, &sampler)
      guard accept(sampler.target(branch, from: outer), &demand, &sampler) else { return false }
      // Mostly the chosen branch alone keeps the others out.
      guard attempt % 3 == 2 else { return true }
      var wasChosen = false
      for node in program.lists[list] {
        if node == branch, !wasChosen {
          wasChosen = true
          continue
        }
        guard refuse(sampler.target(node, from: outer), &demand, &sampler) else { return false }
      }
      return true
    case .not(let node):
      return refuse(sampler.target(node, from: outer), &demand, &sampler)
    case .condition(let condition, let then, let otherwise):
      let condition = sampler.target(condition, from: outer)
      let holds = !sampler.isNever(condition.node) && sampler.random.chance(60)
      let next = holds ? then : otherwise
      guard
        holds
          ? accept(condition, &demand, &sampler) : refuse(condition, &demand, &sampler)
      else { return false }
      return next == Node.none || accept(sampler.target(next, from: outer), &demand, &sampler)
    case .dependentSchemas(let names, let nodes):
      for (name, node) in zip(program.names[names], program.lists[nodes]) {
        let name = sampler.memory.tables.pointee.string(name)
        let isRequired = demand.required.contains { UTF8Text($0) == UTF8Text(name) }
        if !isRequired, sampler.isNever(node) || sampler.random.chance(50) {
          demand.forbidden.append(name)
          continue
        }
        if sampler.random.chance(80) { demand.required.append(name) }
        guard accept(sampler.target(node, from: outer), &demand, &sampler) else { return false }
      }
      return true
    }
  }

  /// A branch by the seed; deep inside, the one that ends soonest.
  private func branch(of list: Slice, _ sampler: inout Sampler) -> Int32 {
    let nodes = sampler.program.lists[list].filter { !sampler.isNever($0) }
    guard let first = nodes.first else { return sampler.program.lists[Int(list.start)] }
    guard depth > 4 else { return sampler.random.pick(nodes) }
    let heights = nodes.map { sampler.height(of: $0) }
    let least = heights.min() ?? 0
    let lowest = zip(nodes, heights).filter { $0.1 == least }.map(\.0)
    return lowest.isEmpty ? first : sampler.random.pick(lowest)
  }
}

// MARK: Rules

extension Demand {
  fileprivate mutating func add(_ rule: StringRule) {
    switch rule {
    case .minLength(let least): length.narrow(least: least, most: .max)
    case .maxLength(let most): length.narrow(least: 0, most: most)
    case .pattern(let pattern): patterns.append(pattern)
    case .format(let format): formats.append(format.rawValue)
    case .base64: isBase64 = true
    case .json(let inBase64):
      isJSONText = true
      if inBase64 { isBase64 = true }
    }
  }

  /// Notes what a schema tells beside its rules.
  fileprivate mutating func addHints(of schema: JSONView) {
    guard schema.kind == .object else { return }
    if let format = schema["format"]?.string { formats.append(format) }
    if let value = schema["default"] { examples.append(JSON(value)) }
    if let values = schema["examples"] { examples += values.items.map(JSON.init) }
  }
}

extension Sampler {
  /// The values of `enum` or `const`, in the order of the schema.
  func choices(of node: Int32, _ keyword: Keyword) -> [JSON] {
    guard let value = program.origins[Int(node)].schema[keyword.rawValue] else { return [] }
    return keyword == .const ? [JSON(value)] : value.items.map(JSON.init)
  }

  /// Where a dynamic reference leads: to the outermost resource that has the anchor.
  func dynamicTarget(_ anchor: Int32, else node: Int32, from outer: Target) -> Target {
    let places = program.dynamicAnchors[Int(anchor)]
    let scope = scope(in: outer)
    for resource in scope {
      if let place = places[resource] { return Target(node: place, scope: scope) }
    }
    return Target(node: node, scope: scope)
  }
}
