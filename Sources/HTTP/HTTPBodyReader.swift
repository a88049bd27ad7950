import Files

/// Reads a body from its first byte to its last, as often as it has to be sent, in no memory but the
/// caller's.
///
/// A file is open only while its segment is read, and is compared with its stamp at both ends: what
/// was sent is what was measured, or an error.
package struct HTTPBodyReader: ~Copyable {
  private let segments: [HTTPBody.Segment]
  /// The segment that is being read, and how much of it has been handed out.
  private var index = 0
  private var position = 0
  /// The file of that segment, once it has been opened.
  private var file: File?

  /// Stands before the first byte.
  package init(_ body: HTTPBody) { segments = body.segments }

  /// Goes back to before the first byte.
  package mutating func rewind() {
    (index, position) = (0, 0)
    file = nil
  }

  /// Fills the front of a buffer and says how much; zero is the end. All but the last calls leave
  /// less than four bytes of the buffer free.
  package mutating func read(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(HTTPBodyError) -> Int {
    var filled = 0
    // Base64 comes in fours: what is left below that is left, so that the next call begins with four.
    while index < segments.count, buffer.count - filled >= (filled == 0 ? 1 : 4) {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = min(rest.count, segments[index].count - position)
      filled += try fill(UnsafeMutableRawBufferPointer(rebasing: rest[..<count]))
    }
    return filled
  }

  /// Fills the front of a stretch that ends within the segment, and closes the segment at its end.
  private mutating func fill(
    _ target: UnsafeMutableRawBufferPointer
  ) throws(HTTPBodyError) -> Int {
    let segment = segments[index]
    let count = segment.isBase64 ? try encode(into: target) : target.count
    if !segment.isBase64 { try copy(from: position, into: target) }
    position += count
    if position == segment.count { try finishSegment() }
    return count
  }

  /// Fills the front of a stretch with base64: whole fours, or what fits of one.
  private mutating func encode(
    into target: UnsafeMutableRawBufferPointer
  ) throws(HTTPBodyError) -> Int {
    guard target.count >= 4, position % 4 == 0 else { return try encodePartOfFour(into: target) }
    let count = target.count / 4 * 4
    let offset = position / 4 * 3
    let raw = min(count / 4 * 3, segments[index].sourceCount - offset)
    // The bytes are read into the end of the very stretch that they will fill as base64.
    let source = UnsafeMutableRawBufferPointer(rebasing: target[(count - raw)..<count])
    try copy(from: offset, into: source)
    return Base64.encode(
      UnsafeRawBufferPointer(source),
      into: UnsafeMutableRawBufferPointer(rebasing: target[..<count]))
  }

  private mutating func encodePartOfFour(
    into target: UnsafeMutableRawBufferPointer
  ) throws(HTTPBodyError) -> Int {
    let offset = position / 4 * 3
    var source = [UInt8](repeating: 0, count: min(3, segments[index].sourceCount - offset))
    try source.withUnsafeMutableBufferPointer { source throws(HTTPBodyError) in
      try copy(from: offset, into: UnsafeMutableRawBufferPointer(source))
    }
    let part = Base64.encoded(source).utf8.dropFirst(position % 4).prefix(target.count)
    target.copyBytes(from: part)
    return part.count
  }

  /// Fills a stretch with bytes of the segment's source, in memory or on the disk.
  private mutating func copy(
    from offset: Int, into target: UnsafeMutableRawBufferPointer
  ) throws(HTTPBodyError) {
    switch segments[index] {
    case .bytes(let bytes), .base64(let bytes):
      target.copyBytes(from: bytes[offset..<offset + target.count])
    case .file(let range), .base64File(let range):
      let count = try read(range, from: offset, into: target)
      guard count == target.count else { throw .cutShort(range.path, at: offset + count) }
    }
  }

  private mutating func read(
    _ range: FileRange, from offset: Int, into target: UnsafeMutableRawBufferPointer
  ) throws(HTTPBodyError) -> Int {
    if file == nil { try open(range) }
    do throws(FileError) {
      return try file?.read(into: target, at: range.offset + offset) ?? 0
    } catch {
      throw .unreadable(error)
    }
  }

  private mutating func open(_ range: FileRange) throws(HTTPBodyError) {
    do throws(FileError) {
      file = try File(opening: range.path)
    } catch {
      throw .unreadable(error)
    }
    try checkStamp(of: range)
  }

  private mutating func finishSegment() throws(HTTPBodyError) {
    if let range = segments[index].range { try checkStamp(of: range) }
    file = nil
    (index, position) = (index + 1, 0)
  }

  private func checkStamp(of range: FileRange) throws(HTTPBodyError) {
    let stamp: FileStamp?
    do throws(FileError) {
      stamp = try file?.stamp()
    } catch {
      throw .unreadable(error)
    }
    guard stamp == range.stamp else { throw .changed(range.path) }
  }
}

extension HTTPBody {
  /// The whole body in memory, for those who have to see it at once.
  package func bytes(upTo limit: Int) throws(HTTPBodyError) -> [UInt8] {
    guard count <= limit else { throw .tooLarge(count: count, limit: limit) }
    var reader = HTTPBodyReader(self)
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    try bytes.withUnsafeMutableBufferPointer { whole throws(HTTPBodyError) in
      let whole = UnsafeMutableRawBufferPointer(whole)
      while case let count = try reader.read(
        into: UnsafeMutableRawBufferPointer(rebasing: whole[filled...])), count > 0
      {
        filled += count
      }
    }
    return bytes
  }
}
