import OrderedJSON
import TestSupport
import Testing

/// Values are trees that are walked and freed recursively: the deepest must fit any stack.
@Suite struct `The deepest values` {
  @Test(arguments: [100, JSON.mostDepth], [Shell.array, .object])
  func `live in a task`(depth: Int, shell: Shell) async {
    await Task { exercise(shell.around("1", depth: depth)) }.value
  }

  @Test(arguments: [100, JSON.mostDepth], [Shell.array, .object])
  func `live on a stack of 512 KiB`(depth: Int, shell: Shell) {
    #if DEBUG
      // Code that is not optimised takes three times as much for each level.
      let stack = 1 << 20
    #else
      let stack = 512 << 10
    #endif

    onStack(bytes: stack) { exercise(shell.around("1", depth: depth)) }
  }

  @Test func `are as deep as is allowed, whatever the limit`() {
    let text = Shell.array.around("", depth: JSON.mostDepth + 1)
    let limits = JSONLimits(depth: .max)

    let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: text, limits: limits) }
    #expect(error?.fault == .tooDeep(limit: JSON.mostDepth))
  }

  @Test func `lose nothing when copied from a tape that is a little deeper`() throws {
    let text = Shell.array.around("1", depth: JSON.mostDepth + 100)
    let tape = try JSONTape(parsing: text, limits: JSONLimits(depth: .max))

    #expect(JSON(tape.root).text() == text)
  }
}

/// Reads, copies, compares, hashes, edits, writes and frees the value of a text.
@Sendable private func exercise(_ text: String) {
  do {
    let limits = JSONLimits(depth: .max)
    let value = try JSON(parsing: text, limits: limits)
    var other = try JSON(parsing: text, limits: limits)
    #expect(value == other)
    #expect(value.hashValue == other.hashValue)

    let steps = Array(repeating: value.array == nil ? "a" : "0", count: depth(of: text))
    try other.set(2, at: JSONPointer(steps))
    #expect(value != other)
    for style in [JSONWriter.Style.compact, .canonical] { #expect(value.text(style) == text) }
    #expect(try JSON(parsing: other.text(.indented), limits: limits) == other)
  } catch {
    Issue.record(error)
  }
}

private func depth(of text: String) -> Int { text.utf8.count { $0 == 0x5B || $0 == 0x7B } }

/// A container with one child.
enum Shell {
  case array, object

  func around(_ inner: String, depth: Int) -> String {
    let (open, close) = self == .array ? ("[", "]") : (#"{"a":"#, "}")
    return String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
  }
}
