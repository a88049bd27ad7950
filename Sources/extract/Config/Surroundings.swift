import Files
private import Glibc

/// What is around the command: variables, and where configuration files are.
struct Surroundings: Sendable {
  /// Whether all of it stays unread.
  let isUnread: Bool
  /// The nearest `extract.yaml`, from this folder upwards to that of the repository.
  let projectFile: FilePath?
  /// The user's own file, if it is there.
  let userFile: FilePath?

  /// The name of a project's file.
  static let projectName: FilePath = "extract.yaml"

  /// Looks around, unless nothing is to be read.
  init(isUnread: Bool) {
    let isOff = Self.value(of: "EXTRACT_NO_CONFIG").map { !["", "0", "false"].contains("\($0)") }
    self.isUnread = isUnread || isOff ?? false
    projectFile = self.isUnread ? nil : Self.findProjectFile()
    userFile = self.isUnread ? nil : Self.userPlace.flatMap { Self.isThere($0) ? $0 : nil }
  }

  func variable(_ name: String) -> FilePath? { isUnread ? nil : Self.value(of: name) }

  /// Whether a variable says anything, for one whose value is nobody's business.
  func isSet(_ name: String) -> Bool { Self.value(of: name).map { !$0.bytes.isEmpty } ?? false }

  /// Where the user's own file is, or would be.
  static var userPlace: FilePath? {
    let own = value(of: "XDG_CONFIG_HOME").flatMap { isAbsolute($0) ? $0 : nil }
    let folder = own ?? value(of: "HOME").flatMap { isAbsolute($0) ? $0.appending(".config") : nil }
    return folder?.appending("extract").appending("config.yaml")
  }

  private static func isAbsolute(_ path: FilePath) -> Bool { path.bytes.first == UInt8(ascii: "/") }

  /// The way up goes by names, as `../..`, so that what is found is named as it was reached.
  private static func findProjectFile() -> FilePath? {
    var folder: FilePath = "."
    for _ in 0..<64 {
      let file = folder == "." ? projectName : folder.appending(projectName)
      if isThere(file) { return file }
      if isThere(folder.appending(".git")) || isRoot(folder) { return nil }
      folder = folder == "." ? ".." : folder.appending("..")
    }
    return nil
  }

  private static func isThere(_ path: FilePath) -> Bool { status(path) != nil }

  private static func isRoot(_ folder: FilePath) -> Bool {
    guard let here = status(folder), let above = status(folder.appending("..")) else { return true }
    return here.st_ino == above.st_ino && here.st_dev == above.st_dev
  }

  private static func status(_ path: FilePath) -> stat? {
    var status = stat()
    let result = (path.bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer {
      $0.baseAddress.map { stat($0, &status) } ?? -1
    }
    return result == 0 ? status : nil
  }

  private static func value(of name: String) -> FilePath? {
    getenv(name).map { FilePath(cString: $0) }
  }
}
