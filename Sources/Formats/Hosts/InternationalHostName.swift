/// `idn-hostname`: a name of labels in ASCII, A-labels and U-labels (RFC 5890, section 2.3.2.3).
///
/// Nothing is mapped before the check: a capital `Ä` or a letter with a separate accent is refused,
/// because the name that would be looked up is another (RFC 5891, section 5.3). Lengths are those of
/// the name in ASCII.
enum InternationalHostName {
  /// How strictly a name is read.
  struct Rules {
    /// Whether `。`, `．` and `｡` separate labels as `.` does (RFC 3490, section 3.1).
    var knowsWideStops = true
    /// Whether labels have to be composed, in form NFC.
    var demandsComposed = true
  }

  static func accepts(_ bytes: UnsafeRawBufferPointer, _ rules: Rules = Rules()) -> Bool {
    var text = Scanner(bytes)
    var length = -1
    var hasRightToLeft = false
    var keepsBidiRule = true
    repeat {
      guard let (label, labelLength) = takeLabel(&text, rules) else { return false }
      length += 1 + labelLength
      // RFC 5893, section 2: one label with right-to-left characters binds all of them.
      let bidi = BidiRule(label)
      hasRightToLeft = hasRightToLeft || bidi.hasRightToLeft
      keepsBidiRule = keepsBidiRule && bidi.isKept
      guard length <= HostName.longest else { return false }
      if text.isAtEnd { return keepsBidiRule || !hasRightToLeft }
    } while takeStop(&text, rules)
    return false
  }

  /// Takes a label, and answers its characters and its length in ASCII.
  private static func takeLabel(
    _ text: inout Scanner, _ rules: Rules
  ) -> (label: Label, length: Int)? {
    let start = text.position
    var label = Label()
    while !text.isAtEnd {
      var stop = text
      if takeStop(&stop, rules) { break }
      guard let scalar = text.scalar(), label.append(scalar) else { return nil }
    }
    if label.isASCII {
      let bytes = text.slice(start..<text.position)
      guard HostName.isLabel(bytes) else { return nil }
      if !label.hasHyphensOfPrefix { return (label, bytes.count) }
      return Label(decodingALabel: bytes).map { ($0, bytes.count) }
    }
    guard label.isULabel(composed: rules.demandsComposed),
      let encoded = Punycode.encode(label), encoded.count + 4 <= HostName.longestLabel
    else { return nil }
    return (label, encoded.count + 4)
  }

  private static func takeStop(_ text: inout Scanner, _ rules: Rules) -> Bool {
    if text.take(".") { return true }
    var stop = text
    guard rules.knowsWideStops, let next = text.next, next >= 0x80, let scalar = stop.scalar(),
      scalar == 0x3002 || scalar == 0xFF0E || scalar == 0xFF61
    else { return false }
    text = stop
    return true
  }
}
