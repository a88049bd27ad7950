@testable import Extractor
import Interactions
import SchemaGen
import Testing

private func part(
  _ contents: InspectedDocument.Contents, window: Document.Window? = nil,
  resolution: MediaResolution? = nil
) -> InspectedDocument.Part {
  InspectedDocument.Part(
    name: "part", contents: contents, window: window, resolution: resolution,
    carriage: .automatic, notes: [])
}

private func bytes(_ count: Int, _ type: MediaType) -> InspectedDocument.Contents {
  .bytes(Array(repeating: 0, count: count), type)
}

@Suite struct `An estimate` {
  // The figures of the API's guide.
  @Test(
    arguments: [
      (.image(nil), 1120), (.image(.low), 280), (.image(.medium), 560), (.image(.high), 1120),
      (.image(.ultraHigh), 2240), (.pages(1...1, nil), 560), (.pages(3...3, .low), 840),
      (.pages(3...3, .high), 3360), (.audio(seconds: 60...60), 1920),
      (.video(seconds: 10...10, nil), 1020), (.video(seconds: 10...10, .high), 3120),
    ] as [(Material, Int)])
  func `counts pictures, pages and seconds as the guide does`(material: Material, tokens: Int) {
    #expect(Estimate(reading: material, by: .gemini35Flash).input == tokens...tokens)
  }

  @Test(
    arguments: [
      (.image(.ultraHigh), 258), (.pages(2...2, .low), 516), (.audio(seconds: 1...1), 32),
    ] as [(Material, Int)])
  func `counts pictures and pages of older models alike`(material: Material, tokens: Int) {
    #expect(Estimate(reading: material, by: .gemini25Flash).input == tokens...tokens)
  }

  // Counts of other tokenisers for such texts: a word and a third are a token in English, a
  // character in Chinese, a digit in a table.
  @Test(arguments: [
    (String(repeating: "The supplier delivers what was agreed. ", count: 100), 700),
    (String(repeating: "合同双方同意以下条款", count: 100), 1000),
    (String(repeating: "2024,17,31.50,9\n", count: 100), 1600),
    (String(repeating: "Die Lieferung erfolgt frei Haus. ", count: 100), 750),
  ])
  func `takes in what other tokenisers make of a text`(text: String, tokens: Int) {
    let range = Estimate(reading: text, by: .gemini35Flash).input

    #expect(range.contains(tokens), "\(range)")
    #expect(range.upperBound <= 5 * range.lowerBound, "\(range)")
  }

  @Test(arguments: [
    (part(.text("")), 0...0),
    (part(bytes(300_000, .png)), 1120...1120),
    (part(bytes(300_000, .png), resolution: .low), 280...280),
    (part(bytes(1_000_000, .pdf), window: .pages(4...6)), 1680...1680),
    (part(bytes(1_000_000, .pdf)), 560...(488 * 560)),
    (part(bytes(10, .pdf)), 560...560),
    (
      part(bytes(1000, .mp3), window: .time(from: .seconds(10), to: .seconds(70))),
      1920...1952
    ),
    (part(.uri("gs://a/b.png", .png)), 1120...1120),
  ])
  func `goes by what is known of a part`(part: InspectedDocument.Part, tokens: ClosedRange<Int>) {
    let document = InspectedDocument(name: "d", parts: [part])

    #expect(document.estimate(for: .gemini35Flash).input == tokens)
  }

  @Test func `adds parts up and names those of which nothing is known`() {
    let document = InspectedDocument(
      name: "d",
      parts: [
        part(bytes(10, .png)), part(.uri("https://a/b", nil)), part(bytes(10, .jpeg)),
      ])

    #expect(
      document.estimate(for: .gemini35Flash) == Estimate(input: 2240...2240, unknown: ["part"]))
  }

  @Test(arguments: [
    Document.Window.pages(Int.min...Int.max), .pages(Int.max...Int.max), .pages(-5...0),
    .time(from: .seconds(-9e17), to: .seconds(9e17)), .time(from: .seconds(9e17), to: .zero),
    .sheet(Int.max, cells: nil),
  ])
  func `of an absurd section is no crash`(window: Document.Window) {
    for type in [MediaType.pdf, .mp3, .mp4, .png, .csv] {
      let document = InspectedDocument(name: "d", parts: [part(bytes(10, type), window: window)])

      #expect(document.estimate(for: .gemini35Flash).input.lowerBound >= 0)
    }
  }

  @Test func `becomes a range of money`() throws {
    let estimate =
      Estimate(reading: .pages(2...10, nil), by: .gemini35Flash)
      + Estimate(output: 100...1000)
    let today = day(2026, 11, 21)

    let (least, most) = PriceTable.builtIn.cost(of: estimate, by: .gemini35Flash, on: today)

    // 1120 to 5600 tokens at 1.50, and 100 to 1000 at 9.00 a million.
    #expect(least == Cost(known: dollars("0.00258")))
    #expect(most == Cost(known: dollars("0.0174")))
  }

  @Test func `is no exact sum of money with a part that is unknown`() throws {
    let today = day(2026, 11, 21)
    let estimate = Estimate(input: 10...10, unknown: ["film"])

    let most = PriceTable.builtIn.cost(of: estimate, by: .gemini35Flash, on: today).most

    #expect(most.unknown == [.tokens(.gemini35Flash)])
  }
}
