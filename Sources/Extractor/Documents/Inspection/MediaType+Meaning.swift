import Interactions

// What the API calls a type may have other names elsewhere.

extension MediaType {
  /// The API's word for a type that is written otherwise: in capitals, with parameters behind it, or by
  /// another name. A word that nobody here knows stays as it is.
  var canonical: MediaType {
    let word = rawValue.utf8.prefix { $0 != UInt8(ascii: ";") }
      .filter { $0 > 0x20 }.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    let plain = MediaType(String(decoding: word, as: UTF8.self))
    if let other = Self.otherNames[plain] { return other }
    return plain.isKnown || plain.sort == .text ? plain : self
  }

  private static let otherNames: [MediaType: MediaType] = [
    "image/jpg": .jpeg, "image/pjpeg": .jpeg, "image/x-ms-bmp": .bmp, "image/x-bmp": .bmp,
    "image/tif": .tiff, "audio/x-wav": .wav, "audio/wave": .wav, "audio/vnd.wave": .wav,
    "audio/x-aiff": .aiff, "audio/x-flac": .flac, "audio/x-m4a": .m4a, "audio/mp4": .m4a,
    "audio/x-aac": .aac, "audio/aacp": .aac, "audio/pcm": .l16, "audio/basic": .mulaw,
    "audio/pcma": .alaw, "audio/pcmu": .mulaw, "video/quicktime": .mov, "video/x-msvideo": .avi,
    "video/x-ms-wmv": .wmv, "video/flv": .flv, "video/x-m4v": .mp4, "application/x-pdf": .pdf,
    "application/csv": .csv, "text/x-csv": .csv, "text/x-markdown": .markdown,
    "application/xml": .xml, "text/json": .json, "application/rtf": "text/rtf",
  ]

  /// What an extension says that the API's list does not have.
  static func byName(_ path: String) -> MediaType? {
    if let type = MediaType(ofFile: path) { return type }
    let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let word = name[dot...].dropFirst().map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    return otherExtensions.first { $0.word.utf8.elementsEqual(word) }?.type
  }

  private static let otherExtensions: [(word: String, type: MediaType)] = [
    ("weba", .webmAudio), ("aifc", .aiff), ("mpga", .mp3), ("mpe", .mpegVideo), ("3g2", .video3GPP),
    ("qt", .mov), ("l16", .l16), ("alaw", .alaw), ("al", .alaw), ("mulaw", .mulaw),
    ("ulaw", .mulaw),
    ("ul", .mulaw), ("hif", .heif), ("dib", .bmp), ("rtf", "text/rtf"), ("xhtml", .html),
    ("tsv", "text/tab-separated-values"), ("yaml", "text/yaml"), ("yml", "text/yaml"),
    ("eml", "message/rfc822"),
  ]
}

extension MediaType {
  /// What a part of a request it becomes.
  enum Sort: Hashable {
    case text, image, audio, video, document
    /// Nothing that the API reads.
    case other
  }

  var sort: Sort {
    let family = rawValue.utf8.prefix { $0 != UInt8(ascii: "/") }
    if family.elementsEqual("text".utf8) || [.json, "message/rfc822"].contains(self) {
      return .text
    }
    if family.elementsEqual("image".utf8) { return .image }
    if family.elementsEqual("audio".utf8) { return .audio }
    if family.elementsEqual("video".utf8) { return .video }
    return Self.paged.contains(self) || Self.tables.contains(self) ? .document : .other
  }

  /// Recordings of samples alone, without a mark.
  static let samples: [MediaType] = [.l16, .alaw, .mulaw]
  /// Documents that have pages.
  static let paged: [MediaType] = [.pdf, .docx, .doc, .dotx, .odt, .pptx, .ppt, .odp]
  /// Documents that have sheets.
  static let tables: [MediaType] = [.xlsx, .xls, .ods]

  /// Whether files of the type tell it by their contents: a scan that does not is none.
  var hasMark: Bool { sort == .image && isKnown || sort == .document }
}
