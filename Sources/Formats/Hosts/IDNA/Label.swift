/// The characters of one label of a host name, at most 63.
///
/// No label is longer: in ASCII it has up to 63 bytes, and Punycode needs a byte or more for each
/// character.
struct Label {
  static let capacity = 63

  private(set) var count = 0
  private var scalars = InlineArray<63, UInt32>(repeating: 0)

  init() {}

  subscript(position: Int) -> UInt32 { scalars[position] }

  /// Answers false when there is no room.
  mutating func append(_ scalar: UInt32) -> Bool {
    insert(scalar, at: count)
  }

  mutating func insert(_ scalar: UInt32, at position: Int) -> Bool {
    guard count < Self.capacity else { return false }
    var last = count
    while last > position {
      scalars[last] = scalars[last - 1]
      last -= 1
    }
    scalars[position] = scalar
    count += 1
    return true
  }

  var isASCII: Bool {
    for position in 0..<count where scalars[position] >= 0x80 { return false }
    return true
  }

  /// Whether the third and fourth characters are hyphens, which is kept for prefixes like `xn--`.
  var hasHyphensOfPrefix: Bool {
    count >= 4 && scalars[2] == 0x2D && scalars[3] == 0x2D
  }
}

extension Label {
  /// The U-label of an A-label such as `xn--bcher-kva`; nothing if it is none, or not in the one way
  /// that Punycode writes it (RFC 5891, section 5.4).
  init?(decodingALabel bytes: UnsafeRawBufferPointer) {
    var text = Scanner(bytes)
    guard text.take(eitherCase: "x"), text.take(eitherCase: "n"), text.take("-"), text.take("-"),
      let label = Punycode.decode(text.rest), !label.isASCII, label.isULabel(composed: true),
      let encoded = Punycode.encode(label), encoded.isSpelled(text.rest)
    else { return nil }
    self = label
  }

  /// Whether the characters make a label by RFC 5891, section 4.2, but for the Bidi rule.
  ///
  /// - Parameter composed: whether they have to be in form NFC.
  func isULabel(composed: Bool) -> Bool {
    guard count > 0, self[0] != 0x2D, self[count - 1] != 0x2D, !hasHyphensOfPrefix,
      !IDNAClass.isMark(self[0])
    else { return false }
    for position in 0..<count {
      switch IDNAClass(of: self[position]) {
      case .valid: break
      case .contextual: guard isAllowedByContext(at: position) else { return false }
      case .disallowed: return false
      }
    }
    return !composed || isComposed
  }
}
