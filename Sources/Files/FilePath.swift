/// A path exactly as the file system spells it: bytes that need not be text.
///
/// Going through `String` loses names that are no UTF-8 and merges names that differ only in how
/// an accent is composed, so a path stays bytes from the command line to the system call.
package struct FilePath: Sendable, Hashable {
  /// Holds no NUL, for that is where a C string ends.
  package let bytes: [UInt8]

  /// Takes any bytes without a NUL.
  package init?(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    guard !bytes.contains(0) else { return nil }
    self.bytes = bytes
  }

  /// Takes a text without a NUL, as UTF-8.
  package init?(_ text: String) {
    self.init(text.utf8)
  }

  /// Copies the bytes before the NUL.
  package init(cString: UnsafePointer<CChar>) {
    var bytes: [UInt8] = []
    var next = cString
    while next.pointee != 0 {
      bytes.append(UInt8(bitPattern: next.pointee))
      next += 1
    }
    self.bytes = bytes
  }

  /// Only for bytes that were cut out of a path.
  private init(cutOut bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
  }
}

extension FilePath: ExpressibleByStringLiteral {
  /// A path written in the source.
  package init(stringLiteral text: String) {
    precondition(!text.utf8.contains(0), "A path in the source holds a NUL.")
    self.bytes = Array(text.utf8)
  }
}

extension FilePath: Comparable {
  /// Byte order: the same on every machine, whatever the language.
  package static func < (left: Self, right: Self) -> Bool {
    left.bytes.precedes(right.bytes)
  }
}

extension FilePath {
  /// The words of the command line after the command's name, as the bytes that were passed.
  package static var arguments: [FilePath] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      CommandLine.unsafeArgv[index].map { FilePath(cString: $0) }
    }
  }

  /// What lies in this folder under that name, or under that relative path.
  package func appending(_ name: FilePath) -> FilePath {
    let separator = bytes.isEmpty || bytes.last == Self.slash ? [] : [Self.slash]
    return FilePath(cutOut: bytes + separator + name.bytes)
  }

  /// The name after the last slash that has one: `c.json` of `a/c.json`, `b` of `a/b/`.
  package var lastComponent: FilePath {
    let path = withoutTrailingSlashes
    guard let slash = path.lastIndex(of: Self.slash), path.count > 1 else {
      return FilePath(cutOut: path)
    }
    return FilePath(cutOut: path[(slash + 1)...])
  }

  /// The folder that holds the last component: `a` of `a/c.json`, `.` of `c.json`.
  package var folder: FilePath {
    let path = withoutTrailingSlashes
    guard let slash = path.lastIndex(of: Self.slash) else { return "." }
    let folder = FilePath(cutOut: path[..<slash])
    return FilePath(cutOut: slash == 0 ? [Self.slash][...] : folder.withoutTrailingSlashes)
  }

  /// What follows the last full stop of the name, when that is text: `json` of `a/c.json`.
  ///
  /// A leading full stop hides a file and begins no extension.
  package var pathExtension: String? {
    let name = lastComponent.bytes
    guard let stop = name.lastIndex(of: UInt8(ascii: ".")), stop > 0, stop + 1 < name.count else {
      return nil
    }
    return String(validating: name[(stop + 1)...], as: UTF8.self)
  }

  private static let slash = UInt8(ascii: "/")

  /// Keeps one slash when there is nothing else.
  private var withoutTrailingSlashes: ArraySlice<UInt8> {
    let end = bytes.lastIndex { $0 != Self.slash }.map { $0 + 1 } ?? min(bytes.count, 1)
    return bytes[..<end]
  }
}
