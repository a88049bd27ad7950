import Digest
import Files
import OrderedJSON

/// `records/NAME.json`, a file for each document, that holds what is on its line of `records.jsonl`, laid
/// out for people.
///
/// A file that is as it should be is left alone. The others are written under names that nobody looks at,
/// and get theirs when all of them are on the disk.
final class DocumentFilesSink: RecordSink {
  private let folder: Folder
  private var names = FileNames()
  private var files: [OutputFile] = []
  /// Those of the files that are to be renamed.
  private var drafts: [(temporary: FilePath, name: FilePath)] = []

  static let folderName: FilePath = "records"

  init(into folder: borrowing Folder) throws(SinkError) {
    self.folder = try Self.ownFolder(in: folder)
  }

  /// The folder of the files, made if it is missing.
  private static func ownFolder(in folder: borrowing Folder) throws(SinkError) -> Folder {
    do throws(FileError) {
      try folder.makeFolder(folderName)
      return try Folder(opening: folderName, in: folder)
    } catch {
      if case .refused(.opening, let path, _) = error { throw .notAFolder(path) }
      throw .file(error)
    }
  }

  deinit {
    for draft in drafts { try? folder.remove(draft.temporary) }
  }

  func append(_ record: ReadRecord) throws(SinkError) {
    let bytes = try Self.text(of: record.row)
    let name = names.name(for: record.row.document.bytes, ending: ".json")
    files.append(
      OutputFile(
        path: Self.folderName.appending(name), digest: SHA256(of: bytes), size: bytes.count))
    if isThere(name, with: bytes) { return }
    guard let temporary = FilePath(".\(OutputDraft.mark)-\(drafts.count).tmp") else { return }
    drafts.append((temporary, name))
    try SinkError.ofFiles { () throws(FileError) in
      try folder.makeFile(temporary, of: bytes)
    }
  }

  private static func text(of row: RecordRow) throws(SinkError) -> [UInt8] {
    do {
      return try JSON(parsing: row.line).bytes(.indented) + [UInt8(ascii: "\n")]
    } catch {
      throw .notJSON(document: row.document, error.fault)
    }
  }

  private func isThere(_ name: FilePath, with bytes: [UInt8]) -> Bool {
    guard let file = try? folder.file(name), let access = try? file.access(), access.isPrivate,
      let found = try? file.readAll(limit: bytes.count)
    else { return false }
    return found == bytes
  }

  func settle() throws(SinkError) {
    try SinkError.ofFiles { () throws(FileError) in
      for draft in drafts { try folder.settle(draft.temporary) }
    }
  }

  func takePlace() throws(SinkError) -> [OutputFile] {
    try SinkError.ofFiles { () throws(FileError) in
      while let draft = drafts.last {
        try folder.rename(draft.temporary, to: draft.name)
        drafts.removeLast()
      }
      try folder.sync()
    }
    return files
  }
}
