/// A JSON text that was read and found right: its bytes, and an entry for each value in them.
///
/// A text is parsed once; validating, decoding and looking values up all walk the same tape. No value
/// is converted before somebody asks for it.
///
///     let tape = try JSONTape(parsing: answer)
///     tape.root["lines"]?[0]?["amount"]?.number   // 19.90, as written
public struct JSONTape: Sendable {
  @usableFromInline package let memory: Memory

  /// The bytes and entries, freed with the last tape or view of them.
  ///
  /// `@unchecked`: the memory is complete before it gets here, and is only read from then on.
  @usableFromInline package final class Memory: @unchecked Sendable {
    /// The text, with eight zero bytes behind it.
    @usableFromInline package let text: UnsafePointer<UInt8>
    @usableFromInline package let byteCount: Int
    @usableFromInline package let entries: UnsafePointer<Entry>
    @usableFromInline package let entryCount: Int

    init(adopting text: RawList<UInt8>, _ entries: RawList<Entry>) {
      self.text = UnsafePointer(text.base)
      self.byteCount = text.count
      self.entries = UnsafePointer(entries.base)
      self.entryCount = entries.count
    }

    deinit {
      text.deallocate()
      entries.deallocate()
    }
  }

  /// The tape that has this memory.
  @inlinable
  package init(_ memory: Memory) { self.memory = memory }

  /// Takes over the memory of a reader.
  init(adopting text: RawList<UInt8>, _ entries: RawList<Entry>) {
    memory = Memory(adopting: text, entries)
  }

  /// Reads one whole text, given as UTF-8 bytes.
  public init(
    parsing bytes: some Sequence<UInt8>, limits: JSONLimits = JSONLimits()
  ) throws(JSONSyntaxError) {
    self = try contiguously(bytes) { bytes throws(JSONSyntaxError) in
      try JSONTape(parsing: bytes, limits: limits)
    }
  }

  /// Reads one whole text, given as UTF-8 bytes in one piece: the quickest way in.
  public init(
    parsing bytes: UnsafeRawBufferPointer, limits: JSONLimits = JSONLimits()
  ) throws(JSONSyntaxError) {
    var reader = JSONReader(limits: limits, expecting: bytes.count)
    try reader.take(bytes)
    self = try reader.finish()
  }

  /// Reads one whole text, given as UTF-8 bytes.
  public init(
    parsing bytes: [UInt8], limits: JSONLimits = JSONLimits()
  ) throws(JSONSyntaxError) {
    // As for any sequence, but compiled for this one.
    self = try contiguously(bytes) { bytes throws(JSONSyntaxError) in
      try JSONTape(parsing: bytes, limits: limits)
    }
  }

  /// Reads one whole text.
  public init(
    parsing text: String, limits: JSONLimits = JSONLimits()
  ) throws(JSONSyntaxError) {
    try self.init(parsing: text.utf8, limits: limits)
  }

  /// The value of the whole text.
  public var root: JSONView { JSONView(self, 0) }

  /// Whether both are one and the same reading, not merely equal texts.
  package func isSame(as other: JSONTape) -> Bool { memory === other.memory }

  /// The text as it was given.
  public func withText<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(start: memory.text, count: memory.byteCount))
  }

  /// The flat entries, for loops that walk them without a ``JSONView`` each, and the text they cover.
  @inlinable
  package func withEntries<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Entry>, UnsafePointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { extendLifetime(memory) }
    return try body(
      UnsafeBufferPointer(start: memory.entries, count: memory.entryCount), memory.text)
  }

  /// What a string entry means.
  package static func string(_ text: UnsafePointer<UInt8>, _ entry: Entry) -> String {
    let from = Int(entry.start)
    guard entry.flags.contains(.escaped) else {
      let bytes = UnsafeBufferPointer(start: text + from, count: entry.length)
      return string(ofChecked: bytes, isASCII: !entry.flags.contains(.nonASCII))
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: entry.length) { room in
      guard let target = room.baseAddress else { return "" }
      let count = Unescaping.write(text, from, Int(entry.end), into: target)
      return string(ofChecked: UnsafeBufferPointer(start: target, count: count), isASCII: false)
    }
  }

  /// Copies bytes that need no second look: the reader lets no string pass that is not well-formed UTF-8,
  /// and no escape of half a surrogate pair.
  private static func string(
    ofChecked bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool
  ) -> String {
    String(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: isASCII))
  }
}

/// Calls `body` with the bytes in one piece.
func contiguously<Result, Failure: Error>(
  _ bytes: some Sequence<UInt8>,
  _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
) throws(Failure) -> Result {
  func caught(_ bytes: UnsafeRawBufferPointer) -> Swift.Result<Result, Failure> {
    do { return .success(try body(bytes)) } catch { return .failure(error) }
  }
  let inPlace = bytes.withContiguousStorageIfAvailable { caught(UnsafeRawBufferPointer($0)) }
  return try (inPlace ?? Array(bytes).withUnsafeBytes { caught($0) }).get()
}
