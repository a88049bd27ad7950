import HTTP

/// What the API calls something of its own: `files/abc`, `models/gemini-3.5-flash`. People may leave
/// out the first word.
struct ResourceName {
  /// Without the first word.
  let id: String
  /// The whole, fit to stand in a path.
  let path: String

  static func file(_ text: String) throws(GeminiError) -> ResourceName { try Self(text, "files/") }
  static func model(_ text: String) throws(GeminiError) -> ResourceName {
    try Self(text, "models/")
  }

  /// The id is one segment of the path, whatever it holds.
  private init(_ text: String, _ collection: String) throws(GeminiError) {
    let bytes = Array(text.utf8)
    let id =
      bytes.starts(with: collection.utf8) ? bytes.dropFirst(collection.utf8.count) : bytes[...]
    guard !id.isEmpty, !id.allSatisfy({ $0 == UInt8(ascii: ".") }) else {
      throw .unsendable(.unsuitableName(text))
    }
    self.id = String(decoding: id, as: UTF8.self)
    path = collection + HTTPURL.encoded(self.id)
  }
}
