import OrderedJSON
import YAML

extension ShapeReader {
  /// `$enum`: a list of values, or a mapping from each value to what it means.
  mutating func choice(_ node: YAMLNode) -> Shape {
    var entries: [(value: YAMLScalar, meaning: String?)] = []
    switch node.content {
    case .list(let list):
      for entry in list {
        guard let scalar = entry.scalar, !entry.isAbsent else {
          note(.notAValue, entry)
          continue
        }
        entries.append((scalar, nil))
      }
    case .mapping(let members):
      for member in members {
        entries.append((member.key, meaning(of: member)))
      }
    case .scalar: note(.wrongOption("$enum", wanted: "a list, or \"value: meaning\" lines"), node)
    }
    if entries.isEmpty { note(.emptyChoice, node) }
    return Shape(.choice(choice(of: entries)))
  }

  /// What a value means; nothing may be said of it.
  private mutating func meaning(of member: YAMLMember) -> String? {
    if member.value.isAbsent { return nil }
    guard let text = member.value.scalar?.text else {
      note(.wrongOption("$enum", wanted: "a text as the meaning of a value"), member.value)
      return nil
    }
    return text.isEmpty ? nil : text
  }

  /// Numbers if all values are bare numbers, otherwise texts.
  private mutating func choice(
    of entries: [(value: YAMLScalar, meaning: String?)]
  ) -> Shape.Choice {
    let areNumbers = entries.allSatisfy {
      if case .number = $0.value.meaning { true } else { false }
    }
    var seen: Set<UTF8Text> = []
    var values: [(value: JSON, meaning: String?)] = []
    for entry in entries {
      if let word = entry.value.bareWord {
        note(.quoteValue(word), entry.value)
        continue
      }
      if !seen.insert(UTF8Text(entry.value.text)).inserted {
        note(.valueTwice(entry.value.text), entry.value)
        continue
      }
      let value = areNumbers ? entry.value.json() : .string(entry.value.text)
      values.append((value, entry.meaning))
    }
    return Shape.Choice(values)
  }

  // MARK: Variants

  /// `$one_of`: a tag, and groups of fields by the value of the tag.
  mutating func variants(_ node: YAMLNode) -> Shape {
    guard let members = node.mapping else {
      note(.noVariants, node)
      return Self.unread
    }
    guard let tag = members.first(where: { $0.key.text == "$tag" })?.value.scalar?.text,
      !tag.isEmpty
    else {
      note(.noTag, node)
      return Self.unread
    }
    var cases: [Shape.Variants.Case] = []
    var seen: Set<UTF8Text> = []
    for member in members where member.key.text != "$tag" {
      guard let variant = variant(member, tag: tag, isInline: node.isInline) else { continue }
      if seen.insert(UTF8Text(variant.name)).inserted {
        cases.append(variant)
      } else {
        note(.valueTwice(variant.name), member.key)
      }
    }
    if cases.isEmpty { note(.noVariants, node) }
    return Shape(.variants(Shape.Variants(tag: tag, cases)))
  }

  private mutating func variant(
    _ member: YAMLMember, tag: String, isInline: Bool
  ) -> Shape.Variants.Case? {
    if FieldKey.isOption(member.key.text) {
      note(.unknownOption(member.key.text, suggestion: nil), member.key)
      return nil
    }
    guard let key = key(member.key) else { return nil }
    if key.isOptional { note(.missingMark(sort: "a variant", key.name), member.key) }
    guard let (group, inner) = variantGroup(key, member, isInline: isInline) else { return nil }
    if key.description != nil, inner != nil { note(.describedTwice(key.name), member.key) }
    if group.fields.contains(where: { UTF8Text($0.name) == UTF8Text(tag) }) {
      note(.tagTwice(tag, variant: key.name), member.key)
    }
    var variant = Shape.Variants.Case(key.name, meaning: key.description ?? inner, group)
    variant.origin = origin(member.key.span.begin)
    return variant
  }

  /// The fields of a variant, written in it or in the definition that it names, and what is said of them.
  private mutating func variantGroup(
    _ key: FieldKey, _ member: YAMLMember, isInline: Bool
  ) -> (Shape.Group, description: String?)? {
    if member.value.isAbsent {
      note(.noType(key.name, isInline: isInline), member.key)
      return nil
    }
    if let members = member.value.mapping, members.isEmpty { return (Shape.Group([]), nil) }
    var shape = self.shape(member.value)
    if case .reference(let name) = shape.kind, let text = definitions[UTF8Text(name)],
      text.node.mapping != nil
    {
      guard let named = variant(naming: text, member.value) else { return nil }
      shape = named
    }
    guard case .group(let group) = shape.kind, !shape.isNullable else {
      if case .schema = shape.kind { return nil }
      note(.notAGroup(key.name), member.value)
      return nil
    }
    return (group, shape.description)
  }
}

extension ShapeReader {
  /// What a definition means that a variant names; a variant holds its fields, so it cannot hold itself.
  private mutating func variant(naming text: DefinitionText, _ node: YAMLNode) -> Shape? {
    if notebook.isFull { return nil }
    let name = UTF8Text(text.name)
    if variantsAround.contains(name) {
      note(.variantWithinItself(text.localName), node)
      return nil
    }
    if variantsAround.count == Self.mostVariantsAround {
      note(.variantsTooDeep(limit: Self.mostVariantsAround), node)
      return nil
    }
    variants.insert(name)
    variantsAround.append(name)
    defer { variantsAround.removeLast() }
    return reading(text.file) { $0.shape(of: text) }
  }

  private static let mostVariantsAround = 16
}

extension YAMLScalar {
  /// A plain word that is a value of YAML: `null`, `true`, `false`.
  fileprivate var bareWord: String? {
    switch meaning {
    case .null: "null"
    case .bool(let value): "\(value)"
    default: nil
    }
  }
}
