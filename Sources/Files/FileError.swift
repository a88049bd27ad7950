private import Glibc

/// Why a file was not read or written.
package enum FileError: Error, Sendable, Hashable {
  /// The system refused an operation, with the number it gave (errno(3)).
  case refused(Operation, FilePath, code: Int32)
  case isFolder(FilePath)
  /// A pipe, device or socket where only a file on a disk will do.
  case isSpecial(FilePath)
  case tooLarge(FilePath, limit: Int)
  /// Another file stands there than the one that was found, or it was written to since.
  case changed(FilePath)

  /// What was asked of the system.
  package enum Operation: String, Sendable, Hashable {
    case opening, reading, writing
  }
}

extension FileError: CustomStringConvertible {
  /// One line: the path, what is wrong, and what to do where something can be done.
  package var description: String { "\(path): \(reason)" }

  /// What could not be read or written.
  package var path: FilePath {
    switch self {
    case .refused(_, let path, _), .isFolder(let path), .isSpecial(let path),
      .tooLarge(let path, _), .changed(let path):
      path
    }
  }

  /// What is wrong, and what to do where something can be done.
  package var reason: String {
    switch self {
    case .refused(let operation, _, let code): Self.explanation(of: code, while: operation)
    case .isFolder: "is a folder; name a file"
    case .isSpecial: "is a pipe, device or socket; copy its contents to a file, and name that file"
    case .tooLarge(_, let limit): "is larger than the \(limit) bytes allowed; make it smaller"
    case .changed: "has changed since it was found; run again when nobody writes to it"
    }
  }

  private static func explanation(of code: Int32, while operation: Operation) -> String {
    switch code {
    case ENOENT where operation == .writing: "its folder does not exist; make the folder first"
    case ENOENT: "there is no such file; check the path"
    case ENOTDIR: "goes through something that is not a folder; check the path"
    case EISDIR: "is a folder; name a file"
    case EACCES, EPERM: "\(operation.rawValue) is not permitted; change its permissions or owner"
    case ENOSPC, EDQUOT: "there is no space left for it; free some space"
    case EROFS: "its file system is read-only; choose another folder"
    case EMFILE, ENFILE: "too many files are open; close some, or raise the limit (ulimit -n)"
    case ENAMETOOLONG: "the path is too long; choose a shorter one"
    case ELOOP: "the path runs in circles of symbolic links; check the links"
    case EBADF: "is closed; connect it to a file or a pipe"
    default: "\(operation.rawValue) failed: \(name(of: code)); try again, or check the disk"
    }
  }

  private static func name(of code: Int32) -> String {
    var text = [CChar](repeating: 0, count: 128)
    guard strerror_r(code, &text, text.count) == 0 else { return "error \(code)" }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension FileError {
  /// Whether it says nothing of the file: the system has no more descriptors or memory to give.
  package var isShortage: Bool {
    guard case .refused(_, _, let code) = self else { return false }
    return [EMFILE, ENFILE, ENOMEM].contains(code)
  }

  /// What the system says of a path that is longer than it takes.
  package static let nameTooLong = ENAMETOOLONG
  /// What it says of links that lead to each other.
  package static let circle = ELOOP

  /// Whether nothing stands there.
  package var isMissing: Bool {
    if case .refused(_, _, let code) = self { Self.isGone(code) } else { false }
  }

  /// Whether somebody may not do it.
  package var isForbidden: Bool {
    if case .refused(_, _, let code) = self { [EACCES, EPERM].contains(code) } else { false }
  }

  /// Whether the system says that nothing stands at a path.
  package static func isGone(_ code: Int32) -> Bool { code == ENOENT || code == ENOTDIR }

  /// The same about another path.
  package func about(_ path: FilePath) -> FileError {
    switch self {
    case .refused(let operation, _, let code): .refused(operation, path, code: code)
    case .isFolder: .isFolder(path)
    case .isSpecial: .isSpecial(path)
    case .tooLarge(_, let limit): .tooLarge(path, limit: limit)
    case .changed: .changed(path)
    }
  }
}
