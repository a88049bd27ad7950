import OrderedJSON
import SchemaGen

/// One member of an answer that mends a record: a value, and where it goes.
struct Part: Sendable {
  let place: JSONPointer
  let use: Use
  let asked: WirePart

  enum Use: Sendable, Hashable {
    /// It stands at the place, in lieu of what was there.
    case value
    /// It is put behind so many items of the list at the place.
    case rest(after: Int)
  }

  var name: String { asked.name }
  var isRequired: Bool { asked.presence == .required }
  /// Whether null is the answer if the document has no such thing.
  var mayBeNone: Bool { asked.presence == .orNull }
}

extension Part {
  /// Parts that replace the values at some places, or give what is missing there; nothing if the schema
  /// does not say what belongs there.
  static func replacing(
    _ places: [JSONPointer], in record: JSON, by wire: WireSchema
  ) -> [Part]? {
    var names = PartNames()
    var parts: [Part] = []
    for place in places {
      guard let form = wire.form(at: place, in: record) else { return nil }
      let asked = WirePart(names.name(for: place), form, form.isRequired ? .required : .orNull)
      parts.append(Part(place: place, use: .value, asked: asked))
    }
    return parts
  }
}

/// Names for parts that tell a model what they are, and that any provider takes: `lines_3_quantity`.
struct PartNames {
  private var taken: Set<String> = []

  private static let longest = 60

  mutating func name(for place: JSONPointer) -> String {
    let plain = place.tokens.joined(separator: "_").utf8.map { byte in
      Self.isPlain(byte) ? byte : UInt8(ascii: "_")
    }
    var base = String(decoding: plain.suffix(Self.longest), as: UTF8.self)
    if base.isEmpty { base = "items" }
    if !(base.unicodeScalars.first?.properties.isAlphabetic ?? false) { base = "item_" + base }
    var name = base
    var rank = 1
    while !taken.insert(name).inserted {
      rank += 1
      name = "\(base)_\(rank)"
    }
    return name
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
