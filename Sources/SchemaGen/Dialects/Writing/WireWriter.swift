import OrderedJSON

/// Writes forms as the JSON Schema that one provider is sent, keywords in one fixed order.
struct WireWriter {
  let graph: FormGraph
  let rules: DialectRules
  let keyMeanings: [JSONPointer: String]
  private(set) var departures: [Departure] = []

  init(_ graph: FormGraph, _ rules: DialectRules, _ keyMeanings: [JSONPointer: String]) {
    self.graph = graph
    self.rules = rules
    self.keyMeanings = keyMeanings
  }

  /// A schema that is being written: its keywords, and what is left to be said in its description.
  struct Draft {
    var members: [JSONObject.Member]
    var words: [String] = []
    var note: String?

    init(_ members: [JSONObject.Member] = []) { self.members = members }

    /// A type and nothing more.
    init(type: String) { members = [("type", .string(type))] }

    mutating func send(_ keyword: String, _ value: JSON) { members.append((keyword, value)) }
  }

  mutating func document() -> JSON {
    var members = finished(draft(graph.root))
    if !graph.definitions.isEmpty {
      let definitions = graph.definitions.map { definition in
        (definition.name, JSON.object(finished(draft(definition.form))))
      }
      members.append(("$defs", .object(definitions)))
    }
    return .object(members)
  }

  mutating func schema(_ form: Form) -> JSON { .object(finished(draft(form))) }

  private func finished(_ draft: Draft) -> [JSONObject.Member] {
    guard let description = Words.description(draft.note, draft.words) else { return draft.members }
    return draft.members + [("description", .string(cut(description)))]
  }

  private func cut(_ text: String) -> String {
    guard text.unicodeScalars.count > rules.longestNote else { return text }
    var short = String.UnicodeScalarView()
    short.append(contentsOf: text.unicodeScalars.prefix(rules.longestNote - 1))
    return String(short) + "…"
  }

  // MARK: Departures

  mutating func depart(_ keyword: String, at form: Form, _ fate: Departure.Fate) {
    departures.append(Departure(pointer: form.origin, keyword: keyword, fate: fate))
  }

  /// Says a keyword in words.
  mutating func say(_ words: String?, for keyword: String, at form: Form, in draft: inout Draft) {
    guard let words else { return }
    draft.words.append(words)
    depart(keyword, at: form, .words(words))
  }

  private mutating func say(_ rules: [Form.LocalRule], in draft: inout Draft) {
    for rule in rules {
      if let words = rule.words { draft.words.append(words) }
      let fate = rule.words.map(Departure.Fate.words) ?? .judgedLocally
      departures.append(Departure(pointer: rule.origin, keyword: rule.keyword, fate: fate))
    }
  }

  // MARK: Forms

  private mutating func draft(_ form: Form) -> Draft {
    var draft = body(of: form)
    draft.note = Words.join(form.note, draft.note)
    say(form.rules, in: &draft)
    return draft
  }

  private mutating func body(of form: Form) -> Draft {
    switch form.body {
    case .anything, .never: return Draft()
    case .null: return Draft(type: "null")
    case .boolean: return Draft(type: "boolean")
    case .text(let text): return draft(text, at: form)
    case .number(let number): return draft(number, at: form)
    case .choice(let choice): return draft(choice, at: form)
    case .list(let item, let count):
      var draft = Draft([("type", "array"), ("items", schema(item))])
      send(count, at: form, in: &draft)
      return draft
    case .tuple(let items, let rest, let count): return draft(items, rest, count, at: form)
    case .group(let group): return draft(group)
    case .map(let map): return draft(map, at: form)
    case .pairs(let map): return pairs(map, at: form)
    case .places(let fields):
      depart("prefixItems", at: form, .rewritten)
      var draft = draft(Form.Group(fields: fields, isClosed: true))
      draft.words = ["one field for each place of a list"]
      return draft
    case .either(let branches): return either(branches)
    case .reference(let number): return reference(to: number, note: form.note)
    case .jsonText(let isGroup):
      depart(isGroup ? "properties" : "type", at: form, .rewritten)
      var draft = Draft(type: "string")
      draft.words = [isGroup ? "an object as JSON text" : "any value as JSON text"]
      return draft
    }
  }

  private func reference(to number: Int, note: String?) -> Draft {
    let reference: JSON = ["$ref": .string("#/$defs/\(graph.definitions[number].name)")]
    // Nothing may stand beside a reference.
    return note == nil
      ? Draft(reference.object?.members ?? []) : Draft([("anyOf", .array([reference]))])
  }

  /// A union; null is a second type where the only other branch has just one.
  private mutating func either(_ branches: [Form]) -> Draft {
    let branches = branches.filter { !$0.isNever }
    if branches.count == 2, case .null = branches[1].body, branches[1].note == nil {
      var only = draft(branches[0])
      if let type = only.members.first, type.name == "type", type.value.kind == .string,
        !only.members.contains(where: { $0.name == "enum" || $0.name == "const" })
      {
        only.members[0].value = [type.value, "null"]
        return only
      }
    }
    return Draft([("anyOf", .array(branches.map { schema($0) }))])
  }
}
