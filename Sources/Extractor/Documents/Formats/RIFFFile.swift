import Interactions

/// Recordings, films and pictures whose first chunk is the whole: `RIFF`, a length, `WAVE`.
enum RIFFFile: FileFormat {
  static func finding(in specimen: Specimen) -> Finding? {
    guard specimen.has("RIFF") || specimen.has("RF64") || specimen.has("BW64") else { return nil }
    for (word, type) in types where specimen.has(word, at: 8) {
      return Finding(type: type).with(isTruncated(specimen))
    }
    return nil
  }

  private static let types: [(word: String, type: MediaType)] = [
    ("WAVE", .wav), ("AVI ", .avi), ("WEBP", .webp), ("RMID", "audio/midi"),
  ]

  /// A length that nobody knew when the file was begun is zero, or close to all that can be said.
  private static func isTruncated(_ specimen: Specimen) -> Bool {
    guard let length = specimen.little(4, at: 4), length < 0x7FFF_0000 else { return false }
    // Some leave out the last byte, which makes the length even.
    return 8 + length > specimen.count + 1
  }
}

/// Recordings whose first chunk is the whole: `FORM`, a length, `AIFF`.
enum AIFFFile: FileFormat {
  static func finding(in specimen: Specimen) -> Finding? {
    guard specimen.has("FORM"), specimen.has("AIFF", at: 8) || specimen.has("AIFC", at: 8) else {
      return nil
    }
    let length = specimen.big(4, at: 4) ?? 0
    return Finding(type: .aiff).with(length < 0x7FFF_0000 && 8 + length > specimen.count + 1)
  }
}
