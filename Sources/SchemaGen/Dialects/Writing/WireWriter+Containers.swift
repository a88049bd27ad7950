import OrderedJSON

// Lists, groups and maps.

extension WireWriter {
  mutating func send(_ count: Form.Range, at form: Form, in draft: inout Draft) {
    switch rules.itemCounts {
    case .send: send(count, least: "minItems", most: "maxItems", in: &draft)
    case .noneOrOne where count.least == 1:
      draft.send("minItems", 1)
      let words = count.most == nil ? nil : Words.count(count, "item", "items")
      say(words, for: "maxItems", at: form, in: &draft)
    case .noneOrOne, .words:
      say(count, "item", "items", "minItems", "maxItems", at: form, in: &draft)
    }
  }

  mutating func draft(
    _ items: [Form], _ rest: Form?, _ count: Form.Range, at form: Form
  ) -> Draft {
    var draft = Draft([
      ("type", "array"), ("prefixItems", .array(items.map { schema($0) })),
    ])
    if let rest {
      if case .anything = rest.body {} else { draft.send("items", schema(rest)) }
    } else if rules.itemCounts == .send {
      draft.send("items", false)
    }
    send(count, at: form, in: &draft)
    return draft
  }

  // MARK: Groups

  mutating func draft(_ group: Form.Group) -> Draft {
    let fields = group.fields.filter(\.isOnWire)
    var draft = Draft(type: "object")
    if !fields.isEmpty {
      let properties = fields.map { field in (field.name, schema(field.form)) }
      draft.send("properties", .object(properties))
    }
    for field in group.fields { depart(from: field) }
    let required = fields.filter { $0.isThere(on: .wire) }.map { JSON.string($0.name) }
    if !required.isEmpty { draft.send("required", .array(required)) }
    if rules.writesOrdering {
      draft.send("propertyOrdering", .array(fields.map { .string($0.name) }))
    }
    if let others = group.others {
      draft.send("additionalProperties", schema(others))
    } else if rules.closesGroups || rules.sendsClosing && group.isClosed {
      draft.send("additionalProperties", false)
    }
    return draft
  }

  private mutating func depart(from field: Form.Group.Field) {
    switch field.presence {
    case .required, .optional: break
    case .nullWhenMissing, .relaxed: depart("required", at: field.form, .rewritten)
    case .cut: depart("$ref", at: field.form, .judgedLocally)
    }
  }

  // MARK: Maps

  mutating func draft(_ map: Form.Map, at form: Form) -> Draft {
    var draft = Draft([("type", "object"), ("additionalProperties", schema(map.value))])
    if let meaning = keyMeanings[form.origin] { draft.words.append("each key: \(meaning)") }
    sayCount(of: map, at: form, in: &draft)
    for words in keyWords(of: map, at: form) { draft.words.append("keys \(words)") }
    return draft
  }

  /// A map as a list of keys and values, which is turned back in answers.
  mutating func pairs(_ map: Form.Map, at form: Form) -> Draft {
    depart("additionalProperties", at: form, .rewritten)
    var key = Draft(type: "string")
    key.note = keyMeanings[form.origin]
    key.words = keyWords(of: map, at: form)
    var entry = Draft(type: "object")
    let keySchema = Words.description(key.note, key.words)
    let description: [JSONObject.Member] = keySchema.map { [("description", .string($0))] } ?? []
    entry.send(
      "properties",
      .object([("key", .object(key.members + description)), ("value", schema(map.value))]))
    entry.send("required", ["key", "value"])
    if rules.writesOrdering { entry.send("propertyOrdering", ["key", "value"]) }
    if rules.closesGroups { entry.send("additionalProperties", false) }
    var draft = Draft([("type", "array"), ("items", .object(entry.members))])
    draft.words = ["one entry per key"]
    sayCount(of: map, at: form, in: &draft)
    return draft
  }

  private mutating func sayCount(of map: Form.Map, at form: Form, in draft: inout Draft) {
    say(map.count, "entry", "entries", "minProperties", "maxProperties", at: form, in: &draft)
  }

  private mutating func keyWords(of map: Form.Map, at form: Form) -> [String] {
    var draft = Draft()
    for pattern in map.keyPatterns {
      say(Words.pattern(pattern), for: "propertyNames", at: form, in: &draft)
    }
    for rule in map.keyRules {
      say(rule.words, for: "propertyNames", at: form, in: &draft)
    }
    return draft.words
  }
}
