/// The order of names in which people count: `page-2` before `page-10`.
enum NaturalOrder {
  /// Whether a name comes before another: digits by the number that they write, all else by its
  /// bytes; where that is the same, as of `2` and `02`, by the bytes of the whole.
  static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    var (ours, theirs) = (left[...], right[...])
    while let our = ours.first, let their = theirs.first {
      if isDigit(our), isDigit(their) {
        let (number, other) = (takeNumber(&ours), takeNumber(&theirs))
        if number.count != other.count { return number.count < other.count }
        if number != other { return number.lexicographicallyPrecedes(other) }
      } else {
        if our != their { return our < their }
        (ours, theirs) = (ours.dropFirst(), theirs.dropFirst())
      }
    }
    if ours.isEmpty != theirs.isEmpty { return ours.isEmpty }
    return left.lexicographicallyPrecedes(right)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The digits in front, without zeros at their beginning.
  private static func takeNumber(_ text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = text.prefix(while: isDigit)
    text = text.dropFirst(digits.count)
    return digits.drop { $0 == 0x30 }
  }
}
