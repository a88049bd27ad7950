private import Allocations
import Foundation

/// Proves that a verdict allocates nothing, rule by rule, and says how often reading a text does.
@main
enum CountAllocations {
  static func main() {
    do {
      let allocating = try Verdict.all.filter { try $0.allocations() > 0 }
      for verdict in allocating { complain("a verdict allocates: \(verdict.schema)") }
      let ofText = try Verdict.allocationsOfText()
      if ofText > Verdict.mostOfText {
        complain("reading a text allocates \(ofText) times instead of \(Verdict.mostOfText)")
      }
      if !allocating.isEmpty || ofText > Verdict.mostOfText { exit(1) }
      print("allocations: none for \(Verdict.all.count) sorts of rule, \(ofText) to read a text")
    } catch {
      complain("\(error)")
      exit(1)
    }
  }

  private static func complain(_ line: String) {
    FileHandle.standardError.write(Data("count-allocations: \(line)\n".utf8))
  }

  /// The most allocations of any of a thousand passes; the first, which may make what is kept, left out.
  static func most(in pass: () throws -> Void) rethrows -> Int {
    try pass()
    return try (0..<1000).reduce(0) { most, _ in
      let before = allocations_so_far()
      try pass()
      return max(most, Int(allocations_so_far() - before))
    }
  }
}
