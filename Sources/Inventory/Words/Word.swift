import Files

/// What a caller's word stands for.
enum Word: Sendable {
  /// A file or a folder; one that a list names may be gone.
  case path(FilePath, isListed: Bool)
  case uri(FilePath, String)
  case glob(WordGlob)

  /// A list may be so long.
  static let longestList = 256 * 1024 * 1024

  /// All words with their lists read. What a caller wrote in vain is an error before anything is
  /// handed out.
  static func all(of request: InventoryRequest) throws(InventoryError) -> [Word] {
    var words: [Word] = []
    var hasReadInput = false
    for word in request.words {
      guard let list = list(in: word) else {
        words.append(try named(word, request))
        continue
      }
      if list == "-" {
        if hasReadInput { throw .standardInputTwice }
        hasReadInput = true
      }
      words += try lines(of: list)
    }
    return words
  }

  /// The file whose lines a word stands for, or `-`.
  private static func list(in word: FilePath) -> FilePath? {
    if word == "-" { return word }
    guard word.bytes.first == UInt8(ascii: "@"), word.bytes.count > 1 else { return nil }
    return FilePath(word.bytes.dropFirst())
  }

  private static func lines(of list: FilePath) throws(InventoryError) -> [Word] {
    do throws(FileError) {
      let file =
        list == "-"
        ? try File.standardInput() : try File(opening: list, allowing: .regularOrStream)
      return WordList.paths(in: try file.readAll(limit: longestList)).map { path in
        uri(path) ?? .path(path, isListed: true)
      }
    } catch { throw .file(error) }
  }

  private static func named(
    _ word: FilePath, _ request: InventoryRequest
  ) throws(InventoryError) -> Word {
    if let uri = uri(word) { return uri }
    do throws(FileError) {
      _ = try FileStatus(ofLinkOr: word)
    } catch {
      guard case .refused(_, _, let code) = error, FileError.isGone(code) else {
        return .path(word, isListed: false)
      }
      guard Glob.isOne(word.bytes) else { throw .missing(word) }
      return .glob(try WordGlob(word, takingHidden: request.takesHidden))
    }
    return .path(word, isListed: false)
  }

  private static func uri(_ word: FilePath) -> Word? {
    let isURI = ["https://", "http://", "gs://"].contains { word.bytes.starts(with: $0.utf8) }
    guard isURI, let text = String(validating: word.bytes, as: UTF8.self) else { return nil }
    return .uri(word, text)
  }
}

extension Word {
  /// Refuses what can only be meant otherwise. Where other words stand beside it, a folder of records may
  /// be what a shell made of `*`, and is a finding.
  func check(by rules: WalkRules, isOnly: Bool) throws(InventoryError) {
    switch self {
    case .glob(let glob): try glob.checkForMatch(by: rules)
    case .path(let path, false): try Walk.check(path.tidied, rules, isOnly: isOnly)
    case .path, .uri: break
    }
  }
}
