import Files

/// Documents of several files, while their files are found. A document stands where the first of its
/// files was found.
///
/// Files of one document may come by different words, as a shell makes of `inbox/*`, so they are kept
/// until all words were read.
struct Groups {
  private let rule: Rule
  private var documents: [Draft] = []
  private var byKey: [Key: Int] = [:]
  /// Whose a path is: of a document, or of none.
  private var owners: [FilePath: Int?] = [:]

  enum Rule: Sendable {
    case stem
    case folder
    case pattern(GroupPattern)

    init(_ grouping: InventoryRequest.Grouping) throws(InventoryError) {
      switch grouping {
      case .stem: self = .stem
      case .folder: self = .folder
      case .pattern(let text): self = .pattern(try GroupPattern(text))
      }
    }
  }

  private struct Key: Hashable {
    let folder: FilePath
    /// What the names share; nothing for a file that is its own document.
    let shared: [UInt8]?
    let name: FilePath?
  }

  private struct Draft {
    let name: FilePath
    var parts: [(path: FilePath, part: FoundDocument.Part)] = []
    /// A file that belongs to it and cannot be read.
    var missing: FilePath?
  }

  init(by rule: Rule) { self.rule = rule }

  /// Notes a file, a URI, or something that is neither.
  mutating func add(_ found: Found) {
    switch found.what {
    case .file(let stamp):
      let index = document(of: found)
      documents[index].parts.append((found.path, .file(found.path, stamp)))
      owners[found.path] = index
    case .uri(let text):
      documents.append(Draft(name: found.path, parts: [(found.path, .uri(text))]))
    case .skipped(let skip):
      switch skip {
      case .unreadable, .missing: documents[document(of: found)].missing = found.path
      default: break
      }
      owners[found.path] = .some(nil)
    }
  }

  /// All documents, and those of which a part cannot be read.
  func findings() -> [InventoryFinding] {
    documents.indices.compactMap { index in
      let draft = documents[index]
      guard let first = draft.parts.first else { return nil }
      // Its name may be that of a file that is none of its own.
      let isTaken = owners[draft.name].map { $0 != index } ?? false
      let name = isTaken ? first.path : draft.name
      if let missing = draft.missing { return .skipped(name, .incomplete(without: missing)) }
      let parts = draft.parts.sorted { NaturalOrder.precedes($0.path.bytes, $1.path.bytes) }
      return .document(FoundDocument(name: name, parts: parts.map(\.part)))
    }
  }

  private mutating func document(of found: Found) -> Int {
    let name = found.path.lastComponent
    let shared = shared(in: name)
    let key = Key(
      folder: found.place.folder, shared: shared, name: shared == nil ? name : nil)
    if let known = byKey[key] { return known }
    byKey[key] = documents.count
    documents.append(Draft(name: self.name(of: found.path, sharing: shared)))
    return documents.count - 1
  }

  private func shared(in name: FilePath) -> [UInt8]? {
    switch rule {
    case .folder: []
    case .pattern(let pattern): pattern.shared(in: name.bytes)
    case .stem:
      name.bytes.lastIndex(of: UInt8(ascii: ".")).flatMap { stop in
        stop > 0 ? Array(name.bytes[..<stop]) : nil
      } ?? name.bytes
    }
  }

  /// What a document is called: like the file if it is the only one, like the folder, or by what the
  /// names of its files share.
  private func name(of path: FilePath, sharing shared: [UInt8]?) -> FilePath {
    guard let shared, let name = FilePath(shared) else { return path }
    if name.bytes.isEmpty { return path.folder }
    return path.folder == "." ? name : path.folder.appending(name)
  }
}
