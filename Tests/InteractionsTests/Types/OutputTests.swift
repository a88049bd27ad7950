import Interactions
import OrderedJSON
import TestSupport
import Testing

@Suite struct `What the model said last` {
  /// The steps, and the text that they end in.
  @Test(
    arguments: [
      ([], ""),
      ([said("A")], "A"),
      ([said("A"), thought, said("B")], "AB"),
      ([said("A"), call], "A"),
      ([said("A"), call, said("B")], "B"),
      ([said("A", picture, "B")], "B"),
      ([said("A", picture)], "A"),
      ([said("A"), said(picture), said("B")], "B"),
      ([said("A", "B"), thought, said("C")], "ABC"),
      ([said("A"), user, said("B")], "B"),
      ([said("A"), user], ""),
      ([said("A"), user, thought, call], ""),
      ([call, thought, said("A"), thought, call], "A"),
      ([["type": "model_output", "content": "plain"]], "plain"),
      ([["type": "hologram"], said("A"), ["type": "hologram"]], "A"),
      ([said("A"), ["type": "hologram"], said("B")], "B"),
      ([said(), 7], ""),
      ([["type": "model_output", "content": ["text": "A"]]], ""),
      ([["type": "model_output", "content": ["A", 7]], said("B")], "B"),
      (
        [["type": "model_output", "content": [["type": "text"], ["type": "text", "text": 7]]]], ""
      ),
      (
        [["type": "model_output", "content": nil], ["type": "model_output"], said("é\n\"")], "é\n\""
      ),
      ([["type": nil], said("A"), ["type": ["model_output"]]], "A"),
    ] as [([JSON], String)])
  func `is its texts from the end, past thoughts`(steps: [JSON], text: String) throws {
    let interaction = interaction(steps)
    #expect(interaction.outputText == text)
    // An answer that came is not copied to find it.
    #expect(Interaction(try JSONTape(parsing: interaction.wire.text())).outputText == text)
  }

  @Test func `is looked for in older answers, too`() throws {
    let answer = #"{"outputs": [{"type": "text", "text": "A"}, {"type": "text", "text": "B"}]}"#
    #expect(Interaction(try JSONTape(parsing: answer)).outputText == "AB")
    let odd = #"{"steps": {"type": "model_output"}, "outputs": [{"type": "text", "text": "A"}]}"#
    #expect(Interaction(try JSONTape(parsing: odd)).outputText == "A")
  }

  /// The steps, and the blocks.
  @Test(
    arguments: [
      ([], []),
      ([said("A", picture("one")), thought, call, said("B")], ["A", picture("one"), "B"]),
      ([said("A"), user, said("B"), said("C")], ["B", "C"]),
      ([said("A"), user, thought], []),
      ([["type": "model_output", "content": "plain"]], ["plain"]),
    ] as [([JSON], [JSON])])
  func `is all its blocks since the user spoke`(steps: [JSON], blocks: [JSON]) {
    let found = interaction(steps).outputContent.map { block in
      if case .text(let text) = block { JSON.string(text.text) } else { block.wire }
    }
    #expect(found == blocks)
  }

  /// The steps, and the bytes of the picture.
  @Test(
    arguments: [
      ([], nil),
      ([said(picture("one"), "A", picture("two"), "B")], "two"),
      ([said(picture("one")), call, said("B")], "one"),
      ([said(picture("one")), user, said("B")], nil),
    ] as [([JSON], String?)])
  func `has a picture if there is one since the user spoke`(steps: [JSON], data: String?) {
    #expect(interaction(steps).outputImage?.base64 == data)
  }

  @Test func `has a recording and a film likewise`() {
    let steps: [JSON] = [
      said(
        ["type": "audio", "data": "AAEC"], ["type": "video", "uri": "https://a.example/v"], "A")
    ]

    #expect(interaction(steps).outputAudio?.data() == [0, 1, 2])
    #expect(interaction(steps).outputVideo?.uri == "https://a.example/v")
    #expect(interaction(steps).outputVideo?.data() == nil)
  }

  @Test func `is found where older music models put it`() throws {
    let wire: JSON = [
      "status": "completed",
      "outputs": [
        ["type": "text", "text": "Verse"], ["type": "audio", "data": "AAEC"],
        ["type": "thought", "signature": "c2ln"], ["type": "text", "text": "End"],
      ],
    ]
    let answer = try #require(Interaction(wire: wire))

    #expect(answer.outputAudio?.base64 == "AAEC")
    #expect(answer.outputText == "End")
    #expect(
      answer.steps.map(\.wire) == [
        said("Verse", ["type": "audio", "data": "AAEC"]), thought, said("End"),
      ])
  }

  @Test(.enabled(if: PublicSuite.requests.isThere, PublicSuite.requests.whyMissing))
  func `is what the official SDK found in recorded answers`() throws {
    var count = 0
    for golden in Golden.all {
      // A case that kept one result kept that of its last call.
      let responses =
        golden.parsed.array == nil ? golden.responses.suffix(1) : golden.responses[...]
      for (response, parsed) in zip(responses, golden.parsed.array ?? [golden.parsed]) {
        guard let wire = response["body"], wire["steps"] != nil, parsed["output_text"] != nil,
          golden.name != "continuation_two_hops.json", let answer = Interaction(wire: wire)
        else { continue }
        count += 1

        #expect(.string(answer.outputText) == parsed["output_text"], "\(golden.name)")
        #expect(.string(answer.status.rawValue) == parsed["status"], "\(golden.name)")
        #expect(.array(answer.steps.map(\.wire)) == parsed["steps"], "\(golden.name)")
        #expect(answer.outputImage?.wire == parsed["output_image"], "\(golden.name)")
      }
    }
    #expect(count >= 30)
  }
}

private let thought: JSON = ["type": "thought", "signature": "c2ln"]
private let call: JSON = ["type": "function_call", "id": "c", "name": "f", "arguments": [:]]
private let user: JSON = ["type": "user_input", "content": [["type": "text", "text": "U"]]]
private let picture: JSON = picture("iVBO")

private func picture(_ data: String) -> JSON { ["type": "image", "data": .string(data)] }

/// A step of the model; a bare string stands for a block of text.
private func said(_ blocks: JSON...) -> JSON {
  [
    "type": "model_output",
    "content": .array(
      blocks.map { $0.string.map { ["type": "text", "text": .string($0)] } ?? $0 }),
  ]
}

private func interaction(_ steps: [JSON]) -> Interaction {
  Interaction(members: JSONObject([("status", "completed"), ("steps", .array(steps))]))
}
