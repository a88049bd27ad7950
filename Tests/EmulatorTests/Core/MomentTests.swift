import Testing
@testable import Emulator

@Suite struct `A moment` {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (1_781_006_485, "2026-06-09T12:01:25Z"),
    (951_782_400, "2000-02-29T00:00:00Z"), (4_107_542_399, "2100-02-28T23:59:59Z"),
    (-1, "1969-12-31T23:59:59Z"),
  ])
  func `is written as a date and a time`(seconds: Int, text: String) {
    #expect(Moment(seconds: Int64(seconds)).inSeconds == text)
  }

  @Test func `carries nanoseconds in both directions`() {
    let moment = Moment(seconds: 10, nanoseconds: 900_000_000)

    #expect(moment + .milliseconds(250) == Moment(seconds: 11, nanoseconds: 150_000_000))
    #expect(moment + .milliseconds(-1_000) == Moment(seconds: 9, nanoseconds: 900_000_000))
    #expect(moment + .milliseconds(-950) == Moment(seconds: 9, nanoseconds: 950_000_000))
    #expect((moment + .seconds(3)) - moment == .seconds(3))
    #expect(moment.inMicroseconds == "1970-01-01T00:00:10.900000Z")
  }
}
