package import Files
import SQLite

/// Why the ledger cannot be used.
package enum LedgerError: Error, Sendable, Hashable {
  /// Another process writes it; which one, if that is known.
  case inUse(FilePath, process: Int32?)
  case missing(FilePath)
  /// What stands there may be in the hands of somebody else, or of another program.
  case notOurs(FilePath, Suspicion)
  case file(FileError)
  /// It was made by a newer version of this program.
  case newer(FilePath, version: Int)
  /// It cannot be read as what it is; nothing was changed.
  case damaged(FilePath, String)
  /// It was written, and all of it is gone: nothing can be saved.
  case lost(FilePath, String)
  /// Another program has it locked.
  case locked(FilePath)
  /// The disk refused a write: nothing after that was done.
  case storage(FilePath, String)
  /// It was closed before.
  case closed(FilePath)

  package enum Suspicion: Sendable, Hashable {
    /// It is a symbolic link.
    case link
    /// It is neither a file nor a folder, or not the one that it should be.
    case special
    /// It belongs to another user.
    case foreign
    /// Everybody may rename what is in it.
    case exposed
    /// It is a database of another program.
    case otherProgram
  }

  /// What SQLite says of a file.
  init(_ error: SQLiteError, of path: FilePath) {
    let reason = FileError.refused(.writing, path, code: error.systemCode).reason
    switch error.kind {
    case .corrupt, .other: self = .damaged(path, error.message)
    case .busy: self = .locked(path)
    case .full: self = .storage(path, "there is no space left for it; free some space")
    case .inputOutput, .forbidden:
      self = .storage(path, error.systemCode == 0 ? "\(error.message); check the disk" : reason)
    }
  }
}

extension LedgerError: CustomStringConvertible {
  /// One line: where, what is wrong, and what to do.
  package var description: String {
    switch self {
    case .inUse(let path, let process):
      let name = process.map { " (process \($0))" } ?? ""
      return "\(path): another run is at work here\(name); wait for it, or choose another --out"
    case .missing(let path): return "\(path): there is no ledger here; name the folder of a run"
    case .notOurs(let path, let suspicion): return "\(path): \(suspicion)"
    case .file(let error): return error.description
    case .newer(let path, let version):
      return "\(path): a newer extract made it (form \(version)); use that one, or another --out"
    case .damaged(let path, let what):
      return "\(path): is damaged: \(what); nothing was changed; see what `extract recover` saves"
    case .lost(let path, let what):
      return
        "\(path): \(what), and nothing can be saved of it; bring back a copy, name another --out,"
        + " or take \(path.folder) away and pay again with --force"
    case .locked(let path): return "\(path): another program has it locked; close that program"
    case .storage(let path, let reason): return "\(path): \(reason)"
    case .closed(let path): return "\(path): was closed; open it again"
    }
  }
}

extension LedgerError.Suspicion: CustomStringConvertible {
  package var description: String {
    switch self {
    case .link: "is a symbolic link, which anybody may have laid; name what it leads to"
    case .special: "is not what a run leaves there; move it away, or choose another --out"
    case .foreign: "belongs to another user; choose another --out"
    case .exposed:
      "everybody may write here, and put something else in our place; choose another --out"
    case .otherProgram: "is a database of another program; move it away, or choose another --out"
    }
  }
}
