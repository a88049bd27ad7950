import Files
import HTTP
import OrderedJSON

/// A part of a request that may hold media of this machine, whose bytes JSON does not have.
protocol RequestPart: WireValue {
  /// Whether the bytes of something in it lie on this machine, outside the JSON.
  var holdsLocalMedia: Bool { get }

  /// Writes it whole, with those bytes.
  func write(to writer: inout RequestWriter) throws(MediaFileError)
}

extension RequestPart {
  var holdsLocalMedia: Bool { false }

  func write(to writer: inout RequestWriter) throws(MediaFileError) { writer.write(wire) }
}

extension JSON: RequestPart {}

extension Array: RequestPart where Element: RequestPart {
  var holdsLocalMedia: Bool { contains { $0.holdsLocalMedia } }

  func write(to writer: inout RequestWriter) throws(MediaFileError) {
    writer.punctuate("[")
    for (rank, part) in enumerated() {
      if rank > 0 { writer.punctuate(",") }
      try part.write(to: &writer)
    }
    writer.punctuate("]")
  }
}

/// Writes a request as compact JSON, cut where the bytes of a file belong:
///
///     {"input":[{"type":"document","data":"   ·   the file as base64   ·   "}]}
struct RequestWriter {
  private var body = HTTPBody()
  /// What was written since the body was last added to.
  private var text = JSONWriter(capacity: Self.pieceCount)
  /// What is known of formats that were written before, if it is kept.
  private let formats: WrittenFormats?

  /// What most requests have room in, at least up to their first file.
  private static let pieceCount = 1 << 13

  /// Writes formats of answers anew, or as they are known.
  init(_ formats: WrittenFormats? = nil) { self.formats = formats }

  /// Writes what stands between values.
  mutating func punctuate(_ punctuation: StaticString) {
    text.write(verbatim: punctuation)
  }

  /// Writes a value.
  mutating func write(_ value: JSON) { text.write(value) }

  /// Writes an object, one member of which writes itself; it stands last if it stood nowhere.
  mutating func write(
    _ members: JSONObject, with name: String,
    _ writeValue: (inout RequestWriter) throws(MediaFileError) -> Void
  ) throws(MediaFileError) {
    var members = members
    if members[name] == nil { members[name] = .null }
    try write(members) { member, writer throws(MediaFileError) in
      if UTF8Text(member.name) == UTF8Text(name) {
        try writeValue(&writer)
      } else {
        writer.write(member.value)
      }
    }
  }

  /// Writes an object whose members' values are written by somebody who knows them.
  mutating func write(
    _ members: JSONObject,
    _ writeValue: (JSONObject.Member, inout RequestWriter) throws(MediaFileError) -> Void
  ) throws(MediaFileError) {
    punctuate("{")
    for (rank, member) in members.members.enumerated() {
      if rank > 0 { punctuate(",") }
      text.write(name: member.name)
      try writeValue(member, &self)
    }
    punctuate("}")
  }

  /// Writes the form of an answer, or a list of forms, as it was written before.
  mutating func write(format: JSON) {
    guard let formats else { return write(format) }
    switch format {
    case .object(let members): text.write(verbatim: formats.bytes(of: members))
    case .array(let items):
      punctuate("[")
      for (rank, item) in items.enumerated() {
        if rank > 0 { punctuate(",") }
        write(format: item)
      }
      punctuate("]")
    case .null, .bool, .number, .string: write(format)
    }
  }

  /// Writes bytes as a string of base64, which is made while it is sent.
  mutating func write(base64 media: LocalMedia) throws(MediaFileError) {
    punctuate("\"")
    flush()
    if let range = try media.measured() {
      body.append(base64: range)
    } else if case .bytes(let bytes) = media {
      body.append(base64: bytes)
    }
    punctuate("\"")
  }

  /// All that was written.
  consuming func finished() -> HTTPBody {
    flush()
    return body
  }

  private mutating func flush() {
    body.append(text.bytes)
    text = JSONWriter()
  }
}
