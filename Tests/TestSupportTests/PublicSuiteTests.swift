import Files
import TestSupport
import Testing

@Suite struct `Public suites` {
  @Test(
    .enabled(
      if: PublicSuite.areRequired || PublicSuite.all.allSatisfy(\.isThere),
      "set EXTRACT_SHARED to the folder that holds suites/"),
    arguments: PublicSuite.all)
  func `are there where they are required`(suite: PublicSuite) {
    #expect(suite.isThere, "\(suite.folder) is missing; set EXTRACT_SHARED to the folder above")
  }
}
