extension Base64 {
  /// Whether the last group of a text must be filled up to four characters.
  package enum Padding: Sendable {
    case required, optional
  }

  /// The bytes of a text, or `nil` unless it is base64 from its first character to its last: no white
  /// space, nothing after the padding, and no bit set that belongs to no byte.
  package static func decoded(_ text: String, padding: Padding = .required) -> [UInt8]? {
    var text = text
    return text.withUTF8 { decoded(UnsafeRawBufferPointer($0), padding: padding) }
  }

  /// The bytes of a text in memory, by the same rules.
  package static func decoded(
    _ text: UnsafeRawBufferPointer, padding: Padding = .required
  ) -> [UInt8]? {
    guard let text = digits(of: text, padding) else { return nil }
    let (groups, rest) = text.count.quotientAndRemainder(dividingBy: 4)
    var isValid = rest != 1
    let bytes = [UInt8](unsafeUninitializedCapacity: groups * 3 + 2) { output, count in
      values.withUnsafeBufferPointer { values in
        for group in 0..<groups {
          let at = group * 4
          let (a, b) = (values[Int(text[at])], values[Int(text[at + 1])])
          let (c, d) = (values[Int(text[at + 2])], values[Int(text[at + 3])])
          if a | b | c | d > 63 { isValid = false }
          output[count] = a << 2 | b >> 4
          output[count + 1] = b << 4 | c >> 2
          output[count + 2] = c << 6 | d
          count += 3
        }
        if rest > 1 {
          let last = text[(groups * 4)...].map { values[Int($0)] }
          let (a, b, c) = (last[0], last[1], rest > 2 ? last[2] : 0)
          let unused = rest > 2 ? c & 3 : b & 15
          if a | b | c > 63 || unused != 0 { isValid = false }
          output[count] = a << 2 | b >> 4
          if rest > 2 { output[count + 1] = b << 4 | c >> 2 }
          count += rest - 1
        }
      }
    }
    return isValid ? bytes : nil
  }

  /// The text without its padding; `nil` when that is missing or there is too much of it.
  private static func digits(
    of text: UnsafeRawBufferPointer, _ rule: Padding
  ) -> UnsafeRawBufferPointer? {
    if text.count % 4 != 0 { return rule == .optional && text.last != padding ? text : nil }
    let padded = text.suffix(2).reversed().prefix { $0 == padding }.count
    return UnsafeRawBufferPointer(rebasing: text.dropLast(padded))
  }

  /// The six bits of each character; 255 for what is none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()
}
