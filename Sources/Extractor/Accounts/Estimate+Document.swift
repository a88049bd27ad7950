import HTTP
package import Interactions

extension InspectedDocument {
  /// What a model may take to read the document.
  package func estimate(for model: ModelName) -> Estimate {
    parts.reduce(Estimate()) { sum, part in
      guard let material = part.material else { return sum + Estimate(unknown: [part.name]) }
      return sum + Estimate(reading: material, by: model)
    }
  }
}

extension Estimate {
  /// What a model takes to read instructions or a schema.
  package init(reading text: String, by model: ModelName) {
    self.init(reading: .text(text), by: model)
  }
}

extension Material {
  fileprivate static func text(_ text: String) -> Material {
    var text = text
    return text.withUTF8 { .text(bytes: $0.count, signs: signs(in: UnsafeRawBufferPointer($0))) }
  }

  /// How many bytes are ASCII characters that are neither letters nor blanks; eight are looked at in one
  /// step.
  private static func signs(in text: UnsafeRawBufferPointer) -> Int {
    var signs = 0
    var place = 0
    while place + 8 <= text.count {
      let word = text.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      signs += count(signMarks(in: word))
      place += 8
    }
    var last: UInt64 = 0x2020_2020_2020_2020
    for byte in text[place...] { last = last << 8 | UInt64(byte) }
    return signs + count(signMarks(in: last))
  }

  /// How many bytes are marked. Not every processor that we run on counts bits by itself.
  private static func count(_ marks: UInt64) -> Int {
    Int(((marks >> 7) &* 0x0101_0101_0101_0101) >> 56)
  }

  /// The high bit of each byte that is a sign.
  private static func signMarks(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high = ones &* 0x80
    let small = (word | ones &* 0x20) & ~high
    let letters = (small &+ ones &* (0x80 - 0x61)) & ~(small &+ ones &* (0x80 - 0x7B))
    let blanks = word ^ ones &* 0x20
    let others = (blanks & ~high) &+ ones &* 0x7F | blanks
    return ~word & ~letters & others & high
  }
}

extension InspectedDocument.Part {
  /// What can be said of the part without opening it.
  fileprivate var material: Material? {
    switch contents {
    case .text(let text): .text(text)
    case .bytes(let bytes, let type): material(type, bytes: bytes.count)
    case .file(let range, let type): material(type, bytes: range.count)
    case .uri(_, let type): type.flatMap { material($0, bytes: nil) }
    case .uploaded(let file): file.mimeType.flatMap { material($0, bytes: file.sizeBytes) }
    }
  }

  private func material(_ type: MediaType, bytes said: Int?) -> Material? {
    // A server may say anything of what was uploaded to it.
    let bytes = said.map { min(max($0, 0), 1 << 40) }
    switch type.family {
    case "image": return .image(resolution)
    case "audio": return seconds(bytes, Rate.sound).map { .audio(seconds: $0) }
    case "video": return seconds(bytes, Rate.film).map { .video(seconds: $0, resolution) }
    case "text": return bytes.map { .text(bytes: $0, signs: $0 / 2) }
    default: return pages(bytes).map { .pages($0, resolution) }
    }
  }

  /// The pages of the window, or a guess: a scanned page may take a megabyte, a plain one two
  /// kilobytes, and the API reads no more than a thousand.
  private func pages(_ bytes: Int?) -> ClosedRange<Int>? {
    if case .pages(let pages) = window {
      let count = pages.clamped(to: 1...Self.mostPages + 1).count
      return count...count
    }
    return bytes.map {
      max(1, min(Self.mostPages, $0 >> 20))...max(1, min(Self.mostPages, $0 >> 11))
    }
  }

  /// The seconds of the window, or a guess by what recordings take a second.
  private func seconds(_ bytes: Int?, _ rate: ClosedRange<Int>) -> ClosedRange<Int>? {
    if case .time(let from, let to?) = window {
      let seconds = max(0, Self.seconds(to) - Self.seconds(from))
      return seconds...seconds + 1
    }
    return bytes.map { max(1, $0 / rate.upperBound)...max(1, $0 / rate.lowerBound) }
  }

  private static func seconds(_ offset: Duration) -> Int {
    Int(min(max(offset, .zero), .seconds(1 << 40)).components.seconds)
  }

  private static let mostPages = 1000

  /// Bytes of a second.
  private enum Rate {
    /// Speech of 8 kbit/s up to what a compact disc holds.
    static let sound = 1_000...176_400
    /// Films of 0.25 up to 20 Mbit/s.
    static let film = 31_250...2_500_000
  }
}

extension MediaType {
  /// What stands before the slash.
  fileprivate var family: String {
    String(rawValue.prefix { $0 != "/" })
  }
}
