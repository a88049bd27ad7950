package import Interactions

/// What a model reads, in the units by which it is counted.
package enum Material: Sendable, Hashable {
  /// So many bytes of text, as many of which are digits, punctuation and line breaks.
  case text(bytes: Int, signs: Int)
  case image(MediaResolution?)
  /// Pages as they are printed. Their text comes along, and is not paid for.
  case pages(ClosedRange<Int>, MediaResolution?)
  /// Seconds of sound.
  case audio(seconds: ClosedRange<Int>)
  /// Seconds of film, its sound included.
  case video(seconds: ClosedRange<Int>, MediaResolution?)
}

extension Estimate {
  /// What a model takes to read something.
  ///
  /// The tokens of pictures, pages and seconds are those of the third generation, or the 258 that
  /// its predecessors take for a picture or a page.
  package init(reading material: Material, by model: ModelName) {
    let isOld = model.rawValue.utf8.starts(with: "gemini-2".utf8)
    switch material {
    case .text(let bytes, let signs):
      self.init(input: Self.text(bytes: bytes, signs: signs))
    case .image(let resolution):
      let tokens = isOld ? 258 : Self.image(resolution)
      self.init(input: tokens...tokens)
    case .pages(let pages, let resolution):
      self.init(input: pages * (isOld ? 258 : Self.page(resolution)))
    case .audio(let seconds):
      let input = seconds * Self.soundOfSecond
      self.init(input: input, audio: input.upperBound)
    case .video(let seconds, let resolution):
      let frame = isOld ? 258 : resolution == .high ? 280 : 70
      self.init(
        input: seconds * (frame + Self.soundOfSecond),
        audio: seconds.upperBound * Self.soundOfSecond)
    }
  }

  /// A guess: digits and other signs are often tokens by themselves, and three are sometimes one; of
  /// letters and blanks, three to six bytes are one. That is wide enough for European prose, tables,
  /// and the three bytes of a Chinese character.
  private static func text(bytes: Int, signs: Int) -> ClosedRange<Int> {
    let letters = bytes - signs
    return signs / 3 + letters / 6...signs + (letters + 2) / 3
  }

  /// A frame a second is looked at, and beside it there is this much to hear.
  private static let soundOfSecond = 32

  private static func image(_ resolution: MediaResolution?) -> Int {
    switch resolution {
    case .low?: 280
    case .medium?: 560
    case .ultraHigh?: 2240
    default: 1120
    }
  }

  private static func page(_ resolution: MediaResolution?) -> Int {
    switch resolution {
    case .low?: 280
    case .high?: 1120
    case .ultraHigh?: 2240
    default: 560
    }
  }
}
