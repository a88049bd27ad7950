import TestSupport
import Testing

@Suite(.enabled(if: PublicSuite.requests.isThere, PublicSuite.requests.whyMissing))
struct `Asked to do what the official SDK was recorded doing` {
  /// The cases that are of files and models alone have a suite of their own.
  private static let elsewhere = Set(`Files and models, as the official SDK`.cases.map(\.name))
  private static let cases = GoldenCase.all.filter { !elsewhere.contains($0.name) }

  @Test func `no recording is left out`() {
    #expect(GoldenCase.all.count == 77)
    #expect(Self.elsewhere.isSubset(of: GoldenCase.all.map(\.name)))
    #expect(Self.cases.count == 77 - Self.elsewhere.count)
  }

  @Test(arguments: cases)
  func `the client sends the same and reads the same`(golden: GoldenCase) async throws {
    var driver = GoldenDriver(golden)
    try await driver.run()

    #expect(driver.server.asked.count == golden.requests.count)
    for (sent, recorded) in zip(driver.server.asked, golden.requests) {
      try recorded.demand(sent)
    }
    try GoldenReading(driver).compare()
  }
}
