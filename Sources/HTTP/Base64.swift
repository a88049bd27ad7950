private import CBase64

/// Base64 by RFC 4648 with the standard alphabet: written padded, read strictly.
package enum Base64 {
  /// How long so many bytes are in base64, padded.
  package static func count(encoding count: Int) -> Int { (count + 2) / 3 * 4 }

  /// The text of some bytes.
  package static func encoded(_ bytes: [UInt8]) -> String {
    let count = count(encoding: bytes.count)
    return String(unsafeUninitializedCapacity: count) { text in
      bytes.withUnsafeBytes { encode($0, into: UnsafeMutableRawBufferPointer(text)) }
    }
  }

  /// Writes the text of some bytes to the front of a buffer with room for it, and says how long the
  /// text is.
  ///
  /// The bytes may lie in the last three quarters of the very stretch that the text will fill: three
  /// are always read before four are written, so that what is still to be read is never reached.
  package static func encode(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Int {
    let whole = count(encoding: input.count)
    precondition(output.count >= whole, "There is no room for the base64 of these bytes.")
    let most = encodeMost(input, into: output)
    pairs.withUnsafeBufferPointer { pairs in
      var (from, to) = (most, most / 3 * 4)
      // Eight bytes are loaded and six of them used, for these fill a whole word of output.
      while input.count - from >= 8 {
        let word = UInt64(bigEndian: input.loadUnaligned(fromByteOffset: from, as: UInt64.self))
        let text =
          UInt64(pairs[Int(word >> 52)]) | UInt64(pairs[Int(word >> 40 & 0xFFF)]) << 16
          | UInt64(pairs[Int(word >> 28 & 0xFFF)]) << 32
          | UInt64(pairs[Int(word >> 16 & 0xFFF)]) << 48
        output.storeBytes(of: text.littleEndian, toByteOffset: to, as: UInt64.self)
        from += 6
        to += 8
      }
      while from < input.count {
        encodeGroup(input[from..<min(from + 3, input.count)], into: output, at: to, pairs)
        from += 3
        to += 4
      }
    }
    return whole
  }

  /// Leaves to the processor's wide instructions what they can do, and says how many bytes that was.
  private static func encodeMost(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> Int {
    guard let from = input.baseAddress, let to = output.baseAddress else { return 0 }
    return cbase64_encode_most(from, input.count, to)
  }

  /// Writes the four characters of one, two or three bytes.
  private static func encodeGroup(
    _ input: Slice<UnsafeRawBufferPointer>, into output: UnsafeMutableRawBufferPointer, at to: Int,
    _ pairs: UnsafeBufferPointer<UInt16>
  ) {
    var group = 0
    for byte in input { group = group << 8 | Int(byte) }
    group <<= 8 * (3 - input.count)
    let text = UInt32(pairs[group >> 12]) | UInt32(pairs[group & 0xFFF]) << 16
    output.storeBytes(of: text.littleEndian, toByteOffset: to, as: UInt32.self)
    if input.count < 3 { output[to + 3] = padding }
    if input.count < 2 { output[to + 2] = padding }
  }

  static let padding = UInt8(ascii: "=")
  static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Two characters for every twelve bits, the first in the low byte.
  private static let pairs: [UInt16] = alphabet.flatMap { first in
    alphabet.map { second in UInt16(second) << 8 | UInt16(first) }
  }
}
