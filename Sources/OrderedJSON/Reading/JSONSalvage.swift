/// What a text that stopped, or went wrong, held up to there.
///
/// Containers that were still open are closed behind their last complete child; values that may not
/// be complete, such as a number at the very end, are left out.
///
/// `{"total": 12, "lines": [{"n": 1}, {"n": 2, "te` gives `{"total":12,"lines":[{"n":1},{"n":2}]}`,
/// of which the root, `/lines` and `/lines/1` are ``JSONView/isCut``; it stopped in `/lines/1`.
public struct JSONSalvage: Sendable {
  /// What is complete, unless nothing is.
  public let tape: JSONTape?
  /// The value that was being read or awaited when the text stopped.
  public let stopped: JSONPointer
  /// Why the text is not whole; `nil` if it is, or if more of it is still to come.
  public let error: JSONSyntaxError?

  /// Reads as much of a text as is right.
  public init(of bytes: some Sequence<UInt8>, limits: JSONLimits = JSONLimits()) {
    self = contiguously(bytes) { bytes in
      var reader = JSONReader(limits: limits, expecting: bytes.count)
      do { try reader.append(bytes) } catch { return reader.salvage() }
      // What is complete is known before the end is declared: `[1, 2` may have stopped inside of `25`.
      let cut = reader.awaited == .nothing ? nil : reader.salvage()
      do throws(JSONSyntaxError) {
        return JSONSalvage(tape: try reader.finish(), stopped: [], error: nil)
      } catch {
        return JSONSalvage(tape: cut?.tape, stopped: cut?.stopped ?? [], error: error)
      }
    }
  }

  /// Reads as much of a text as is right.
  public init(of text: String, limits: JSONLimits = JSONLimits()) {
    self.init(of: text.utf8, limits: limits)
  }

  init(tape: JSONTape?, stopped: JSONPointer, error: JSONSyntaxError?) {
    self.tape = tape
    self.stopped = stopped
    self.error = error
  }
}

extension JSONReader {
  /// How many values are complete: it grows whenever another ``salvage()`` would show more.
  public var completeValues: Int { entries.count }

  /// What is complete so far; reading can go on afterwards.
  ///
  /// It copies what was read, so that the result stays as it is.
  public func salvage() -> JSONSalvage {
    guard entries.count > 0 else { return JSONSalvage(tape: nil, stopped: [], error: error) }
    var kept = entries.duplicate()
    var path = openContainers()
    var children = path.map { kept.base[$0].end }
    dropRepeatedNames(&kept, &path, &children)

    let stopped = pointer(along: path, children, kept)
    if kept.base[kept.count - 1].kind == .name { kept.count -= 1 }
    for (container, count) in zip(path, children) {
      kept.base[container].close(
        .cut, end: min(position, text.count), link: kept.count, children: count)
    }
    return JSONSalvage(
      tape: JSONTape(adopting: text.duplicate(), kept), stopped: stopped, error: error)
  }

  /// The open containers, outermost first.
  private func openContainers() -> [Int] {
    var path: [Int] = []
    var container = open
    while container != Self.none {
      path.append(Int(container))
      container = entries.base[Int(container)].link
    }
    return path.reversed()
  }

  /// Cuts the tape at the first name that repeats another of an open object: closed ones were checked.
  private func dropRepeatedNames(
    _ kept: inout RawList<Entry>, _ path: inout [Int], _ children: inout [UInt32]
  ) {
    for (level, container) in path.enumerated() where kept.base[container].kind == .object {
      guard let twin = Names.firstRepeated(in: container, of: kept, text.base) else { continue }
      kept.count = twin
      path.removeSubrange((level + 1)...)
      children.removeSubrange((level + 1)...)
      children[level] = UInt32(Names.all(in: container, of: kept).count)
      return
    }
  }

  private func pointer(
    along path: [Int], _ children: [UInt32], _ kept: RawList<Entry>
  ) -> JSONPointer {
    var tokens: [String] = []
    for (level, container) in path.enumerated() {
      let isLast = level + 1 == path.count
      if kept.base[container].kind == .array {
        // An open child has been counted, one that is awaited has not.
        tokens.append(String(isLast ? children[level] : children[level] - 1))
      } else {
        let name = isLast ? kept.count - 1 : path[level + 1] - 1
        if kept.base[name].kind == .name {
          tokens.append(JSONTape.string(text.base, kept.base[name]))
        }
      }
    }
    return JSONPointer(tokens)
  }
}
