import Files

/// A text with a path or a URI on each line.
enum WordList {
  /// The paths, each as it stands there: spaces belong to them. Where the text holds a NUL, that ends
  /// each, as `find -print0` writes them; else a line does, with or without a carriage return.
  static func paths(in text: [UInt8]) -> [FilePath] {
    let separatedByNUL = text.contains(0)
    let lines = text.split(separator: separatedByNUL ? 0 : UInt8(ascii: "\n"))
    return lines.compactMap { line in
      var line = line
      if !separatedByNUL {
        if line.startIndex == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
      }
      return line.isEmpty ? nil : FilePath(line)
    }
  }
}
