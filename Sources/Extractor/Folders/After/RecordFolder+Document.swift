import Digest
package import Files
import Ledger

extension RecordFolder {
  /// What is known of one document: by its name as in the outputs, by an ending of that which no other
  /// has, or by the beginning of its item.
  public func document(named word: String) throws(RecordFolderError) -> FolderDocument {
    guard let path = FilePath(word) else {
      throw RecordFolderError(.unknownDocument("", in: self.path))
    }
    return try document(named: path)
  }

  /// The same by the bytes of the name.
  package func document(named word: FilePath) throws(RecordFolderError) -> FolderDocument {
    let reader = try reader()
    let version = try lastRun(reader).version
    let name = try name(meantBy: word, reader, version: version)
    return try RecordFolderError.of { () throws(LedgerError) in
      try reader.found(name, version: version)
    }.orThrow(.unknownDocument(word, in: path))
  }

  /// The first names of documents that begin so.
  package func documentNames(
    most: Int, beginning start: FilePath
  ) throws(RecordFolderError) -> [FilePath] {
    struct Enough: Error {}
    let reader = try reader()
    let version = try lastRun(reader).version
    var names: [FilePath] = []
    do {
      try reader.forEachDocument(version: version) { row in
        if row.name.bytes.starts(with: start.bytes) { names.append(row.name) }
        if names.count == most { throw Enough() }
      }
    } catch is Enough {
      return names
    } catch {
      throw RecordFolderError(error, at: path)
    }
    return names
  }

  /// The one document that a word means.
  func name(
    meantBy word: FilePath, _ reader: LedgerReader, version: Int
  ) throws(RecordFolderError) -> FilePath {
    let exact = try RecordFolderError.of { () throws(LedgerError) in
      try reader.document(word, version: version)
    }
    if exact != nil { return word }
    var search = DocumentSearch(word)
    do { try reader.forEachDocument(version: version) { search.look(at: $0) } } catch {
      throw RecordFolderError(error, at: path)
    }
    let found = search.found
    guard let name = found.first else { throw RecordFolderError(.unknownDocument(word, in: path)) }
    guard found.count == 1 else { throw RecordFolderError(.severalDocuments(word, found)) }
    return name
  }
}

extension LedgerReader {
  fileprivate func found(
    _ name: FilePath, version: Int
  ) throws(LedgerError) -> FolderDocument? {
    guard let (input, state) = try document(name, version: version) else { return nil }
    switch input.state {
    case .listed: return FolderDocument(name, .open, version: version, nil, [])
    case .skipped(let word, let sentence):
      return FolderDocument(
        name, .skipped(word: word, sentence: sentence), version: version, nil, [])
    case .item(let key):
      let calls = try calls(of: key)
      guard case .ended(let end)? = state else {
        return FolderDocument(name, .open, version: version, key, calls)
      }
      return FolderDocument(name, .ended(end), version: version, key, calls)
    }
  }
}

extension Optional {
  fileprivate func orThrow(
    _ reason: RecordFolderError.Reason
  ) throws(RecordFolderError) -> Wrapped {
    guard let self else { throw RecordFolderError(reason) }
    return self
  }
}

/// Looks for the documents that a word may mean. The better a name fits, the sooner it is meant: shown
/// like the word, ending with it behind a slash, ending with it at all, an item that begins with it.
private struct DocumentSearch {
  private let word: FilePath
  private var fits: [[FilePath]] = [[], [], [], []]
  /// Nobody reads more of them.
  private static let most = 5
  /// Fewer digits are no hash.
  private static let leastDigits = 4

  init(_ word: FilePath) {
    self.word = word
  }

  /// Those that fit best.
  var found: [FilePath] { fits.first { !$0.isEmpty } ?? [] }

  mutating func look(at row: LedgerRow) {
    guard let rank = rank(of: row), fits[rank].count < Self.most else { return }
    fits[rank].append(row.name)
  }

  private func rank(of row: LedgerRow) -> Int? {
    let name = row.name.bytes
    if "\(row.name)".utf8.elementsEqual(word.bytes) { return 0 }
    if !word.bytes.isEmpty, name.count > word.bytes.count, name.hasSuffix(word.bytes) {
      return name[name.count - word.bytes.count - 1] == UInt8(ascii: "/") ? 1 : 2
    }
    guard case .ended(let key, _) = row.state, word.bytes.count >= Self.leastDigits,
      "\(key.digest)".utf8.starts(with: word.bytes)
    else { return nil }
    return 3
  }
}

extension Array<UInt8> {
  fileprivate func hasSuffix(_ bytes: [UInt8]) -> Bool { suffix(bytes.count).elementsEqual(bytes) }
}
