import Glibc
import Testing

@testable import Patterns

@Suite struct `Hostile patterns and texts` {
  private let patterns = [
    "^(a+)+$", "(a+)+$", "^(a*)*$", "^(?:a|a)*$", "^(?:a|aa)+$", #"^(?:\w+\s?)+$"#,
    "^(?:a?){20}a{20}[bc]",
    #"^(a+)+\1?$"#,
  ]

  @Test(arguments: [30, 30_000], [true, false])
  func `are too hard after the same number of steps, however long`(
    count: Int, asMachineCode: Bool
  ) throws {
    var scratch = PatternScratch(limits: PatternLimits(steps: 100_000))
    for source in patterns {
      let pattern = try Pattern(source, asMachineCode: asMachineCode)
      #expect(pattern.search(String(repeating: "a", count: count) + "!", &scratch) == .tooHard)
    }
  }

  @Test func `do not make a long text hard when the pattern is not`() throws {
    var scratch = PatternScratch()
    let text = String(repeating: "a b\"", count: 250_000)
    let all = try Pattern(#"^(?:[^\\]|\\.)*$"#)
    let late = try Pattern("<b>.*</b>")

    #expect(all.search(text, &scratch) == .matches)
    #expect(late.search(text + "<b>" + text + "</b>" + text, &scratch) == .matches)
    #expect(late.search(text + "<b>" + text, &scratch) == .doesNotMatch)
  }

  @Test func `share the steps among the places where a match may begin`() throws {
    // Each place by itself takes as many steps as there are spaces behind it.
    let pattern = try Pattern(#"(?:\s)+$"#)
    let spaces = String(repeating: " ", count: 20_000) + "x"
    var few = PatternScratch(limits: PatternLimits(steps: 1_000_000))

    #expect(pattern.search(spaces, &few) == .tooHard)
    #expect(pattern.search(String(repeating: " ", count: 200) + "x", &few) == .doesNotMatch)
  }

  @Test(arguments: [true, false])
  func `keep to the memory they may have`(asMachineCode: Bool) throws {
    let pattern = try Pattern(#"^(?:a|b(?=c))*$"#, asMachineCode: asMachineCode)
    var small = PatternScratch(limits: PatternLimits(memory: 64))
    var large = PatternScratch()
    let text = String(repeating: "a", count: 50_000)

    #expect(pattern.search(text, &small) == .tooHard)
    #expect(pattern.search(text, &large) == .matches)
  }

  @Test func `compile or are refused, also on a small stack`() throws {
    try onSmallThread {
      let million = 1_000_000
      Self.expect(String(repeating: "(", count: million), .tooDeep(atMost: 250))
      Self.expect(
        String(repeating: "(", count: million) + String(repeating: ")", count: million),
        .tooDeep(atMost: 250))
      Self.expect(String(repeating: "(?:", count: million), .tooDeep(atMost: 250))
      Self.expect(String(repeating: "a", count: million), .tooLarge)
      Self.expect(String(repeating: "a|", count: million), .tooLarge)
      Self.expect(String(repeating: "[a-z]", count: million), .tooLarge)
      Self.expect("((a{1000}){1000}){1000}", .tooLarge)
      Self.expect("(?:ab{9}){65535}", .tooLarge)
      Self.expect("a{99999999999999999999}", .countTooLarge(atMost: 65_535))
      Self.expect("(?:a{999999999}){999999999}", .countTooLarge(atMost: 65_535))
      Self.expect(String(repeating: "(a)", count: 70_000) + #"\1"#, .tooLarge)
      Self.expect("[" + String(repeating: "a", count: million), .unclosedClass)
      let deepest = String(repeating: "(?:a?", count: 250) + String(repeating: ")*", count: 250)
      Self.expect(deepest, nil)
      Self.expect(String(repeating: "(?=a", count: 250) + String(repeating: ")", count: 250), nil)
    }
  }

  @Test func `can be asked whether they are valid, also on a small stack`() throws {
    try onSmallThread {
      let million = 1_000_000
      let opened = String(repeating: "(", count: million)
      #expect(!Pattern.isValid(opened))
      #expect(Pattern.isValid(opened + String(repeating: ")", count: million)))
      #expect(Pattern.isValid("a{999999999}"))
      #expect(Pattern.isValid(String(repeating: "a|", count: million)))
    }
  }

  private static func expect(_ source: String, _ fault: PatternError.Fault?) {
    do {
      let pattern = try Pattern(source)
      #expect(fault == nil)
      var scratch = PatternScratch(limits: PatternLimits(steps: 100_000))
      _ = pattern.search(String(repeating: "a", count: 1000) + "!", &scratch)
    } catch {
      #expect(error.fault == fault)
    }
  }
}

/// Runs on a thread with 512 KiB of stack, as threads have on other systems, and waits for its end.
private func onSmallThread(_ body: @escaping @Sendable () -> Void) throws {
  final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
  let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
  pthread_attr_init(attributes)
  defer {
    pthread_attr_destroy(attributes)
    attributes.deallocate()
  }
  try #require(pthread_attr_setstacksize(attributes, 512 * 1024) == 0)
  var thread: pthread_t = 0
  let argument = Unmanaged.passRetained(Body(body)).toOpaque()
  let result = pthread_create(
    &thread, attributes,
    { argument in
      guard let argument else { return nil }
      Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
      return nil
    }, argument)
  try #require(result == 0)
  pthread_join(thread, nil)
}
