import OrderedJSON

// What the sources of one place say together.

extension FormReader {
  /// The form that some sources describe, which have everything they refer to beside them.
  mutating func body(of sources: [Source], note: String?, origin: JSONPointer? = nil) -> Form {
    let origin = origin ?? sources.first?.pointer ?? []
    let choices = alternatives(in: sources)
    if let choice = choices.first(where: { $0.branches.contains(where: Source.isStructural) }) {
      return distribute(choice, over: sources, note: note, origin: origin)
    }
    var form = plain(sources, origin: origin)
    form.note = note
    form.rules += choices.map { choice in
      rule(choice.keyword, choice.source, .array(choice.branches))
    }
    form.rules += sources.flatMap(generalRules)
    return form
  }

  // MARK: Alternatives

  private struct Alternatives {
    let source: Source
    let keyword: String
    let branches: [JSON]
  }

  private func alternatives(in sources: [Source]) -> [Alternatives] {
    sources.flatMap { source in
      ["anyOf", "oneOf"].compactMap { keyword in
        source[keyword]?.array.map {
          Alternatives(source: source, keyword: keyword, branches: $0)
        }
      }
    }
  }

  /// One form for each branch, which says everything that stands beside the branches as well.
  private mutating func distribute(
    _ choice: Alternatives, over sources: [Source], note: String?, origin: JSONPointer
  ) -> Form {
    let beside = sources.map { source in
      var source = source
      if source.pointer == choice.source.pointer { source.skipped.insert(UTF8Text(choice.keyword)) }
      return source
    }
    let branches = choice.branches.enumerated().map { rank, branch in
      form(at: [(choice.source.pointer(choice.keyword, String(rank)), branch)], beside: beside)
    }
    var union = Form.either(branches, origin: origin)
    union.note = Words.join(note, union.note)
    if choice.keyword == "oneOf", branches.count > 1 {
      union.rules.append(
        Form.LocalRule(keyword: "oneOf", origin: choice.source.pointer, words: nil))
    }
    return union
  }

  // MARK: Types

  /// The form without what is said of values of any type.
  private mutating func plain(_ sources: [Source], origin: JSONPointer) -> Form {
    let kinds = SchemaKind.common(to: sources)
    if let values = Choices.common(to: sources) {
      let isConstant = sources.contains { $0["const"] != nil }
      let forms = Choices.forms(of: values, kinds, isConstant: isConstant, origin: origin)
      return Form.either(forms, origin: origin)
    }
    guard let kinds else {
      let rules = sources.flatMap(rulesOfUntyped)
      return Form(body: .anything, origin: origin, rules: rules)
    }
    return Form.either(kinds.map { form(of: $0, sources, origin: origin) }, origin: origin)
  }

  private mutating func form(
    of kind: SchemaKind, _ sources: [Source], origin: JSONPointer
  ) -> Form {
    switch kind {
    case .null: Form(body: .null, origin: origin)
    case .boolean: Form(body: .boolean, origin: origin)
    case .integer, .number:
      Form(body: .number(Form.Number(sources, isInteger: kind == .integer)), origin: origin)
    case .string: Form(body: .text(Form.Text(sources)), origin: origin)
    case .array: list(sources, origin: origin)
    case .object: group(sources, origin: origin)
    }
  }
}
