/// `ipv4` (RFC 2673, section 3.2) and `ipv6` (RFC 4291, section 2.2), as RFC 3986 writes them too.
enum InternetAddress {
  /// Four decimal numbers to 255, without leading zeros: `010` means eight to some readers.
  static func isVersion4(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count <= 15 else { return false }
    var text = Scanner(bytes)
    for part in 0..<4 {
      guard part == 0 || text.take("."), takeOctet(&text) else { return false }
    }
    return text.isAtEnd
  }

  private static func takeOctet(_ text: inout Scanner) -> Bool {
    if text.take("0") { return true }
    var value = 0
    while let digit = text.next, ByteSet.digits.contains(digit), value < 256 {
      value = value * 10 + Int(digit - 0x30)
      text.position += 1
    }
    return 1...255 ~= value
  }

  /// Eight groups of four hexadecimal digits; `::` stands for one or more zero groups, once, and an
  /// IPv4 address for the last two. A zone (`%eth0`) is no part of an address.
  static func isVersion6(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count <= 45 else { return false }
    var text = Scanner(bytes)
    var groups = 0
    var isShortened = takeGap(&text)
    while !text.isAtEnd {
      let start = text.position
      let digits = text.takeAll(.hexadecimal)
      if text.isNext(".") {
        guard isVersion4(text.slice(start..<bytes.count)) else { return false }
        return isComplete(groups + 2, isShortened)
      }
      guard 1...4 ~= digits else { return false }
      groups += 1
      if text.isAtEnd { break }
      if takeGap(&text) {
        guard !isShortened else { return false }
        isShortened = true
      } else {
        guard text.take(":"), !text.isAtEnd else { return false }
      }
    }
    return isComplete(groups, isShortened)
  }

  private static func takeGap(_ text: inout Scanner) -> Bool {
    var gap = text
    guard gap.take(":"), gap.take(":") else { return false }
    text = gap
    return true
  }

  private static func isComplete(_ groups: Int, _ isShortened: Bool) -> Bool {
    isShortened ? groups <= 7 : groups == 8
  }
}
