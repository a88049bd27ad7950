import SQLite

/// A hash of what a row holds, by which a damaged disk gives itself away: SQLite has no checksums.
///
/// Each step is reversible, so that a change within any eight bytes always changes the result. It keeps
/// nobody from forging anything.
struct Seal {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// As SQLite keeps it.
  var number: Int { Int(bitPattern: UInt(state)) }

  mutating func add(_ text: String) {
    text.utf8Span.span.bytes.withUnsafeBytes { add($0) }
  }

  /// Nothing is another thing than no bytes.
  mutating func add(_ bytes: [UInt8]?) {
    guard let bytes else { return mix(.max) }
    bytes.withUnsafeBytes { add($0) }
  }

  private mutating func add(_ bytes: UnsafeRawBufferPointer) {
    mix(UInt64(bytes.count))
    var at = 0
    while at + 8 <= bytes.count {
      mix(bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      at += 8
    }
    if at < bytes.count {
      mix(bytes[at...].reduce(0) { $0 << 8 | UInt64($1) })
    }
  }

  private mutating func mix(_ word: UInt64) {
    state = (state ^ word) &* 0xD6E8_FEB8_6659_FD93
    state ^= state &>> 32
  }
}

extension Seal {
  /// Of an answer.
  init(of raw: [UInt8]) { add(raw) }

  /// Of a result.
  init(of end: ItemEnd) {
    add(end.outcome)
    add(end.record)
    add(end.warnings)
    add(end.failure)
    add(end.model)
  }

  /// Throws unless a row is what was written.
  func demand(_ number: Int, of what: String) throws(SQLiteError) {
    if number != self.number { throw .damaged("\(what) is not what was written") }
  }
}

extension SQLiteError {
  /// What cannot be read as what it is, found by us.
  static func damaged(_ message: String) -> SQLiteError {
    SQLiteError(code: 11, message: message)
  }
}
