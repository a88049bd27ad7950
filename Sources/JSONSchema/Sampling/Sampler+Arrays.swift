import OrderedJSON

extension Sampler {
  /// An array whose items meet all rules for their positions.
  mutating func array(
    _ demand: Demand, named name: String, depth: Int, _ attempt: Int
  ) -> JSON? {
    var goals = ItemGoals(demand)
    guard let count = itemCount(demand, &goals, depth, attempt) else { return nil }
    goals.assignFound(count, demand, &random)
    let mustDiffer = demand.arrays.contains { $0.rules.areUnique }
    var items: [JSON] = []
    var known: Set<JSON> = []
    for position in 0..<count {
      if demand.repeatsItem, position == 1, let first = items.first {
        items.append(first)
        continue
      }
      let goal = goals.goal(at: position, demand, self)
      var item = value(for: goal, named: name.singular, depth: depth + 1)
      for turn in 0..<40 where mustDiffer {
        guard let made = item, known.contains(made) else { break }
        variety = turn < 2 ? 0 : position
        item = value(for: goal, named: name.singular, depth: depth + 1)
      }
      variety = 0
      guard let item, !mustDiffer || !known.contains(item) else {
        guard position >= max(demand.items.least, goals.needed) else { return nil }
        break
      }
      items.append(item)
      if mustDiffer { known.insert(item) }
    }
    return .array(items)
  }

  /// How many items there are to be: from one to four where nothing else is said.
  private mutating func itemCount(
    _ demand: Demand, _ goals: inout ItemGoals, _ depth: Int, _ attempt: Int
  ) -> Int? {
    let least = max(demand.items.least, min(goals.found, 1_000))
    var most = demand.items.most
    guard least <= 20_000 else { return nil }
    let isSmall = demand.isRecursive || depth > 4
    let prefix = demand.arrays.map { Int($0.rules.prefix.count) }.max() ?? 0
    var natural = isSmall ? 0 : max(random.number(1...4), prefix)
    if attempt % 4 == 3 { natural = least }
    if attempt % 8 == 6 { natural = least + random.number(0...3) }
    let wanted = min(max(natural, least), most)
    // Nothing can stand from a position on where no value is allowed.
    for position in 0..<min(wanted, 1_000) {
      let goal = goals.goal(at: position, demand, self)
      if goal.accepted.contains(where: { isNever($0.node) }) {
        most = position
        break
      }
    }
    let count = min(wanted, most)
    return count >= demand.items.least ? count : nil
  }
}

extension String {
  /// The name of one of the things that a name in the plural stands for.
  fileprivate var singular: String {
    hasSuffix("s") && !hasSuffix("ss") ? String(dropLast()) : self
  }
}

/// The goals for the items of an array, by position.
private struct ItemGoals {
  /// How many items at least `contains` asks for.
  let found: Int
  /// Up to where items have a part to play that no later one can take over.
  private(set) var needed = 0
  private var foundAt: [Int: [Target]] = [:]
  private var covered: [Int: Bool] = [:]

  init(_ demand: Demand) {
    found = demand.arrays.reduce(0) { sum, part in
      let rules = part.rules
      return sum + (rules.contains == Node.none ? 0 : min(rules.minContains, 10_000))
    }
  }

  /// Gives the items that `contains` has to find their places.
  mutating func assignFound(_ count: Int, _ demand: Demand, _ random: inout SampleRandom) {
    var free = random.shuffled(Array(0..<count))
    for part in demand.arrays where part.rules.contains != Node.none {
      for _ in 0..<min(part.rules.minContains, 10_000) {
        guard count > 0 else { return }
        let position = free.popLast() ?? random.below(count)
        let target = Target(node: part.rules.contains, scope: part.scope)
        foundAt[position, default: []].append(target)
        if part.rules.containsEvaluates { covered[position] = true }
        needed = max(needed, position + 1)
      }
    }
  }

  func goal(at position: Int, _ demand: Demand, _ sampler: Sampler) -> Goal {
    var goal = Goal(accepted: [], refused: demand.refusedItems)
    var isCovered = covered[position] == true
    let found = foundAt[position] ?? []
    for part in demand.arrays {
      let rules = part.rules
      let node =
        position < Int(rules.prefix.count)
        ? sampler.program.lists[Int(rules.prefix.start) + position] : rules.rest
      if node != Node.none {
        goal.accepted.append(Target(node: node, scope: part.scope))
        isCovered = true
      }
      if rules.contains != Node.none, rules.maxContains < .max,
        !found.contains(where: { $0.node == rules.contains })
      {
        goal.refused.append(Target(node: rules.contains, scope: part.scope))
      }
    }
    goal.accepted += found
    if !isCovered { goal.accepted += demand.unevaluatedItems }
    goal.refused += demand.wrongItems.filter { $0.position == position }.map(\.1)
    return goal
  }
}
