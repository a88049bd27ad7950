/// One event of a stream.
package struct ServerEvent: Sendable, Hashable {
  /// What `event:` said; `nil` for none.
  package let name: String?
  /// The lines of `data:`, joined by line feeds.
  package let data: [UInt8]
  /// The last `id:` of the stream so far; `nil` for none.
  package let id: String?

  /// Describes an event.
  package init(name: String? = nil, data: [UInt8], id: String? = nil) {
    self.name = name
    self.data = data
    self.id = id
  }
}

/// Why a stream is not read any further.
package enum ServerEventsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One event is larger than all that a reader keeps.
  case eventTooLarge(limit: Int)

  /// One line that ends with what to do.
  package var description: String {
    switch self {
    case .eventTooLarge(let limit):
      "An event of the stream is larger than the \(limit) bytes allowed; ask for less at once."
    }
  }
}

/// Reads `text/event-stream` as the WHATWG wrote it down, from chunks that may end anywhere.
///
///     event: step.delta        ┐
///     data: {"index":0,        ├─ name "step.delta", data "{\"index\":0,\n\"delta\":…}"
///     data: "delta":…}         ┘
///     (a blank line)
///
/// It departs from the standard at the end, as the official SDK does: an event that lacks only its
/// blank line is handed out. A byte is looked at once, and copied at most twice, however the stream
/// was cut.
package struct ServerEvents: Sendable {
  /// How long the server wants to be left alone before the stream is opened again.
  package private(set) var retry: Duration?

  private let limit: Int
  /// The front of a line whose end has not come.
  private var line: [UInt8] = []
  /// The chunk before ended with a carriage return: a line feed now belongs to it.
  private var endedWithReturn = false
  private var isFirstLine = true
  private var name: String?
  private var id: String?
  /// Each line of the event is followed by a line feed.
  private var data: [UInt8] = []

  /// Stands before the first byte. No event may have more bytes than the limit.
  package init(limit: Int = 64 << 20) { self.limit = limit }

  /// Takes the next bytes, and adds the events that they complete. After an error nothing can follow.
  package mutating func push(
    _ chunk: [UInt8], into events: inout [ServerEvent]
  ) throws(ServerEventsError) {
    guard !chunk.isEmpty else { return }
    var start = endedWithReturn && chunk[0] == lineFeed ? 1 : 0
    endedWithReturn = false
    while let end = chunk.firstLineEnd(from: start) {
      try take(chunk[start..<end], into: &events)
      start = end + 1
      guard chunk[end] == carriageReturn else { continue }
      if start == chunk.count { endedWithReturn = true }
      if start < chunk.count, chunk[start] == lineFeed { start += 1 }
    }
    try makeRoom(for: chunk.count - start)
    line += chunk[start...]
  }

  /// Ends the stream, and adds the event that was not ended by a blank line.
  package mutating func finish(into events: inout [ServerEvent]) throws(ServerEventsError) {
    if !line.isEmpty { try take([], into: &events) }
    dispatch(into: &events)
  }

  private func makeRoom(for count: Int) throws(ServerEventsError) {
    guard data.count + line.count + count <= limit else { throw .eventTooLarge(limit: limit) }
  }

  /// Takes the rest of a line.
  private mutating func take(
    _ rest: ArraySlice<UInt8>, into events: inout [ServerEvent]
  ) throws(ServerEventsError) {
    try makeRoom(for: rest.count)
    var whole = rest
    if !line.isEmpty {
      line += rest
      whole = line[...]
      line = []
    }
    if isFirstLine, whole.starts(with: byteOrderMark) { whole = whole.dropFirst(3) }
    isFirstLine = false
    if whole.isEmpty { dispatch(into: &events) } else { read(whole) }
  }

  private mutating func read(_ line: ArraySlice<UInt8>) {
    let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
    let field = line[..<colon]
    var value = line[colon...].dropFirst()
    if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
    if field.elementsEqual("data".utf8) {
      data += value
      data.append(lineFeed)
    } else if field.elementsEqual("event".utf8) {
      name = value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    } else if field.elementsEqual("id".utf8), !value.contains(0) {
      id = value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    } else if field.elementsEqual("retry".utf8), let pause = milliseconds(value) {
      retry = pause
    }
  }

  /// Without data there is no event, whatever else was said.
  private mutating func dispatch(into events: inout [ServerEvent]) {
    defer { (name, data) = (nil, []) }
    guard !data.isEmpty else { return }
    data.removeLast()
    events.append(ServerEvent(name: name, data: data, id: id))
  }
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

/// Digits alone, of a number that is not absurd.
private func milliseconds(_ text: ArraySlice<UInt8>) -> Duration? {
  guard (1...15).contains(text.count), text.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
  return .milliseconds(text.reduce(0) { $0 * 10 + Int64($1 - 0x30) })
}

extension [UInt8] {
  /// Where the next line feed or carriage return stands.
  fileprivate func firstLineEnd(from start: Int) -> Int? {
    withUnsafeBytes { bytes in
      var at = start
      while bytes.count - at >= 8 {
        let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        if mayHoldLineEnd(word) { break }
        at += 8
      }
      return bytes[at...].firstIndex { $0 == lineFeed || $0 == carriageReturn }
    }
  }
}

/// Whether one of eight bytes is a line feed or a carriage return.
private func mayHoldLineEnd(_ word: UInt64) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let feeds = word ^ ones &* UInt64(lineFeed)
  let returns = word ^ ones &* UInt64(carriageReturn)
  // The high bit of a byte is set here when the byte was zero; above such a byte it may be set too.
  return ((feeds &- ones) & ~feeds | (returns &- ones) & ~returns) & (ones << 7) != 0
}
