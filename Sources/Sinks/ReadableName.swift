import Files
import OrderedJSON

/// The name of a document as the name of a file: nothing in it leads into another folder, hides, or has a
/// meaning for a shell or a file system.
struct ReadableName {
  private(set) var text = ""
  /// Whether no other name has this text.
  private(set) var isFaithful = true

  /// What Windows takes for devices, whatever follows their first full stop.
  private static let devices: Set<String> = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
  ]

  /// Makes a readable name of any bytes.
  init(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (rank, part) in parts.enumerated() {
      if rank > 0 { text += "--" }
      append(part)
    }
    if let first = text.unicodeScalars.first, first == "." || first == "-" || first == " " {
      lose("_", at: text.startIndex)
    }
    let stem = text.prefix { $0 != "." }.lowercased()
    if text.isEmpty || Self.devices.contains(stem) { lose("_", at: text.startIndex) }
  }

  private mutating func append(_ part: ArraySlice<UInt8>) {
    let name = String(validating: part, as: UTF8.self)
    if name == nil { isFaithful = false }
    var previous: Unicode.Scalar?
    for scalar in (name ?? String(decoding: part, as: UTF8.self)).unicodeScalars {
      let isDash = scalar == "-" && previous == "-"
      if isDash || !Self.isPlain(scalar) { isFaithful = false }
      text.unicodeScalars.append(Self.isPlain(scalar) ? scalar : "_")
      previous = scalar
    }
    // Beside the two dashes that stand for a slash, another one could be on either side of it.
    if part.first == UInt8(ascii: "-") || part.last == UInt8(ascii: "-") { isFaithful = false }
    if part.isEmpty { isFaithful = false }
  }

  private mutating func lose(_ mark: Character, at place: String.Index) {
    text.insert(mark, at: place)
    isFaithful = false
  }

  /// Letters and digits of all scripts, and signs that mean nothing to file systems.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-", " ", ",", "(", ")", "+", "=", "@", "#",
      "&",
      "'", "!":
      return true
    case _ where scalar.isASCII: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
