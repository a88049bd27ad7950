import Files
private import Glibc

/// The folder of a ledger, such as `out/.extract`, held open: what is in it is ours and nobody else's.
///
/// Records are made of contracts and invoices. A folder into which others may reach is refused before
/// anything is written: one that belongs to somebody else, one behind a symbolic link, one in a folder
/// where everybody may rename what he likes.
final class LedgerFolder {
  /// Without symbolic links.
  let path: FilePath
  private let descriptor: Int32

  /// Opens a folder, made where it is missing if `makes` says so, with those that lead to it.
  init(_ path: FilePath, makes: Bool) throws(LedgerError) {
    // With a slash behind it, a symbolic link would be followed.
    let path = path.lastComponent == "/" ? path : path.folder.appending(path.lastComponent)
    if makes { try Self.make(path) }
    let descriptor = Glibc.open(Self.cString(path), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      throw Self.isLink(path) ? .notOurs(path, .link) : Self.refusal(of: path, code)
    }
    do throws(LedgerError) {
      try Self.judge(path, descriptor)
      do { self.path = try path.resolved() } catch { throw .file(error) }
      try Self.judgeFolders(above: self.path)
    } catch {
      Glibc.close(descriptor)
      throw error
    }
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
  }

  /// Whether there is something by that name, which then is a file of ours that nobody else may read.
  func has(_ name: FilePath) throws(LedgerError) -> Bool {
    var status = stat()
    if fstatat(descriptor, Self.cString(name), &status, AT_SYMLINK_NOFOLLOW) != 0 {
      if errno == ENOENT { return false }
      throw .file(.refused(.opening, path.appending(name), code: errno))
    }
    try Self.judgeFile(path.appending(name), status)
    return true
  }

  /// Opens a file of ours with mode 0600 whatever the umask is, made if it is missing. Only for files
  /// that SQLite does not have open: closing a file takes away all locks that a process has on it.
  func open(_ name: FilePath, _ flags: Int32) throws(LedgerError) -> Int32 {
    let path = path.appending(name)
    let file = openat(
      descriptor, Self.cString(name), flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard file >= 0 else { throw Self.refusal(of: path, errno) }
    var status = stat()
    do throws(LedgerError) {
      guard fstat(file, &status) == 0 else {
        throw .file(.refused(.opening, path, code: errno))
      }
      try Self.judgeFile(path, status)
      if flags & O_ACCMODE != O_RDONLY, fchmod(file, 0o600) != 0 {
        throw .file(.refused(.writing, path, code: errno))
      }
    } catch {
      close(file)
      throw error
    }
    return file
  }

  /// Whether a file that is open here still goes by that name.
  func stands(_ file: Int32, as name: FilePath) -> Bool {
    var (named, opened) = (stat(), stat())
    return fstatat(descriptor, Self.cString(name), &named, AT_SYMLINK_NOFOLLOW) == 0
      && fstat(file, &opened) == 0
      && named.st_ino == opened.st_ino && named.st_dev == opened.st_dev
  }

  /// What goes by a name.
  enum Place: Equatable {
    case nothing
    /// This file, by its number.
    case file(UInt64)
    /// The system does not say.
    case unknown
  }

  /// What goes by a name here, wherever the folder is by now.
  func place(of name: FilePath) -> Place {
    var status = stat()
    if fstatat(descriptor, Self.cString(name), &status, AT_SYMLINK_NOFOLLOW) == 0 {
      return .file(UInt64(status.st_ino))
    }
    return errno == ENOENT ? .nothing : .unknown
  }

  /// Puts the names of what was made or taken away on the disk.
  func sync() throws(LedgerError) {
    if fsync(descriptor) != 0, errno != EINVAL {
      throw .file(.refused(.writing, path, code: errno))
    }
  }

  func rename(_ name: FilePath, to other: FilePath) throws(LedgerError) {
    let code = renameat(
      descriptor, Self.cString(name), descriptor, Self.cString(other))
    if code != 0 { throw .file(.refused(.writing, path.appending(name), code: errno)) }
  }

  /// Takes a file away, if it is there.
  func remove(_ name: FilePath) throws(LedgerError) {
    if unlinkat(descriptor, Self.cString(name), 0) != 0, errno != ENOENT {
      throw .file(.refused(.writing, path.appending(name), code: errno))
    }
  }
}

extension LedgerFolder {
  private static func make(_ path: FilePath) throws(LedgerError) {
    if mkdir(cString(path), 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, path.folder != path else {
      throw .file(.refused(.writing, path, code: errno))
    }
    try make(path.folder)
    if mkdir(cString(path), 0o700) != 0, errno != EEXIST {
      throw .file(.refused(.writing, path, code: errno))
    }
  }

  private static func judge(_ path: FilePath, _ folder: Int32) throws(LedgerError) {
    var status = stat()
    guard fstat(folder, &status) == 0 else { throw .file(.refused(.opening, path, code: errno)) }
    if status.st_uid != geteuid() { throw .notOurs(path, .foreign) }
    if status.st_mode & 0o777 != 0o700, fchmod(folder, 0o700) != 0 {
      throw .file(.refused(.writing, path, code: errno))
    }
  }

  /// Where everybody may write and no sticky bit keeps him from it, he may put his own folder in ours's
  /// place.
  private static func judgeFolders(above path: FilePath) throws(LedgerError) {
    var folder = path
    repeat {
      folder = folder.folder
      var status = stat()
      guard lstat(cString(folder), &status) == 0 else {
        throw .file(.refused(.opening, folder, code: errno))
      }
      if status.st_mode & S_IWOTH != 0, status.st_mode & S_ISVTX == 0 {
        throw .notOurs(folder, .exposed)
      }
    } while folder != "/"
  }

  private static func judgeFile(_ path: FilePath, _ status: stat) throws(LedgerError) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFLNK: throw .notOurs(path, .link)
    default: throw .notOurs(path, .special)
    }
    if status.st_uid != geteuid() { throw .notOurs(path, .foreign) }
    // Under another name somebody could go on writing it.
    if status.st_nlink > 1 { throw .notOurs(path, .special) }
  }

  private static func isLink(_ path: FilePath) -> Bool {
    var status = stat()
    return lstat(cString(path), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func refusal(of path: FilePath, _ code: Int32) -> LedgerError {
    switch code {
    case ELOOP: .notOurs(path, .link)
    case ENOTDIR: .notOurs(path, .special)
    case ENOENT: .missing(path)
    case ENXIO: .notOurs(path, .special)
    default: .file(.refused(.opening, path, code: code))
    }
  }

  private static func cString(_ path: FilePath) -> [CChar] {
    path.bytes.map { CChar(bitPattern: $0) } + [0]
  }
}
