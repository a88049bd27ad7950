/// Where the parts of a URI reference lie: RFC 3986, section 3, without their separators.
///
///     https://user@example.com:80/a/b?q#top
///     ─scheme ─authority───────── ─path q fragment
struct URIParts {
  private(set) var scheme: Range<Int>?
  private(set) var authority: Range<Int>?
  private(set) var path = 0..<0
  private(set) var query: Range<Int>?
  private(set) var fragment: Range<Int>?

  static func accepts(
    _ bytes: UnsafeRawBufferPointer, _ grammar: URIGrammar, mustHaveScheme: Bool
  ) -> Bool {
    guard let parts = try? URIParts(bytes, grammar) else { return false }
    return parts.scheme != nil || !mustHaveScheme
  }

  init(_ bytes: UnsafeRawBufferPointer, _ grammar: URIGrammar) throws(URIError) {
    var text = URIScanner(bytes, grammar)
    scheme = text.takeScheme()
    authority = try text.takeAuthority()
    path = try text.takePath(mayBeginWithColon: scheme != nil || authority != nil)
    if text.bytes.take("?") { query = try text.takeRun(of: URIGrammar.query, orPrivate: true) }
    if text.bytes.take("#") { fragment = try text.takeFragment() }
    guard text.bytes.isAtEnd else { throw .character(at: text.bytes.position) }
  }
}

/// Reads the parts in their order.
private struct URIScanner {
  var bytes: Scanner
  let grammar: URIGrammar

  init(_ bytes: UnsafeRawBufferPointer, _ grammar: URIGrammar) {
    self.bytes = Scanner(bytes)
    self.grammar = grammar
  }

  mutating func takeScheme() -> Range<Int>? {
    var scheme = bytes
    guard scheme.take(.letters) else { return nil }
    scheme.takeAll(URIGrammar.scheme)
    let end = scheme.position
    guard scheme.take(":") else { return nil }
    bytes = scheme
    return 0..<end
  }

  mutating func takeAuthority() throws(URIError) -> Range<Int>? {
    var slashes = bytes
    guard slashes.take("/"), slashes.take("/") else { return nil }
    bytes = slashes
    let start = bytes.position
    // What comes before an "@" may hold more colons than a host and its port.
    var user = self
    if (try? user.takeRun(of: URIGrammar.userInformation)) != nil, user.bytes.take("@") {
      self = user
    }
    try takeHost()
    if bytes.take(":") { bytes.takeAll(.digits) }
    if let next = bytes.next, !"/?#".utf8.contains(next) { throw .character(at: bytes.position) }
    return start..<bytes.position
  }

  private mutating func takeHost() throws(URIError) {
    guard bytes.take("[") else {
      _ = try takeRun(of: URIGrammar.registeredName)
      return
    }
    let start = bytes.position
    while let next = bytes.next, next != UInt8(ascii: "]") { bytes.position += 1 }
    let literal = bytes.slice(start..<bytes.position)
    guard bytes.take("]"), InternetAddress.isVersion6(literal) || Self.isFutureAddress(literal)
    else { throw .address(at: start - 1) }
  }

  /// `v`, a version, `.` and an address of a kind to come.
  private static func isFutureAddress(_ literal: UnsafeRawBufferPointer) -> Bool {
    var text = Scanner(literal)
    return text.take(eitherCase: "v") && text.takeAll(.hexadecimal) > 0 && text.take(".")
      && text.takeAll(URIGrammar.userInformation) > 0 && text.isAtEnd
  }

  /// Without a scheme and an authority a colon in the first segment would make it a scheme.
  mutating func takePath(mayBeginWithColon: Bool) throws(URIError) -> Range<Int> {
    let start = bytes.position
    if !mayBeginWithColon {
      _ = try takeRun(of: URIGrammar.segmentWithoutColon)
      if bytes.isNext(":") { throw .character(at: bytes.position) }
    }
    _ = try takeRun(of: URIGrammar.path)
    return start..<bytes.position
  }

  mutating func takeFragment() throws(URIError) -> Range<Int> {
    guard grammar.isFragmentFree else { return try takeRun(of: URIGrammar.query) }
    let start = bytes.position
    while let next = bytes.next, next != UInt8(ascii: "#") {
      if next != UInt8(ascii: "%") {
        bytes.position += 1
      } else if !bytes.takeEscape() {
        throw .escape(at: bytes.position)
      }
    }
    return start..<bytes.position
  }

  /// Takes characters of a set, escapes, and what an IRI may hold besides.
  mutating func takeRun(
    of set: ByteSet, orPrivate: Bool = false
  ) throws(URIError) -> Range<Int> {
    let start = bytes.position
    while let next = bytes.next {
      if set.contains(next) {
        bytes.position += 1
      } else if next == UInt8(ascii: "%") {
        guard bytes.takeEscape() else { throw .escape(at: bytes.position) }
      } else if !takeInternational(orPrivate: orPrivate) {
        break
      }
    }
    return start..<bytes.position
  }

  private mutating func takeInternational(orPrivate: Bool) -> Bool {
    var character = bytes
    guard grammar.isInternational, let next = bytes.next, next >= 0x80,
      let value = character.scalar(),
      URIGrammar.isCharacter(value) || (orPrivate && URIGrammar.isPrivate(value))
    else { return false }
    bytes = character
    return true
  }
}
