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
    .text(bytes: text.utf8.count, signs: text.utf8.count(where: isSign))
  }

  /// Whether a byte is an ASCII character that is neither a letter nor a blank.
  private static func isSign(_ byte: UInt8) -> Bool {
    byte < 0x80 && byte != UInt8(ascii: " ") && !(0x61...0x7A ~= byte | 0x20)
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
