package import OrderedJSON
import SchemaGen

/// Reads an answer as it streams, and hands out the record as far as it is complete.
///
///     var reader = PartialReader(form)
///     for try await piece in answer { if let record = reader.take(piece.utf8) { show(record) } }
///
/// All that a partial record holds is final, but for what tidying up changes later: open objects
/// have the members that are complete, open lists the items that are; an item that is still open is
/// left out.
///
/// Nothing is read twice. To show a record it is copied, so one is handed out for each value that
/// closes only while there are few of them, then each time that it has grown by an eighth: all
/// copies together are no more than nine times the last.
package struct PartialReader: ~Copyable {
  private let form: RecordForm
  private var reader = JSONReader()
  private var state = State.waiting
  /// So many values have to be complete for the next partial record.
  private var wanted = 1
  /// What was handed out last: a value that closes in an item that is open shows nothing new.
  private var shown: JSON?

  private static let fewValues = 64

  private enum State {
    /// For the first bracket, behind a fence or prose.
    case waiting
    case reading
    /// What comes cannot be read, or does not count.
    case over
  }

  /// Begins an answer in a form.
  package init(_ form: RecordForm) { self.form = form }

  /// Takes the next piece of text; the record as far as it is complete, if there is more of it.
  package mutating func take(_ piece: some Sequence<UInt8>) -> JSON? {
    var bytes = Array(piece)[...]
    if case .waiting = state {
      guard let start = bytes.firstIndex(where: form.canBegin) else { return nil }
      bytes = bytes[start...]
      state = .reading
    }
    guard case .reading = state, !bytes.isEmpty else { return nil }
    do { try bytes.withUnsafeBytes { try reader.append($0) } } catch { state = .over }
    guard reader.completeValues >= wanted else { return nil }
    let count = reader.completeValues
    wanted = count + (count < Self.fewValues ? 1 : count / 8)
    return partial()
  }

  private mutating func partial() -> JSON? {
    let salvage = reader.salvage()
    guard let root = salvage.tape?.root,
      let (record, stopped) = form.record(in: root, stopped: salvage.stopped)
    else { return nil }
    // Behind the record only reasons follow.
    if !record.isCut { state = .over }
    let (value, place) = record.closedPart(stopped: stopped.tokens[...])
    let partial = form.wire.beginning(from: value, stopped: JSONPointer(place)).answer.value
    if partial == shown { return nil }
    shown = partial
    return partial
  }
}

extension RecordForm {
  fileprivate func canBegin(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") && rootKinds.contains(.array)
  }
}

extension JSONView {
  /// The value without the item of a list that is open, if it stopped in one; and where it stops
  /// then.
  fileprivate func closedPart(stopped: ArraySlice<String>) -> (JSON, stopped: [String]) {
    guard isCut else { return (JSON(self), Array(stopped)) }
    if kind == .array {
      let items = items.filter { !$0.isCut }.map { JSON($0) }
      return (.array(items), [String(items.count)])
    }
    var members: [JSONObject.Member] = []
    var place = Array(stopped)
    for member in self.members {
      guard member.value.isCut else {
        members.append((member.name, JSON(member.value)))
        continue
      }
      let (value, rest) = member.value.closedPart(stopped: stopped.dropFirst())
      members.append((member.name, value))
      place = [member.name] + rest
    }
    return (.object(members), place)
  }
}
