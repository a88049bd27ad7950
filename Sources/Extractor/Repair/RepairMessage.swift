import OrderedJSON

/// What a model is told when it is asked again: plain words, one line for each thing.
///
/// What comes from the document stands in it only as JSON, short, on one line, with its quotes closed, so
/// that it cannot pose as an instruction.
struct RepairMessage {
  private var lines: [String] = []

  private static let mostComplaints = 20
  private static let shownOfSentence = 1_000
  private static let shownOfWish = 300
  private static let shownOfValue = 80
  private static let shownOfHolder = 60
  private static let shownOfItem = 200

  var text: String { lines.joined(separator: "\n") }

  mutating func add(_ line: String) { lines.append(line) }

  // MARK: What is wrong

  /// The complaints, numbered, those about one value together.
  mutating func list(_ complaints: [Complaint], in record: JSON) {
    var order: [JSONPointer] = []
    var groups: [JSONPointer: [Complaint]] = [:]
    for complaint in complaints {
      if groups[complaint.pointer] == nil { order.append(complaint.pointer) }
      groups[complaint.pointer, default: []].append(complaint)
    }
    add("Your answer is not right yet:")
    for (rank, pointer) in order.prefix(Self.mostComplaints).enumerated() {
      let place = pointer.tokens.isEmpty ? "the whole answer" : pointer.path(in: record)
      add("\(rank + 1). \(place): \(Self.words(of: groups[pointer] ?? []))")
    }
    if order.count > Self.mostComplaints { add("… and \(order.count - Self.mostComplaints) more.") }
  }

  /// What is wrong with one value, then what the schema says of it.
  private static func words(of complaints: [Complaint]) -> String {
    let sentences = complaints.map(\.sentence).joined(separator: "; ")
    let wrong = sentences.onOneLine(atMost: shownOfSentence).ended
    guard let wish = complaints.lazy.compactMap(\.wish).first(where: { !$0.isEmpty }) else {
      return wrong
    }
    return wrong + " " + wish.onOneLine(atMost: shownOfWish).ended
  }

  mutating func askForAll() {
    add("Read the document again, and give the whole answer again with this put right.")
  }

  mutating func ask(for parts: [Part], in record: JSON) {
    add("Look these up again, and answer with just them, as one JSON object:")
    var item: JSONPointer?
    for part in parts {
      var line = "- \(part.title(in: record)) "
      line += record[part.place]?.quoted(atMost: Self.shownOfValue) ?? "missing"
      // A model finds an item by what is in it sooner than by counting.
      if let around = part.place.item(in: record), around != item, let shown = record[around] {
        item = around
        line += ", in \(shown.quoted(atMost: Self.shownOfHolder))"
      }
      if part.mayBeNone { line += "; null if there is none" }
      add(line)
    }
    if item != nil { add("Items are counted from 0.") }
    add("The rest of your answer stands.")
  }

  // MARK: What is still to come

  mutating func ask(forRest parts: [Part], stopped: JSONPointer, of record: JSON) {
    let place = stopped.tokens.isEmpty ? "" : " at \(stopped.path(in: record))"
    add("Your answer stopped\(place), before it was complete.")
    for part in parts {
      guard case .rest(let count) = part.use else { continue }
      let list = part.place.tokens.isEmpty ? "the list" : part.place.path(in: record)
      let last = count == 0 ? nil : record[part.place.appending(count - 1)]
      guard let last else {
        add("No item of \(list) is complete.")
        continue
      }
      let shown = last.quoted(atMost: Self.shownOfItem)
      add(
        count == 1
          ? "One item of \(list) is complete: \(shown)"
          : "\(count) items of \(list) are complete, the last of which is \(shown)")
    }
    add("Answer with what is still to come, as one JSON object, and repeat nothing:")
    for part in parts { add("- " + part.promise(in: record)) }
  }
}

extension Part {
  /// Its name, and the place if that is another.
  fileprivate func title(in record: JSON) -> String {
    let path = place.path(in: record)
    return UTF8Text(path) == UTF8Text(name) ? "\(name), so far" : "\(name): \(path), so far"
  }

  /// What the answer holds under its name.
  fileprivate func promise(in record: JSON) -> String {
    let path = place.path(in: record)
    let isSame = UTF8Text(path) == UTF8Text(name)
    return switch use {
    case .rest(0): "\(name): the items from the first, in the document's order"
    case .rest:
      "\(name): the items behind the last one, in the document's order; none if it was the last"
    case .value: (isSame ? name : "\(name): \(path)") + (isRequired ? "" : ", if there is one")
    }
  }
}

extension String {
  /// Cut to so many characters, and with nothing in it that begins a new line.
  fileprivate func onOneLine(atMost limit: Int) -> String {
    let words = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard words.unicodeScalars.count > limit else { return TextPlace.visible(words) }
    return TextPlace.visible(String(words.unicodeScalars.prefix(limit - 1))) + "…"
  }

  /// With a full stop, unless something of the kind is there.
  fileprivate var ended: String {
    guard let last = unicodeScalars.last else { return self }
    return ".!?…".unicodeScalars.contains(last) ? self : self + "."
  }
}
