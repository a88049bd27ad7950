extension JSONReader {
  /// Reads tokens until the text ends or is wrong: the one loop through which every byte passes.
  ///
  /// What may come next stands in the order of a text, so that a member is read from its name to the comma
  /// behind its value without a look at `awaited`.
  ///
  /// Leaves `position` at the token that is wrong or not complete. Unless this is the last piece, a
  /// text that merely stops is `.complete`.
  mutating func scanOn(isLast: Bool) -> Verdict {
    // Held as locals, so that they live in registers; put back on every way out.
    let text = UnsafePointer(self.text.base)
    let end = self.text.count
    let hashStart = NameHash.start
    var entries = self.entries
    var at = position
    var awaited = self.awaited
    var open = self.open
    var depth = self.depth
    defer {
      self.entries = entries
      position = at
      self.awaited = awaited
      self.open = open
      self.depth = depth
    }

    while true {
      switch awaited {
      case .name, .nameOrEnd:
        at = Scan.token(text, at)
        guard text[at] == UInt8(ascii: "\"") else {
          guard text[at] == UInt8(ascii: "}"), awaited == .nameOrEnd else {
            return at < end ? .unexpected : isLast ? .cut : .complete
          }
          Self.close(&open, in: &entries, at: at)
          depth &-= 1
          at &+= 1
          awaited = open == Self.none ? .nothing : .commaOrEnd
          continue
        }
        let name = string(text, openedAt: at, to: end)
        guard name.verdict == .complete else { return stop(inString: name, &at, isLast: isLast) }
        let hash =
          name.flags.contains(.escaped)
          ? Unescaping.nameHash(text, at &+ 1, name.at)
          : NameHash.ofPadded(text + (at &+ 1), count: name.at &- at &- 1, start: hashStart)
        entries.append(Entry(.name, name.flags, start: at &+ 1, end: name.at, link: hash))
        at = name.at &+ 1
        awaited = .colon
        fallthrough

      case .colon:
        at = Scan.token(text, at)
        guard text[at] == UInt8(ascii: ":") else {
          return at < end ? .unexpected : isLast ? .cut : .complete
        }
        at &+= 1
        awaited = .value
        fallthrough

      case .value, .valueOrEnd:
        at = Scan.token(text, at)
        let byte = text[at]
        switch byte {
        case UInt8(ascii: "\""):
          let string = string(text, openedAt: at, to: end)
          guard string.verdict == .complete else {
            return stop(inString: string, &at, isLast: isLast)
          }
          entries.append(Entry(.string, string.flags, start: at &+ 1, end: string.at))
          at = string.at &+ 1

        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
          if !isLast {
            looked = Scan.numberBytes(text, max(at, looked))
            if looked == end { return .complete }
          }
          var flags: Entry.Flags = []
          let scan = Scan.number(text, from: at, to: end, flags: &flags)
          guard scan.verdict == .complete else {
            at = scan.at
            return scan.verdict
          }
          entries.append(Entry(.number, flags, start: at, end: scan.at))
          at = scan.at

        case UInt8(ascii: "{"), UInt8(ascii: "["):
          if depth >= limits.depth { return .tooDeep }
          let isObject = byte == UInt8(ascii: "{")
          let index = UInt32(truncatingIfNeeded: entries.count)
          entries.append(Entry(isObject ? .object : .array, start: at, end: 0, link: open))
          if open != Self.none { entries.base[Int(open)].end &+= 1 }
          open = index
          depth &+= 1
          at &+= 1
          awaited = isObject ? .nameOrEnd : .valueOrEnd
          continue

        case UInt8(ascii: "]") where awaited == .valueOrEnd:
          Self.close(&open, in: &entries, at: at)
          depth &-= 1
          at &+= 1
          awaited = open == Self.none ? .nothing : .commaOrEnd
          continue

        default:
          guard let word = Word(text, at) else {
            guard at == end || Word.isCut(text, at, end) else { return .unexpected }
            if isLast { at = end }
            return isLast ? .cut : .complete
          }
          entries.append(Entry(word.kind, start: at, end: at &+ word.length))
          at &+= word.length
        }
        guard open != Self.none else {
          awaited = .nothing
          continue
        }
        entries.base[Int(open)].end &+= 1
        awaited = .commaOrEnd
        fallthrough

      case .commaOrEnd:
        at = Scan.token(text, at)
        let isObject = entries.base[Int(open)].kind == .object
        if text[at] == UInt8(ascii: ",") {
          at &+= 1
          awaited = isObject ? .name : .value
        } else if text[at] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
          if isObject, let twin = Names.firstRepeated(inClosing: Int(open), of: entries, text) {
            at = Int(entries.base[twin].start) &- 1
            return .duplicateName
          }
          Self.close(&open, in: &entries, at: at)
          depth &-= 1
          at &+= 1
          awaited = open == Self.none ? .nothing : .commaOrEnd
        } else {
          return at < end ? .unexpected : isLast ? .cut : .complete
        }

      case .nothing:
        at = Scan.token(text, at)
        return at == end ? .complete : .trailingText
      }
    }
  }

  /// From an opening quote to the closing one; mostly nothing in between has to be minded.
  @inline(__always)
  private func string(
    _ text: UnsafePointer<UInt8>, openedAt at: Int, to end: Int
  ) -> Scan.String {
    if looked <= at {
      let close = Scan.plain(text, at &+ 1)
      if text[close] == UInt8(ascii: "\"") {
        return Scan.String(at: close, flags: [], verdict: .complete)
      }
      return Scan.string(text, from: close, to: end)
    }
    return Scan.string(text, from: looked, to: end, flags: lookedFlags)
  }

  /// Leaves the loop inside of a string: to go on from there with more text, or for good.
  private mutating func stop(
    inString scan: Scan.String, _ at: inout Int, isLast: Bool
  ) -> Verdict {
    if scan.verdict == .cut, !isLast {
      looked = scan.at
      lookedFlags = scan.flags
      return .complete
    }
    at = scan.verdict == .cut ? text.count : scan.at
    return scan.verdict
  }

  @inline(__always)
  private static func close(_ open: inout UInt32, in entries: inout RawList<Entry>, at: Int) {
    let container = entries.base + Int(open)
    open = container.pointee.link
    container.pointee.close(
      [], end: at &+ 1, link: entries.count, children: container.pointee.end)
  }
}

/// The three words of JSON.
struct Word {
  let kind: Entry.Kind
  let length: Int

  /// The word that stands whole at a place.
  @inline(__always)
  init?(_ text: UnsafePointer<UInt8>, _ at: Int) {
    // Four letters at once, least significant first: "true", "null", and "fals" before its "e".
    switch UInt32(truncatingIfNeeded: Scan.word(text, at)) {
    case 0x6575_7274: self.init(.true, 4)
    case 0x6C6C_756E: self.init(.null, 4)
    case 0x736C_6166 where text[at &+ 4] == UInt8(ascii: "e"): self.init(.false, 5)
    default: return nil
    }
  }

  private init(_ kind: Entry.Kind, _ length: Int) {
    self.kind = kind
    self.length = length
  }

  /// Whether the text ends inside of a word, or of a byte order mark at its beginning, which is only
  /// known for one when it is there whole.
  static func isCut(_ text: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
    let rest = UnsafeBufferPointer(start: text + at, count: end - at)
    let words = ["true", "false", "null"] + (at == 0 ? ["\u{FEFF}"] : [])
    return words.contains { word in
      !rest.isEmpty && rest.count < word.utf8.count && word.utf8.starts(with: rest)
    }
  }
}
