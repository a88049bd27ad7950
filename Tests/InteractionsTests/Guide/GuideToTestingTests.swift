import Emulator
import Interactions
import Testing

@Suite struct `The examples of testing` {
  private let guide: Guide

  init() throws { guide = Guide(try .scripted(Scripted())) }

  @Test func `ask an emulated model`() async throws {
    try await guide.emulated()
    #expect(
      guide.printed
        == "AI learns patterns from data, then uses those patterns to make predictions or "
        + "decisions on new data.\n")
  }

  @Test func `see two faults and pay once`() async throws {
    try await guide.scenario()
    #expect(guide.printed == "Café Zur Alten Mühle 1140\n[2]\n")
  }
}
