/// `uri-template`: literals and expressions in braces (RFC 6570, section 2).
enum URITemplate {
  /// The ones in use and the ones kept for later, in section 2.2.
  private static let operators = ByteSet("+#./;?&=,!@|")
  private static let variable = ByteSet("_").union(.alphanumerics)
  /// Not control characters, spaces and `"%<>\^`{|}`; an apostrophe may stand (erratum 6937).
  private static let literal = ByteSet("!#$&'()*+,-./:;=?@[]_~").union(.alphanumerics)

  static func accepts(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var text = Scanner(bytes)
    while !text.isAtEnd {
      if text.take(literal) || text.takeEscape() { continue }
      guard text.take("{") ? takeExpression(&text) : takeInternational(&text) else { return false }
    }
    return true
  }

  private static func takeExpression(_ text: inout Scanner) -> Bool {
    _ = text.take(operators)
    repeat {
      guard takeVariable(&text), takeModifier(&text) else { return false }
    } while text.take(",")
    return text.take("}")
  }

  private static func takeVariable(_ text: inout Scanner) -> Bool {
    repeat {
      let start = text.position
      while text.take(variable) || text.takeEscape() {}
      guard text.position > start else { return false }
    } while text.take(".")
    return true
  }

  /// `*`, or `:` and a length below 10,000.
  private static func takeModifier(_ text: inout Scanner) -> Bool {
    if text.take("*") { return true }
    guard text.take(":") else { return true }
    return !text.isNext("0") && 1...4 ~= text.takeAll(.digits)
  }

  private static func takeInternational(_ text: inout Scanner) -> Bool {
    guard let value = text.scalar() else { return false }
    return URIGrammar.isCharacter(value) || URIGrammar.isPrivate(value)
  }
}
