/// What the `format` keyword of JSON Schema can say of a string.
///
/// Each format is a grammar of an RFC, read as the official test suite reads it. A check works on the
/// bytes of the text, UTF-8, in one pass and without allocating; a text that does not end where its
/// grammar ends is refused, so a check is never a search.
package enum Format: String, BitwiseCopyable, CaseIterable, Sendable {
  case dateTime = "date-time"
  case date
  case time
  case duration
  case email
  case internationalEmail = "idn-email"
  case hostName = "hostname"
  case internationalHostName = "idn-hostname"
  case ipv4
  case ipv6
  case uri
  case uriReference = "uri-reference"
  case iri
  case iriReference = "iri-reference"
  case uriTemplate = "uri-template"
  case uuid
  case jsonPointer = "json-pointer"
  case relativeJSONPointer = "relative-json-pointer"
  case regularExpression = "regex"

  /// Whether a text is of this format.
  ///
  /// - Parameters:
  ///   - bytes: the text as UTF-8.
  ///   - isRegularExpression: asked for `regex` alone, whose grammar belongs to whoever matches
  ///     patterns; without it every text passes.
  package func accepts(
    _ bytes: UnsafeRawBufferPointer,
    isRegularExpression: (UnsafeRawBufferPointer) -> Bool = { _ in true }
  ) -> Bool {
    switch self {
    case .dateTime: DateText.isDateTime(bytes)
    case .date: DateText.isDate(bytes)
    case .time: DateText.isTime(bytes)
    case .duration: DurationText.accepts(bytes)
    case .email: Mailbox.accepts(bytes, international: false)
    case .internationalEmail: Mailbox.accepts(bytes, international: true)
    case .hostName: HostName.accepts(bytes)
    case .internationalHostName: InternationalHostName.accepts(bytes)
    case .ipv4: InternetAddress.isVersion4(bytes)
    case .ipv6: InternetAddress.isVersion6(bytes)
    case .uri: URIParts.accepts(bytes, .uri, mustHaveScheme: true)
    case .uriReference: URIParts.accepts(bytes, .uri, mustHaveScheme: false)
    case .iri: URIParts.accepts(bytes, .iri, mustHaveScheme: true)
    case .iriReference: URIParts.accepts(bytes, .iri, mustHaveScheme: false)
    case .uriTemplate: URITemplate.accepts(bytes)
    case .uuid: UUIDText.accepts(bytes)
    case .jsonPointer: PointerText.isPointer(bytes)
    case .relativeJSONPointer: PointerText.isRelativePointer(bytes)
    case .regularExpression: isRegularExpression(bytes)
    }
  }

  /// Whether a text is of this format; every text is of `regex`.
  package func accepts(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { accepts(UnsafeRawBufferPointer($0)) }
  }
}
