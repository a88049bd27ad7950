package import Files

/// Something that lies where the caller pointed.
package enum InventoryFinding: Sendable, Hashable {
  case document(FoundDocument)
  /// It was there, and is no document, for this reason.
  case skipped(FilePath, InventorySkip)
}

/// A document that is yet to be opened.
package struct FoundDocument: Sendable, Hashable {
  /// As the caller named it, without `./` and `//`: the path of its file, or of its group; no two
  /// documents have the same.
  package var name: FilePath
  /// Files in natural order of their names: `page-2.png` before `page-10.png`.
  package var parts: [Part]

  package enum Part: Sendable, Hashable {
    case file(FilePath, FileStamp)
    case uri(String)
  }

  package init(name: FilePath, parts: [Part]) {
    self.name = name
    self.parts = parts
  }
}

/// How many things there were, and how many of them nobody asked for.
package struct InventoryCounts: Sendable, Hashable {
  package var documents = 0
  package var skipped = 0
  /// Files and folders whose names begin with a full stop.
  package var hidden = 0
  /// Those that an ignore file names.
  package var ignored = 0
  /// Those that the caller's globs leave out.
  package var excluded = 0

  package init() {}
}
