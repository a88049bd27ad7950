/// Reads JSON strictly, from bytes as they come, onto a flat tape.
///
/// Bytes are appended in pieces of any size; ``finish()`` gives the tape of a whole text, and
/// ``salvage()`` at any time what is complete so far.
///
///     var reader = JSONReader()
///     for try await piece in stream { try piece.withUnsafeBytes { try reader.append($0) } }
///     let tape = try reader.finish()
///
/// Open containers are kept on the tape itself: while one is open, its entry's `link` is the
/// container around it and its `end` counts its children, so that nothing recurses at any depth.
public struct JSONReader: ~Copyable {
  let limits: JSONLimits
  var text: RawList<UInt8>
  var entries: RawList<Entry>

  /// Where the next token begins, or the token that is not complete yet.
  var position = 0
  /// How far that token has been looked at, and what was seen there.
  var looked = 0
  var lookedFlags: Entry.Flags = []
  var awaited = Awaited.value
  /// The innermost open container.
  var open = Self.none
  var depth = 0
  /// What reading came to so far: once it is not `.complete`, `position` is where, for good.
  private var verdict = Verdict.complete

  /// What the grammar allows next.
  enum Awaited: UInt8 {
    case value, valueOrEnd, name, nameOrEnd, colon, commaOrEnd, nothing
  }

  static let none = UInt32.max

  /// Makes a reader for one text; `expecting` bytes are made room for.
  public init(limits: JSONLimits = JSONLimits(), expecting: Int = 0) {
    self.limits = limits
    let expected = min(max(expecting, 0), limits.bytes)
    text = RawList(capacity: expected + 1)
    // A value or name has about eight bytes; short texts are denser.
    entries = RawList(capacity: expected / 8 + 64)
    text.append(UnsafeRawBufferPointer(start: nil, count: 0))
  }

  deinit {
    text.base.deallocate()
    entries.base.deallocate()
  }

  /// Takes the next bytes. After an error every further call throws it again.
  public mutating func append(_ bytes: UnsafeRawBufferPointer) throws(JSONSyntaxError) {
    try take(bytes)
    try readOn(isLast: false)
  }

  /// Takes the next bytes without reading them yet.
  mutating func take(_ bytes: UnsafeRawBufferPointer) throws(JSONSyntaxError) {
    if let error { throw error }
    if bytes.count <= limits.bytes - text.count {
      text.append(bytes)
    } else {
      position = text.count
      verdict = .tooLarge
      throw error(for: verdict)
    }
  }

  /// Ends the text, which must be whole, and gives its tape.
  public consuming func finish() throws(JSONSyntaxError) -> JSONTape {
    try readOn(isLast: true)
    return release()
  }

  /// Hands the memory over to a tape.
  private consuming func release() -> JSONTape {
    let tape = JSONTape(adopting: text, entries)
    discard self
    return tape
  }

  private mutating func readOn(isLast: Bool) throws(JSONSyntaxError) {
    if verdict == .complete { verdict = scanOn(isLast: isLast) }
    if let error { throw error }
  }

  /// Why reading stopped, once it has.
  var error: JSONSyntaxError? { verdict == .complete ? nil : error(for: verdict) }

  private func error(for verdict: Verdict) -> JSONSyntaxError {
    let whole = UnsafeRawBufferPointer(start: text.base, count: text.count)
    return JSONSyntaxError(
      fault: fault(for: verdict),
      place: TextPlace(at: verdict == .cut ? endOfVisibleText : position, in: whole))
  }

  /// A text that stops, stops behind what can be seen of it.
  private var endOfVisibleText: Int {
    var end = text.count
    while end > 0, text.base[end - 1] <= UInt8(ascii: " ") { end -= 1 }
    return end
  }
}
