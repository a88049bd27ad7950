/// One value, or one member name, of a read text: what it is and which bytes of the text it covers.
///
/// The tape is a flat list of entries in the order of the text. `{"a": [1, "x"]}` gives
///
///     0  object  start 0   end 15  link 5   count 1
///     1  name    start 2   end 3   link (hash of `a`)
///     2  array   start 6   end 14  link 5   count 2
///     3  number  start 7   end 8
///     4  string  start 11  end 12
///
/// `link` of a container is the entry after its whole subtree, so that a walk can step over it;
/// a name is followed by its value.
@usableFromInline
package struct Entry: BitwiseCopyable, Sendable {
  /// The first byte: of a string, after the opening quote.
  @usableFromInline package var start: UInt32
  /// The byte after the last: of a string, its closing quote.
  @usableFromInline package var end: UInt32
  /// Of a container, the entry after it; of a name, its hash.
  @usableFromInline package var link: UInt32
  /// Kind and flags in the low byte, number of children above it.
  @usableFromInline package var meta: UInt32

  /// What an entry stands for.
  @usableFromInline
  package enum Kind: UInt8, Sendable {
    case object, array, name, string, number, `true`, `false`, null
  }

  /// What a reader of the bytes has to mind.
  @usableFromInline
  package struct Flags: OptionSet, Sendable {
    @usableFromInline package let rawValue: UInt8
    @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The string has at least one backslash.
    @inlinable package static var escaped: Flags { Flags(rawValue: 0x10) }
    /// The string has bytes above 0x7F.
    @inlinable package static var nonASCII: Flags { Flags(rawValue: 0x20) }
    /// The number has a fraction or an exponent.
    @inlinable package static var decimal: Flags { Flags(rawValue: 0x10) }
    /// The container was still open where the text stopped.
    @inlinable package static var cut: Flags { Flags(rawValue: 0x10) }
  }

  init(_ kind: Kind, _ flags: Flags = [], start: Int, end: Int, link: UInt32 = 0) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
    self.link = link
    self.meta = UInt32(kind.rawValue | flags.rawValue)
  }
}

extension Entry {
  /// The most children that `meta` can count; a container with more says so and is walked.
  static let mostCounted = 0xFF_FFFF

  /// What the entry stands for.
  @inlinable package var kind: Kind {
    unsafeBitCast(UInt8(truncatingIfNeeded: meta) & 0x0F, to: Kind.self)
  }

  /// What a reader of the bytes has to mind.
  @inlinable package var flags: Flags {
    Flags(rawValue: UInt8(truncatingIfNeeded: meta) & 0xF0)
  }

  /// Children of a container, unless there are more than can be counted here.
  var childCount: Int? {
    let counted = Int(meta >> 8)
    return counted < Self.mostCounted ? counted : nil
  }

  /// Length in bytes.
  @inlinable package var length: Int { Int(end) - Int(start) }

  @inlinable package var isContainer: Bool { kind == .object || kind == .array }

  /// Turns an open container into a finished one.
  mutating func close(_ flags: Flags, end: Int, link: Int, children: UInt32) {
    meta = (meta & 0x0F) | UInt32(flags.rawValue) | min(children, UInt32(Self.mostCounted)) << 8
    self.end = UInt32(truncatingIfNeeded: end)
    self.link = UInt32(truncatingIfNeeded: link)
  }
}
