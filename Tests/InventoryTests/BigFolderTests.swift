import Files
import Glibc
import Inventory
import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(2))) struct `Big folders` {
  /// Seconds and bytes of memory that a piece of work takes.
  func cost(of work: () throws -> Void) rethrows -> (seconds: Double, bytes: Int) {
    let before = Self.peak()
    let start = ContinuousClock.now
    try work()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return (seconds, Self.peak() - before)
  }

  private static func peak() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  }

  @Test func `of very many files are listed within seconds, in order`() throws {
    let tree = Tree("in/")
    let total = Seeds.areAll ? 100_000 : 10_000
    let script = "i=0; while [ $i -lt \(total) ]; do echo x > f$i.pdf; i=$((i+1)); done"
    _ = try Shell.output(of: "/bin/sh", ["-c", script], in: "\(tree.path)/in")
    var (count, last, isSorted) = (0, [UInt8](), true)

    let cost = try cost {
      try Inventory.take(InventoryRequest(words: [tree.path])) {
        guard case .document(let document) = $0 else { return }
        if !last.lexicographicallyPrecedes(document.name.bytes) { isSorted = false }
        (count, last) = (count + 1, document.name.bytes)
      }
    }

    #expect(count == total)
    #expect(isSorted)
    #expect(cost.seconds < 5)
    #expect(cost.bytes < 30_000_000)
  }

  @Test func `in each other, a thousand deep, need few descriptors and little time`() throws {
    let tree = Tree("in/")
    let script =
      "i=0; while [ $i -lt 1000 ]; do echo x > z; mkdir d; cd -P d || exit 1; i=$((i+1)); done"
    _ = try Shell.output(of: "/bin/sh", ["-c", script], in: "\(tree.path)/in")
    var count = 0

    let cost = try cost {
      try Inventory.take(InventoryRequest(words: [tree.path])) {
        if case .document = $0 { count += 1 }
      }
    }

    #expect(count == 1000)
    #expect(cost.seconds < 5)
  }
}
