import Extractor
import Interactions
import OrderedJSON
import Testing

/// What an API may say of an interaction.
private func usage(_ text: String) throws -> Usage? {
  try Usage(wire: JSON(parsing: text))
}

@Suite struct `A count of tokens` {
  @Test func `takes each token of a real answer once`() throws {
    // As recorded of the service: the total is the sum of what was read, written and thought.
    let count = try #require(
      Tokens(
        usage(
          """
          {"total_tokens": 978, "total_input_tokens": 10, "total_output_tokens": 133,
           "total_thought_tokens": 835, "total_cached_tokens": 0, "total_tool_use_tokens": 0,
           "input_tokens_by_modality": [{"modality": "text", "tokens": 10}],
           "raw_prompt_token": 12}
          """)))

    #expect((count.input, count.output, count.thought) == (10, 133, 835))
    #expect(count.total == 978)
    #expect(count.isExact)
  }

  @Test func `knows the kinds that have prices of their own`() throws {
    let count = try #require(
      Tokens(
        usage(
          """
          {"total_input_tokens": 1000, "total_output_tokens": 300, "total_cached_tokens": 400,
           "input_tokens_by_modality": [{"modality": "text", "tokens": 200},
             {"modality": "audio", "tokens": 500}, {"modality": "audio", "tokens": 300}],
           "cached_tokens_by_modality": [{"modality": "audio", "tokens": 350}],
           "output_tokens_by_modality": [{"modality": "image", "tokens": 290}]}
          """)))

    #expect((count.audio, count.cachedAudio, count.images) == (800, 350, 290))
    #expect(count.isExact)
  }

  @Test(arguments: [
    #"{}"#, #"{"total_tokens": null}"#, #"{"total_thought_tokens": 5}"#,
    #"{"total_input_tokens": "many", "total_tokens": -1}"#,
    #"{"total_input_tokens": 9223372036854775807, "total_output_tokens": 9223372036854775807}"#,
  ])
  func `is none where nothing can be counted`(text: String) throws {
    #expect(try Tokens(usage(text)) == nil)
  }

  @Test func `is none without a usage`() {
    #expect(Tokens(nil) == nil)
  }

  @Test(arguments: [
    // The guide shows an answer with nothing but the total.
    (#"{"total_tokens": 50}"#, 50),
    (#"{"total_tokens": 50, "total_input_tokens": 20, "total_output_tokens": 20}"#, 10),
    (#"{"total_tokens": 50, "total_output_tokens": 20}"#, 30),
  ])
  func `keeps what the total has and no sort accounts for`(text: String, unsorted: Int) throws {
    let count = try #require(Tokens(usage(text)))

    #expect(count.unsorted == unsorted)
    #expect(count.total == 50)
    #expect(!count.isExact)
  }

  @Test(arguments: [
    #"{"total_input_tokens": 10}"#,
    #"{"total_input_tokens": 10, "total_output_tokens": 10, "total_tokens": 19}"#,
    #"{"total_output_tokens": 10}"#,
    #"{"total_input_tokens": -10, "total_output_tokens": 10}"#,
    #"{"total_input_tokens": 1e15, "total_output_tokens": 10}"#,
    #"{"total_input_tokens": 1e400, "total_output_tokens": 10}"#,
    #"{"total_input_tokens": 10.5, "total_output_tokens": 10}"#,
    #"{"total_input_tokens": "10", "total_output_tokens": 10}"#,
    #"{"total_input_tokens": 10, "total_output_tokens": 10, "total_thought_tokens": -3}"#,
    #"{"total_input_tokens": 10, "total_output_tokens": 10, "total_cached_tokens": 11}"#,
    #"{"total_input_tokens": 10, "total_output_tokens": 10, "total_tokens": 99e99}"#,
    #"""
    {"total_input_tokens": 10, "total_output_tokens": 10,
     "input_tokens_by_modality": [{"modality": "audio", "tokens": 11}]}
    """#,
    #"""
    {"total_input_tokens": 10, "total_output_tokens": 10,
     "output_tokens_by_modality": [{"modality": "image"}]}
    """#,
    #"""
    {"total_input_tokens": 10, "total_output_tokens": 10, "total_cached_tokens": 5,
     "input_tokens_by_modality": [{"modality": "audio", "tokens": 9}]}
    """#,
  ])
  func `is not exact when the API says what cannot be`(text: String) throws {
    let count = try #require(Tokens(usage(text)))

    #expect(!count.isExact)
    #expect((0...20).contains(count.total))
    #expect(count.cached <= count.input && count.audio <= count.input)
  }

  @Test func `adds the requests of one call up`() throws {
    var first = Tokens()
    (first.input, first.output, first.thought) = (100, 20, 5)
    var second = Tokens()
    (second.input, second.cached, second.output, second.isWhole) = (130, 100, 7, false)

    let sum = first + second

    #expect((sum.input, sum.cached, sum.output, sum.thought) == (230, 100, 27, 5))
    #expect(sum.firstInput == 100)
    #expect(!sum.isWhole)
    #expect(Tokens() + second == second)
  }

  @Test func `counts requests that the client has put together as it counts them apart`() throws {
    let one = try #require(
      try usage(#"{"total_tokens": 30, "total_input_tokens": 20, "total_output_tokens": 10}"#))
    let other = try #require(
      try usage(#"{"total_tokens": 45, "total_input_tokens": 30, "total_output_tokens": 15}"#))

    let counts = [Tokens(one), Tokens(other)].compactMap { $0 }

    #expect(Tokens(one + other) == counts[0] + counts[1])
  }
}
