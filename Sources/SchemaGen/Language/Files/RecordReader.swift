import OrderedJSON
import YAML

/// Reads a record that is written in YAML, where the schema decides what a plain text is: `01067` is a
/// text where a text is wanted, and a number nowhere.
struct RecordReader {
  let blueprint: Blueprint
  private let definitions: [UTF8Text: Shape]
  /// Where each value was written.
  private(set) var marks: [JSONPointer: YAMLMark] = [:]
  private var way: [String] = []

  init(_ blueprint: Blueprint) {
    self.blueprint = blueprint
    definitions = blueprint.definitionsByName
  }

  /// The record; what does not fit the schema stays as it is, to be judged.
  mutating func record(_ node: YAMLNode) -> JSON { value(node, blueprint.output) }

  private mutating func value(_ node: YAMLNode, _ shape: Shape?) -> JSON {
    marks[JSONPointer(way)] = node.span.begin
    let shape = resolved(shape)
    switch node.content {
    case .scalar(let scalar): return self.scalar(scalar, shape)
    case .list(let entries):
      let item = shape.flatMap(Self.item)
      return .array(
        entries.enumerated().map { rank, entry in
          inside(String(rank)) { $0.value(entry, item) }
        })
    case .mapping(let members):
      let fields = shape.map { self.fields(of: $0, in: members) }
      return .object(
        members.map { member in
          let name = member.key.text
          return (name, inside(name) { $0.value(member.value, fields?.shape(of: name)) })
        })
    }
  }

  private mutating func inside(_ step: String, _ body: (inout RecordReader) -> JSON) -> JSON {
    way.append(step)
    defer { way.removeLast() }
    return body(&self)
  }

  private func resolved(_ shape: Shape?) -> Shape? {
    guard var shape else { return nil }
    for _ in 0...definitions.count {
      guard case .reference(let name) = shape.kind else { return shape }
      guard var next = definitions[UTF8Text(name)] else { return nil }
      next.isNullable = next.isNullable || shape.isNullable
      shape = next
    }
    return nil
  }

  // MARK: Texts

  private func scalar(_ scalar: YAMLScalar, _ shape: Shape?) -> JSON {
    let read = scalar.json()
    if read.isNull { return .null }
    switch shape?.kind {
    case .text: return .string(scalar.text)
    case .choice(let choice):
      return choice.values.allSatisfy { $0.value.string != nil } ? .string(scalar.text) : read
    case .either(let shapes): return self.scalar(scalar, asOneOf: shapes)
    case .number, .schema: return read
    case .boolean: return read.bool.map(JSON.bool) ?? .string(scalar.text)
    default: return .string(scalar.text)
    }
  }

  /// A number or a truth value where one may stand, otherwise a text.
  private func scalar(_ scalar: YAMLScalar, asOneOf shapes: [Shape]) -> JSON {
    let read = scalar.json()
    for shape in shapes {
      switch resolved(shape)?.kind {
      case .number where read.number != nil, .boolean where read.bool != nil, .schema: return read
      case .choice(let choice) where choice.values.contains { $0.value == read }: return read
      default: continue
      }
    }
    return .string(scalar.text)
  }

  // MARK: What is inside

  private static func item(_ shape: Shape) -> Shape? {
    switch shape.kind {
    case .list(let list): list.item
    case .either(let shapes): shapes.lazy.compactMap(item).first
    default: nil
    }
  }

  private enum Fields {
    case named([UTF8Text: Shape])
    case all(Shape)
    case unknown

    init(_ fields: [Shape.Field]) {
      self = .named(
        Dictionary(
          fields.map { (UTF8Text($0.name), $0.shape) }, uniquingKeysWith: { one, _ in one }))
    }

    func shape(of name: String) -> Shape? {
      switch self {
      case .named(let fields): fields[UTF8Text(name)]
      case .all(let shape): shape
      case .unknown: Shape(.schema([:], isSent: true))
      }
    }
  }

  private func fields(of shape: Shape, in members: [YAMLMember]) -> Fields {
    switch shape.kind {
    case .group(let group): return Fields(group.fields)
    case .map(let map): return .all(map.value)
    case .variants(let variants):
      let tag = members.first { UTF8Text($0.key.text) == UTF8Text(variants.tag) }?.value.scalar?
        .text
      let variant = variants.cases.first { UTF8Text($0.name) == UTF8Text(tag ?? "") }
      return Fields(
        (variant?.group.fields ?? []) + [Shape.Field(variants.tag, Shape(.text(Shape.Text())))])
    case .either(let shapes):
      for shape in shapes.compactMap(resolved) {
        let found = fields(of: shape, in: members)
        if case .unknown = found { continue }
        return found
      }
      return .unknown
    default: return .unknown
    }
  }
}
