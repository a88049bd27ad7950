import OrderedJSON
import Patterns

/// Makes up values by a program.
///
/// A value is made from a ``Goal``: its nodes are flattened into one ``Demand``, with a branch chosen by
/// the seed wherever there are several; a value is made that meets the demand, its children by goals of
/// their own; then the goal's nodes judge it. What they refuse is thrown away and other branches are
/// chosen, so often and no more. For `{"anyOf": [{"minimum": 5}, …], "type": "integer"}`
///
///     goal     accepted by node 0
///     demand   types integer · minimum 5          (the first branch)
///     value    17, judged by node 0
struct Sampler {
  let memory: ProgramMemory
  let program: Program
  var random: SampleRandom
  /// The nodes that are being sampled, outermost first.
  var open: [Int32] = []
  /// What is known of patterns and objects, by their numbers in the program.
  var trees: [Int32: PatternTree] = [:]
  var shapes: [Int32: ObjectShape] = [:]
  /// Above 0 where values have to differ that came out equal: what makes this one another.
  var variety = 0
  /// A node met while flattening that accepts nothing.
  var neverMet: Int32?
  /// The innermost place that could not be met.
  private var blamed: NoSample?
  private var steps = 0
  private var heights: [Int]?

  static let mostSteps = 20_000
  static let mostDepth = 40

  init(_ memory: ProgramMemory, seed: UInt64) {
    self.memory = memory
    program = memory.program
    random = SampleRandom(seed: seed)
  }

  var failure: NoSample { blamed ?? .notFound(schema: JSONPointer([])) }

  mutating func sample() -> JSON? {
    value(for: Goal(accepted: [Target(node: 0)]), named: "", depth: 0)
  }

  /// Makes a value for a goal; the name of the member that it is for tells what it may look like.
  mutating func value(for goal: Goal, named name: String, depth: Int) -> JSON? {
    if let never = goal.accepted.first(where: { isNever($0.node) }) {
      blamed = .never(schema: place(of: never.node))
      return nil
    }
    if isEndless(goal, depth) { return nil }
    let outer = blamed
    blamed = nil
    let attempts = Self.attempts(depth)
    neverMet = nil
    var isPlausible = false
    for attempt in 0..<attempts {
      steps += 1
      guard steps < Self.mostSteps else { break }
      var demand = Demand()
      guard demand.collect(goal, attempt, depth, &self) else { continue }
      isPlausible = true
      let level = open.count
      open += demand.nodes
      let value = value(meeting: demand, goal, named: name, depth: depth, attempt)
      open.removeSubrange(level...)
      if let value {
        blamed = outer
        return value
      }
    }
    if let neverMet, !isPlausible { blamed = .never(schema: place(of: neverMet)) }
    if blamed == nil {
      blamed = .notFound(schema: place(of: goal.accepted.first?.node ?? 0))
    }
    return nil
  }

  /// How often other choices are made for a value: less often the deeper it is, for each try further
  /// out makes all tries further in again.
  private static func attempts(_ depth: Int) -> Int {
    depth == 0 ? 64 : depth == 1 ? 24 : depth < 4 ? 10 : 4
  }

  private mutating func isEndless(_ goal: Goal, _ depth: Int) -> Bool {
    guard depth == 0 || depth > 4 else { return false }
    guard let node = goal.accepted.first(where: { height(of: $0.node) == .max })?.node else {
      return depth > Self.mostDepth
    }
    blamed = .endless(schema: place(of: node))
    return true
  }

  private mutating func value(
    meeting demand: Demand, _ goal: Goal, named name: String, depth: Int, _ attempt: Int
  ) -> JSON? {
    if !demand.examples.isEmpty, random.chance(30) {
      let example = random.pick(demand.examples)
      if isMet(goal, by: example) { return example }
    }
    if let choices = demand.choices.first {
      return random.shuffled(choices).first { isMet(goal, by: $0) }
    }
    // Late, anything goes.
    let isLate = attempt >= Self.attempts(depth) / 2
    guard let kind = kind(for: demand, named: name, attempt, isLate: isLate) else { return nil }
    let made: JSON? =
      switch kind {
      case .null: .null
      case .bool: .bool(random.chance(50))
      case .number: number(demand, SampleHint(name), attempt)
      case .string: string(demand, SampleHint(name), attempt).map(JSON.string)
      case .array: array(demand, named: name, depth: depth, attempt)
      case .object: object(demand, depth: depth, attempt)
      }
    guard let made, isMet(goal, by: made) else { return nil }
    return made
  }

  /// The sort of value to make: one that the demand says most of.
  private mutating func kind(
    for demand: Demand, named name: String, _ attempt: Int, isLate: Bool
  ) -> JSON.Kind? {
    var kinds: [JSON.Kind] = []
    if demand.types.contains(.object) { kinds.append(.object) }
    if demand.types.contains(.array) { kinds.append(.array) }
    if demand.types.contains(.string) { kinds.append(.string) }
    if !demand.types.isDisjoint(with: .number) { kinds.append(.number) }
    if demand.types.contains(.boolean) { kinds.append(.bool) }
    if demand.types.contains(.null) {
      if kinds.isEmpty || demand.types != .any && random.chance(15) { return .null }
      if isLate { kinds.append(.null) }
    }
    guard !kinds.isEmpty else { return nil }
    if isLate, attempt % 2 == 0 { return random.pick(kinds) }
    let spoken = kinds.filter { demand.speaks(of: $0) }
    if !spoken.isEmpty { return random.pick(spoken) }
    if demand.isRecursive || demand.types == .any {
      kinds.removeAll { $0 == .object || $0 == .array }
    }
    if kinds.contains(.string), kinds.contains(.number) {
      let isNumber = [.amount, .quantity, .percent, .year].contains(SampleHint(name))
      return isNumber ? .number : .string
    }
    return kinds.isEmpty ? .string : random.pick(kinds)
  }
}

extension Demand {
  /// Whether there are rules for this sort of value.
  fileprivate func speaks(of kind: JSON.Kind) -> Bool {
    switch kind {
    case .number: !numbers.isEmpty
    case .string:
      !patterns.isEmpty || !formats.isEmpty || length.least > 0 || length.most < .max || isBase64
        || isJSONText
    case .array:
      !arrays.isEmpty || repeatsItem || items.least > 0 || items.most < .max
        || !unevaluatedItems.isEmpty
    case .object:
      !objects.isEmpty || !required.isEmpty || members.least > 0 || !unevaluatedMembers.isEmpty
    case .bool, .null: false
    }
  }
}

// MARK: Judging

extension Sampler {
  func isNever(_ node: Int32) -> Bool { program.nodes[Int(node)].types.isEmpty }

  func place(of node: Int32) -> JSONPointer { program.origins[Int(node)].schema.pointer }

  func isMet(_ goal: Goal, by value: JSON) -> Bool {
    guard let tape = try? JSONTape(parsing: value.bytes()) else { return false }
    return goal.accepted.allSatisfy { certainty($0, tape) == .met }
      && goal.refused.allSatisfy { certainty($0, tape) == .violated }
  }

  private func certainty(_ target: Target, _ tape: JSONTape) -> Certainty {
    var judge = Judge(memory, tape, Verdict())
    judge.scope = target.scope
    return judge.certainty(target.node, 0)
  }

  /// A node met from another: the scope that it is judged in grows as the judge's own does.
  func target(_ node: Int32, from outer: Target) -> Target {
    Target(node: node, scope: scope(in: outer))
  }

  func scope(in target: Target) -> [Int32] {
    let resource = program.nodes[Int(target.node)].resource
    return !program.tracksScope || target.scope.last == resource
      ? target.scope : target.scope + [resource]
  }
}

// MARK: Heights

extension Sampler {
  /// How many values inside one another the smallest value of a node needs; without an end, the
  /// largest integer. Branches that end soonest are chosen by it when a value has become deep.
  mutating func height(of node: Int32) -> Int {
    if heights == nil { heights = LeastHeights.of(program) }
    return heights?[Int(node)] ?? 0
  }
}
