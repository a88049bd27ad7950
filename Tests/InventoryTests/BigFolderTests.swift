import Files
import Inventory
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(10))) struct `Big folders` {
  @Test func `of very many files are listed within seconds, in order`() async {
    // In a process of its own, whose memory no other test takes.
    await #expect(processExitsWith: .success) {
      let tree = Tree("in/")
      let total = Seeds.areAll ? 100_000 : 10_000
      let script = "i=0; while [ $i -lt \(total) ]; do echo x > f$i.pdf; i=$((i+1)); done"
      _ = try Shell.output(of: "/bin/sh", ["-c", script], in: "\(tree.path)/in")
      var (count, last, isSorted) = (0, [UInt8](), true)
      let before = try peakMemory()
      let start = ContinuousClock.now

      try Inventory(InventoryRequest(words: [tree.path])).take {
        guard case .document(let document) = $0 else { return }
        if !last.lexicographicallyPrecedes(document.name.bytes) { isSorted = false }
        (count, last) = (count + 1, document.name.bytes)
      }

      let time = ContinuousClock.now - start
      let grown = try peakMemory() - before
      #expect(count == total)
      #expect(isSorted)
      #expect(time < .seconds(20), "\(time)")
      #expect(grown < 20_000_000 + 300 * total, "\(grown)")
    }
  }

  @Test func `in each other, a thousand deep, need few descriptors and little time`() throws {
    let tree = Tree("in/")
    let script =
      "i=0; while [ $i -lt 1000 ]; do echo x > z; mkdir d; cd -P d || exit 1; i=$((i+1)); done"
    _ = try Shell.output(of: "/bin/sh", ["-c", script], in: "\(tree.path)/in")
    var count = 0
    let start = ContinuousClock.now

    try Inventory(InventoryRequest(words: [tree.path])).take {
      if case .document = $0 { count += 1 }
    }

    let time = ContinuousClock.now - start
    #expect(count == 1000)
    #expect(time < .seconds(20), "\(time)")
  }
}

/// The most memory this process ever had, in bytes.
///
/// The figure of getrusage(2) would not do: a child begins with that of its parent.
private func peakMemory() throws -> Int {
  let status = try File(opening: "/proc/self/status").readAll(limit: 1 << 20)
  let line = String(decoding: status, as: UTF8.self).split(separator: "\n")
    .first { $0.hasPrefix("VmHWM:") }
  return try 1024 * #require(line?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
}
