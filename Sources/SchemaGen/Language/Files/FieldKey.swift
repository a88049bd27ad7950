/// A key of a group as it was written: `buyer? -- who pays`.
struct FieldKey {
  var name: String
  /// Whether `?` follows the name.
  var isOptional = false
  var description: String?

  /// Whether a key is no name but an option, as `$one_of`.
  static func isOption(_ key: String) -> Bool {
    key.utf8.first == UInt8(ascii: "$") && !key.utf8.starts(with: "$$".utf8)
  }

  /// Reads a key; a sign doubled is the sign itself.
  static func read(_ key: String) -> Result<FieldKey, KeyError> {
    var (name, description) = split(key)
    if description?.isEmpty == true { return .failure(KeyError(.emptyDescription)) }
    if name.utf8.starts(with: "$$".utf8) { name.removeFirst() }
    let marks = name.utf8.reversed().prefix { $0 == UInt8(ascii: "?") }.count
    let stem = String(name.unicodeScalars.dropLast(marks))
    name = stem + String(repeating: "?", count: marks / 2)
    if name.isEmpty { return .failure(KeyError(.emptyName)) }
    if name.utf8.first == UInt8(ascii: "?"), marks == 0 {
      let bare = String(name.unicodeScalars.drop { $0 == "?" || $0 == " " })
      return .failure(KeyError(.markBeforeName(bare)))
    }
    if stem.utf8.suffix(2).elementsEqual("[]".utf8) {
      return .failure(KeyError(.listInKey(String(stem.unicodeScalars.dropLast(2)))))
    }
    return .success(
      FieldKey(name: name, isOptional: marks % 2 == 1, description: description))
  }

  /// The parts before and behind the first ` -- `, without blanks around them.
  private static func split(_ key: String) -> (String, String?) {
    let scalars = Array(key.unicodeScalars)
    var index = 0
    while index + 1 < scalars.count {
      let isNote =
        scalars[index] == "-" && scalars[index + 1] == "-"
        && (index == 0 || isBlank(scalars[index - 1]))
        && (index + 2 == scalars.count || isBlank(scalars[index + 2]))
      if isNote {
        return (trimmed(scalars[..<index]), trimmed(scalars[(index + 2)...]))
      }
      index += 1
    }
    return (trimmed(scalars[...]), nil)
  }

  private static func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var rest = scalars.drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: rest)
    return String(text)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\n"
  }
}

/// A fault on its way to the place that knows where it stands.
struct KeyError: Error {
  let fault: FileFault

  init(_ fault: FileFault) { self.fault = fault }
}
