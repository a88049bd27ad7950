import Interactions

/// WebM and its kin: elements with their lengths, of which the first says the sort.
enum MatroskaFile: FileFormat {
  static func finding(in specimen: Specimen) -> Finding? {
    guard specimen.has([0x1A, 0x45, 0xDF, 0xA3]) else { return nil }
    let head = specimen.bytes(at: 0, count: 64 << 10)
    guard let place = head.prefix(256).place(of: [0x42, 0x82]),
      head[place...].dropFirst(3).starts(with: "webm".utf8)
    else { return Finding(type: "video/x-matroska") }
    // What is neither a film nor a recording for sure may be either.
    let hasSound = head.place(of: "A_OPUS") != nil || head.place(of: "A_VORBIS") != nil
    let isFilm = ["V_VP8", "V_VP9", "V_AV1"].contains { head.place(of: $0) != nil }
    let finding =
      hasSound && !isFilm
      ? Finding(type: .webmAudio, looseNames: [.webm])
      : Finding(type: .webm, alternatives: isFilm ? [] : [.webmAudio])
    return finding.with(isTruncated(specimen))
  }

  /// Whether the segment that is all the rest is longer than that.
  private static func isTruncated(_ specimen: Specimen) -> Bool {
    guard let head = length(specimen, at: 4) else { return false }
    let segment = 4 + head.width + head.length
    guard specimen.has([0x18, 0x53, 0x80, 0x67], at: segment) else {
      return segment >= specimen.count
    }
    guard let body = length(specimen, at: segment + 4) else { return false }
    return segment + 4 + body.width + body.length > specimen.count
  }

  /// A length, whose first bits say how many bytes it has; `nil` if it is unknown.
  private static func length(_ specimen: Specimen, at place: Int) -> (width: Int, length: Int)? {
    guard let first = specimen[place], first != 0 else { return nil }
    let width = first.leadingZeroBitCount + 1
    guard let number = specimen.big(width, at: place) else { return nil }
    let length = number & (1 << (7 * width) - 1)
    return length == 1 << (7 * width) - 1 ? nil : (width, length)
  }
}
