import OrderedJSON

/// What is judged and by what, to be read only: a tape's entries and text, and a program's tables.
///
/// Apart from the judge, so that asking costs no more than three pointers.
struct Ground: BitwiseCopyable {
  let tables: UnsafePointer<Tables>
  let entries: UnsafePointer<Entry>
  let text: UnsafePointer<UInt8>

  /// The entry after a value and all that is in it.
  @inline(__always)
  func next(after at: Int) -> Int {
    let entry = entries[at]
    return entry.isContainer ? Int(entry.link) : at &+ 1
  }

  /// Calls `body` with the bytes that a string means.
  @inline(__always)
  func withString<Result>(
    _ entry: Entry, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    guard entry.flags.contains(.escaped) else {
      return body(UnsafeRawBufferPointer(start: text + Int(entry.start), count: entry.length))
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: entry.length) { room in
      guard let target = room.baseAddress else { return body(UnsafeRawBufferPointer(room)) }
      let count = Unescaping.write(text, Int(entry.start), Int(entry.end), into: target)
      return body(UnsafeRawBufferPointer(start: target, count: count))
    }
  }

  /// How many code points a string has.
  @inline(__always)
  func length(of entry: Entry) -> Int {
    entry.flags.isDisjoint(with: [.escaped, .nonASCII]) ? entry.length : codePoints(in: entry)
  }

  @inline(never)
  private func codePoints(in entry: Entry) -> Int {
    withString(entry) { bytes in
      bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }
  }

  /// The exact value of a number.
  @inline(__always)
  func decimal(_ entry: Entry) -> DecimalText {
    DecimalText(text + Int(entry.start), count: entry.length)
  }
}
