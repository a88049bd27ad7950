import OrderedJSON

/// Puts definitions where they are used, and forgets those that nothing leads to any more.
struct Inlining {
  private let graph: FormGraph
  private let isInlined: [Bool]
  private let inlinesAll: Bool
  private var count = 0
  /// Why it cannot be done, with the place.
  private(set) var fault: FormReader.Fault?

  /// `all` asks for every definition that is no loop, otherwise those that are used once are enough.
  static func inline(
    _ graph: inout FormGraph, _ rules: DialectRules
  ) -> FormReader.Fault? {
    var inlining = Inlining(graph, rules)
    inlining.run(&graph)
    graph.forgetUnused()
    return inlining.fault
  }

  private init(_ graph: FormGraph, _ rules: DialectRules) {
    self.graph = graph
    inlinesAll = rules.inlinesAll
    let loops = Loops(graph)
    let reached = graph.reached()
    var uses = Array(repeating: 0, count: graph.definitions.count)
    for number in graph.root.references { uses[number] += 1 }
    for (number, definition) in graph.definitions.enumerated() where reached[number] {
      for target in definition.form.references { uses[target] += 1 }
    }
    isInlined = uses.indices.map { number in
      !loops.loops(number) && (rules.inlinesAll || rules.inlinesSingle && uses[number] == 1)
    }
  }

  private mutating func run(_ graph: inout FormGraph) {
    graph.root = inlined(root(), depth: 0)
    var isDone = Array(repeating: false, count: isInlined.count)
    var pending = graph.root.references
    while let number = pending.popLast() {
      guard !isDone[number] else { continue }
      isDone[number] = true
      graph.definitions[number].form = inlined(graph.definitions[number].form, depth: 0)
      pending += graph.definitions[number].form.references
    }
  }

  /// The root is never a mere reference: what it leads to is written out.
  private func root() -> Form {
    var root = graph.root
    var steps = 0
    while case .reference(let number) = root.body, steps <= graph.definitions.count {
      root = merged(root, graph.definitions[number].form)
      steps += 1
    }
    return root
  }

  private func merged(_ use: Form, _ target: Form) -> Form {
    var form = target
    form.note = Words.join(use.note, target.note)
    form.rules = use.rules + target.rules
    return form
  }

  private mutating func inlined(_ form: Form, depth: Int) -> Form {
    count += 1
    guard fault == nil, count <= FormReader.most * 4 else {
      fault = fault ?? FormReader.Fault(pointer: [], reason: .tooLarge(limit: FormReader.most * 4))
      return form
    }
    if case .reference(let number) = form.body, isInlined[number] {
      if depth < FormReader.deepest {
        return inlined(merged(form, graph.definitions[number].form), depth: depth + 1)
      }
      if inlinesAll {
        fault = FormReader.Fault(
          pointer: form.origin, reason: .tooDeep(limit: FormReader.deepest))
      }
      return form
    }
    // A definition is as deep as a schema may be, and what it is put into may be so too.
    guard depth < FormReader.deepest * 2 else {
      fault = FormReader.Fault(pointer: form.origin, reason: .tooDeep(limit: FormReader.deepest))
      return form
    }
    var changed = form.mapChildren { inlined($0, depth: depth + 1) }
    if case .either(let branches) = changed.body {
      let simple = Form.either(branches, origin: changed.origin)
      if case .either = simple.body { changed.body = simple.body }
    }
    return changed
  }
}

extension FormGraph {
  /// Which definitions the root leads to.
  func reached() -> [Bool] {
    var reached = Array(repeating: false, count: definitions.count)
    var pending = root.references
    while let number = pending.popLast() {
      guard !reached[number] else { continue }
      reached[number] = true
      pending += definitions[number].form.references
    }
    return reached
  }

  /// Keeps the definitions that the root leads to.
  mutating func forgetUnused() {
    let reached = reached()
    var numbers: [Int] = []
    var next = 0
    for isReached in reached {
      numbers.append(next)
      if isReached { next += 1 }
    }
    root = root.renumbered(numbers)
    definitions = definitions.indices.filter { reached[$0] }.map { number in
      var definition = definitions[number]
      definition.form = definition.form.renumbered(numbers)
      return definition
    }
  }
}

extension Form {
  fileprivate func renumbered(_ numbers: [Int]) -> Form {
    if case .reference(let number) = body {
      var form = self
      form.body = .reference(numbers[number])
      return form
    }
    return mapChildren { $0.renumbered(numbers) }
  }
}
