import OrderedJSON
import YAML

/// The members of a mapping that begin with `$`: at most one says what a value is, the others say more of it.
struct Options {
  private(set) var heads: [YAMLMember] = []
  private(set) var rest: [YAMLMember] = []

  private static let headNames = ["$type", "$list", "$map", "$enum", "$one_of", "$json_schema"]
  private static let otherNames = [
    "$description", "$min", "$max", "$pattern", "$unique", "$nullable", "$examples", "$normalize",
    "$send", "$keys",
  ]

  /// Whether a member is an option of the language.
  mutating func take(_ member: YAMLMember) -> Bool {
    if Self.headNames.contains(member.key.text) {
      heads.append(member)
    } else if Self.otherNames.contains(member.key.text) {
      rest.append(member)
    } else {
      return false
    }
    return true
  }

  static func suggestion(for name: String) -> String? {
    switch name {
    case "$items", "$array", "$item": "$list"
    case "$values", "$choice", "$choices", "$options": "$enum"
    case "$optional": "name?:"
    case "$required": "name: without \"?\""
    case "$fields", "$properties": "name:, fields need no heading"
    case "$anyOf", "$oneOf", "$union", "$variants": "$one_of"
    case "$dict", "$additionalProperties": "$map"
    case "$minimum", "$minLength", "$minItems": "$min"
    case "$maximum", "$maxLength", "$maxItems": "$max"
    case "$schema", "$jsonSchema": "$json_schema"
    default: nearest(to: name, among: headNames + otherNames)
    }
  }
}

extension ShapeReader {
  /// What one of the heads says.
  mutating func shape(head: YAMLMember) -> Shape {
    if head.value.isAbsent {
      note(.wrongOption(head.key.text, wanted: "a value"), head.key)
      return Self.unread
    }
    switch head.key.text {
    case "$type":
      guard let scalar = head.value.scalar else {
        note(.wrongOption("$type", wanted: "a phrase such as: string 1..40"), head.value)
        return Self.unread
      }
      return phrase(scalar)
    case "$list": return Shape(.list(Shape.List(of: shape(head.value))))
    case "$map": return Shape(.map(Shape.Map(of: shape(head.value))))
    case "$enum": return choice(head.value)
    case "$one_of": return variants(head.value)
    default: return jsonSchema(head.value)
    }
  }

  /// Adds what the options say to a shape.
  mutating func apply(_ options: Options, to shape: inout Shape) {
    for option in options.rest { apply(option, to: &shape) }
  }

  private mutating func apply(_ option: YAMLMember, to shape: inout Shape) {
    switch option.key.text {
    case "$description": describe(&shape, option)
    case "$min", "$max": bound(&shape, option)
    case "$pattern": restrict(&shape, option)
    case "$nullable":
      guard let value = truth(option) else { return }
      shape.isNullable = shape.isNullable || value
    case "$unique": makeUnique(&shape, option)
    case "$keys": nameKeys(&shape, option)
    case "$examples":
      guard let list = option.value.list else {
        return note(.wrongOption("$examples", wanted: "a list of values"), option.value)
      }
      shape.examples = list.map { $0.json() }
    case "$normalize": shape.normalisers = normalisers(option.value)
    default: send(&shape, option)
    }
  }

  private mutating func describe(_ shape: inout Shape, _ option: YAMLMember) {
    guard let text = option.value.scalar?.text, !text.isEmpty else {
      return note(.wrongOption("$description", wanted: "a text"), option.value)
    }
    if shape.description != nil { note(.describedTwice("$description"), option.key) }
    shape.description = text
  }

  private mutating func truth(_ option: YAMLMember) -> Bool? {
    if case .bool(let value)? = option.value.scalar?.meaning { return value }
    note(.wrongOption(option.key.text, wanted: "true or false"), option.value)
    return nil
  }

  private mutating func makeUnique(_ shape: inout Shape, _ option: YAMLMember) {
    guard let value = truth(option) else { return }
    guard case .list(var list) = shape.kind else {
      return note(.optionDoesNotFit("$unique", type: shape.inWords), option.key)
    }
    list.isUnique = value
    shape.kind = .list(list)
  }

  private mutating func nameKeys(_ shape: inout Shape, _ option: YAMLMember) {
    guard let text = option.value.scalar?.text, !text.isEmpty else {
      return note(
        .wrongOption("$keys", wanted: "a text that says what the keys mean"), option.value)
    }
    guard case .map(var map) = shape.kind else {
      return note(.optionDoesNotFit("$keys", type: shape.inWords), option.key)
    }
    map.keys = text
    shape.kind = .map(map)
  }

  private mutating func send(_ shape: inout Shape, _ option: YAMLMember) {
    guard let value = truth(option) else { return }
    guard case .schema(let schema, _) = shape.kind else {
      return note(.optionDoesNotFit("$send", type: shape.inWords), option.key)
    }
    shape.kind = .schema(schema, isSent: value)
  }

  private mutating func restrict(_ shape: inout Shape, _ option: YAMLMember) {
    guard let pattern = option.value.scalar?.text, !pattern.isEmpty else {
      return note(.wrongOption("$pattern", wanted: "a regular expression"), option.value)
    }
    guard case .text(var text) = shape.kind else {
      return note(.optionDoesNotFit("$pattern", type: shape.inWords), option.key)
    }
    if text.pattern != nil { return note(.headTwice("$pattern"), option.key) }
    text.pattern = WholeTextPattern.anchored(pattern)
    shape.kind = .text(text)
  }

  private mutating func bound(_ shape: inout Shape, _ option: YAMLMember) {
    guard case .number(let number)? = option.value.scalar?.meaning else {
      return note(.wrongOption(option.key.text, wanted: "a number"), option.value)
    }
    do throws(PhraseError) {
      let isLower = option.key.text == "$min"
      try shape.narrow(
        PhraseRange(
          lower: isLower ? number : nil, upper: isLower ? nil : number, isOneNumber: false),
        PhraseText(""), at: 0)
    } catch {
      notebook.note(error.fault.rule, "\(error.fault)", at: origin(option.key.span.begin))
    }
  }

  private mutating func normalisers(_ node: YAMLNode) -> [NormaliserCall]? {
    let scalars = node.scalar.map { [$0] } ?? node.list?.compactMap(\.scalar) ?? []
    guard !scalars.isEmpty else {
      note(.wrongOption("$normalize", wanted: "a normaliser, a list of them, or none"), node)
      return nil
    }
    return scalars.count == 1 ? calls(scalars[0]) : scalars.compactMap { calls($0)?.first }
  }

  /// One normaliser, or `none`, which is no normaliser.
  private mutating func calls(_ scalar: YAMLScalar) -> [NormaliserCall]? {
    do {
      return try [NormaliserCall](parsing: [scalar.text]).map { call in
        var call = call
        call.origin = origin(scalar.span.begin)
        return call
      }
    } catch {
      notebook.note(.normaliser, "\(error.fault)", in: scalar, error.offset, file: file)
      return nil
    }
  }

  /// A JSON Schema as it stands, here or in a file.
  private mutating func jsonSchema(_ node: YAMLNode) -> Shape {
    guard let path = node.scalar?.text else { return Shape(.schema(node.json(), isSent: true)) }
    switch source.find(path, notebook.files[file].identity) {
    case .failure(let refusal):
      note(.unreadSchema(path: path, reason: refusal.reason), node)
    case .success(let found):
      do throws(SchemaFileSource.Refusal) {
        let schema = try JSON(schemaFile: found)
        // To JSON Schema, a file of this language would say nothing, and allow anything.
        if schema["output"] != nil {
          throw SchemaFileSource.Refusal(
            "it is in this language; include it, and name a definition")
        }
        return Shape(.schema(schema, isSent: true))
      } catch {
        note(.unreadSchema(path: path, reason: error.reason), node)
      }
    }
    return Self.unread
  }
}

extension JSON {
  /// The value of a file in JSON or in YAML.
  init(schemaFile found: SchemaFileSource.Found) throws(SchemaFileSource.Refusal) {
    if found.isJSON {
      do {
        try self.init(parsing: found.bytes)
      } catch {
        throw SchemaFileSource.Refusal("\(error)")
      }
    } else {
      do {
        self = try YAMLDocument(reading: found.bytes).root.json()
      } catch {
        throw SchemaFileSource.Refusal("\(error)")
      }
    }
  }
}

extension Shape {
  /// For a sentence that says of what something says nothing.
  var inWords: String {
    switch kind {
    case .text(let text): text.type.map { "a \($0.rawValue)" } ?? "a text"
    case .number: "a number"
    case .boolean: "a boolean"
    case .null: "null"
    case .choice: "a choice"
    case .group: "a group"
    case .list: "a list"
    case .map: "a map"
    case .variants: "variants"
    case .either: "a union"
    case .reference(let name): "\"\(name)\"; write it in its definition"
    case .schema: "a JSON Schema; write it inside"
    }
  }
}
