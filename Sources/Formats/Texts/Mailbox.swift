/// `email` (RFC 5321, section 4.1.2) and `idn-email` (RFC 6531, section 3.3): a mailbox, without a
/// name, brackets or comments.
enum Mailbox {
  /// RFC 5321, section 4.5.3.1.1.
  private static let longestLocalPart = 64

  static func accepts(_ bytes: UnsafeRawBufferPointer, international: Bool) -> Bool {
    var text = Scanner(bytes)
    let isLocalPart =
      text.take("\"") ? takeQuoted(&text, international) : takeDotted(&text, international)
    guard isLocalPart, text.position <= longestLocalPart, text.take("@") else { return false }
    if text.take("[") { return isAddressLiteral(text.rest) }
    if !international { return HostName.accepts(text.rest) }
    // The test suite takes a domain that is not composed; only `.` separates here.
    return InternationalHostName.accepts(
      text.rest, .init(knowsWideStops: false, demandsComposed: false))
  }

  private static let atom = ByteSet("!#$%&'*+-/=?^_`{|}~").union(.alphanumerics)

  private static func takeDotted(_ text: inout Scanner, _ international: Bool) -> Bool {
    repeat {
      let start = text.position
      while text.take(atom) || takeNonASCII(&text, international) {}
      guard text.position > start else { return false }
    } while text.take(".")
    return true
  }

  /// The rest of a quoted string, in which `\` stands before any printable character.
  private static func takeQuoted(_ text: inout Scanner, _ international: Bool) -> Bool {
    while !text.take("\"") {
      if takeNonASCII(&text, international) { continue }
      _ = text.take("\\")
      guard let next = text.next, 0x20...0x7E ~= next else { return false }
      text.position += 1
    }
    return true
  }

  private static func takeNonASCII(_ text: inout Scanner, _ international: Bool) -> Bool {
    guard international, let next = text.next, next >= 0x80 else { return false }
    text.position += 1
    return true
  }

  /// What follows `[`: an IPv4 address, or `IPv6:` and one, and `]`. No other tag is registered.
  private static func isAddressLiteral(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.last == UInt8(ascii: "]") else { return false }
    var text = Scanner(UnsafeRawBufferPointer(rebasing: bytes.dropLast()))
    if InternetAddress.isVersion4(text.rest) { return true }
    return text.take(eitherCase: "i") && text.take(eitherCase: "p") && text.take(eitherCase: "v")
      && text.take("6") && text.take(":") && InternetAddress.isVersion6(text.rest)
  }
}
