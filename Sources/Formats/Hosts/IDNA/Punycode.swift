/// Punycode (RFC 3492): any characters as ASCII, for one label and without `xn--`.
enum Punycode {
  /// Up to 63 bytes of ASCII, in small letters.
  struct Encoded {
    private(set) var count = 0
    private var bytes = InlineArray<63, UInt8>(repeating: 0)

    fileprivate mutating func append(_ byte: UInt8) -> Bool {
      guard count < 63 else { return false }
      bytes[count] = byte
      count += 1
      return true
    }

    /// Whether a text is the same but for the case of its letters.
    func isSpelled(_ text: UnsafeRawBufferPointer) -> Bool {
      guard text.count == count else { return false }
      for position in 0..<count where bytes[position] != lowercased(text[position]) {
        return false
      }
      return true
    }
  }

  /// Nothing for what is no Punycode, and for more than a label holds.
  static func decode(_ bytes: UnsafeRawBufferPointer) -> Label? {
    var label = Label()
    var position = 0
    if let delimiter = bytes.lastIndex(of: UInt8(ascii: "-")) {
      for byte in bytes[..<delimiter] {
        guard byte < 0x80, label.append(UInt32(lowercased(byte))) else { return nil }
      }
      position = delimiter + 1
    }
    var state = State()
    while position < bytes.count {
      guard let delta = integer(bytes, &position, bias: state.bias) else { return nil }
      let scalar = state.advance(by: delta, among: label.count + 1)
      guard let scalar = Unicode.Scalar(scalar), label.insert(scalar.value, at: state.index) else {
        return nil
      }
      state.adapt(delta, count: label.count)
      state.index += 1
    }
    return label
  }

  /// Nothing if the text has more than 63 bytes.
  static func encode(_ label: Label) -> Encoded? {
    var text = Encoded()
    for position in 0..<label.count where label[position] < 0x80 {
      guard text.append(UInt8(label[position])) else { return nil }
    }
    var done = text.count
    guard done == 0 || text.append(UInt8(ascii: "-")) else { return nil }
    var state = State()
    var delta = 0
    while done < label.count {
      var next = UInt32.max
      for position in 0..<label.count where label[position] >= state.scalar {
        next = min(next, label[position])
      }
      delta += Int(next - state.scalar) * (done + 1)
      state.scalar = next
      for position in 0..<label.count {
        if label[position] < next { delta += 1 }
        guard label[position] == next else { continue }
        guard append(delta, to: &text, bias: state.bias) else { return nil }
        done += 1
        state.adapt(delta, count: done)
        delta = 0
      }
      delta += 1
      state.scalar += 1
    }
    return text
  }

  // MARK: Numbers of variable length

  private static let base = 36
  private static let first = 1
  private static let last = 26

  /// What both directions keep from one character to the next.
  private struct State {
    var scalar: UInt32 = 0x80
    var index = 0
    var bias = 72
    var isFirst = true

    /// Moves on, and answers the character that comes to stand at `index`.
    mutating func advance(by delta: Int, among places: Int) -> UInt32 {
      let place = index + delta
      scalar = UInt32(clamping: Int(scalar) + place / places)
      index = place % places
      return scalar
    }

    mutating func adapt(_ delta: Int, count: Int) {
      var delta = isFirst ? delta / 700 : delta / 2
      isFirst = false
      delta += delta / count
      bias = 0
      while delta > (base - first) * last / 2 {
        delta /= base - first
        bias += base
      }
      bias += (base - first + 1) * delta / (delta + 38)
    }
  }

  private static func threshold(_ place: Int, _ bias: Int) -> Int {
    max(first, min(last, place - bias))
  }

  private static func integer(
    _ bytes: UnsafeRawBufferPointer, _ position: inout Int, bias: Int
  ) -> Int? {
    var value = 0
    var weight = 1
    var place = base
    while position < bytes.count {
      guard let digit = digit(bytes[position]) else { return nil }
      position += 1
      value += digit * weight
      // The largest number in use is below 2^27: 64 places for each of 0x110000 characters.
      guard value < 1 << 31 else { return nil }
      let threshold = threshold(place, bias)
      if digit < threshold { return value }
      weight *= base - threshold
      guard weight < 1 << 31 else { return nil }
      place += base
    }
    return nil
  }

  private static func append(_ value: Int, to text: inout Encoded, bias: Int) -> Bool {
    var value = value
    var place = base
    while true {
      let threshold = threshold(place, bias)
      if value < threshold { return text.append(letter(value)) }
      guard text.append(letter(threshold + (value - threshold) % (base - threshold))) else {
        return false
      }
      value = (value - threshold) / (base - threshold)
      place += base
    }
  }

  private static func letter(_ digit: Int) -> UInt8 {
    UInt8(digit < 26 ? 0x61 + digit : 0x30 + digit - 26)
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch lowercased(byte) {
    case 0x61...0x7A: Int(lowercased(byte)) - 0x61
    case 0x30...0x39: Int(byte) - 0x30 + 26
    default: nil
    }
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    0x41...0x5A ~= byte ? byte | 0x20 : byte
  }
}
