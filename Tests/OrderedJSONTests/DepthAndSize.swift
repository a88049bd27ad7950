@testable import OrderedJSON
import TestSupport
import Testing

@Suite struct `Limits of depth and size` {
  @Test(arguments: [
    (512, JSONLimits(), true), (513, JSONLimits(), false),
    (3, JSONLimits(depth: 3), true), (4, JSONLimits(depth: 3), false),
    (1, JSONLimits(depth: 0), false), (1, JSONLimits(depth: -1), false),
    (5000, JSONLimits(depth: 5000), true),
  ])
  func `hold containers inside one another`(depth: Int, limits: JSONLimits, isRead: Bool) {
    for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
      let inner = open == "[" ? "" : "0"
      let text =
        String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)

      let fault = Outcome(ofWhole: Array(text.utf8), limits: limits).fault
      #expect(fault == (isRead ? nil : .tooDeep(limit: limits.depth)))
    }
  }

  @Test func `do not count containers that stand beside one another`() {
    let text = "[" + String(repeating: "[],{},", count: 1000) + "[]]"

    #expect(Outcome(ofWhole: Array(text.utf8), limits: JSONLimits(depth: 2)).isRead)
  }

  @Test func `refuse ten million brackets at the first that is too deep`() {
    let brackets = [UInt8](repeating: UInt8(ascii: "["), count: 10_000_000)

    let outcome = Outcome(ofWhole: brackets)
    #expect(outcome == .refused(.tooDeep(limit: 512), offset: 512, line: 1, column: 513))
  }

  @Test func `can be set so that a tape is ten million deep, on a small stack`() {
    onStack(bytes: 512 << 10) {
      let depth = 10_000_000
      let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)

      let outer = try? JSONTape(parsing: text, limits: JSONLimits(depth: depth)).root
      #expect(outer?.count == 1)
      #expect(outer?.range == 0..<2 * depth)
    }
  }

  @Test func `can be set so that what is salvaged is a hundred thousand deep, on a small stack`() {
    onStack(bytes: 512 << 10) {
      let depth = 100_000
      let text = String(repeating: "[", count: depth)

      let salvage = JSONSalvage(of: text, limits: JSONLimits(depth: depth))
      #expect(salvage.tape?.root.isCut == true)
      #expect(salvage.stopped.tokens.count == depth)
      #expect(salvage.tape?.root[salvage.stopped] == nil)
    }
  }

  @Test(arguments: [("", 0), ("1", 1), ("[1, 2]", 6)])
  func `hold bytes of text`(text: String, size: Int) {
    let bytes = Array(text.utf8)

    let under = Outcome(ofWhole: bytes, limits: JSONLimits(bytes: size - 1))
    #expect(under == .refused(.tooLarge(limit: size - 1), offset: 0, line: 1, column: 1))
    #expect(Outcome(ofWhole: bytes, limits: JSONLimits(bytes: size)) == Outcome(ofWhole: bytes))
  }

  @Test func `hold bytes of text that comes in pieces, and the error stays`() {
    var reader = JSONReader(limits: JSONLimits(bytes: 5))
    let pieces = ["[1,", "2,3", "]"].map { Array($0.utf8) }

    let errors = pieces.map { piece -> JSONSyntaxError? in
      do throws(JSONSyntaxError) {
        try reader.append(piece: piece)
        return nil
      } catch {
        return error
      }
    }

    #expect(errors.map { $0?.fault } == [nil, .tooLarge(limit: 5), .tooLarge(limit: 5)])
    #expect(reader.salvage().tape?.root.text == "[1,")
  }

  @Test func `keep places within 32 bits, whatever is set`() {
    var limits = JSONLimits(bytes: .max)
    #expect(limits.bytes < Int(UInt32.max))

    limits.bytes = .max
    #expect(limits.bytes < Int(UInt32.max))
  }

  @Test func `count children beyond what an entry can hold`() {
    var entry = Entry(.array, start: 0, end: 0)
    entry.close([], end: 1, link: 1, children: 0xFF_FFFE)
    #expect(entry.childCount == 0xFF_FFFE)

    entry.close([], end: 1, link: 1, children: 0xFF_FFFF)
    #expect(entry.childCount == nil)

    entry.close([], end: 1, link: 1, children: .max)
    #expect(entry.childCount == nil)
    #expect(entry.kind == .array)
  }
}
