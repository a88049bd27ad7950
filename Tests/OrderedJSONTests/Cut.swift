import OrderedJSON

/// What must be salvaged of a text that is cut at a byte, worked out from the tape of the whole text.
struct Cut {
  /// The pointers to everything that is there, in order, with the texts of scalars.
  private var there: [String] = []
  private var cut: [String] = []
  private var stopped = ""

  init(of whole: JSONTape, at end: Int) {
    let isWhole = whole.withText { end == $0.count }
    note(whole.root, "", end, isWhole)
  }

  /// What a salvage got wrong.
  func difference(from salvage: JSONSalvage) -> String? {
    var found = Cut()
    if let tape = salvage.tape { found.collect(tape.root, "") }
    if found.there != there { return "\(found.there) instead of \(there)" }
    if found.cut != cut { return "\(found.cut) are cut instead of \(cut)" }
    let place = salvage.stopped.description
    return place == stopped ? nil : "stopped at \(place) instead of \(stopped)"
  }

  private init() {}

  /// Notes a value of the whole text if it begins, or is complete, before `end`.
  private mutating func note(_ view: JSONView, _ pointer: String, _ end: Int, _ isWhole: Bool) {
    let range = view.range
    guard isWhole || Self.isThere(view, end) else { return }
    there.append(pointer + " " + Self.scalar(view))
    guard view.kind == .array || view.kind == .object, range.upperBound > end else {
      for (position, item) in view.items.enumerated() {
        note(item, pointer + "/\(position)", end, isWhole)
      }
      for member in view.members {
        note(member.value, pointer + JSONPointer([member.name]).description, end, isWhole)
      }
      return
    }

    cut.append(pointer)
    stopped = pointer
    var open: String?
    for (position, item) in view.items.enumerated() where Self.isThere(item, end) {
      note(item, pointer + "/\(position)", end, isWhole)
      if item.range.upperBound > end { open = "" }
    }
    if view.kind == .array, open == nil {
      stopped = pointer + "/\(view.items.reduce(0) { $0 + (Self.isThere($1, end) ? 1 : 0) })"
    }
    for member in view.members where Self.isThere(member.nameView, end) {
      let inner = pointer + JSONPointer([member.name]).description
      if Self.isThere(member.value, end) {
        note(member.value, inner, end, isWhole)
      } else {
        stopped = inner
      }
    }
  }

  /// A container is there once it begins, a scalar once it is known to be complete.
  private static func isThere(_ view: JSONView, _ end: Int) -> Bool {
    switch view.kind {
    case .array, .object: view.range.lowerBound < end
    case .string, .number: view.range.upperBound < end
    case .bool, .null: view.range.upperBound <= end
    }
  }

  private mutating func collect(_ view: JSONView, _ pointer: String) {
    there.append(pointer + " " + Self.scalar(view))
    if view.isCut { cut.append(pointer) }
    for (position, item) in view.items.enumerated() { collect(item, pointer + "/\(position)") }
    for member in view.members {
      collect(member.value, pointer + JSONPointer([member.name]).description)
    }
  }

  private static func scalar(_ view: JSONView) -> String {
    view.kind == .array || view.kind == .object ? view.kind.rawValue : view.text
  }
}
