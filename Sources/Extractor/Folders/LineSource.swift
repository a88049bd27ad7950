import Files

/// A file of lines that is open; all who read in it read the same file, whatever takes its place.
final class LineSource: Sendable {
  private let file: File
  /// For messages.
  let name: String

  init(opening path: FilePath) throws(RecordsError) {
    name = "\(path)"
    do throws(FileError) {
      file = try File(opening: path)
    } catch {
      throw RecordsError("\(path)", error.isMissing ? .missing : .unreadable(error.reason))
    }
  }

  /// Fills the front of a buffer from an offset on, and says how much there was.
  func read(into buffer: inout [UInt8], at offset: Int) throws(RecordsError) -> Int {
    let found = buffer.withUnsafeMutableBytes { buffer in
      Result { () throws(FileError) in try file.read(into: buffer, at: offset) }
    }
    do {
      return try found.get()
    } catch {
      throw RecordsError(name, .unreadable(error.reason))
    }
  }
}

/// Goes through the lines of a file with as much memory as the longest of them takes.
struct LineCursor {
  private let source: LineSource
  private var chunk = [UInt8](repeating: 0, count: 64 * 1024)
  /// What of the chunk was not handed out yet.
  private var rest = 0..<0
  private var offset = 0
  /// Of the line that was handed out last, from 1.
  private(set) var number = 0

  init(in source: LineSource) { self.source = source }

  /// The name of the file, for messages.
  var file: String { source.name }

  /// The next line without its end; nothing behind the last. A last line without an end is torn.
  mutating func next() throws(RecordsError) -> [UInt8]? {
    var line: [UInt8] = []
    number += 1
    while true {
      if rest.isEmpty, try !fill() {
        if line.isEmpty { return nil }
        throw RecordsError(file, .torn(line: number))
      }
      if let end = chunk[rest].firstIndex(of: UInt8(ascii: "\n")) {
        line += chunk[rest.lowerBound..<end]
        rest = end + 1..<rest.upperBound
        return line
      }
      line += chunk[rest]
      rest = 0..<0
    }
  }

  /// Reads on in the file, unless that is over.
  private mutating func fill() throws(RecordsError) -> Bool {
    let count = try source.read(into: &chunk, at: offset)
    offset += count
    rest = 0..<count
    return count > 0
  }
}
