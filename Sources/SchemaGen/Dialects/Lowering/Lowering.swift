import JSONSchema
import OrderedJSON

/// Makes of forms what a provider can be asked for, or says why that cannot be.
struct Lowering {
  private let provider: Provider
  private let rules: DialectRules
  private let options: WireOptions
  private var graph = FormGraph(root: Form(body: .anything, origin: []))
  private var refusals: [Refusal] = []

  static func lower(
    _ local: JSON, for provider: Provider, _ options: WireOptions
  ) throws(LoweringErrors) -> FormGraph {
    var lowering = Lowering(provider, options)
    lowering.read(local)
    try lowering.stopIfRefused()
    lowering.settleLoops()
    try lowering.stopIfRefused()
    lowering.inline()
    try lowering.stopIfRefused()
    lowering.rewrite()
    try lowering.stopIfRefused()
    return lowering.graph
  }

  private init(_ provider: Provider, _ options: WireOptions) {
    self.provider = provider
    self.options = options
    rules = DialectRules.of(provider, at: options.rung)
  }

  private mutating func refuse(_ reason: Refusal.Reason, at pointer: JSONPointer) {
    let refusal = Refusal(pointer: pointer, provider: provider, reason: reason)
    if refusals.count < 100, !refusals.contains(refusal) { refusals.append(refusal) }
  }

  private func stopIfRefused() throws(LoweringErrors) {
    guard refusals.isEmpty else { throw LoweringErrors(refusals: refusals) }
  }

  // MARK: Steps

  private mutating func read(_ local: JSON) {
    do {
      var reader = FormReader(try SchemaIndex(local, draft: options.draft))
      graph = reader.graph()
      for fault in reader.faults { refuse(fault.reason, at: fault.pointer) }
      if graph.root.isNever { refuse(.never, at: []) }
    } catch {
      refuse(.unknownDialect(error.uri), at: [])
    }
  }

  private mutating func settleLoops() {
    let reached = graph.reached()
    for number in graph.endless() where reached[number] {
      let form = graph.definitions[number].form
      refuse(form.isNever ? .never : .endless, at: form.origin)
    }
    let loops = Loops(graph)
    switch rules.loops {
    case .send: break
    case .relax: graph.relaxLoops(loops)
    case .unroll:
      let endless = Unrolling.unroll(
        &graph, loops, levels: options.levels, takesBareGroups: rules.takesAnything)
      for number in endless where reached[number] {
        refuse(.endlessIn(levels: options.levels), at: graph.definitions[number].form.origin)
      }
    }
  }

  private mutating func inline() {
    if let fault = Inlining.inline(&graph, rules) { refuse(fault.reason, at: fault.pointer) }
  }

  private mutating func rewrite() {
    graph.root = lowered(graph.root)
    for number in graph.definitions.indices {
      graph.definitions[number].form = lowered(graph.definitions[number].form)
    }
    if rules.absence == .null { graph.sayAbsenceByNull() }
    graph.putTagsFirst()
    let telling = TellingApart(graph, rules)
    for form in [graph.root] + graph.definitions.map(\.form) {
      for origin in form.shortPlaces { refuse(.shortPlaces, at: origin) }
      for (origin, one, other) in telling.alike(in: form) {
        refuse(.alike(one, other), at: origin)
      }
    }
    if rules.wantsObjectAtRoot { graph.wrapRoot() }
  }

  // MARK: Forms

  private mutating func lowered(_ form: Form) -> Form {
    if case .tuple(_, _?, _) = form.body, rules.tuples == .asGroup {
      refuse(.openPlaces, at: form.origin)
      return form
    }
    var form = form.mapChildren { lowered($0) }
    switch form.body {
    case .anything where !rules.takesAnything:
      form.body = asText(.anything, at: form, isGroup: false)
    case .choice(let choice) where !rules.takesAnything && choice.isComposite:
      form.body = asText(.compositeChoice, at: form, isGroup: false)
      form.rules.append(
        Form.LocalRule(
          keyword: "enum", origin: form.origin, words: Words.choice(choice.values)))
    case .group(let group): form.body = lowered(group, at: form)
    case .map(let map) where rules.maps == .asPairs: form.body = .pairs(map)
    case .tuple(let items, _, let count):
      form.body = lowered(items, count, at: form)
    default: break
    }
    return form
  }

  private mutating func asText(
    _ reason: Refusal.Reason, at form: Form, isGroup: Bool
  ) -> Form.Body {
    if !options.sendsAnythingAsText { refuse(reason, at: form.origin) }
    return .jsonText(isGroup: isGroup)
  }

  private mutating func lowered(_ group: Form.Group, at form: Form) -> Form.Body {
    guard !rules.takesAnything else { return .group(group) }
    if group.others != nil { refuse(.fieldsBesideMap, at: form.origin) }
    return group.fields.contains(where: \.isOnWire)
      ? .group(group) : asText(.groupWithoutFields, at: form, isGroup: true)
  }

  private mutating func lowered(
    _ items: [Form], _ count: Form.Range, at form: Form
  ) -> Form.Body {
    switch rules.tuples {
    case .send: return form.body
    case .refuse: refuse(.places, at: form.origin)
    case .asGroup:
      let fields = items.prefix(count.most ?? .max).enumerated().map { rank, item in
        Form.Group.Field(
          name: "item\(rank + 1)", form: item,
          presence: rank < count.least ? .required : .optional)
      }
      return .places(fields)
    }
    return form.body
  }
}

extension Form.Choice {
  /// Whether its values are arrays or objects.
  var isComposite: Bool { values.contains { $0.kind == .array || $0.kind == .object } }
}

extension Form.Group.Field {
  /// Whether the provider is told of it.
  var isOnWire: Bool { if case .cut = presence { false } else { true } }
}
