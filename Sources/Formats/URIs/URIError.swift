/// Why a text is no URI reference; offsets count bytes of UTF-8.
package enum URIError: Error, Sendable, Hashable {
  /// A character that may not stand there, or a port or scheme that is none.
  case character(at: Int)
  /// A `%` without two hexadecimal digits.
  case escape(at: Int)
  /// What `[` and `]` enclose is no IPv6 address.
  case address(at: Int)
  /// The escapes of a fragment do not spell UTF-8.
  case fragmentIsNoText(at: Int)
}

extension URIError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .character(let offset):
      "The character at byte \(offset) may not stand there; write it as % and two digits."
    case .escape(let offset):
      "The % at byte \(offset) needs two hexadecimal digits after it; a % itself is %25."
    case .address(let offset):
      "The host at byte \(offset) is no IPv6 address, which is all that [ and ] may enclose."
    case .fragmentIsNoText(let offset):
      "The escapes after the # at byte \(offset) do not spell a text in UTF-8."
    }
  }
}
