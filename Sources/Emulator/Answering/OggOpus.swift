/// A tenth of a second of silence as Opus in Ogg (RFC 7845): what a model's voice is asked for as
/// `audio/ogg_opus`.
enum OggOpus {
  /// The file; `rate` is what the sound is said to have been recorded at, as Opus itself runs at 48 kHz.
  static func silence(rate: Int) -> [UInt8] {
    var head = Array("OpusHead".utf8) + [1, 1]
    head += little(skipped, 2) + little(rate, 4) + [0, 0, 0]
    let tags = Array("OpusTags".utf8) + little(8, 4) + Array("emulator".utf8) + little(0, 4)
    // Six packets of 20 ms hold the samples that are skipped and a tenth of a second.
    return page(0, [head], at: 0, mark: 2) + page(1, [tags], at: 0, mark: 0)
      + page(2, Array(repeating: packet, count: 6), at: skipped + 4800, mark: 4)
  }

  /// What a decoder skips while it settles, in samples.
  private static let skipped = 312

  /// A packet of 20 ms without a sound: one channel, all of the band.
  private static let packet: [UInt8] = [0xF8, 0xFF, 0xFE]

  /// A page of short packets. Marks: 2 begins the stream, 4 ends it.
  private static func page(
    _ number: Int, _ packets: [[UInt8]], at samples: Int, mark: UInt8
  ) -> [UInt8] {
    var front = Array("OggS".utf8) + [0, mark]
    front += little(samples, 8) + little(1, 4) + little(number, 4)
    let sizes = [UInt8(packets.count)] + packets.map { UInt8($0.count) }
    let back = sizes + packets.joined()
    return front + little(Int(checksum(front + little(0, 4) + back)), 4) + back
  }

  /// The CRC of Ogg, which is not that of PNG: bits from the left, from zero.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.reduce(0) { sum, byte in
      var sum = sum ^ UInt32(byte) << 24
      for _ in 0..<8 { sum = sum & 0x8000_0000 == 0 ? sum << 1 : sum << 1 ^ 0x04C1_1DB7 }
      return sum
    }
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
