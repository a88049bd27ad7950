import Files

/// The parts of a document as bytes: for each one a letter, the numbers of its stamp if it is a file, and
/// what it is called, behind its length.
extension InputEntry {
  /// Two lists of parts are equal where these are.
  var partBytes: [UInt8] {
    var bytes: [UInt8] = []
    for part in parts { Self.append(part, to: &bytes) }
    return bytes
  }

  private static func append(_ part: Part, to bytes: inout [UInt8]) {
    switch part {
    case .file(let path, let stamp):
      bytes.append(UInt8(ascii: "f"))
      append(stamp.device, to: &bytes)
      append(stamp.inode, to: &bytes)
      append(UInt64(bitPattern: Int64(stamp.size)), to: &bytes)
      append(UInt64(bitPattern: stamp.modified), to: &bytes)
      append(UInt64(path.bytes.count), to: &bytes)
      bytes += path.bytes
    case .uri(let uri):
      bytes.append(UInt8(ascii: "u"))
      append(UInt64(uri.utf8.count), to: &bytes)
      bytes += uri.utf8
    }
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }

  /// Reads parts back; `nil` for what is none.
  static func parts(from bytes: [UInt8]) -> [Part]? {
    var reader = PartReader(rest: bytes[...])
    var parts: [Part] = []
    while !reader.rest.isEmpty {
      guard let part = reader.part() else { return nil }
      parts.append(part)
    }
    return parts
  }
}

private struct PartReader {
  var rest: ArraySlice<UInt8>

  mutating func part() -> InputEntry.Part? {
    switch rest.popFirst() {
    case UInt8(ascii: "f"):
      guard let device = number(), let inode = number(), let size = number(),
        let modified = number(), let path = bytes().flatMap({ FilePath($0) })
      else { return nil }
      let stamp = FileStamp(
        device: device, inode: inode, size: Int(truncatingIfNeeded: size),
        modified: Int64(bitPattern: modified))
      return .file(path, stamp)
    case UInt8(ascii: "u"):
      return bytes().map { .uri(String(decoding: $0, as: UTF8.self)) }
    default:
      return nil
    }
  }

  private mutating func number() -> UInt64? {
    guard rest.count >= 8 else { return nil }
    defer { rest.removeFirst(8) }
    return UInt64(littleEndian: rest.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) })
  }

  private mutating func bytes() -> ArraySlice<UInt8>? {
    guard let count = number(), count <= rest.count else { return nil }
    defer { rest.removeFirst(Int(count)) }
    return rest.prefix(Int(count))
  }
}
