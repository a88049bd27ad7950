internal import OrderedJSON

/// A text that has passed the door: UTF-8, of bounded size, with no sign that readers of YAML disagree about.
struct SourceText: Sendable {
  /// The text without a byte order mark.
  let bytes: [UInt8]
  /// Where every sixty-fourth Unicode scalar begins: libyaml counts scalars, we count bytes.
  private let landmarks: [UInt32]

  private static let stride = 64

  /// Checks the bytes of a file, and drops the byte order mark of UTF-8.
  init(checking bytes: [UInt8], limit: Int) throws(YAMLError) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
    if bytes.count > limit { throw YAMLError(.tooLarge(limit: limit), at: 0, in: []) }
    if Self.isWide(bytes) { throw YAMLError(.wideEncoding, at: 0, in: []) }
    try Self.checkUTF8(bytes)
    try Self.checkCharacters(bytes)
    self.bytes = bytes
    self.landmarks = Self.landmarks(of: bytes)
  }

  /// How many bytes stand before the scalar with this number, counted from 0.
  func offset(ofScalar number: Int) -> Int {
    let block = min(number / Self.stride, landmarks.count - 1)
    var offset = Int(landmarks[block])
    var left = number - block * Self.stride
    while left > 0, offset < bytes.count {
      offset += 1
      while offset < bytes.count, Self.isContinuation(bytes[offset]) { offset += 1 }
      left -= 1
    }
    return offset
  }

  /// The byte at an offset, or nil outside the text.
  subscript(offset: Int) -> UInt8? {
    bytes.indices.contains(offset) ? bytes[offset] : nil
  }

  /// What a range of the text says.
  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
  }

  /// The place `offset` bytes into the text, with its line drawn.
  func place(at offset: Int) -> TextPlace {
    bytes.withUnsafeBytes { TextPlace(at: offset, in: $0) }
  }
}

// MARK: The door

extension SourceText {
  /// UTF-16 and UTF-32 begin with their mark or have a zero among the first two bytes.
  private static func isWide(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 1 else { return false }
    return bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      || bytes[0] == 0 || bytes[1] == 0
  }

  private static func checkUTF8(_ bytes: [UInt8]) throws(YAMLError) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw YAMLError(.invalidUTF8, at: error.byteOffsets.lowerBound, in: bytes)
    }
  }

  /// Refuses control characters, a second byte order mark, and the three line breaks of YAML 1.1:
  /// an editor shows one line where libyaml reads two.
  private static func checkCharacters(_ bytes: [UInt8]) throws(YAMLError) {
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      // Only these begin a character that may be refused; all others pass without being decoded.
      let isSuspect = byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF
      if isSuspect, let refused = refusedCharacter(at: offset, in: bytes) {
        throw YAMLError(.character(refused), at: offset, in: bytes)
      }
      offset += 1
    }
  }

  private static func refusedCharacter(at offset: Int, in bytes: [UInt8]) -> Unicode.Scalar? {
    let character = bytes[offset..<min(offset + 4, bytes.count)]
    guard let scalar = String(decoding: character, as: UTF8.self).unicodeScalars.first else {
      return nil
    }
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: return nil
    case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: return scalar
    default: return nil
    }
  }

  private static func landmarks(of bytes: [UInt8]) -> [UInt32] {
    var landmarks: [UInt32] = []
    var scalars = 0
    for (offset, byte) in bytes.enumerated() where !isContinuation(byte) {
      if scalars % stride == 0 { landmarks.append(UInt32(clamping: offset)) }
      scalars += 1
    }
    return landmarks.isEmpty ? [0] : landmarks
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0b1100_0000 == 0b1000_0000 }
}
