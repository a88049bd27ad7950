import OrderedJSON

// Flattening what must not hold: one rule of each refused node is to be broken.

extension Collecting {
  /// A rule of a node that a value can break.
  private enum Way {
    case type
    case number(NumberRule)
    case string(StringRule)
    case array(ArrayWay)
    case object(ObjectWay)
    case step(Step)
    case unevaluatedItem(Int32)
    case unevaluatedMember(Int32)
    /// The name of some member: which is left to chance.
    case memberName
  }

  private enum ArrayWay {
    case tooFew, tooMany, repeated, wrongItem(Int), noneFound
  }

  private enum ObjectWay {
    case tooFew, tooMany, missing(String), wrong(String, Int32), additional
    case dependent(Dependency)
  }

  /// Adds what makes a node refuse the value: one of its rules, by the seed, is to be broken.
  mutating func refuse(_ target: Target, _ demand: inout Demand, _ sampler: inout Sampler) -> Bool {
    count += 1
    guard count < 500 else { return false }
    let node = sampler.program.nodes[Int(target.node)]
    if node.types.isEmpty { return true }
    let ways = ways(of: node, target, demand, &sampler)
    guard !ways.isEmpty else { return false }
    switch sampler.random.pick(ways) {
    case .type: demand.types.subtract(node.types)
    case .number(let rule):
      demand.types.formIntersection(.number)
      if let rule = rule.broken { demand.numbers.append(rule) }
    case .string(let rule):
      demand.types.formIntersection(.string)
      demand.addBroken(rule)
    case .array(let way):
      demand.types.formIntersection(.array)
      apply(
        way, sampler.program.arrays[Int(node.array)], sampler.scope(in: target), &demand, sampler)
    case .object(let way):
      demand.types.formIntersection(.object)
      apply(
        way, sampler.program.objects[Int(node.object)], sampler.scope(in: target), &demand, sampler)
    case .step(let step): return refuse(step, target, &demand, &sampler)
    case .unevaluatedItem(let node):
      demand.types.formIntersection(.array)
      demand.wrongItems.append((0, sampler.target(node, from: target)))
      demand.items.narrow(least: 1, most: .max)
    case .unevaluatedMember(let node):
      demand.types.formIntersection(.object)
      demand.wrongAdditional.append(sampler.target(node, from: target))
    case .memberName:
      demand.types.formIntersection(.object)
      demand.members.narrow(least: 1, most: .max)
    }
    return !demand.types.isEmpty
  }

  private func ways(
    of node: Node, _ target: Target, _ demand: Demand, _ sampler: inout Sampler
  ) -> [Way] {
    let program = sampler.program
    var ways: [Way] = []
    let left = demand.types
    if !left.subtracting(node.types).isEmpty { ways.append(.type) }
    if !left.isDisjoint(with: .number) { ways += program.numbers[node.numbers].map(Way.number) }
    if left.contains(.string) { ways += program.strings[node.strings].map(Way.string) }
    if left.contains(.array), node.array >= 0 {
      let rules = program.arrays[Int(node.array)]
      if rules.minItems > 0 { ways.append(.array(.tooFew)) }
      if rules.maxItems < .max { ways.append(.array(.tooMany)) }
      if rules.areUnique { ways.append(.array(.repeated)) }
      if rules.contains != Node.none { ways.append(.array(.noneFound)) }
      for position in 0..<Int(rules.prefix.count) { ways.append(.array(.wrongItem(position))) }
      if rules.rest != Node.none { ways.append(.array(.wrongItem(Int(rules.prefix.count)))) }
    }
    if left.contains(.object), node.object >= 0 {
      let rules = program.objects[Int(node.object)]
      if rules.minProperties > 0 { ways.append(.object(.tooFew)) }
      if rules.maxProperties < .max { ways.append(.object(.tooMany)) }
      if rules.additional != Node.none { ways.append(.object(.additional)) }
      for member in sampler.shape(of: target.node).members {
        if member.isRequired { ways.append(.object(.missing(member.name))) }
        if member.node != Node.none { ways.append(.object(.wrong(member.name, member.node))) }
      }
      if rules.names != Node.none { ways.append(.memberName) }
      ways += program.dependencies[rules.dependencies].map { .object(.dependent($0)) }
      for (pattern, node) in program.pairs(rules) {
        let name = sampler.matching(pattern, Demand.Bounds(), attempt)
        ways.append(.object(.wrong(name, node)))
      }
    }
    ways += program.steps[node.steps].map(Way.step)
    if left.contains(.array), node.unevaluatedItems != Node.none {
      ways.append(.unevaluatedItem(node.unevaluatedItems))
    }
    if left.contains(.object), node.unevaluatedProperties != Node.none {
      ways.append(.unevaluatedMember(node.unevaluatedProperties))
    }
    return ways
  }

  private func apply(
    _ way: ArrayWay, _ rules: ArrayRules, _ scope: [Int32], _ demand: inout Demand,
    _ sampler: Sampler
  ) {
    switch way {
    case .tooFew: demand.items.narrow(least: 0, most: rules.minItems - 1)
    case .tooMany: demand.items.narrow(least: rules.maxItems + 1, most: .max)
    case .repeated:
      demand.repeatsItem = true
      demand.items.narrow(least: 2, most: .max)
    case .noneFound: demand.refusedItems.append(Target(node: rules.contains, scope: scope))
    case .wrongItem(let position):
      let node =
        position < Int(rules.prefix.count)
        ? sampler.program.lists[Int(rules.prefix.start) + position] : rules.rest
      demand.wrongItems.append((position, Target(node: node, scope: scope)))
      demand.items.narrow(least: position + 1, most: .max)
    }
  }

  private func apply(
    _ way: ObjectWay, _ rules: ObjectRules, _ scope: [Int32], _ demand: inout Demand,
    _ sampler: Sampler
  ) {
    switch way {
    case .tooFew: demand.members.narrow(least: 0, most: rules.minProperties - 1)
    case .tooMany: demand.members.narrow(least: rules.maxProperties + 1, most: .max)
    case .missing(let name): demand.forbidden.append(name)
    case .wrong(let name, let node):
      demand.required.append(name)
      demand.wrongMembers.append((name, Target(node: node, scope: scope)))
    case .additional: demand.wrongAdditional.append(Target(node: rules.additional, scope: scope))
    case .dependent(let rule):
      let names = sampler.program.names
      demand.required.append(sampler.memory.tables.pointee.string(names[Int(rule.trigger.start)]))
      // The one left out would be asked for by the others' rules alone.
      if let other = names[rule.required].last {
        demand.forbidden.append(sampler.memory.tables.pointee.string(other))
      }
    }
  }

  private mutating func refuse(
    _ step: Step, _ outer: Target, _ demand: inout Demand, _ sampler: inout Sampler
  ) -> Bool {
    let program = sampler.program
    switch step {
    case .choices: return true
    case .reference(let node):
      return refuse(sampler.target(node, from: outer), &demand, &sampler)
    case .dynamic(let anchor, let node):
      return refuse(sampler.dynamicTarget(anchor, else: node, from: outer), &demand, &sampler)
    case .allOf(let list):
      let node = sampler.random.pick(Array(program.lists[list]))
      return refuse(sampler.target(node, from: outer), &demand, &sampler)
    case .oneOf(let list) where list.count > 1 && sampler.random.chance(40):
      for node in sampler.random.shuffled(Array(program.lists[list])).prefix(2) {
        guard accept(sampler.target(node, from: outer), &demand, &sampler) else { return false }
      }
      return true
    case .anyOf(let list), .oneOf(let list):
      for node in program.lists[list] {
        guard refuse(sampler.target(node, from: outer), &demand, &sampler) else { return false }
      }
      return true
    case .not(let node):
      return accept(sampler.target(node, from: outer), &demand, &sampler)
    case .condition(let condition, let then, let otherwise):
      let condition = sampler.target(condition, from: outer)
      if then != Node.none, otherwise == Node.none || sampler.random.chance(50) {
        return accept(condition, &demand, &sampler)
          && refuse(sampler.target(then, from: outer), &demand, &sampler)
      }
      guard otherwise != Node.none else { return false }
      return refuse(condition, &demand, &sampler)
        && refuse(sampler.target(otherwise, from: outer), &demand, &sampler)
    case .dependentSchemas(let names, let nodes):
      let rank = sampler.random.below(Int(names.count))
      let name = program.names[Int(names.start) + rank]
      let node = program.lists[Int(nodes.start) + rank]
      demand.types.formIntersection(.object)
      demand.required.append(sampler.memory.tables.pointee.string(name))
      return refuse(sampler.target(node, from: outer), &demand, &sampler)
    }
  }
}

// MARK: Broken rules

extension NumberRule {
  /// The rule that holds exactly where this one does not, if there is one.
  fileprivate var broken: NumberRule? {
    let other: Relation
    switch relation {
    case .atLeast: other = .lessThan
    case .moreThan: other = .atMost
    case .atMost: other = .moreThan
    case .lessThan: other = .atLeast
    case .multipleOf: return nil
    }
    return NumberRule(relation: other, keyword: keyword, quick: quick, exact: exact)
  }
}

extension Demand {
  fileprivate mutating func addBroken(_ rule: StringRule) {
    switch rule {
    case .minLength(let least): length.narrow(least: 0, most: least - 1)
    case .maxLength(let most): length.narrow(least: most == .max ? .max : most + 1, most: .max)
    case .pattern, .format, .base64, .json: break
    }
  }
}
