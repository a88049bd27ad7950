import OrderedJSON

// `allOf`, `anyOf`, `oneOf`, `not`, and `if` with `then` and `else`: schemas for the value itself.

extension NodeDraft {
  mutating func compileBranches(
    _ keyword: Keyword, _ value: JSONView, with compiler: inout Compiler
  ) {
    guard let branches = nodes(keyword, value, &compiler) else { return }
    steps.append(
      keyword == .allOf ? .allOf(branches) : keyword == .anyOf ? .anyOf(branches) : .oneOf(branches)
    )
  }

  mutating func compileNot(_ value: JSONView, with compiler: inout Compiler) {
    steps.append(.not(node(value, &compiler)))
  }

  mutating func compileCondition(_ value: JSONView, with compiler: inout Compiler) {
    let then = schema["then"].map { node($0, &compiler) } ?? Node.none
    let otherwise = schema["else"].map { node($0, &compiler) } ?? Node.none
    steps.append(.condition(node(value, &compiler), then: then, else: otherwise))
  }
}

extension Judge {
  mutating func judgeStep(_ step: Step, _ number: Int32, _ at: Int) -> Bool {
    switch step {
    case .choices(let choices): judgeChoices(Int(choices), number, at)
    case .reference(let target): judgeInPlace(target, at, .ref)
    case .dynamic(let anchor, let target):
      judgeInPlace(dynamicTarget(anchor, else: target), at, .dynamicRef)
    case .allOf(let branches): judgeAll(branches, at)
    case .anyOf(let branches): judgeAny(branches, number, at)
    case .oneOf(let branches): judgeOne(branches, number, at)
    case .not(let schema): judgeNot(schema, number, at)
    case .condition(let condition, let then, let otherwise):
      judgeCondition(condition, then, otherwise, at)
    case .dependentSchemas(let names, let nodes): judgeDependentSchemas(names, nodes, at)
    }
  }

  private mutating func judgeAll(_ branches: Slice, _ at: Int) -> Bool {
    var isValid = true
    for rank in 0..<branches.count {
      let schema = ground.tables.pointee.lists[Int(branches.start &+ rank)]
      isValid = judgeInPlace(schema, at, .allOf, .position(Int(rank))) && isValid
      if !isValid, isSettled { return false }
    }
    return isValid
  }

  private mutating func judgeAny(_ branches: Slice, _ number: Int32, _ at: Int) -> Bool {
    report.beginBranches()
    let known = surrenders.count
    var isValid = false
    for rank in 0..<branches.count {
      let schema = ground.tables.pointee.lists[Int(branches.start &+ rank)]
      let branch = certainty { $0.judgeInPlace(schema, at, .anyOf, .position(Int(rank))) }
      isValid = branch == .met || isValid
      report.nextBranch()
      // Further branches may still evaluate children, or have something to note.
      if isValid, !ground.tables.pointee.tracksEvaluated, !Report.wantsNotes { break }
    }
    let mayBeValid = surrenders.count > known
    if isValid { settle(since: known) }
    if Report.stopsEarly { return isValid || mayBeValid }
    let violations = report.endBranches()
    return isValid || mayBeValid
      || report.violated(.branches(violations), by: number, .anyOf, at: at)
  }

  private mutating func judgeOne(_ branches: Slice, _ number: Int32, _ at: Int) -> Bool {
    report.beginBranches()
    let known = surrenders.count
    var matching: [Int] = []
    var count = 0
    for rank in 0..<branches.count {
      let schema = ground.tables.pointee.lists[Int(branches.start &+ rank)]
      let branch = certainty { $0.judgeInPlace(schema, at, .oneOf, .position(Int(rank))) }
      if branch == .met {
        count += 1
        if !Report.stopsEarly { matching.append(Int(rank)) }
      }
      report.nextBranch()
      if count > 1, Report.stopsEarly { break }
    }
    let mayMatch = surrenders.count > known
    if count > 1 { settle(since: known) }
    let isValid = count == 1 || (count == 0 && mayMatch)
    if Report.stopsEarly { return isValid }
    let violations = report.endBranches()
    if isValid { return true }
    return report.violated(
      count == 0 ? .branches(violations) : .severalBranches(matching), by: number, .oneOf, at: at)
  }

  private mutating func judgeNot(_ schema: Int32, _ number: Int32, _ at: Int) -> Bool {
    let position = marks.position
    report.mute()
    let excluded = certainty { $0.judgeInPlace(schema, at, .not) }
    report.unmute()
    // What a schema has seen that must not hold counts for nothing.
    if ground.tables.pointee.tracksEvaluated { marks.rollback(to: position) }
    return excluded != .met || report.violated(.not, by: number, .not, at: at)
  }

  private mutating func judgeCondition(
    _ condition: Int32, _ then: Int32, _ otherwise: Int32, _ at: Int
  ) -> Bool {
    report.mute()
    let condition = certainty { $0.judgeInPlace(condition, at, .if) }
    report.unmute()
    // Of what was given up nobody knows which of the two rules.
    if condition == .unknown { return true }
    let next = condition == .met ? then : otherwise
    return next == Node.none || judgeInPlace(next, at, condition == .met ? .then : .else)
  }

  /// The verdict is what it is whatever was given up since: unless something asks which children were
  /// evaluated, for that may depend on it.
  mutating func settle(since known: Int) {
    if !ground.tables.pointee.tracksEvaluated { forgetSurrenders(since: known) }
  }
}
