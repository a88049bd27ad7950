import Digest
package import Files
package import OrderedJSON

/// The right answers to documents, as files: `receipt-cafe.json` is the answer to `receipt-cafe.txt`,
/// `receipt-cafe.pdf` or any other document of that name.
///
/// A document is known by its bytes when it lies in the folder too, or in the folder around it, or
/// when the answer's file is named by the SHA-256 of them; else by the name under which it was
/// uploaded or at which it is to be found. A text that is sent as it is counts as a document of its
/// UTF-8 bytes.
package struct AnswersFolder: Sendable {
  private let folder: FilePath
  /// The names of answers, without `.json`.
  private let names: Set<FilePath>
  /// The documents that were found, by the SHA-256 of their bytes.
  private let documents: [String: FilePath]

  private static let mostBytes = 64 << 20

  /// Looks at a folder; what lies in it later is not seen.
  package init(_ folder: FilePath) throws(FileError) {
    self.folder = folder
    names = Set(try folder.names().filter { $0.pathExtension == "json" }.map(\.stem))
    var documents: [String: FilePath] = [:]
    for place in [folder.appending(".."), folder] {
      // What is not a file, or not ours to read, is no document.
      for name in (try? place.names()) ?? [] where name.pathExtension != "json" {
        guard names.contains(name.stem) else { continue }
        for digest in Self.digests(place.appending(name)) { documents[digest] = name.stem }
      }
    }
    self.documents = documents
  }

  /// The digest of a document's bytes; of a text that is not UTF-8, that of its UTF-8 too, in which a
  /// client may send it.
  private static func digests(_ path: FilePath) -> [String] {
    guard let digest = try? SHA256(ofFileAt: path) else { return [] }
    guard path.pathExtension == "txt", let file = try? File(opening: path),
      let bytes = try? file.readAll(limit: mostTextBytes),
      let text = text(inOldEncoding: bytes)
    else { return ["\(digest)"] }
    return ["\(digest)", "\(SHA256(of: text.utf8))"]
  }

  private static let mostTextBytes = 1 << 20

  /// UTF-16 by its mark, else Latin-1; nothing if it is UTF-8.
  private static func text(inOldEncoding bytes: [UInt8]) -> String? {
    let mark = bytes.prefix(2)
    if mark == [0xFF, 0xFE] || mark == [0xFE, 0xFF] {
      let low = mark == [0xFF, 0xFE] ? 0 : 1
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
        UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8
      }
      return String(decoding: units, as: UTF16.self)
    }
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  /// How many answers there are.
  package var count: Int { names.count }

  /// The answer to the first document that has one.
  package func answer(to query: AnswerQuery) -> JSON? {
    (query.documents + query.texts.map(AnswerQuery.Document.init(text:))).lazy
      .compactMap(name).compactMap(read).first
  }

  private func name(of document: AnswerQuery.Document) -> FilePath? {
    if let digest = document.sha256 {
      if let name = documents[digest] { return name }
      if let name = FilePath(digest), names.contains(name) { return name }
    }
    guard let name = document.name.flatMap({ FilePath($0) })?.lastComponent else { return nil }
    return [name.stem, name].first(where: names.contains)
  }

  /// What is no JSON is no answer, either.
  private func read(_ name: FilePath) -> JSON? {
    let path = folder.appending(name.appendingExtension("json"))
    guard let file = try? File(opening: path), let bytes = try? file.readAll(limit: Self.mostBytes)
    else { return nil }
    return try? JSON(parsing: bytes)
  }
}

extension AnswerQuery.Document {
  fileprivate init(text: String) {
    self.init(sha256: "\(SHA256(of: text.utf8))", name: nil, mimeType: "text/plain")
  }
}

extension FilePath {
  /// The name without its extension.
  fileprivate var stem: FilePath {
    guard let end = pathExtension else { return lastComponent }
    return FilePath(lastComponent.bytes.dropLast(end.utf8.count + 1)) ?? lastComponent
  }

  fileprivate func appendingExtension(_ end: String) -> FilePath {
    FilePath(bytes + Array(".\(end)".utf8)) ?? self
  }
}
