package import OrderedJSON

extension Check {
  /// The values that the check speaks of when it is asked for an entry, those of its conditions too: a
  /// list where it speaks of what is in all its items. Nothing says whether they are there.
  package func places(at entry: JSONPointer) -> [JSONPointer] {
    let contexts = contexts(of: entry)
    var places: [JSONPointer] = []
    for path in stages.flatMap(\.paths) + decision.paths {
      guard let start = path.start(in: contexts) else { continue }
      let names = path.steps.prefix { $0.isMember }
      places.append(JSONPointer(start.tokens + names.compactMap(\.name)))
    }
    return places
  }

  /// The ways to the groups around the check; nothing for those that the way to its entry does not tell.
  private func contexts(of entry: JSONPointer) -> [JSONPointer?] {
    var contexts: [JSONPointer?] = [[]]
    for case .entries(let entries) in stages {
      var holder = contexts[entries.context]
      for group in entries.groups {
        holder = holder?.appending(group)
        contexts.append(holder)
      }
      contexts.append(holder.flatMap { entry.step(below: $0.appending(entries.list)) })
    }
    return contexts
  }
}

extension JSONPointer {
  /// The first of its own steps below another pointer, which it begins with.
  fileprivate func step(below outer: JSONPointer) -> JSONPointer? {
    let depth = outer.tokens.count
    guard tokens.count > depth, JSONPointer(Array(tokens[..<depth])) == outer else { return nil }
    return outer.appending(tokens[depth])
  }
}

extension CheckPath {
  fileprivate func start(in contexts: [JSONPointer?]) -> JSONPointer? {
    guard let start = contexts[context] else { return nil }
    guard isPrevious else { return start }
    // Maps have no positions; what stood before is not told by the way.
    guard let last = start.tokens.last, let position = JSONPointer.position(last), position > 0
    else { return nil }
    return JSONPointer(start.tokens.dropLast() + [String(position - 1)])
  }
}

extension CheckPath.Step {
  fileprivate var name: String? { if case .member(let name) = self { name } else { nil } }
  fileprivate var isMember: Bool { name != nil }
}

extension CheckStage {
  fileprivate var paths: [CheckPath] {
    switch self {
    case .condition(let node): node.paths
    case .entries: []
    }
  }
}

extension CheckNode {
  /// The paths in it, in the order in which they are written.
  fileprivate var paths: [CheckPath] {
    switch self {
    case .constant, .today: []
    case .path(let path), .presence(let path), .count(let path): [path]
    case .reading(let node, _), .not(let node), .set(let node), .negative(let node),
      .aggregate(_, let node), .length(let node), .absolute(let node), .rounded(let node, _),
      .days(let node), .match(let node, _), .remembered(_, _, let node):
      node.paths
    case .all(let nodes), .any(let nodes), .extreme(_, let nodes): nodes.flatMap(\.paths)
    case .comparison(let left, _, let right), .membership(let left, let right),
      .nearness(let left, let right, _, _):
      left.paths + right.paths
    case .sum(let first, let terms): first.paths + terms.flatMap(\.value.paths)
    case .product(let first, let factors): first.paths + factors.flatMap(\.value.paths)
    }
  }
}
