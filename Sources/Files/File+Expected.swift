private import Glibc

extension File {
  /// Opens the very file that was found before, as it was then: if another stands at its path by now,
  /// or it was written to since, that is an error and nothing of it is read.
  ///
  /// A symbolic link is followed only when it led to that file a moment before. Whoever swaps what
  /// stands at the path in that moment gains nothing: the open file is looked at once more.
  package init(opening path: FilePath, ifStill stamp: FileStamp) throws(FileError) {
    var status = try FileStatus(ofLinkOr: path)
    let isLink = status.kind == .link
    if isLink { status = try FileStatus(of: path) }
    guard status.stamp == stamp else { throw .changed(path) }
    let file: File
    do throws(FileError) {
      file = try File(opening: path, followingLink: isLink)
    } catch .refused(_, _, code: ELOOP) {
      throw .changed(path)
    }
    guard file.stampAtOpening == stamp else { throw .changed(path) }
    self = file
  }
}
