/// Lets types hold themselves: a struct through a box, an enum by being indirect.
enum SwiftBoxes {
  /// Places boxes where a struct would directly hold itself; whether there are any.
  static func place(in root: inout SwiftType) -> Bool {
    var graph = Graph()
    graph.add(root)
    graph.search()
    root.place(graph)
    return !graph.boxed.isEmpty
  }

  /// Which types hold which others without a list or a map between them.
  fileprivate struct Graph {
    struct Edge: Hashable {
      let from: String
      let to: String
    }
    private var held: [String: [String]] = [:]
    private var enums: Set<String> = []
    private var order: [String] = []
    private(set) var boxed: Set<Edge> = []
    private(set) var indirect: Set<String> = []
    private var done: Set<String> = []
    private var open: [String] = []

    mutating func add(_ type: SwiftType) {
      order.append(type.name)
      switch type.kind {
      case .structure(let properties): held[type.name] = properties.map(\.value.type)
      case .wrapper(let value): held[type.name] = [value.type]
      case .either(let cases):
        enums.insert(type.name)
        held[type.name] = cases.map(\.value.type)
      case .variants(_, let variants):
        enums.insert(type.name)
        held[type.name] = variants.compactMap(\.fields)
      case .choice: break
      }
      for nested in type.nested { add(nested) }
    }

    /// Goes along what is held; whoever closes a circle is boxed, or the enum in it is indirect.
    mutating func search() {
      for name in order { visit(name) }
    }

    private mutating func visit(_ name: String) {
      guard !done.contains(name), let held = held[name] else { return }
      open.append(name)
      for next in held where self.held[next] != nil {
        guard let start = open.firstIndex(of: next) else {
          visit(next)
          continue
        }
        if let one = open[start...].first(where: enums.contains) {
          indirect.insert(one)
        } else {
          boxed.insert(Edge(from: name, to: next))
        }
      }
      open.removeLast()
      done.insert(name)
    }
  }
}

extension SwiftType {
  fileprivate mutating func place(_ graph: SwiftBoxes.Graph) {
    isIndirect = graph.indirect.contains(name)
    switch kind {
    case .structure(var properties):
      for rank in properties.indices {
        graph.box(&properties[rank].value, in: name)
      }
      kind = .structure(properties)
    case .wrapper(var value):
      graph.box(&value, in: name)
      kind = .wrapper(value)
    case .choice, .either, .variants: break
    }
    for rank in nested.indices { nested[rank].place(graph) }
  }
}

extension SwiftBoxes.Graph {
  fileprivate func box(_ value: inout SwiftValue, in name: String) {
    if boxed.contains(Edge(from: name, to: value.type)) { value.type = "Boxed<\(value.type)>" }
  }
}
