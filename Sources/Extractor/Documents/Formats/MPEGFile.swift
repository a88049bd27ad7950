import Interactions

/// Recordings of frames that follow each other: MP3 and AAC, perhaps behind an ID3 tag.
enum MPEGAudioFile: FileFormat {
  static func finding(in specimen: Specimen) -> Finding? {
    if specimen.has("ADIF") { return Finding(type: .aac) }
    guard specimen.has("ID3"), let tag = tagLength(specimen) else { return frames(specimen, at: 0) }
    guard tag < specimen.count else { return mp3.with(true) }
    if specimen.has("fLaC", at: tag) { return Finding(type: .flac) }
    return frames(specimen, at: tag) ?? mp3
  }

  private static let mp3 = Finding(type: .mp3, alternatives: [.mpegAudio])

  /// The length is written in seven bits a byte.
  private static func tagLength(_ specimen: Specimen) -> Int? {
    let bytes = specimen.bytes(at: 6, count: 4)
    guard bytes.count == 4, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    return 10 + bytes.reduce(0) { $0 << 7 | Int($1) }
  }

  /// A frame is believed if another one follows it where it ends.
  private static func frames(_ specimen: Specimen, at place: Int) -> Finding? {
    guard let first = Frame(specimen, at: place) else { return nil }
    let next = place + first.length
    guard next < specimen.count else { return place + 4 < specimen.count ? first.finding : nil }
    return Frame(specimen, at: next)?.layer == first.layer ? first.finding : nil
  }

  /// The head of a frame.
  private struct Frame {
    /// 3 is MP1, 2 is MP2, 1 is MP3, and 0 is AAC.
    let layer: UInt8
    let length: Int

    var finding: Finding {
      switch layer {
      case 0: Finding(type: .aac)
      case 1: mp3
      default: Finding(type: .mpegAudio)
      }
    }

    init?(_ specimen: Specimen, at place: Int) {
      let head = specimen.bytes(at: place, count: 6)
      guard head.count == 6, head[0] == 0xFF, head[1] & 0xE0 == 0xE0 else { return nil }
      layer = head[1] >> 1 & 3
      let length = layer == 0 ? Self.lengthOfAAC(head) : Self.length(head, layer)
      guard let length else { return nil }
      self.length = length
    }

    private static func lengthOfAAC(_ head: [UInt8]) -> Int? {
      guard head[1] & 0xF0 == 0xF0, head[2] >> 2 & 15 < 13 else { return nil }
      let length = Int(head[3] & 3) << 11 | Int(head[4]) << 3 | Int(head[5] >> 5)
      return length >= 7 ? length : nil
    }

    /// By version, layer, bits a second and samples a second; MP1 is left out, whose head is the mark
    /// of UTF-16 as well.
    private static func length(_ head: [UInt8], _ layer: UInt8) -> Int? {
      let version = head[1] >> 3 & 3
      let (rate, samples) = (Int(head[2] >> 4), Int(head[2] >> 2 & 3))
      guard layer < 3, version != 1, 1...14 ~= rate, samples < 3 else { return nil }
      let isFirst = version == 3
      let kilobits = isFirst ? (layer == 2 ? rates2 : rates3)[rate] : lowRates[rate]
      let hertz = [44_100, 48_000, 32_000][samples] >> (isFirst ? 0 : version == 2 ? 1 : 2)
      let factor = layer == 1 && !isFirst ? 72_000 : 144_000
      return factor * kilobits / hertz + Int(head[2] >> 1 & 1)
    }

    private static let rates2 = [
      0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384,
    ]
    private static let rates3 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
    private static let lowRates = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
  }
}

/// Films of packets, or of pictures alone.
enum MPEGVideoFile: FileFormat {
  static func finding(in specimen: Specimen) -> Finding? {
    guard specimen.has([0, 0, 1]), let code = specimen[3], code == 0xBA || code == 0xB3 else {
      return nil
    }
    return Finding(type: .mpegVideo, alternatives: [.mpgVideo])
  }
}
