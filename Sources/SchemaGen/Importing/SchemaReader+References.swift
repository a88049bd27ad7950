import Formats
import JSONSchema
import OrderedJSON

extension SchemaReader {
  /// The definition that `$ref` speaks of, read when it is first asked for.
  mutating func reference(
    _ keywords: Keywords, at place: JSONPointer
  ) throws(Unsayable) -> Shape {
    guard keywords.are(among: ["$ref"]), let target = target(of: keywords.object) else {
      throw Unsayable(keyword: "$ref")
    }
    if let known = definitions.name(of: .place(target)) { return Shape(.reference(known)) }
    guard root[target] != nil, !isAlias(target) else { throw Unsayable(keyword: "$ref") }
    let wanted = target.tokens.last ?? root["title"]?.string ?? "record"
    let name = definitions.add(.place(target), wanted: wanted, rank: ranks[target], at: target)
    // The whole is being read already.
    if !target.tokens.isEmpty { read(.place(target)) }
    return Shape(.reference(name))
  }

  /// The place that a `$ref` leads to inside the schema.
  func target(of object: JSONObject) -> JSONPointer? {
    object["$ref"]?.string.flatMap { JSONPointer(fragment: $0) }
  }

  /// Whether a chain of bare references leads back to itself.
  private func isAlias(_ start: JSONPointer) -> Bool {
    var seen: Set<JSONPointer> = []
    var place = start
    while let object = root[place]?.object, let next = target(of: object) {
      guard seen.insert(place).inserted else { return true }
      place = next
    }
    return false
  }

  // MARK: Schemas that stay

  /// A part of the schema that can stand elsewhere: with the edition it is written in, and with the
  /// definitions that it refers to.
  mutating func selfContained(_ schema: JSON, at place: JSONPointer) -> JSON {
    guard case .object(var object) = schema else { return schema }
    if schema.refers {
      if refersBesideDefinitions { mustStayWhole = true }
      if !place.tokens.isEmpty, spend(sizeOfDefinitions) {
        for name in JSON.placesOfDefinitions {
          if let definitions = root[name] { object[name] = definitions }
        }
      }
    }
    object["$schema"] = nil
    guard draft != .draft2020 else { return .object(object) }
    let edition: JSONObject.Member = ("$schema", .string(draft.uri + (draft <= .draft7 ? "#" : "")))
    let name: JSONObject.Member = (
      "$id", object["$id"] ?? .string(SchemaName.urn("import", of: place.tokens))
    )
    object["$id"] = nil
    return .object([edition, name] + object.members)
  }
}

extension JSON {
  /// A keyword by which places of the schema speak of each other in another way than by pointers to
  /// definitions.
  func keywordThatTiesPlaces(isRoot: Bool = true) -> String? {
    switch self {
    case .array(let items):
      return items.lazy.compactMap { $0.keywordThatTiesPlaces(isRoot: false) }.first
    case .object(let object):
      for (name, value) in object.members {
        if let keyword = Self.tie(name, value, isRoot) { return keyword }
        if let keyword = value.keywordThatTiesPlaces(isRoot: false) { return keyword }
      }
      return nil
    case .null, .bool, .number, .string: return nil
    }
  }

  private static func tie(_ name: String, _ value: JSON, _ isRoot: Bool) -> String? {
    guard let text = value.string else {
      return value.bool == true && name == "$recursiveAnchor" ? name : nil
    }
    switch name {
    case "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$anchor": return name
    case "$id", "id": return isRoot ? nil : name
    case "$ref": return JSONPointer(fragment: text) == nil ? name : nil
    default: return nil
    }
  }

  /// Where schemas keep their definitions.
  static let placesOfDefinitions = ["$defs", "definitions"]

  /// The places of definitions, by their order in the schema.
  var ranksOfDefinitions: [JSONPointer: Int] {
    var ranks: [JSONPointer: Int] = [:]
    for place in Self.placesOfDefinitions {
      for name in self[place]?.object?.names ?? [] { ranks[[place, name]] = ranks.count }
    }
    return ranks
  }

  var sizeOfDefinitions: Int {
    Self.placesOfDefinitions.reduce(0) { size, place in size + (self[place]?.size ?? 0) }
  }

  /// How many values there are in it, itself among them.
  private var size: Int {
    switch self {
    case .array(let items): items.reduce(1) { $0 + $1.size }
    case .object(let object): object.members.reduce(1) { $0 + $1.value.size }
    case .null, .bool, .number, .string: 1
    }
  }

  /// Whether there is a reference to another place than a definition.
  var refersBesideDefinitions: Bool {
    switch self {
    case .array(let items): return items.contains { $0.refersBesideDefinitions }
    case .object(let object):
      if let target = object["$ref"]?.string.flatMap({ JSONPointer(fragment: $0) }) {
        let isUsual = target.tokens.first.map(Self.placesOfDefinitions.contains) ?? false
        if !isUsual || target.tokens.count != 2 { return true }
      }
      return object.members.contains { $0.value.refersBesideDefinitions }
    case .null, .bool, .number, .string: return false
    }
  }

  /// Whether there is a reference anywhere in the schema.
  fileprivate var refers: Bool {
    switch self {
    case .array(let items): items.contains { $0.refers }
    case .object(let object): object["$ref"] != nil || object.members.contains { $0.value.refers }
    case .null, .bool, .number, .string: false
    }
  }
}

extension JSONPointer {
  /// The pointer in a reference to the same text: `#/$defs/party`.
  fileprivate init?(fragment reference: String) {
    guard reference.utf8.first == UInt8(ascii: "#"),
      let text = (try? URIReference(parsing: reference))?.decodedFragment
    else { return nil }
    guard let pointer = try? JSONPointer(parsing: text) else { return nil }
    self = pointer
  }
}
