import HTTP
import OrderedJSON

/// Pictures, sounds and films as answers: tiny, but what they say they are.
struct GeneratedMedia {
  private let request: CreateRequest
  private let modalities: [String]
  private let formats: [JSON]
  /// The colour of pictures and the pitch of sounds, for which a whole request is digested.
  private let seed: () -> UInt64
  /// What the model or the formats ask for; nothing for an answer in text.
  private(set) var content: [JSON] = []

  /// Makes what is asked for.
  init(_ request: CreateRequest, seed: @escaping () -> UInt64) throws(APIError) {
    self.request = request
    self.seed = seed
    let words = request.body["response_modalities"]?.array ?? []
    modalities = words.compactMap { $0.string?.lowercased() }
    formats = request.formats
    if wants("image", "image", "banana") { content.append(image) }
    if wants("audio", "tts", "lyria") { content.append(try audio()) }
    if wants("video", "omni") { content.append(video) }
  }

  /// Whether text is wanted too.
  var isBesideText: Bool { modalities.contains("text") || format("text") != nil }

  private func wants(_ kind: String, _ names: String...) -> Bool {
    if modalities.contains(kind) || format(kind) != nil { return true }
    return !isBesideText && names.contains { request.maker.name.hasBytes(of: $0) }
  }

  private func format(_ kind: String) -> JSON? {
    formats.first { $0["type"]?.string == kind }
  }

  // MARK: Pictures

  private var image: JSON {
    let isJPEG = format("image")?["mime_type"] == "image/jpeg"
    return [
      "type": "image", "mime_type": isJPEG ? "image/jpeg" : "image/png",
      "data": .string(Base64.encoded(isJPEG ? Self.jpeg : png)),
    ]
  }

  /// Eight by eight pixels of one colour.
  private var png: [UInt8] {
    let seed = seed()
    let pixel = [UInt8(truncatingIfNeeded: seed), UInt8(truncatingIfNeeded: seed >> 8), 128]
    let row: [UInt8] = [0] + Array(repeatElement(pixel, count: 8).joined())
    let rows: [UInt8] = Array(repeatElement(row, count: 8).joined())
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    let header: [UInt8] = Self.big(8) + Self.big(8) + [8, 2, 0, 0, 0]
    let chunks = [("IHDR", header), ("IDAT", Self.stored(rows)), ("IEND", [])]
    return chunks.reduce(signature) { $0 + Self.chunk($1.0, $1.1) }
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    let checksum: [UInt8] = big(Int(crc32(body)))
    return big(data.count) + body + checksum
  }

  /// A zlib stream of one block that is not compressed.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    let count = UInt16(bytes.count)
    let length = [count, ~count].flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let header: [UInt8] = [0x78, 0x01, 0x01] + length
    return header + bytes + big(Int(adler32(bytes)))
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = ~0
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB8_8320 }
    }
    return ~sum
  }

  private static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65521
      high = (high + low) % 65521
    }
    return high << 16 | low
  }

  private static func big(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// Eight by eight grey pixels, baseline.
  private static let jpeg: [UInt8] = {
    let oneCode: [UInt8] = [1] + [UInt8](repeating: 0, count: 16)
    let flat: [UInt8] = [0] + [UInt8](repeating: 1, count: 64)
    let name: [UInt8] = [0x4A, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]
    let segments: [(UInt8, [UInt8])] = [
      (0xE0, name), (0xDB, flat), (0xC0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]),
      (0xC4, [0x00] + oneCode), (0xC4, [0x10] + oneCode), (0xDA, [1, 1, 0, 0, 63, 0]),
    ]
    var file: [UInt8] = [0xFF, 0xD8]
    for (marker, data) in segments {
      file += [0xFF, marker, 0, UInt8(data.count + 2)]
      file += data
    }
    file += [0x3F, 0xFF, 0xD9]
    return file
  }()

  private var video: JSON {
    let film = StillFilm.of(Self.jpeg, side: 8)
    return ["type": "video", "mime_type": "video/mp4", "data": .string(Base64.encoded(film))]
  }

  // MARK: Sounds

  private func audio() throws(APIError) -> JSON {
    let format = format("audio")
    let rate = format?["sample_rate"]?.number?.exactly(Int.self) ?? 24_000
    guard (8_000...192_000).contains(rate) else {
      throw .invalid("Invalid value at 'response_format.sample_rate': \(rate) is out of range.")
    }
    let isMusic = request.maker.name.hasBytes(of: "lyria")
    let type = format?["mime_type"]?.string ?? (isMusic ? "audio/mp3" : "audio/wav")
    return [
      "type": "audio", "mime_type": .string(type), "sample_rate": .number(JSONNumber(rate)),
      "channels": 1, "data": .string(Base64.encoded(try sound(of: type, rate))),
    ]
  }

  private func sound(of type: String, _ rate: Int) throws(APIError) -> [UInt8] {
    switch type {
    case "audio/wav": Self.wav(tone(rate), rate)
    case "audio/l16": tone(rate)
    case "audio/mp3": Array(repeatElement(Self.silentFrame, count: 4).joined())
    case "audio/ogg_opus": OggOpus.silence(rate: rate)
    case "audio/alaw": [UInt8](repeating: 0xD5, count: rate / 10)
    case "audio/mulaw": [UInt8](repeating: 0xFF, count: rate / 10)
    default: throw APIError(501, "The emulator makes no \(type).")
    }
  }

  /// A tenth of a second of a square wave, in samples of 16 bits, little end first.
  private func tone(_ rate: Int) -> [UInt8] {
    let half = max(1, rate / (440 + 2 * Int(seed() % 200)))
    return (0..<(rate / 10)).flatMap { sample -> [UInt8] in
      sample / half % 2 == 0 ? [0x00, 0x08] : [0x00, 0xF8]
    }
  }

  private static func wav(_ samples: [UInt8], _ rate: Int) -> [UInt8] {
    let format: [UInt8] = [1, 0, 1, 0] + little(rate) + little(rate * 2) + [2, 0, 16, 0]
    var file = Array("RIFF".utf8) + little(36 + samples.count)
    file += Array("WAVEfmt ".utf8) + little(16) + format
    return file + Array("data".utf8) + little(samples.count) + samples
  }

  private static func little(_ number: Int) -> [UInt8] { big(number).reversed() }

  /// One frame of MPEG-1 layer III, mono, 128 kbit/s at 44.1 kHz, with nothing in it.
  private static let silentFrame: [UInt8] =
    [0xFF, 0xFB, 0x90, 0xC0] + [UInt8](repeating: 0, count: 413)
}
