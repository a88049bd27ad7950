import Digest
package import Files

/// What a projection that was killed leaves: files that never got their names.
enum Temporaries {
  private static let prefix = Array(".\(OutputDraft.mark)-".utf8)
  private static let suffix = Array(".tmp".utf8)

  /// Takes them away. Whoever projects holds the lock of the folder, so none belongs to anybody else.
  static func sweep(_ folder: borrowing Folder) throws(FileError) {
    for name in try folder.names() where isOurs(name) && folder.hasFile(name) {
      try folder.remove(name)
    }
  }

  private static func isOurs(_ name: FilePath) -> Bool {
    name.bytes.starts(with: prefix) && name.bytes.suffix(suffix.count).elementsEqual(suffix)
  }
}

extension Projection {
  /// Finds out whether files can be written in a folder. What a crash may leave of that, the next
  /// projection takes away.
  package static func probe(_ folder: FilePath) throws(FileError) {
    let folder = try Folder(opening: folder)
    _ = try FileReplacement(of: "records.jsonl", in: folder, mark: OutputDraft.mark)
  }
}

/// Files of an earlier projection that this one did not write: forms that are not asked for any more, and
/// documents that are gone. Beside new files they would tell old news.
enum Abandoned {
  /// Takes them away. A file that is not as it was written is somebody's work, and stays.
  static func remove(
    _ earlier: [OutputFile], unlessAmong written: [OutputFile], in folder: borrowing Folder
  ) throws(FileError) {
    let kept = Set(written.map(\.path))
    for file in earlier where !kept.contains(file.path) {
      let steps = file.path.bytes.split(separator: UInt8(ascii: "/")).compactMap { FilePath($0) }
      switch steps.count {
      case 1: try remove(file, as: steps[0], in: folder)
      case 2:
        guard let inner = try? Folder(opening: steps[0], in: folder) else { continue }
        try remove(file, as: steps[1], in: inner)
        folder.removeFolder(steps[0])
      // No projection writes deeper.
      default: continue
      }
    }
  }

  private static func remove(
    _ file: OutputFile, as name: FilePath, in folder: borrowing Folder
  ) throws(FileError) {
    guard name != "..", name != ".", folder.hasFile(name) else { return }
    var hasher = SHA256.Hasher()
    var size = 0
    try folder.file(name).forEachChunk {
      hasher.update($0)
      size += $0.byteCount
    }
    if size == file.size, hasher.finish() == file.digest { try folder.remove(name) }
  }
}
