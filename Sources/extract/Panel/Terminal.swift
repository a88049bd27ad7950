private import Glibc

/// The terminal at standard error, if there is one, and the person before it.
enum Terminal {
  /// Whether people look at standard error, and lines there can be written again.
  static var isHere: Bool { isatty(STDERR_FILENO) == 1 && variable("TERM") != "dumb" }

  /// Whether somebody is there who can be asked.
  static var hasPerson: Bool { isatty(STDERR_FILENO) == 1 }

  /// How many columns and rows it has; a usual size where it does not say.
  static var size: (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
    else { return (80, 24) }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// What may be written on it, by the environment.
  static var look: Look {
    Look(isTerminal: isatty(STDERR_FILENO) == 1) { variable($0) }
  }

  /// Asks a person something that only yes or no is an answer to. Standard input may be a list of names,
  /// so it is the terminal itself that is read.
  static func isAgreed(_ question: String) -> Bool {
    guard let terminal = fopen("/dev/tty", "r+") else { return false }
    defer { fclose(terminal) }
    fputs(question, terminal)
    fflush(terminal)
    var line = [CChar](repeating: 0, count: 16)
    guard fgets(&line, Int32(line.count), terminal) != nil else { return false }
    let answer = line.prefix { $0 != 0 && $0 != CChar(UInt8(ascii: "\n")) }
      .map { UInt8(bitPattern: $0) | 0x20 }
    return ["y", "yes"].contains { Array($0.utf8) == answer }
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

/// What may be written for people: colours or none, all of Unicode or ASCII alone.
struct Look: Sendable, Equatable {
  var isColoured = false
  var isUTF8 = true

  init(isColoured: Bool = false, isUTF8: Bool = true) {
    self.isColoured = isColoured
    self.isUTF8 = isUTF8
  }

  /// By the conventions of `NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE`, `TERM` and of locales.
  init(isTerminal: Bool, _ variable: (String) -> String?) {
    func isSet(_ name: String) -> Bool { variable(name).map { !$0.isEmpty } ?? false }
    let isForced = isSet("CLICOLOR_FORCE") && variable("CLICOLOR_FORCE") != "0"
    let isWanted = isTerminal && variable("TERM") != "dumb" && variable("CLICOLOR") != "0"
    isColoured = !isSet("NO_COLOR") && (isForced || isWanted)
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].first(where: isSet).flatMap(variable) ?? ""
    let codes = locale.lowercased()
    isUTF8 = codes.contains("utf-8") || codes.contains("utf8")
  }
}
