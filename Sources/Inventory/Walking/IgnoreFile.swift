import Files

/// What the ignore file of a folder says of all that lies in it, by the rules of gitignore(5).
struct IgnoreFile: Sendable {
  static let name: FilePath = ".extractignore"
  /// A larger one would make each file of a big folder slow.
  static let longest = 64 * 1024

  let rules: [Rule]

  struct Rule: Sendable {
    let glob: Glob
    let takesBack: Bool
    let isAboutFolders: Bool
    /// Whether it is about the last component of a path, not the path.
    let isAboutNames: Bool
  }

  init(parsing bytes: [UInt8]) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    rules = text.split(separator: UInt8(ascii: "\n")).compactMap(Rule.init)
  }

  /// Whether something is left out; nothing if no rule is about it.
  ///
  /// The path is that from the folder of the ignore file, and the name its last component.
  func leavesOut(_ path: ArraySlice<UInt8>, named name: ArraySlice<UInt8>, isFolder: Bool) -> Bool?
  {
    let last = rules.last { rule in
      (isFolder || !rule.isAboutFolders) && rule.glob.matches(rule.isAboutNames ? name : path)
    }
    return last.map { !$0.takesBack }
  }
}

extension IgnoreFile.Rule {
  /// A line; nothing for one that is empty or a comment.
  init?(_ line: ArraySlice<UInt8>) {
    var text = line.prefix { $0 != 0 }
    if text.count == line.count, text.last == UInt8(ascii: "\r") { text.removeLast() }
    guard text.first != UInt8(ascii: "#") else { return nil }
    text = Self.withoutTrailingSpaces(text)
    takesBack = text.first == UInt8(ascii: "!")
    if takesBack { text.removeFirst() }
    isAboutFolders = text.last == UInt8(ascii: "/")
    if isAboutFolders { text.removeLast() }
    isAboutNames = !text.contains(UInt8(ascii: "/"))
    if text.first == UInt8(ascii: "/") { text.removeFirst() }
    guard !text.isEmpty, text.count <= Glob.longest else { return nil }
    glob = Glob(Array(text), .ignoreFile)
  }

  /// A space at the end counts when a backslash stands before it.
  private static func withoutTrailingSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.startIndex
    var rest = line
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\") {
        // One that protects nothing is the end of a line that is left as it is.
        guard rest.popFirst() != nil else { return line }
        end = rest.startIndex
      } else if byte != UInt8(ascii: " ") {
        end = rest.startIndex
      }
    }
    return line[..<end]
  }
}

/// An ignore file, and how many bytes of a path lead to its folder.
struct IgnoreScope: Sendable {
  let file: IgnoreFile
  let depth: Int
}

extension [IgnoreScope] {
  /// What the ignore files of a folder and of those above it say: the nearest that says anything.
  func leaveOut(_ path: [UInt8], named name: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
    for scope in reversed() {
      let verdict = scope.file.leavesOut(path[scope.depth...], named: name, isFolder: isFolder)
      if let verdict { return verdict }
    }
    return false
  }
}
