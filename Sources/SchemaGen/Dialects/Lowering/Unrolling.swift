import OrderedJSON

/// Writes loops out for providers that know no recursion: a definition for each level, the innermost
/// without what would lead on.
struct Unrolling {
  private let levels: Int
  private let loops: Loops
  /// Whether an object without fields can be sent.
  private let takesBareGroups: Bool
  private(set) var graph: FormGraph
  /// The numbers of a looping definition's levels, the outermost first.
  private var numbers: [[Int]]

  /// Unrolls, and answers the looping definitions that nothing can end in so many levels.
  static func unroll(
    _ graph: inout FormGraph, _ loops: Loops, levels: Int, takesBareGroups: Bool
  ) -> [Int] {
    var unrolling = Unrolling(graph, loops, max(1, levels), takesBareGroups)
    let endless = unrolling.run()
    graph = unrolling.graph
    return endless
  }

  private init(_ graph: FormGraph, _ loops: Loops, _ levels: Int, _ takesBareGroups: Bool) {
    self.takesBareGroups = takesBareGroups
    self.levels = levels
    self.loops = loops
    self.graph = graph
    numbers = graph.definitions.indices.map { [$0] }
    var names = Set(graph.definitions.map { UTF8Text($0.name) })
    for number in graph.definitions.indices where loops.loops(number) {
      let definition = graph.definitions[number]
      for level in stride(from: 2, through: self.levels, by: 1) {
        var name = "\(definition.name)_level_\(level)"
        while !names.insert(UTF8Text(name)).inserted { name += "_" }
        numbers[number].append(self.graph.definitions.count)
        self.graph.definitions.append(FormGraph.Definition(name: name, form: definition.form))
      }
    }
  }

  private mutating func run() -> [Int] {
    var endless: [Int] = []
    for (component, members) in loops.components.enumerated() where loops.isLoop[component] {
      for level in (0..<levels).reversed() {
        for member in members {
          let number = numbers[member][level]
          let led = leading(graph.definitions[number].form, in: component, from: level)
          graph.definitions[number].form =
            pruned(led) ?? Form(body: .never, origin: graph.definitions[number].form.origin)
        }
      }
      endless += members.filter { graph.definitions[$0].form.isNever }
    }
    return endless
  }

  /// The form with its references inside the loop led to the next level, or to nothing.
  private func leading(_ form: Form, in component: Int, from level: Int) -> Form {
    var form = form.mapChildren { leading($0, in: component, from: level) }
    if case .reference(let number) = form.body, loops.componentOf[number] == component {
      form.body = level + 1 < levels ? .reference(numbers[number][level + 1]) : .never
    }
    return form
  }

  /// The form without what cannot be; nothing if no value is left that can be said.
  private func pruned(_ form: Form) -> Form? {
    var form = form
    switch form.body {
    case .never: return nil
    case .reference(let number): return graph.definitions[number].form.isNever ? nil : form
    case .list(let item, let count):
      guard let item = pruned(item) else { return nil }
      form.body = .list(item, count)
    case .map(var map):
      guard let value = pruned(map.value) else { return nil }
      map.value = value
      form.body = .map(map)
    case .tuple(let items, let rest, let count):
      let kept = items.compactMap(pruned)
      guard kept.count == items.count else { return nil }
      form.body = .tuple(kept, rest: rest.flatMap(pruned), count)
    case .either(let branches):
      let kept = branches.map { pruned($0) ?? Form(body: .never, origin: $0.origin) }
      guard !kept.allSatisfy(\.isNever) else { return nil }
      form.body = .either(kept)
    case .group(let group):
      guard let group = pruned(group) else { return nil }
      form.body = .group(group)
    case .anything, .null, .boolean, .text, .number, .choice, .jsonText, .pairs, .places: break
    }
    return form
  }

  private func pruned(_ group: Form.Group) -> Form.Group? {
    var group = group
    for index in group.fields.indices {
      let field = group.fields[index]
      if let form = pruned(field.form) {
        group.fields[index].form = form
      } else if case .required = field.presence {
        guard let empty = field.form.emptyValue(in: graph) else { return nil }
        group.fields[index].presence = .cut(empty)
      } else {
        group.fields[index].presence = .cut(nil)
      }
    }
    group.others = group.others.flatMap(pruned)
    if takesBareGroups || group.fields.isEmpty || group.fields.contains(where: \.isOnWire) {
      return group
    }
    return nil
  }
}

extension Form {
  var isNever: Bool { if case .never = body { true } else { false } }
}
