import Interactions
import OrderedJSON

extension DocumentFault: CustomStringConvertible {
  /// One line: the part, what is wrong with it, and what to do.
  public var description: String { "\(part): \(problem); \(remedy)" }

  /// What is wrong, without the part's name.
  public var problem: String {
    switch reason {
    // The system's words end with what to do.
    case .unreadable(let words), .shortage(let words): Self.halves(of: words).problem
    case .notAFile: "is a folder, a pipe or a device"
    case .empty: "holds nothing"
    case .truncated(let type): "stops before its end, as \(type.shown)"
    case .encrypted(let type): "is encrypted \(type.shown)"
    case .tooLarge(let bytes, let limit): "has \(bytes) bytes, of which \(limit) are allowed"
    case .unknownType: "neither its contents nor its name say what it is"
    case .notOfType(let type): "is no \(type.shown), though it is said to be"
    case .unknownEncoding: "is text in an unknown encoding"
    case .unsupported(let type): "is \(type.shown), which Gemini does not read"
    case .noSuchWindow(let type): "the section cannot be one of \(type.shown)"
    case .impossibleWindow: "no document has such a section"
    case .unusableURI: "is neither a public https URI nor a gs URI"
    case .expired: "the upload has expired"
    case .changing: "changes while it is read"
    case .noParts: "has no parts"
    }
  }

  /// What to do.
  public var remedy: String {
    switch reason {
    case .unreadable(let words), .shortage(let words): Self.halves(of: words).remedy
    case .notAFile: "name a file"
    case .empty: "check where it comes from"
    case .truncated: "fetch or save it again"
    case .encrypted: "save a copy without a password"
    case .tooLarge: "split it, or make it smaller"
    case .unknownType: "give its media type, such as application/pdf"
    case .notOfType: "check the file, or give its true media type"
    case .unknownEncoding: "save it as UTF-8"
    case .unsupported: "convert it, for example to PDF"
    case .noSuchWindow:
      "give pages of a document, cells of a table, or a stretch of a recording or film"
    case .impossibleWindow:
      "count pages and sheets from 1, end after the beginning, and write cells as A1:D10"
    case .unusableURI: "download it, and give the file"
    case .expired: "upload it again"
    case .changing: "try again when nobody writes to it"
    case .noParts: "give at least one part"
    }
  }

  private static func halves(of words: String) -> (problem: String, remedy: String) {
    let parts = words.split(separator: ";", maxSplits: 1)
    guard parts.count == 2 else { return (words, "check the file") }
    return (String(parts[0]), String(parts[1].drop { $0 == " " }))
  }
}

extension MediaType {
  /// The type for people: it may have come from anywhere.
  var shown: String { TextPlace.visible(rawValue) }
}
