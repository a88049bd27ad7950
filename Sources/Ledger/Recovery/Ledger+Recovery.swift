package import Files
private import Glibc
import SQLite

extension Ledger {
  /// Saves what can be read of a damaged ledger into a new one in its place; the old file is kept beside
  /// it. Says what was saved, in a line.
  package static func recover(in folder: FilePath) throws(LedgerError) -> String {
    let recovery = try Recovery(in: folder)
    let saved = try recovery.save()
    let kept = try recovery.takePlace()
    return "\(recovery.path): saved \(saved); the old file is \(kept)"
  }
}

/// A ledger that is copied into a new one, under the lock of its folder.
private struct Recovery {
  let path: FilePath
  private let folder: LedgerFolder
  private let lock: LockFile
  private let source: Database
  private static let new = Store.named(Store.name, ".new")
  private static let suffixes = [""] + Store.companions

  init(in folder: FilePath) throws(LedgerError) {
    self.folder = try LedgerFolder(folder, makes: false)
    lock = try LockFile(in: self.folder)
    path = self.folder.path.appending(Store.name)
    guard try self.folder.has(Store.name) else {
      throw lock.commits == 0 ? .missing(path) : .lost(path, "is gone")
    }
    do { source = try Database(at: path, .reading) } catch { throw LedgerError(error, of: path) }
    guard try Inspection(of: source, at: path).version() > 0 else {
      throw lock.commits == 0 ? .missing(path) : .lost(path, "nothing is in it any more")
    }
  }

  /// Makes the new file, and says what came into it.
  func save() throws(LedgerError) -> String {
    for suffix in Self.suffixes { try folder.remove(Store.named(Self.new, suffix)) }
    close(try folder.open(Self.new, O_RDWR | O_CREAT | O_EXCL))
    let newPath = folder.path.appending(Self.new)
    do {
      let target = try Database(at: newPath, .writing)
      try target.execute(
        "PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA synchronous = EXTRA")
      try LedgerFormat.migrate(target)
      try Salvage(from: source, to: target).copy()
      let commits = max(lock.commits, (try? source.number(of: "SELECT commits FROM ledger")) ?? 0)
      try target.execute(
        "UPDATE ledger SET commits = \(commits), seen = (SELECT coalesce(max(ended), 0) FROM run)")
      return try Self.summary(of: target)
    } catch {
      throw LedgerError(error, of: newPath)
    }
  }

  private static func summary(of target: Database) throws(SQLiteError) -> String {
    let counts = [
      ("input", "documents"), ("result", "results"), ("call", "calls"), ("answer", "answers"),
    ]
    var words: [String] = []
    for (table, name) in counts {
      words.append("\(try target.number(of: "SELECT count(*) FROM \(table)")) \(name)")
    }
    return words.joined(separator: ", ")
  }

  /// Puts the new file in place of the old one, and says what that is called now.
  func takePlace() throws(LedgerError) -> FilePath {
    var number = 1
    while try folder.has(Store.named(Store.name, ".damaged-\(number)")) { number += 1 }
    let kept = Store.named(Store.name, ".damaged-\(number)")
    // Its log goes with it, so that it can be looked at again; the log first, for a database without it
    // would look whole.
    for suffix in Self.suffixes.reversed() {
      let old = Store.named(Store.name, suffix)
      if try folder.has(old) { try folder.rename(old, to: Store.named(kept, suffix)) }
    }
    try folder.rename(Self.new, to: Store.name)
    try folder.sync()
    return kept
  }
}
