import OrderedJSON

// `dependentRequired`, `dependentSchemas`, and `dependencies`, which was both before 2019-09.

/// Names that must be there if another is.
struct Dependency: BitwiseCopyable, Sendable {
  /// One name, and the others, in `names`.
  let trigger: Slice
  let required: Slice
  let keyword: Keyword
}

extension NodeDraft {
  mutating func compileDependencies(
    _ keyword: Keyword, _ value: JSONView, with compiler: inout Compiler
  ) {
    guard value.kind == .object else {
      return complain(keyword, "an object", at: value, &compiler)
    }
    var schemas: [(name: String, node: Int32)] = []
    var dependencies: [Dependency] = []
    for member in value.members {
      let isList = member.value.kind == .array
      if keyword == .dependentRequired || keyword == .dependencies && isList {
        guard let names = names(keyword, member.value, &compiler) else { continue }
        let trigger = compiler.program.list([member.name])
        dependencies.append(
          Dependency(
            trigger: trigger, required: compiler.program.list(names.compactMap(\.string)),
            keyword: keyword))
      } else {
        schemas.append((member.name, node(member.value, &compiler)))
      }
    }
    if !dependencies.isEmpty {
      var rules = object ?? ObjectRules()
      // `dependencies` may stand beside `dependentRequired`: the earlier list moves along.
      let earlier = compiler.program.dependencies[rules.dependencies]
      rules.dependencies = Slice(
        start: Int32(compiler.program.dependencies.count),
        count: Int32(earlier.count + dependencies.count))
      compiler.program.dependencies += earlier + dependencies
      object = rules
    }
    if !schemas.isEmpty {
      let names = compiler.program.list(schemas.map(\.name))
      let nodes = compiler.list(schemas.map(\.node))
      steps.append(.dependentSchemas(names: names, nodes))
    }
  }
}

extension Judge {
  mutating func judgeDependencies(_ rules: Slice, _ number: Int32, _ at: Int) -> Bool {
    let tables = ground.tables
    var isValid = true
    for index in rules.start..<rules.start &+ rules.count {
      let rule = tables.pointee.dependencies[Int(index)]
      let trigger = tables.pointee.names + Int(rule.trigger.start)
      guard ground.member(trigger, of: at) >= 0 else { continue }
      for required in rule.required.start..<rule.required.start &+ rule.required.count {
        let name = tables.pointee.names + Int(required)
        if ground.member(name, of: at) >= 0 { continue }
        isValid = report.violated(
          .missingBeside(
            tables.pointee.string(name.pointee), beside: tables.pointee.string(trigger.pointee)),
          by: number, rule.keyword, at: at)
        if isSettled { return false }
      }
    }
    return isValid
  }

  mutating func judgeDependentSchemas(_ names: Slice, _ nodes: Slice, _ at: Int) -> Bool {
    guard ground.entries[at].kind == .object else { return true }
    let tables = ground.tables
    var isValid = true
    for rank in 0..<names.count {
      let name = tables.pointee.names + Int(names.start &+ rank)
      guard ground.member(name, of: at) >= 0 else { continue }
      let schema = tables.pointee.lists[Int(nodes.start &+ rank)]
      isValid =
        judgeInPlace(
          schema, at, .dependentSchemas, .name(tables.pointee.string(name.pointee))) && isValid
      if !isValid, isSettled { return false }
    }
    return isValid
  }
}
