import OrderedJSON

// `prefixItems`, `items`, `additionalItems`, `contains` with its counts, `minItems`, `maxItems` and
// `uniqueItems`: one walk over the items.

/// The rules for an array.
struct ArrayRules: BitwiseCopyable, Sendable {
  /// The schemas of the first items, in `lists`.
  var prefix = Slice()
  /// The schema of the items behind them.
  var rest = Node.none
  var prefixKeyword = Keyword.prefixItems
  var restKeyword = Keyword.items
  var contains = Node.none
  var minContains = 1
  var maxContains = Int.max
  /// Whether what `contains` finds counts as evaluated: since 2020-12.
  var containsEvaluates = true
  var minItems = 0
  var maxItems = Int.max
  var areUnique = false
}

extension NodeDraft {
  mutating func compileItems(
    _ keyword: Keyword, _ value: JSONView, with compiler: inout Compiler
  ) {
    var rules = array ?? ArrayRules()
    let isOld = dialect.draft < .draft2020
    switch keyword {
    case .prefixItems:
      if let prefix = nodes(keyword, value, &compiler) { rules.prefix = prefix }
    case .items where isOld && value.kind == .array:
      rules.prefixKeyword = .items
      if let prefix = nodes(keyword, value, mayBeEmpty: true, &compiler) { rules.prefix = prefix }
    case .additionalItems:
      // It says what stands behind a list of `items`, and nothing beside anything else.
      guard schema["items"]?.kind == .array else { return checkSchema(value, with: &compiler) }
      rules.restKeyword = .additionalItems
      rules.rest = node(value, &compiler)
    default: rules.rest = node(value, &compiler)
    }
    array = rules
  }

  mutating func compileContains(
    _ keyword: Keyword, _ value: JSONView, with compiler: inout Compiler
  ) {
    var rules = array ?? ArrayRules()
    switch keyword {
    case .contains:
      rules.contains = node(value, &compiler)
      rules.containsEvaluates = dialect.draft >= .draft2020
    case .minContains: rules.minContains = count(keyword, value, &compiler) ?? 1
    default: rules.maxContains = count(keyword, value, &compiler) ?? Int.max
    }
    array = rules
  }

  mutating func compileItemCount(
    _ keyword: Keyword, _ value: JSONView, with compiler: inout Compiler
  ) {
    var rules = array ?? ArrayRules()
    switch keyword {
    case .minItems: rules.minItems = count(keyword, value, &compiler) ?? 0
    case .maxItems: rules.maxItems = count(keyword, value, &compiler) ?? Int.max
    default:
      if value.kind != .bool { complain(keyword, "true or false", at: value, &compiler) }
      rules.areUnique = value.bool == true
    }
    array = rules
  }
}

extension Judge {
  mutating func judgeArray(_ index: Int, _ number: Int32, _ at: Int) -> Bool {
    let rules = ground.tables.pointee.arrays[index]
    let end = Int(ground.entries[at].link)
    var isValid = true
    var position = 0
    var found = Found()
    var item = at + 1
    while item < end {
      isValid = judgeItem(item, position, rules) && isValid
      if !isValid, isSettled { return false }
      if rules.contains != Node.none { note(item, rules, &found) }
      position &+= 1
      item = ground.next(after: item)
    }
    if position < rules.minItems {
      isValid = report.violated(.count(position), by: number, .minItems, at: at)
    }
    if position > rules.maxItems {
      isValid = report.violated(.count(position), by: number, .maxItems, at: at)
    }
    if rules.contains != Node.none {
      isValid = judgeFound(found, rules, number, at) && isValid
    }
    if rules.areUnique, position > 1, isValid || !Report.stopsEarly,
      let (first, second) = firstEqualItems(at, count: position)
    {
      isValid = report.violated(
        .repeatedItem(first, second), by: number, .uniqueItems, at: at)
    }
    return isValid
  }

  @inline(__always)
  private mutating func judgeItem(_ item: Int, _ position: Int, _ rules: ArrayRules) -> Bool {
    let isValid: Bool
    if position < Int(rules.prefix.count) {
      let schema = ground.tables.pointee.lists[Int(rules.prefix.start) + position]
      isValid = judgeChild(schema, item, rules.prefixKeyword, .position(position))
    } else if rules.rest != Node.none {
      isValid = judgeChild(rules.rest, item, rules.restKeyword)
    } else {
      return true
    }
    marks.mark(item)
    return isValid
  }

  /// The items that `contains` looks for.
  private struct Found {
    var count = 0
    /// Those that may be such, and why that is not known of the first of them.
    var uncertain = 0
    var surrender: Surrender?
  }

  /// Counts an item if it is one that `contains` looks for.
  private mutating func note(_ item: Int, _ rules: ArrayRules, _ found: inout Found) {
    let known = surrenders.count
    report.mute()
    let certainty = certainty { $0.judgeChild(rules.contains, item, .contains) }
    report.unmute()
    switch certainty {
    case .violated: return
    case .met: found.count &+= 1
    case .unknown:
      found.uncertain &+= 1
      if found.surrender == nil { found.surrender = surrenders.last }
      // Whether it decides is known when all are counted.
      settle(since: known)
    }
    if rules.containsEvaluates { marks.mark(item) }
  }

  private mutating func judgeFound(
    _ found: Found, _ rules: ArrayRules, _ number: Int32, _ at: Int
  ) -> Bool {
    let most = found.count + found.uncertain
    if most < rules.minContains {
      let keyword: Keyword = rules.minContains == 1 ? .contains : .minContains
      return report.violated(.found(found.count), by: number, keyword, at: at)
    }
    if found.count > rules.maxContains {
      return report.violated(.found(found.count), by: number, .maxContains, at: at)
    }
    if let surrender = found.surrender, found.count < rules.minContains || most > rules.maxContains
    {
      return giveUp(surrender.finding, surrender.node, surrender.keyword, surrender.at)
    }
    return true
  }

  // MARK: Unique items

  /// The positions of the first two items that are equal.
  private func firstEqualItems(_ array: Int, count: Int) -> (Int, Int)? {
    // On the stack, unless there are very many.
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: count) { items in
      var item = array + 1
      for position in 0..<count {
        items[position] = Int32(truncatingIfNeeded: item)
        item = ground.next(after: item)
      }
      return count <= 8 ? firstEqualOfFew(items) : firstEqualOfMany(items)
    }
  }

  private func firstEqualOfFew(_ items: UnsafeMutableBufferPointer<Int32>) -> (Int, Int)? {
    for later in 1..<items.count {
      for earlier in 0..<later where areEqual(items[earlier], items[later]) {
        return (earlier, later)
      }
    }
    return nil
  }

  /// By a table of hashes: equal values have equal ones.
  private func firstEqualOfMany(_ items: UnsafeMutableBufferPointer<Int32>) -> (Int, Int)? {
    let size = 1 << (Int.bitWidth - (items.count * 2 - 1).leadingZeroBitCount)
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: size) { slots in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: items.count) { hashes in
        slots.initialize(repeating: -1)
        for later in items.indices {
          let hash = JSONView(tape, Int(items[later])).meaningHash
          var slot = Int(truncatingIfNeeded: hash) & (size - 1)
          while slots[slot] >= 0 {
            let earlier = Int(slots[slot])
            if hashes[earlier] == hash, areEqual(items[earlier], items[later]) {
              return (earlier, later)
            }
            slot = (slot + 1) & (size - 1)
          }
          slots[slot] = Int32(later)
          hashes[later] = hash
        }
        return nil
      }
    }
  }

  private func areEqual(_ one: Int32, _ other: Int32) -> Bool {
    JSONView(tape, Int(one)).means(sameAs: JSONView(tape, Int(other)))
  }
}
