import Files

/// The file that a key is read from: a file on a disk, ours, and closed to everybody else.
enum KeyFile {
  /// No key is as long.
  static let mostBytes = 4096

  static func key(in path: FilePath) throws(GeminiError) -> APIKey {
    do throws(KeyFault) {
      return try APIKey(checking: text(in: path))
    } catch {
      throw .badKey(.file("\(path)"), error)
    }
  }

  private static func text(in path: FilePath) throws(KeyFault) -> String {
    let access: File.Access
    let bytes: [UInt8]
    do throws(FileError) {
      // Access is asked of the file that is open, so that no other can be put in its place.
      let file = try File(opening: path)
      access = try file.access()
      bytes = access.isPrivate ? try file.readAll(limit: mostBytes) : []
    } catch {
      throw .unreadable(error.reason)
    }
    guard access.isOurs else { throw .belongsToAnother }
    guard access.isPrivate else { throw .isShared(mode: access.mode) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
