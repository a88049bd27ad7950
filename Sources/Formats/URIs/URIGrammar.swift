/// Which characters a URI (RFC 3986, appendix A) or an IRI (RFC 3987, section 2.2) may hold.
struct URIGrammar {
  /// Whether characters beyond ASCII stand for themselves.
  let isInternational: Bool
  /// Whether a fragment holds any character but `#`.
  let isFragmentFree: Bool

  static let uri = URIGrammar(isInternational: false, isFragmentFree: false)
  static let iri = URIGrammar(isInternational: true, isFragmentFree: false)
  /// What `$id` and `$ref` hold. Generated schemas name definitions like classes, so a fragment is
  /// often not escaped as it should be: `#/definitions/List<Item>`.
  static let reference = URIGrammar(isInternational: true, isFragmentFree: true)

  static let unreserved = ByteSet("-._~").union(.alphanumerics)
  static let subDelimiters = ByteSet("!$&'()*+,;=")
  static let scheme = ByteSet("+-.").union(.alphanumerics)
  static let registeredName = unreserved.union(subDelimiters)
  static let userInformation = registeredName.union(ByteSet(":"))
  static let segmentWithoutColon = registeredName.union(ByteSet("@"))
  static let path = userInformation.union(ByteSet("@/"))
  static let query = path.union(ByteSet("?"))

  /// `ucschar`: what may stand for itself nearly everywhere in an IRI.
  static func isCharacter(_ value: UInt32) -> Bool {
    switch value {
    case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
    case 0x10000...0xDFFFF, 0xE1000...0xEFFFF: value & 0xFFFF <= 0xFFFD
    default: false
    }
  }

  /// `iprivate`: what only a query may hold besides.
  static func isPrivate(_ value: UInt32) -> Bool {
    switch value {
    case 0xE000...0xF8FF: true
    case 0xF0000...0x10FFFF: value & 0xFFFF <= 0xFFFD
    default: false
    }
  }
}
