import JSONSchema
import OrderedJSON

/// Where the references of a schema lead, all within its own text: by pointers, by `$id` and by anchors.
struct SchemaIndex {
  let root: JSON
  let draft: Draft
  private var resources: [UTF8Text: JSONPointer] = [:]
  private var anchors: [Anchor: JSONPointer] = [:]
  private var dynamicCounts: [UTF8Text: Int] = [:]
  private var bases: [JSONPointer: String] = [:]

  private struct Anchor: Hashable {
    var base: UTF8Text
    var name: UTF8Text
  }

  /// Where a reference leads.
  enum Target {
    case place(JSONPointer)
    case outside(String)
    case dynamic(String)
  }

  /// Looks through a schema; `draft` is the edition of one that does not say.
  init(_ root: JSON, draft: Draft) throws(UnknownDialect) {
    self.root = root
    self.draft = try Self.draft(of: root, otherwise: draft)
    resources[UTF8Text("")] = []
    bases[[]] = ""
    var pending: [(pointer: JSONPointer, schema: JSON, base: String)] = [([], root, "")]
    while let (pointer, schema, outer) = pending.popLast() {
      guard let members = schema.object else { continue }
      let own = try Self.draft(of: schema, otherwise: self.draft)
      guard own == self.draft else { throw UnknownDialect(uri: own.uri) }
      let base = note(members, at: pointer, in: outer)
      for (step, child) in Subschemas.of(members, self.draft) {
        pending.append((JSONPointer(pointer.tokens + step), child, base))
      }
    }
  }

  struct UnknownDialect: Error { let uri: String }

  private static func draft(
    of schema: JSON, otherwise draft: Draft
  ) throws(UnknownDialect) -> Draft {
    guard let uri = schema["$schema"]?.string else { return draft }
    guard let named = Draft(uri: uri) else { throw UnknownDialect(uri: uri) }
    return named
  }

  /// Notes the names that a schema gives itself, and answers the base of references in it.
  private mutating func note(
    _ schema: JSONObject, at pointer: JSONPointer, in outer: String
  ) -> String {
    var base = outer
    let hidesNames = draft < .draft2019 && schema["$ref"]?.string != nil
    if !hidesNames, let own = schema[draft == .draft4 ? "id" : "$id"]?.string,
      let uri = SchemaURI(own, in: outer)
    {
      if own.utf8.first != UInt8(ascii: "#") {
        base = uri.whole
        if resources[UTF8Text(base)] == nil { resources[UTF8Text(base)] = pointer }
      }
      if !uri.fragment.isEmpty { setAnchor(uri.fragment, base, pointer) }
    }
    if let name = schema["$anchor"]?.string { setAnchor(name, base, pointer) }
    if let name = schema["$dynamicAnchor"]?.string {
      setAnchor(name, base, pointer)
      dynamicCounts[UTF8Text(name), default: 0] += 1
    }
    if schema["$recursiveAnchor"]?.bool == true { dynamicCounts[UTF8Text(""), default: 0] += 1 }
    bases[pointer] = base
    return base
  }

  private mutating func setAnchor(_ name: String, _ base: String, _ pointer: JSONPointer) {
    anchors[Anchor(base: UTF8Text(base), name: UTF8Text(name))] = pointer
  }
}

extension SchemaIndex {
  /// Where the reference in a schema leads, if it has one.
  func targets(of schema: JSONObject, at pointer: JSONPointer) -> [Target] {
    var targets: [Target] = []
    if let reference = schema["$ref"]?.string { targets.append(target(of: reference, at: pointer)) }
    if draft == .draft2020, let reference = schema["$dynamicRef"]?.string {
      targets.append(dynamicTarget(of: reference, at: pointer, named: "$dynamicAnchor"))
    }
    if draft == .draft2019, let reference = schema["$recursiveRef"]?.string {
      targets.append(dynamicTarget(of: reference, at: pointer, named: "$recursiveAnchor"))
    }
    return targets
  }

  private func dynamicTarget(
    of reference: String, at pointer: JSONPointer, named anchor: String
  ) -> Target {
    let target = target(of: reference, at: pointer)
    guard case .place(let place) = target, let schema = root[place] else { return target }
    let name = schema[anchor]?.string ?? (schema[anchor]?.bool == true ? "" : nil)
    guard let name, dynamicCounts[UTF8Text(name), default: 0] > 1 else { return target }
    return .dynamic(reference)
  }

  private func target(of reference: String, at pointer: JSONPointer) -> Target {
    guard let uri = SchemaURI(reference, in: base(of: pointer)),
      let resource = resources[UTF8Text(uri.whole)]
    else { return .outside(reference) }
    if uri.fragment.isEmpty { return .place(resource) }
    if uri.fragment.utf8.first == UInt8(ascii: "/") {
      guard let inner = try? JSONPointer(parsing: uri.fragment) else { return .outside(reference) }
      let place = JSONPointer(resource.tokens + inner.tokens)
      return root[place] == nil ? .outside(reference) : .place(place)
    }
    let anchor = Anchor(base: UTF8Text(uri.whole), name: UTF8Text(uri.fragment))
    // The root has two names where it gives itself an `$id`.
    let other = Anchor(base: UTF8Text(bases[resource] ?? uri.whole), name: anchor.name)
    return (anchors[anchor] ?? anchors[other]).map(Target.place) ?? .outside(reference)
  }

  /// The base of references at a place: that of the nearest schema around it.
  private func base(of pointer: JSONPointer) -> String {
    var pointer = pointer
    while bases[pointer] == nil, !pointer.tokens.isEmpty { pointer.tokens.removeLast() }
    return bases[pointer] ?? ""
  }
}
