/// The fields of a message as they came, line by line. Most are never asked for, so only those that are
/// become texts.
package struct ReceivedFields: Sendable {
  /// All lines one after the other, without their endings.
  private var bytes: [UInt8] = []
  /// Where each of them ends.
  private var ends: [Int] = []

  /// No fields yet, and room for a number of lines.
  package init(lines: Int = 0) {
    bytes.reserveCapacity(lines * 40)
    ends.reserveCapacity(lines)
  }

  /// Adds a line without its ending.
  package mutating func add(_ line: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: line)
    ends.append(bytes.count)
  }

  /// All that may stand in a message, in order.
  var fields: [HTTPHeaders.Field] {
    var fields: [HTTPHeaders.Field] = []
    forEach { line in
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return true }
      let name = String(decoding: line[..<colon], as: UTF8.self)
      if HTTPHeaders.isToken(name), let value = Self.value(line[(colon + 1)...]) {
        fields.append((name, value))
      }
      return true
    }
    return fields
  }

  /// The first value of a name.
  func first(_ name: String) -> String? {
    var found: String?
    forEachValue(of: name) { value in
      found = value
      return false
    }
    return found
  }

  /// All values of a name, in order.
  func all(_ name: String) -> [String] {
    var found: [String] = []
    forEachValue(of: name) { value in
      found.append(value)
      return true
    }
    return found
  }

  private func forEachValue(of name: String, _ body: (String) -> Bool) {
    guard HTTPHeaders.isToken(name) else { return }
    let name = name.utf8Span.span
    forEach { line in
      guard line.count > name.count, line[name.count] == UInt8(ascii: ":") else { return true }
      for index in name.indices
      where HTTPHeaders.lowercased(line[index]) != HTTPHeaders.lowercased(name[index]) {
        return true
      }
      return Self.value(line[(name.count + 1)...]).map(body) ?? true
    }
  }

  /// Hands out line after line, until the answer is `false`.
  private func forEach(_ body: (UnsafeRawBufferPointer) -> Bool) {
    bytes.withUnsafeBytes { bytes in
      var start = 0
      for end in ends {
        guard body(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) else { return }
        start = end
      }
    }
  }

  /// What stands behind a colon, without blanks around it; none if it could not stand in a message.
  private static func value(_ bytes: Slice<UnsafeRawBufferPointer>) -> String? {
    let value = bytes.drop(while: isBlank)
    let end = value.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? value.startIndex
    guard value[..<end].allSatisfy(HTTPHeaders.mayStandInValue) else { return nil }
    return String(decoding: value[..<end], as: UTF8.self)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
