import HTTP

/// What the API calls something of its own: `files/abc`, `models/gemini-3.5-flash`. People may leave
/// out the first word, and may give the URI of a file.
struct ResourceName {
  /// Without the first word.
  let id: String
  /// The whole, fit to stand in a path.
  let path: String

  static func model(_ text: String) throws(GeminiError) -> ResourceName {
    try Self(text.utf8, "models/", as: text)
  }

  /// Of a URI only the id counts; nothing is ever asked of the host in it.
  static func file(_ text: String) throws(GeminiError) -> ResourceName {
    guard let url = HTTPURL(text) else { return try Self(text.utf8, "files/", as: text) }
    let parts = url.path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let word = parts.lastIndex(where: { $0.elementsEqual("files".utf8) }),
      word + 2 == parts.count
    else { throw .unsendable(.unsuitableName(text)) }
    return try Self(parts[word + 1].prefix { $0 != UInt8(ascii: ":") }, "files/", as: text)
  }

  /// The id is one segment of the path, whatever it holds.
  private init(
    _ name: some Sequence<UInt8>, _ collection: String, as text: String
  ) throws(GeminiError) {
    var id = Array(name)
    if id.starts(with: collection.utf8) { id.removeFirst(collection.utf8.count) }
    guard !id.isEmpty, !id.allSatisfy({ $0 == UInt8(ascii: ".") }) else {
      throw .unsendable(.unsuitableName(text))
    }
    self.id = String(decoding: id, as: UTF8.self)
    path = collection + HTTPURL.encoded(self.id)
  }
}
