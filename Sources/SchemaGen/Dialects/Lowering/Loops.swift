import OrderedJSON

/// Which definitions contain themselves, and through which of each other.
struct Loops {
  /// Groups of definitions that lead to each other, those that others lead to first.
  private(set) var components: [[Int]] = []
  private(set) var componentOf: [Int]
  private(set) var isLoop: [Bool] = []

  /// Finds the loops (Tarjan's algorithm, without recursion).
  init(_ graph: FormGraph) {
    let edges = graph.definitions.map(\.form.references)
    var search = Search(edges)
    for start in edges.indices { search.visit(start) }
    components = search.components
    componentOf = Array(repeating: 0, count: edges.count)
    for (number, members) in components.enumerated() {
      for member in members { componentOf[member] = number }
      isLoop.append(members.count > 1 || members.contains { edges[$0].contains($0) })
    }
  }

  /// Whether a definition contains itself.
  func loops(_ definition: Int) -> Bool { isLoop[componentOf[definition]] }

  private struct Search {
    let edges: [[Int]]
    var components: [[Int]] = []
    private var order: [Int?]
    private var lowest: [Int]
    private var isOpen: [Bool]
    private var open: [Int] = []
    private var visited = 0

    init(_ edges: [[Int]]) {
      self.edges = edges
      order = Array(repeating: nil, count: edges.count)
      lowest = Array(repeating: 0, count: edges.count)
      isOpen = Array(repeating: false, count: edges.count)
    }

    mutating func visit(_ start: Int) {
      guard order[start] == nil else { return }
      var path = [(node: start, next: 0)]
      enter(start)
      while let (node, next) = path.last {
        if next < edges[node].count {
          path[path.count - 1].next += 1
          let target = edges[node][next]
          if let seen = order[target] {
            if isOpen[target] { lowest[node] = min(lowest[node], seen) }
          } else {
            enter(target)
            path.append((target, 0))
          }
        } else {
          path.removeLast()
          if let outer = path.last?.node { lowest[outer] = min(lowest[outer], lowest[node]) }
          close(node)
        }
      }
    }

    private mutating func enter(_ node: Int) {
      order[node] = visited
      lowest[node] = visited
      visited += 1
      open.append(node)
      isOpen[node] = true
    }

    private mutating func close(_ node: Int) {
      guard lowest[node] == order[node] else { return }
      var members: [Int] = []
      while let member = open.popLast() {
        isOpen[member] = false
        members.append(member)
        if member == node { break }
      }
      components.append(members)
    }
  }
}

// MARK: Ends

extension FormGraph {
  /// The definitions of which no finite value exists.
  func endless() -> [Int] {
    var ends = Array(repeating: false, count: definitions.count)
    var isChanging = true
    while isChanging {
      isChanging = false
      for number in definitions.indices.reversed()
      where !ends[number] && definitions[number].form.ends(ends) {
        ends[number] = true
        isChanging = true
      }
    }
    return definitions.indices.filter { !ends[$0] }
  }
}

extension Form {
  /// Whether a finite value exists, given the definitions of which one does.
  fileprivate func ends(_ known: [Bool]) -> Bool {
    switch body {
    case .never: false
    case .anything, .null, .boolean, .text, .number, .choice, .jsonText: true
    case .reference(let number): known[number]
    case .list(let item, let count): count.least == 0 || item.ends(known)
    case .map(let map), .pairs(let map): map.count.least == 0 || map.value.ends(known)
    case .tuple(let items, let rest, let count):
      items.prefix(count.least).allSatisfy { $0.ends(known) }
        && (count.least <= items.count || rest?.ends(known) == true)
    case .either(let branches): branches.contains { $0.ends(known) }
    case .group(let group):
      group.fields.allSatisfy { field in
        if case .required = field.presence { field.form.ends(known) } else { true }
      }
    case .places(let fields): fields.allSatisfy { $0.form.ends(known) }
    }
  }

  /// What stands for a field of this form where it cannot be sent: nothing of its kind.
  func emptyValue(in graph: FormGraph) -> JSON? {
    switch graph.resolved(self).body {
    case .list(_, let count) where count.least == 0: []
    case .map(let map) where map.count.least == 0: [:]
    case .null: .null
    case .either(let branches):
      branches.contains { if case .null = $0.body { true } else { false } } ? .null : nil
    default: nil
    }
  }
}

// MARK: Relaxing

extension FormGraph {
  /// Takes the fields that lead back into a loop out of what is required; elsewhere nothing changes.
  mutating func relaxLoops(_ loops: Loops) {
    for number in definitions.indices where loops.loops(number) {
      let component = Set(loops.components[loops.componentOf[number]])
      definitions[number].form = relaxed(definitions[number].form, component)
    }
  }

  private func relaxed(_ form: Form, _ component: Set<Int>) -> Form {
    var form = form.mapChildren { relaxed($0, component) }
    guard case .group(var group) = form.body else { return form }
    for index in group.fields.indices {
      let field = group.fields[index]
      if case .required = field.presence, field.form.leads(into: component) {
        group.fields[index].presence = .relaxed(field.form.emptyValue(in: self))
      }
    }
    form.body = .group(group)
    return form
  }
}

extension Form {
  /// Whether a reference to one of some definitions stands here, with no field around it.
  fileprivate func leads(into component: Set<Int>) -> Bool {
    switch body {
    case .reference(let number): component.contains(number)
    case .group: false
    default: children.contains { $0.leads(into: component) }
    }
  }
}
