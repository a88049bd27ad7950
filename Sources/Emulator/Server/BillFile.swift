package import Files
package import OrderedJSON
private import Glibc

/// The bill as a file: an object a line, added as calls are billed, for its owner's eyes alone.
package final class BillFile: Sendable {
  private let path: FilePath
  private let descriptor: Int32

  /// Opens the file, or makes it; what is in it stays.
  package init(_ path: FilePath) throws(FileError) {
    self.path = path
    let name = path.bytes.map { CChar(bitPattern: $0) } + [0]
    let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW
    descriptor = open(name, flags, 0o600)
    guard descriptor >= 0 else { throw .refused(.writing, path, code: errno) }
  }

  deinit { close(descriptor) }

  /// Adds lines, each wholly.
  package func add(_ lines: [BillLine]) throws(FileError) {
    for line in lines {
      let bytes = line.json.bytes() + [UInt8(ascii: "\n")]
      // One call for each line: those of several emulators never mix.
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count == bytes.count else { throw .refused(.writing, path, code: errno) }
    }
  }
}

extension BillLine {
  /// The line as it stands in a file.
  package var json: JSON {
    func number(_ number: Int) -> JSON { .number(JSONNumber(number)) }
    return [
      "time": .string(time.inMicroseconds), "key": .string(key),
      "documents": .array(documents.map(JSON.string)), "model": .string(model),
      "input_tokens": number(inputTokens), "carried_tokens": number(carriedTokens),
      "output_tokens": number(outputTokens), "thought_tokens": number(thoughtTokens),
      "retries_seen": number(retriesSeen), "interaction": .string(interaction),
    ]
  }
}
