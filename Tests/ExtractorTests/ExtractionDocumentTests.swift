import Files
import Foundation
import Interactions
import JSONCoding
import OrderedJSON
import SchemaGen
import Testing

@testable import Extractor

/// What Docs/extraction.md says is so.
@Suite struct `The page about extraction` {
  private let page: String

  init() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Docs/extraction.md")
    page = try String(contentsOf: path, encoding: .utf8)
  }

  /// One of each sort.
  private func failures() throws -> [ExtractionFailure] {
    let reasons: [DocumentFault.Reason] = [
      .unreadable("x"), .notAFile, .empty, .truncated(.pdf), .encrypted(.pdf),
      .tooLarge(bytes: 2, limit: 1), .unknownType, .notOfType(.pdf), .unknownEncoding,
      .unsupported(.pdf), .noSuchWindow(.png), .impossibleWindow, .unusableURI, .expired, .noParts,
      .shortage("x"),
    ]
    let syntax = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: "{") }
    let decoding = #expect(throws: JSONDecodingError.self) { try Int(decoding: "\"a\"") }
    let lowering = #expect(throws: LoweringErrors.self) {
      try Schema(parsing: "false".utf8).wire(for: .gemini)
    }
    let notJSON = try #require(syntax)
    let refusal = APIError(status: 400, code: nil, message: "no; and no")
    let none: [ExtractionFailure?] = [
      .invalid(InvalidRecord(record: [:], complaints: [])),
      decoding.map { .undecodable($0, nil) }, .refused(said: "no"), .blocked(reason: "safety"),
      .recited, .cutShort(partial: nil, stopped: []), .looping(.blanks(300), partial: nil), .empty,
      .notJSON(notJSON), .ended(status: "failed", reason: nil),
      .overBudget(.attempts(limit: 1), nil), .failed(.cancelled), .failed(.noKey),
      .failed(.api(refusal)),
      .unfinished(InvalidRecord(record: [:], complaints: []), .api(refusal)),
      .unfinished(InvalidRecord(record: [:], complaints: []), .cancelled),
      lowering.map { .unsendable($0) },
    ]
    return reasons.map { .document(DocumentFault("x.pdf", $0)) } + none.compactMap(\.self)
  }

  @Test func `has every word, and each has a remedy`() throws {
    let failures = try failures()
    for failure in failures {
      #expect(page.contains("`\(failure.word)`"), "\(failure.word)")
      #expect(!failure.remedy.isEmpty && !failure.sentence.isEmpty, "\(failure.word)")
      #expect(!failure.description.isEmpty)
      #expect(!failure.sentence.hasSuffix(failure.remedy), "\(failure.word)")
      #expect(failure.advice.components(separatedBy: failure.remedy).count <= 2, "\(failure.word)")
    }
    #expect(Set(failures.map(\.word)).count > 20)
    for word in ["record", "not-applicable"] { #expect(page.contains("`\(word)`")) }
  }

  @Test func `shows prices that can be read`() throws {
    let block = page.split(separator: "```yaml\n").dropFirst().first?.split(separator: "```").first
    let prices = try PriceTable(yaml: try #require(block).utf8)

    #expect(prices.date == "2026-11-01")
  }
}
