package import OrderedJSON

/// A schema file as a person would write it: phrases where they do, long forms where not.
///
/// The text depends on nothing but the blueprint and the settings. What the language has no words for
/// stands in it as JSON Schema.
package struct SchemaText: Sendable {
  /// The text of the file.
  package let yaml: String

  /// `settings` are the file's keys beside `output` and `definitions`: `name`, `version`, `prompt` …
  package init(_ blueprint: Blueprint, settings: JSONObject = JSONObject()) {
    let blueprint = blueprint.withLegalNames.withNamedAlternatives
    let writer = ShapeWriter(definitions: blueprint.definitions)
    var members = settings.members.map { name, value in
      YAMLText.Member(name, isResolved: true, YAMLText(value))
    }
    members.append(YAMLText.Member("output", writer.text(of: blueprint.output)))
    if !blueprint.definitions.isEmpty {
      let definitions = blueprint.definitions.map { writer.member($0.name, $0.shape) }
      members.append(YAMLText.Member("definitions", .mapping(definitions)))
    }
    yaml = YAMLText.mapping(members).document
  }
}

/// Finds the words of the language for shapes in normal form.
private struct ShapeWriter {
  let definitions: [Blueprint.Definition]

  // MARK: Keys

  /// A key that takes the description of what stands below it, if it can.
  func member(_ key: String, _ shape: Shape) -> YAMLText.Member {
    if shape.phrase() == nil, let description = shape.description, isBelowKey(shape),
      description.fitsKey(key)
    {
      var undescribed = shape
      undescribed.description = nil
      return YAMLText.Member("\(key) -- \(description)", text(of: undescribed))
    }
    return YAMLText.Member(key, text(of: shape))
  }

  private func isBelowKey(_ shape: Shape) -> Bool {
    guard !shape.isNullable, shape.examples.isEmpty, shape.normalisers == nil else { return false }
    switch shape.kind {
    case .group(let group): return group.isSayable && !group.fields.isEmpty
    case .list(let list): return list.count.isOpen && !list.isUnique
    default: return false
    }
  }

  // MARK: Values

  func text(of shape: Shape) -> YAMLText {
    if let phrase = shape.phrase() { return .text(phrase) }
    if case .list(let list) = shape.kind, shape.description == nil, isBelowKey(shape) {
      return .list([text(of: list.item)])
    }
    guard let (head, tail) = heads(of: shape) else { return schema(shape) }
    var members: [YAMLText.Member] = []
    if let description = shape.description {
      members.append(YAMLText.Member("$description", .value(.string(description))))
    }
    members += head
    if !shape.examples.isEmpty {
      members.append(YAMLText.Member("$examples", YAMLText(.array(shape.examples))))
    }
    if let normalisers = shape.normalisers {
      members.append(YAMLText.Member("$normalize", Self.text(of: normalisers)))
    }
    return .mapping(members + tail)
  }

  /// What says the kind: options and a head key, then the fields of a group.
  private func heads(of shape: Shape) -> (head: [YAMLText.Member], tail: [YAMLText.Member])? {
    let null = shape.isNullable ? [YAMLText.Member("$nullable", .value(true))] : []
    switch shape.kind {
    case .group(let group):
      guard group.isSayable, !group.fields.isEmpty else { return nil }
      return (null, group.fields.map(field))
    case .list(let list):
      return (null + list.options + [YAMLText.Member("$list", text(of: list.item))], [])
    case .map(let map):
      let keys = map.keys.map { [YAMLText.Member("$keys", .value(.string($0)))] } ?? []
      let value = YAMLText.Member("$map", text(of: map.value))
      return (null + map.count.options + [value] + keys, [])
    case .variants(let variants):
      return self.variants(variants).map { (null + [YAMLText.Member("$one_of", $0)], []) }
    case .choice(let choice):
      return choice.members.map { (null + [YAMLText.Member("$enum", .mapping($0))], []) }
    case .text(let text): return ([type(shape)] + text.options(shape), [])
    case .number(let number): return number.options(shape).map { ([type(shape)] + $0, []) }
    case .boolean, .null, .reference, .either:
      let phrase = shape.bare.phrase()
      return phrase.map { ([YAMLText.Member("$type", .text($0))], []) }
    case .schema(let schema, let isSent):
      let send = isSent ? [] : [YAMLText.Member("$send", .value(false))]
      return (null + [YAMLText.Member("$json_schema", YAMLText(schema))] + send, [])
    }
  }

  /// The whole phrase if there is one without the options, else the type alone.
  private func type(_ shape: Shape) -> YAMLText.Member {
    YAMLText.Member("$type", .text(shape.bare.phrase() ?? shape.typeName))
  }

  private func field(_ field: Shape.Field) -> YAMLText.Member {
    member(field.name.asKey + (field.isOptional ? "?" : ""), field.shape)
  }

  private func variants(_ variants: Shape.Variants) -> YAMLText? {
    var members = [YAMLText.Member("$tag", .value(.string(variants.tag)))]
    for variant in variants.cases {
      guard let member = member(for: variant) else { return nil }
      members.append(member)
    }
    return .mapping(members)
  }

  private func member(for variant: Shape.Variants.Case) -> YAMLText.Member? {
    guard variant.name.isSayable, variant.group.isSayable else { return nil }
    let key = variant.name.asKey
    if !variant.group.fields.isEmpty {
      return member(key, Shape(.group(variant.group), description: variant.meaning))
    }
    // What means nothing but itself has no place for `$description`.
    guard let meaning = variant.meaning else { return YAMLText.Member(key, .mapping([])) }
    guard meaning.isOneLine, meaning.utf8.count < 500 else { return nil }
    return YAMLText.Member("\(key) -- \(meaning)", .mapping([]))
  }

  private static func text(of normalisers: [NormaliserCall]) -> YAMLText {
    let calls = normalisers.map(\.text)
    switch calls.count {
    case 0: return .text("none")
    case 1: return .text(calls[0])
    default: return .list(calls.map(YAMLText.text))
    }
  }

  /// What no words say: the local schema, with the definitions it needs.
  private func schema(_ shape: Shape) -> YAMLText {
    let needed = shape.references.isEmpty ? [] : definitions
    guard
      case .object(var schema) = LocalSchema(Blueprint(output: shape, definitions: needed)).schema
    else { return .mapping([]) }
    schema["$schema"] = nil
    return .mapping([YAMLText.Member("$json_schema", YAMLText(.object(schema)))])
  }
}

// MARK: Options

extension Shape {
  /// The shape without what a phrase cannot hold.
  fileprivate var bare: Shape { Shape(kind, isNullable: isNullable) }

  /// The type without its bounds.
  fileprivate var typeName: String {
    let kind: Kind =
      switch kind {
      case .text(let text): .text(Text(text.type))
      case .number(let number): .number(Number(number.precision))
      default: kind
      }
    return Shape(kind, isNullable: isNullable).phrase() ?? "string"
  }
}

extension Shape.Text {
  /// What the type does not say; nothing if the phrase says it.
  fileprivate func options(_ shape: Shape) -> [YAMLText.Member] {
    guard shape.bare.phrase() == nil else { return [] }
    let pattern = pattern.map { [YAMLText.Member("$pattern", .text(PhrasePattern($0).text))] } ?? []
    return length.options + pattern
  }
}

extension Shape.Number {
  /// Only bounds that belong to the range can be said outside of a phrase.
  fileprivate func options(_ shape: Shape) -> [YAMLText.Member]? {
    guard shape.bare.phrase() == nil else { return [] }
    guard lower?.isExclusive != true, upper?.isExclusive != true, !isEmpty,
      Shape(.number(Shape.Number(precision))).phrase() != nil
    else { return nil }
    return [("$min", lower), ("$max", upper)].compactMap { key, bound in
      bound.map { YAMLText.Member(key, .value(.number($0.number))) }
    }
  }
}

extension Shape.Count {
  fileprivate var options: [YAMLText.Member] {
    [("$min", atLeast), ("$max", atMost)].compactMap { key, count in
      count.map { YAMLText.Member(key, .value(.number(JSONNumber($0)))) }
    }
  }
}

extension Shape.List {
  fileprivate var options: [YAMLText.Member] {
    count.options + (isUnique ? [YAMLText.Member("$unique", .value(true))] : [])
  }
}

extension Shape.Choice {
  /// Values and their meanings; nothing if the values are of two sorts.
  fileprivate var members: [YAMLText.Member]? {
    let areTexts = values.allSatisfy { $0.value.string != nil }
    guard areTexts || phraseValues != nil, !values.isEmpty else { return nil }
    return values.map { value, meaning in
      YAMLText.Member(
        value.string ?? value.number?.plainText ?? "", isResolved: areTexts,
        meaning.map { .value(.string($0)) } ?? .nothing)
    }
  }
}

// MARK: Names

extension Shape.Group {
  fileprivate var isSayable: Bool { fields.allSatisfy { $0.name.isSayable } }
}

extension String {
  /// Whether a description can stand behind a key without making it long.
  fileprivate func fitsKey(_ key: String) -> Bool {
    isOneLine && key.utf8.count + utf8.count < 80
  }

  /// Whether a key of the language can name this field.
  package var isSayable: Bool {
    let text = Array(utf8)
    guard let first = text.first, let last = text.last, first != UInt8(ascii: "?"),
      first != 0x20, last != 0x20, text.count <= 200, isOneLine
    else { return false }
    return !text.suffix(2).elementsEqual("[]".utf8) && !text.suffix(2).elementsEqual("??".utf8)
      && !" \(self) ".utf8.holds(" -- ")
  }

  /// The name as a key: the signs of the language are doubled.
  fileprivate var asKey: String {
    (utf8.first == UInt8(ascii: "$") ? "$" : "") + self
      + (utf8.last == UInt8(ascii: "?") ? "?" : "")
  }
}

extension String.UTF8View {
  fileprivate func holds(_ part: String) -> Bool {
    let part = Array(part.utf8)
    let text = Array(self)
    guard text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
  }
}
