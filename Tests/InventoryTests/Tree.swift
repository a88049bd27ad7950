import Files
import Glibc
import Inventory
import TestSupport

/// A folder with files in it for one test, and what an inventory finds there.
struct Tree: Sendable {
  let folder = TemporaryFolder()
  var path: FilePath { folder.path }

  /// Makes files, each with a byte in it, and the folders that they need; a path that ends in a slash
  /// is a folder.
  init(_ paths: FilePath...) { add(paths) }

  func add(_ paths: [FilePath], holding bytes: [UInt8] = [0x78]) {
    for path in paths {
      if path.bytes.last == UInt8(ascii: "/") {
        makeFolders(to: path.appending("x"))
      } else {
        makeFolders(to: path)
        _ = folder.file(path, holding: bytes)
      }
    }
  }

  func add(_ path: FilePath, holding text: String) { add([path], holding: Array(text.utf8)) }

  func link(_ path: FilePath, to target: FilePath) {
    makeFolders(to: path)
    let target = target.bytes.map(CChar.init(bitPattern:)) + [0]
    _ = folder.thing(path) { symlink(target, $0) }
  }

  private func makeFolders(to path: FilePath) {
    let names = path.bytes.split(separator: UInt8(ascii: "/")).dropLast()
    for count in names.indices {
      guard let path = FilePath(names[...count].joined(separator: [UInt8(ascii: "/")])) else {
        continue
      }
      let text = folder.path(path).bytes.map(CChar.init(bitPattern:)) + [0]
      mkdir(text, 0o700)
    }
  }
}

extension Tree {
  /// What is found by words that are paths in this folder, as lines of text: `a.pdf`, `a = a.png a.txt`
  /// for a group, `link b` for something that is skipped.
  func lines(
    _ words: FilePath..., with change: (inout InventoryRequest) -> Void = { _ in }
  ) throws -> [String] {
    var request = InventoryRequest(words: words.map { word(for: $0) })
    change(&request)
    return try lines(request).lines
  }

  func lines(_ request: InventoryRequest) throws -> (lines: [String], counts: InventoryCounts) {
    var lines: [String] = []
    let counts = try Inventory(request).take { lines.append(line(for: $0)) }
    return (lines, counts)
  }

  /// A word as it is passed: URIs and `-` as they are, all else within this folder.
  func word(for word: FilePath) -> FilePath {
    if word == "-" || "\(word)".contains("://") { return word }
    if word.bytes.first == UInt8(ascii: "@") {
      return FilePath(Array("@".utf8) + folder.path(FilePath(word.bytes.dropFirst()) ?? "").bytes)
        ?? ""
    }
    return folder.path(word)
  }

  func line(for finding: InventoryFinding) -> String {
    switch finding {
    case .skipped(let path, let skip): return "\(skip.word) \(shown(path))"
    case .document(let document):
      let parts = document.parts.map { part in
        switch part {
        case .file(let path, _): shown(path)
        case .uri(let text): text
        }
      }
      let name = shown(document.name)
      return parts == [name] ? name : "\(name) = \(parts.joined(separator: " "))"
    }
  }

  /// A path within this folder.
  func shown(_ found: FilePath) -> String {
    let prefix = path.appending("").bytes
    guard found.bytes.starts(with: prefix) else { return found == path ? "." : "\(found)" }
    return FilePath(found.bytes.dropFirst(prefix.count)).map { "\($0)" } ?? "?"
  }
}
