import Foundation
import Files
import OrderedJSON
import Testing

@testable import Patterns
import TestSupport

private let pairs = ProcessInfo.processInfo.environment["EXTRACT_PATTERN_PAIRS"].flatMap {
  FilePath($0)
}

/// What another engine of ECMA-262 said about many patterns: see `scripts/checks.d/40-patterns`.
@Suite(.enabled(if: pairs != nil)) struct PairsTests {
  @Test func `answers as another engine of ECMA-262 does`() throws {
    let path = try #require(pairs)
    let bytes = try File(opening: path).readAll(limit: 1 << 28)
    var tally = Tally()
    var scratch = PatternScratch()

    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      tally.note(try JSON(parsing: line), &scratch)
    }

    print(tally.description)
    #expect(tally.differences.prefix(20) == [])
    #expect(tally.compared >= 20_000)
  }
}

/// What came out, by name.
private struct Tally: CustomStringConvertible {
  var compared = 0
  var invalid = 0
  /// Patterns that are not valid and are taken nevertheless.
  var lenient = 0
  var tooHard = 0
  /// Pairs whose pattern is valid and not supported, by the reason.
  var unsupported: [String: Int] = [:]
  var differences: [String] = []

  mutating func note(_ line: JSON, _ scratch: inout PatternScratch) {
    guard case .array(let parts) = line, case .string(let source)? = parts.first else {
      differences.append("not a pair: \(line)")
      return
    }
    let isValid = parts.count == 3
    if Pattern.isValid(source) != isValid {
      differences.append("\(source) is \(isValid ? "valid" : "not valid")")
    }
    do {
      let pattern = try Pattern(source)
      guard isValid, case .string(let text) = parts[1], case .bool(let matches) = parts[2] else {
        lenient += 1
        return
      }
      switch pattern.search(text, &scratch) {
      case .tooHard: tooHard += 1
      case let result:
        compared += 1
        if (result == .matches) != matches {
          differences.append("\(source) on \(text.debugDescription): \(matches)")
        }
      }
    } catch {
      guard isValid else {
        invalid += 1
        return
      }
      guard let reason = error.fault.reasonOfOurs else {
        differences.append("\(source): \(error)")
        return
      }
      unsupported[reason, default: 0] += 1
    }
  }

  var description: String {
    let reasons = unsupported.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    return """
      pattern pairs: \(compared) compared, \(differences.count) differ; \(invalid) patterns not valid, \
      \(lenient) of them taken; \(tooHard) too hard; not supported: \(reasons.joined(separator: ", "))
      """
  }
}

extension PatternError.Fault {
  /// Why we do not support what ECMA-262 allows.
  fileprivate var reasonOfOurs: String? {
    switch self {
    case .unsupportedProperty: "property that PCRE2 does not know"
    case .lookBehindOfManyLengths: "look-behind of several lengths"
    case .referenceInLookBehind: "back-reference in a look-behind"
    case .referenceIntoRepetition: "back-reference into a repetition"
    case .countTooLarge: "count beyond 65,535"
    default: nil
    }
  }
}
