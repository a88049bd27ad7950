extension JSONReader {
  /// Reads tokens until the text ends or is wrong: the one loop through which every byte passes.
  ///
  /// Leaves `position` at the token that is wrong or not complete. Unless this is the last piece, a
  /// text that merely stops is `.complete`.
  mutating func scanOn(isLast: Bool) -> Verdict {
    // Held as locals, so that they live in registers; put back on every way out.
    let text = UnsafePointer(self.text.base)
    let end = self.text.count
    let hashStart = NameHash.start
    var entries = self.entries
    var names = self.names
    var at = position
    var awaited = self.awaited
    var open = self.open
    var depth = self.depth
    defer {
      self.entries = entries
      self.names = names
      position = at
      self.awaited = awaited
      self.open = open
      self.depth = depth
    }

    while true {
      if text[at] <= UInt8(ascii: " ") {
        at = Scan.space(text, at)
      }
      let byte = text[at]
      switch awaited {
      case .value, .valueOrEnd:
        switch byte {
        case UInt8(ascii: "\""):
          var flags = looked > at ? lookedFlags : []
          let scan = Scan.string(text, from: max(at &+ 1, looked), to: end, flags: &flags)
          guard scan.verdict == .complete else {
            return stop(inString: scan, flags, at: &at, isLast: isLast)
          }
          entries.append(Entry(.string, flags, start: at &+ 1, end: scan.at))
          at = scan.at &+ 1

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
        if open == Self.none {
          awaited = .nothing
        } else {
          entries.base[Int(open)].end &+= 1
          awaited = .commaOrEnd
        }

      case .commaOrEnd:
        let isObject = entries.base[Int(open)].kind == .object
        if byte == UInt8(ascii: ",") {
          at &+= 1
          awaited = isObject ? .name : .value
        } else if byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
          if isObject, let twin = Self.twin(in: open, entries, &names, text) {
            at = twin
            return .duplicateName
          }
          Self.close(&open, in: &entries, at: at)
          depth &-= 1
          at &+= 1
          awaited = open == Self.none ? .nothing : .commaOrEnd
        } else {
          return at < end ? .unexpected : isLast ? .cut : .complete
        }

      case .name, .nameOrEnd:
        if byte == UInt8(ascii: "\"") {
          var flags = looked > at ? lookedFlags : []
          let scan = Scan.string(text, from: max(at &+ 1, looked), to: end, flags: &flags)
          guard scan.verdict == .complete else {
            return stop(inString: scan, flags, at: &at, isLast: isLast)
          }
          let hash =
            flags.contains(.escaped)
            ? Unescaping.nameHash(text, at &+ 1, scan.at)
            : NameHash.ofPadded(text + (at &+ 1), count: scan.at &- at &- 1, start: hashStart)
          entries.append(Entry(.name, flags, start: at &+ 1, end: scan.at, link: hash))
          names.append(hash)
          at = scan.at &+ 1
          if text[at] == UInt8(ascii: ":") {
            at &+= 1
            awaited = .value
          } else {
            awaited = .colon
          }
        } else if byte == UInt8(ascii: "}"), awaited == .nameOrEnd {
          Self.close(&open, in: &entries, at: at)
          depth &-= 1
          at &+= 1
          awaited = open == Self.none ? .nothing : .commaOrEnd
        } else {
          return at < end ? .unexpected : isLast ? .cut : .complete
        }

      case .colon:
        guard byte == UInt8(ascii: ":") else {
          return at < end ? .unexpected : isLast ? .cut : .complete
        }
        at &+= 1
        awaited = .value

      case .nothing:
        return at == end ? .complete : .trailingText
      }
    }
  }

  /// Leaves the loop inside of a string: to go on from there with more text, or for good.
  private mutating func stop(
    inString scan: (at: Int, verdict: Verdict), _ flags: Entry.Flags, at: inout Int, isLast: Bool
  ) -> Verdict {
    if scan.verdict == .cut, !isLast {
      looked = scan.at
      lookedFlags = flags
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

  /// Checks the names of an object that closes, forgets them, and gives the place of a repeated one.
  @inline(__always)
  private static func twin(
    in object: UInt32, _ entries: RawList<Entry>, _ names: inout RawList<UInt32>,
    _ text: UnsafePointer<UInt8>
  ) -> Int? {
    let count = Int(entries.base[Int(object)].end)
    names.count &-= count
    guard Names.mayRepeat(names.base + names.count, count: count) else { return nil }
    return Names.firstRepeated(in: Int(object), of: entries, text)
      .map { Int(entries.base[$0].start) &- 1 }
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
