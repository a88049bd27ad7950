import OrderedJSON

// Places and values of a record as they are shown to a model.

extension JSONPointer {
  /// The way as it is written in programs, `lines[3].quantity`; names that are not plain stand in quotes.
  func path(in record: JSON) -> String {
    var path = ""
    var value: JSON? = record
    for token in tokens {
      if value?.kind == .array {
        path += "[\(token)]"
      } else if token.isPlainName {
        path += path.isEmpty ? token : ".\(token)"
      } else {
        path += "[\(TextPlace.quoted(token))]"
      }
      value = value?[[token]]
    }
    return path
  }

  /// The innermost item of a list that the value lies in, without being it.
  func item(in record: JSON) -> JSONPointer? {
    var item: JSONPointer?
    for count in tokens.indices where count > 0 {
      if record[prefix(count - 1)]?.kind == .array { item = prefix(count) }
    }
    return item
  }
}

extension String {
  /// Whether the name needs no quotes in a path.
  fileprivate var isPlainName: Bool {
    guard let first = unicodeScalars.first, utf8.count <= 64 else { return false }
    return (first.properties.isAlphabetic || first == "_" || first == "$")
      && unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
          || scalar == "$" || scalar == "-"
      }
  }
}

extension JSON {
  /// The value as JSON on one line, cut to so many characters; a text that is cut ends in its quote.
  func quoted(atMost limit: Int) -> String {
    let scalars = text().unicodeScalars
    guard scalars.count > limit else { return TextPlace.visible(String(scalars)) }
    var shown = String.UnicodeScalarView()
    var (isInText, isEscaped) = (false, false)
    for scalar in scalars.prefix(limit - 2) {
      shown.append(scalar)
      if scalar == "\"", !isEscaped { isInText.toggle() }
      isEscaped = scalar == "\\" && !isEscaped
    }
    if isEscaped { shown.removeLast() }
    return TextPlace.visible(String(shown)) + (isInText ? "…\"" : "…")
  }
}
