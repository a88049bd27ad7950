import Interactions
import OrderedJSON
import TestSupport
import Testing

@Suite struct `Two requests that make one interaction` {
  @Test(.enabled(if: PublicSuite.requests.isThere, PublicSuite.requests.whyMissing))
  func `are put together as the official SDK does it`() throws {
    let golden = try #require(Golden.all.first { $0.name == "continuation_two_hops.json" })
    let hops = golden.responses.compactMap { $0["body"].flatMap(Interaction.init(wire:)) }
    try #require(hops.count == 2)

    let whole = hops[0].continued(by: hops[1])

    #expect(whole.id == golden.parsed["id"]?.string)
    #expect(whole.status == .completed)
    #expect(whole.continuationIDs?.wire == golden.parsed["continuation_ids"])
    #expect(whole.outputText == golden.parsed["output_text"]?.string)
    #expect(.array(whole.steps.map(\.wire)) == golden.parsed["steps"])
    #expect(whole.usage?.wire == golden.parsed["usage"])
  }

  @Test func `do not repeat what the user said`() {
    let user = Step.userInput(UserInputStep(["Hello"]))
    var (one, other) = (Interaction(members: JSONObject()), Interaction(members: JSONObject()))
    one.steps = [user, .modelOutput(ModelOutputStep(["Good "]))]
    other.steps = [user, .modelOutput(ModelOutputStep(["day."])), user]

    #expect(one.continued(by: other).steps == one.steps + other.steps[1...])
  }
}

@Suite struct `The tokens of two requests` {
  /// One request, the next, and both.
  @Test(
    arguments: [
      (["total_tokens": 1], ["total_tokens": 2], ["total_tokens": 3]),
      ([:], ["total_tokens": 2], ["total_tokens": 2]),
      (["total_tokens": 1], [:], ["total_tokens": 1]),
      (
        ["total_input_tokens": 5], ["total_input_tokens": 7],
        ["total_input_tokens": 12, "initial_input_tokens": 5]
      ),
      (
        ["total_input_tokens": 12, "initial_input_tokens": 5], ["total_input_tokens": 1],
        ["total_input_tokens": 13, "initial_input_tokens": 5]
      ),
      (
        ["output_tokens_by_modality": [["modality": "text", "tokens": 1]]],
        [
          "output_tokens_by_modality": [
            ["modality": "image", "tokens": 9], ["modality": "text", "tokens": 2],
          ]
        ],
        [
          "output_tokens_by_modality": [
            ["modality": "text", "tokens": 3], ["modality": "image", "tokens": 9],
          ]
        ]
      ),
      (
        ["grounding_tool_count": [["type": "google_search", "count": 1]]],
        ["grounding_tool_count": [["type": "google_search", "count": 2]]],
        ["grounding_tool_count": [["type": "google_search", "count": 3]]]
      ),
      (
        ["raw_prompt_token": 4, "extra": "one"], ["extra": "two"],
        ["raw_prompt_token": 4, "extra": "two"]
      ),
      (["total_tokens": .number(most)], ["total_tokens": 1], ["total_tokens": .number(most)]),
    ] as [(JSON, JSON, JSON)])
  func `are added, and what is not known is kept`(one: JSON, other: JSON, sum: JSON) throws {
    let (first, second) = (try #require(Usage(wire: one)), try #require(Usage(wire: other)))

    #expect((first + second).wire == sum)
  }
}

private let most = JSONNumber(Int.max)
