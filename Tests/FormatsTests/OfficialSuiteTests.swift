import Files
import Formats
import OrderedJSON
import TestSupport
import Testing

/// The cases of one draft's `optional/format` folder, but for the grammar of `regex`.
struct Draft: CustomTestStringConvertible, Sendable {
  let name: String
  /// What the suite holds at the commit that is in use.
  let strings: Int
  let others: Int

  var testDescription: String { name }

  static let all = [
    Draft(name: "draft4", strings: 176, others: 36),
    Draft(name: "draft6", strings: 264, others: 54),
    Draft(name: "draft7", strings: 553, others: 96),
    Draft(name: "draft2019-09", strings: 622, others: 108),
    Draft(name: "draft2020-12", strings: 629, others: 108),
  ]

  private static let leftOut: [FilePath] = [
    "regex.json", "ecmascript-regex.json", "unknown.json",
  ]

  func cases() throws -> [SuiteCase] {
    var cases: [SuiteCase] = []
    for format in Format.allCases {
      let name = FilePath(cString: format.rawValue + ".json")
      guard !Self.leftOut.contains(name) else { continue }
      let path = PublicSuite.jsonSchema.folder
        .appending(FilePath(cString: "tests/\(self.name)/optional/format")).appending(name)
      guard let file = try? File(opening: path), let bytes = try? file.readAll(limit: 1 << 24)
      else {
        continue
      }
      let groups = try JSON(parsing: String(decoding: bytes, as: UTF8.self))
      for group in groups.array ?? [] {
        #expect(group["schema"]?["format"]?.string == format.rawValue)
        for test in group["tests"]?.array ?? [] {
          cases.append(
            SuiteCase(
              format: format, name: test["description"]?.string ?? "",
              value: try #require(test["data"]), isValid: try #require(test["valid"]).bool == true))
        }
      }
    }
    return cases
  }
}

struct SuiteCase {
  let format: Format
  let name: String
  let value: JSON
  let isValid: Bool
}

@Suite(.enabled(if: PublicSuite.jsonSchema.isThere))
struct `The official test suite` {
  @Test(arguments: Draft.all)
  func `agrees on every text, and a value of another kind has no format`(draft: Draft) throws {
    let cases = try draft.cases()

    var strings = 0
    var others = 0
    for test in cases {
      guard let text = test.value.string else {
        others += 1
        #expect(test.isValid)
        continue
      }
      strings += 1
      #expect(
        test.format.accepts(text) == test.isValid, "\(test.format.rawValue): \(test.name): \(text)")
    }

    #expect(strings == draft.strings)
    #expect(others == draft.others)
  }
}
