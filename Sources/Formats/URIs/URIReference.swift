/// A reference to a resource, as `$id` and `$ref` hold one: RFC 3986 with the characters of RFC 3987.
///
///     let base = try URIReference(parsing: "https://example.com/schemas/order.json")
///     let reference = try URIReference(parsing: "line.json#/$defs/amount")
///     reference.resolved(against: base).text
///         // https://example.com/schemas/line.json#/$defs/amount
///
/// Two references are equal when they are written alike, byte for byte; compare `normalized` ones to
/// learn whether they mean the same resource.
package struct URIReference: Sendable {
  /// Without its colon, `nil` in a relative reference.
  package private(set) var scheme: String?
  /// What follows `//`: a user, host and port.
  package private(set) var authority: String?
  package private(set) var path: String
  /// Without its `?`.
  package private(set) var query: String?
  /// Without its `#` and as it is written.
  package private(set) var fragment: String?

  /// Reads a reference. A fragment may hold any character but `#`, though its escapes have to spell
  /// a text; the rest keeps to the grammar.
  package init(parsing text: String) throws(URIError) {
    let bytes = Array(text.utf8)
    let parts = try bytes.withUnsafeBufferPointer { bytes throws(URIError) in
      try URIParts(UnsafeRawBufferPointer(bytes), .reference)
    }
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    scheme = parts.scheme.map(string)
    authority = parts.authority.map(string)
    path = string(parts.path)
    query = parts.query.map(string)
    fragment = parts.fragment.map(string)
    if let range = parts.fragment, PercentEncoding.decode(bytes[range]) == nil {
      throw .fragmentIsNoText(at: range.lowerBound - 1)
    }
  }

  fileprivate init(
    scheme: String?, authority: String?, path: String, query: String?, fragment: String?
  ) {
    self.scheme = scheme
    self.authority = authority
    self.path = path
    self.query = query
    self.fragment = fragment
  }

  /// Whether it has a scheme, and so can be understood without a base.
  package var isAbsolute: Bool { scheme != nil }

  /// The text that its escapes mean: of `#/$defs/a%20b`, `/$defs/a b`.
  package var decodedFragment: String? {
    fragment.flatMap { PercentEncoding.decode(Array($0.utf8)[...]) }
  }

  /// The resource alone.
  package var withoutFragment: URIReference {
    var resource = self
    resource.fragment = nil
    return resource
  }

  /// The reference as it is written; reading it gives the same parts (RFC 3986, section 5.3).
  package var text: String {
    var text = scheme.map { $0 + ":" } ?? ""
    if let authority { text += "//" + authority }
    text += pathMarker + path
    if let query { text += "?" + query }
    if let fragment { text += "#" + fragment }
    return text
  }

  /// A path that dot segments have left may look like an authority or a scheme; a dot tells them
  /// apart and means nothing itself.
  private var pathMarker: String {
    guard authority == nil else { return "" }
    if path.utf8.starts(with: "//".utf8) { return "/." }
    let colon = path.utf8.firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }
    if scheme == nil, let colon, path.utf8[colon] == UInt8(ascii: ":") { return "./" }
    return ""
  }
}

extension URIReference: Hashable {
  package static func == (one: URIReference, other: URIReference) -> Bool {
    one.text.utf8.elementsEqual(other.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

extension URIReference {
  /// What the reference means where `base` is the current document: RFC 3986, section 5.2.2, strict.
  ///
  /// A base may be relative as well; the answer is relative then, and keeps the `..` that lead above
  /// where it begins.
  package func resolved(against base: URIReference) -> URIReference {
    var target = self
    if scheme != nil {
    } else if authority != nil {
      target.scheme = base.scheme
    } else {
      target.scheme = base.scheme
      target.authority = base.authority
      if path.isEmpty {
        target.path = base.path
        target.query = query ?? base.query
        return target
      }
      if !path.utf8.starts(with: "/".utf8) { target.path = merged(with: base) }
    }
    target.path = target.pathWithoutDots
    return target
  }

  /// Section 5.2.3: the path after the last slash of the base's.
  private func merged(with base: URIReference) -> String {
    if base.authority != nil, base.path.isEmpty { return "/" + path }
    guard let slash = base.path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return base.path[...slash] + path
  }

  private var pathWithoutDots: String {
    let isRelative = scheme == nil && authority == nil && !path.utf8.starts(with: "/".utf8)
    return DotSegments.removed(from: path, keepingParents: isRelative)
  }

  /// One writing for all references that RFC 3986, section 6.2.2 calls equivalent, in ASCII.
  ///
  /// Small letters in scheme and host, large ones in escapes, escapes only where they are needed, and
  /// no dot segments. What a scheme adds of its own, such as its usual port, stays as it is.
  package var normalized: URIReference {
    var normal = URIReference(
      scheme: scheme?.lowercased(),
      authority: authority.map(Self.normalizedAuthority),
      path: PercentEncoding.normalized(path),
      query: query.map { PercentEncoding.normalized($0) },
      fragment: fragment.map { PercentEncoding.normalized($0) })
    normal.path = normal.pathWithoutDots
    return normal
  }

  /// A host has no case; a user may.
  private static func normalizedAuthority(_ authority: String) -> String {
    guard let at = authority.utf8.lastIndex(of: UInt8(ascii: "@")) else {
      return PercentEncoding.normalized(authority, lowercasing: true)
    }
    return PercentEncoding.normalized(authority[...at])
      + PercentEncoding.normalized(authority[at...].dropFirst(), lowercasing: true)
  }
}
