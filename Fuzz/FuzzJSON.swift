import OrderedJSON

/// Whatever the bytes, these hold; `scripts/fuzz json` looks for bytes with which they do not.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeRawBufferPointer(start: start, count: count)
  let whole = Reading { () throws(JSONSyntaxError) in try JSONTape(parsing: bytes) }

  for step in [1, 2 + count % 7] { checkPieces(of: bytes, each: step, against: whole) }
  checkSalvage(of: bytes, against: whole)
  if case .tape(let tape) = whole {
    checkValue(of: tape)
    // Somewhere that depends on the bytes, so that every run is the same.
    let cut = count * (bytes.reduce(1) { ($0 &* 31 &+ Int($1)) & 0xFFFF }) / 0x10000
    checkBeginning(of: tape, cut: cut)
  }
  return 0
}

/// What reading came to.
enum Reading {
  case tape(JSONTape)
  case error(JSONSyntaxError)

  init(_ read: () throws(JSONSyntaxError) -> JSONTape) {
    do throws(JSONSyntaxError) { self = .tape(try read()) } catch { self = .error(error) }
  }

  /// Whether both have the same entries, or fail alike at the same place.
  func agrees(with other: Reading) -> Bool {
    switch (self, other) {
    case (.tape(let one), .tape(let other)):
      one.withEntries { mine, _ in
        other.withEntries { theirs, _ in
          UnsafeRawBufferPointer(mine).elementsEqual(UnsafeRawBufferPointer(theirs))
        }
      }
    case (.error(let one), .error(let other)):
      // The line may have gone on behind the place, so that its excerpt is longer.
      one.fault == other.fault && one.place.offset == other.place.offset
        && one.place.line == other.place.line && one.place.column == other.place.column
    case (.tape, .error), (.error, .tape): false
    }
  }
}

private func checkPieces(of bytes: UnsafeRawBufferPointer, each: Int, against whole: Reading) {
  let pieces = Reading { () throws(JSONSyntaxError) in
    var reader = JSONReader()
    for from in stride(from: 0, to: bytes.count, by: each) {
      try reader.append(
        UnsafeRawBufferPointer(rebasing: bytes[from..<min(from + each, bytes.count)]))
    }
    return try reader.finish()
  }
  check(pieces.agrees(with: whole), "in pieces of \(each) it reads otherwise")
}

private func checkSalvage(of bytes: UnsafeRawBufferPointer, against whole: Reading) {
  let salvage = JSONSalvage(of: bytes)
  switch whole {
  case .tape: check(salvage.error == nil && salvage.tape != nil, "a whole text has an error")
  case .error(let error): check(salvage.error == error, "the salvage has another error")
  }
  if let tape = salvage.tape {
    let value = JSON(tape.root)
    check((try? JSON(parsing: value.bytes())) == value, "the salvage is no JSON")
    check(salvage.error != nil || !tape.root.isCut, "a whole text is cut")
    checkCuts(in: tape.root, isLast: true)
  }
  let stopped = try? JSONPointer(parsing: salvage.stopped.description)
  check(stopped == salvage.stopped, "where it stopped is no pointer")
}

/// Only the last child of a container that is cut may be cut.
private func checkCuts(in view: JSONView, isLast: Bool) {
  check(isLast || !view.isCut, "a container is cut before the end")
  let count = view.count
  check(view.kind != .array || Array(view.items).count == count, "items are miscounted")
  check(view.kind != .object || Array(view.members).count == count, "members are miscounted")
  for (rank, item) in view.items.enumerated() {
    checkCuts(in: item, isLast: view.isCut && rank == count - 1)
  }
  for (rank, member) in view.members.enumerated() {
    checkCuts(in: member.value, isLast: view.isCut && rank == count - 1)
  }
}

private func checkValue(of tape: JSONTape) {
  let value = JSON(tape.root)
  for style in [JSONWriter.Style.compact, .indented, .canonical] {
    let written = value.bytes(style)
    let again = try? JSON(parsing: written)
    check(again == value, "\(style): the value changes when it is written")
    check(again?.hashValue == value.hashValue, "\(style): the hash changes when it is written")
    check(again?.bytes(style) == written, "\(style): the text changes when it is written again")
  }
  checkScalars(in: tape.root)
}

private func checkScalars(in view: JSONView) {
  if let number = view.number {
    check(JSONNumber(number.canonicalText) == number, "a number is not its canonical text")
    check(
      number.double.bitPattern == Double(number.text)?.bitPattern, "a double is not the nearest")
    if let integer = number.int64 { check(JSONNumber(integer) == number, "an integer is another") }
  }
  for item in view.items { checkScalars(in: item) }
  for member in view.members {
    check(view[member.name] != nil, "a member is not found by its name")
    checkScalars(in: member.value)
  }
}

/// What is salvaged of the beginning of a text is the beginning of its value.
private func checkBeginning(of tape: JSONTape, cut: Int) {
  let salvage = tape.withText { JSONSalvage(of: $0.prefix(cut)) }
  guard let part = salvage.tape, salvage.error != nil else { return }
  check(begins(tape.root, with: part.root), "cut at \(cut) it holds something else")
}

private func begins(_ whole: JSONView, with part: JSONView) -> Bool {
  guard part.kind == whole.kind, part.count <= whole.count else { return false }
  guard part.isCut else { return JSON(part) == JSON(whole) }
  return zip(whole.items, part.items).allSatisfy { begins($0, with: $1) }
    && zip(whole.members, part.members).allSatisfy {
      $0.name.utf8.elementsEqual($1.name.utf8) && begins($0.value, with: $1.value)
    }
}

private func check(_ holds: Bool, _ complaint: @autoclosure () -> String) {
  if !holds { fatalError(complaint()) }
}
