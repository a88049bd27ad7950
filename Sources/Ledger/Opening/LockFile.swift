import Files
private import Glibc

/// The file `lock`: whoever holds a lock on it (flock(2)) writes the ledger; the kernel takes the lock
/// away when that process ends, however it ends.
///
/// It tells two numbers, which decide nothing about the lock: the process, for the message, and how many
/// commits were acknowledged. A ledger that has fewer lost some, or is an old copy.
final class LockFile {
  private static let name: FilePath = "lock"
  private static let digits = (process: 10, commits: 20)

  private let path: FilePath
  private let file: Int32
  /// As it was found.
  let commits: Int

  /// Takes the lock, or says who has it.
  init(in folder: LedgerFolder) throws(LedgerError) {
    path = folder.path.appending(Self.name)
    var tries = 0
    while true {
      let file = try folder.open(Self.name, O_RDWR | O_CREAT)
      if flock(file, LOCK_EX | LOCK_NB) == 0, folder.stands(file, as: Self.name) {
        self.file = file
        break
      }
      let (code, holder) = (errno, Self.read(file).process)
      close(file)
      tries += 1
      // Whoever asks whether somebody is at work here holds it for a moment.
      guard tries < 5 else {
        if code == EWOULDBLOCK { throw .inUse(folder.path, process: holder) }
        throw .file(.refused(.writing, path, code: code))
      }
      usleep(10_000)
    }
    commits = Self.read(file).commits
    try note(commits: commits)
  }

  deinit {
    Self.letGo(of: file)
  }

  /// Notes how many commits are on the disk by now. It need not get there itself: after a power cut, an
  /// older number is true as well.
  func note(commits: Int) throws(LedgerError) {
    let text =
      Self.padded(Int(getpid()), Self.digits.process) + [UInt8(ascii: " ")]
      + Self.padded(commits, Self.digits.commits) + [UInt8(ascii: "\n")]
    let count = text.withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, 0) }
    if count != text.count {
      throw .storage(
        path, FileError.refused(.writing, path, code: count < 0 ? errno : ENOSPC).reason)
    }
  }

  /// Closing alone would not do: a child that is being started has the file open, too, until it
  /// becomes another program.
  private static func letGo(of file: Int32) {
    flock(file, LOCK_UN)
    close(file)
  }

  private static func padded(_ number: Int, _ count: Int) -> [UInt8] {
    var digits = [UInt8](repeating: UInt8(ascii: "0"), count: count)
    var rest = number
    for place in digits.indices.reversed() where rest > 0 {
      digits[place] += UInt8(rest % 10)
      rest /= 10
    }
    return digits
  }
}

extension LockFile {
  /// What the file tells; nothing where somebody has written something else into it.
  private static func read(_ file: Int32) -> (process: Int32?, commits: Int) {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = bytes.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, 0) }
    let words = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
      .split { $0 == " " || $0 == "\n" }
    guard words.count == 2, let process = Int32(words[0]), let commits = Int(words[1]) else {
      return (nil, 0)
    }
    return (process, commits)
  }

  /// Whether somebody writes the ledger in a folder at this moment, and how many commits he has told of.
  static func look(
    in folder: LedgerFolder
  ) throws(LedgerError) -> (isHeld: Bool, commits: Int) {
    guard try folder.has(name) else { return (false, 0) }
    let file = try folder.open(name, O_RDONLY)
    defer { letGo(of: file) }
    let isHeld = flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
    return (isHeld, read(file).commits)
  }
}
