import Files
import HTTP
import Interactions
import OrderedJSON
import TestSupport
import Testing

/// Against the bodies that the official SDK sent.
@Suite(.enabled(if: PublicSuite.requests.isThere, PublicSuite.requests.whyMissing))
struct `Recorded requests` {
  @Test func `are written as they were read, byte for byte`() throws {
    var count = 0
    for golden in Golden.all {
      for body in golden.bodies {
        let request = try #require(InteractionRequest(wire: body))
        count += 1

        #expect(try bytes(of: request.body()) == body.bytes(), "\(golden.name)")
      }
    }
    #expect(count > 60)
  }

  @Test func `have no member that is unknown here`() {
    let unknown = Golden.all.flatMap { golden in
      golden.bodies.flatMap { body in
        let type = body["agent"] == nil ? "CreateModelInteraction" : "CreateAgentInteraction"
        return Unknown.members(of: body, as: .named(type)).map { "\(golden.name): \($0)" }
      }
    }

    #expect(unknown == ["error_400_unknown_field.json: no_such_field"])
  }

  @Test func `have an input that is told by its form`() throws {
    var forms: [String: Set<String>] = [:]
    for golden in Golden.all {
      for body in golden.bodies {
        guard let input = InteractionRequest(wire: body)?.input else { continue }
        forms[form(of: input), default: []].insert(golden.name)
      }
    }

    #expect(Set(forms.keys) == ["text", "blocks", "steps"])
    #expect(forms["blocks"] == ["rest_bare_content_list.json"])
    #expect(forms["steps"]?.contains("rest_user_input_string_content.json") == true)
  }

  private func form(of input: Input) -> String {
    switch input {
    case .text: "text"
    case .block: "block"
    case .blocks: "blocks"
    case .steps: "steps"
    case .raw: "raw"
    }
  }
}

/// Which members have no property.
enum Unknown {
  static func members(of json: JSON, as type: TypeText) -> [String] {
    switch type {
    case .list(let item): (json.array ?? []).flatMap { members(of: $0, as: item) }
    case .named(let name): members(of: json, as: name)
    case .choice(let choices): members(of: json, as: choices)
    case .words, .map: []
    }
  }

  private static func members(of json: JSON, as name: String) -> [String] {
    guard let windows = WindowTable.all.first(where: { $0.names.contains(name) })?.windows else {
      return []
    }
    return (json.object ?? JSONObject()).flatMap { member, value -> [String] in
      if member == "type" { return [] }
      guard windows.contains(where: { $0.name == member }) else { return [member] }
      let type = Catalogue.shared.members(of: name).first { $0.name == member }?.type
      return type.map { members(of: value, as: $0).map { "\(member)/\($0)" } } ?? [member]
    }
  }

  /// By the choice whose `type` the value has; by the one list if it is a list.
  private static func members(of json: JSON, as choices: [TypeText]) -> [String] {
    if json.array != nil {
      let lists = choices.filter { if case .list = $0 { true } else { false } }
      return lists.map { members(of: json, as: $0) }.min { $0.count < $1.count } ?? []
    }
    guard json.object != nil, let tag = json["type"]?.string else { return [] }
    let tagged = choices.flatMap(\.names).filter { name in
      Catalogue.shared.members(of: name).contains { $0.name == "type" && $0.constant == tag }
    }
    return tagged.first.map { members(of: json, as: $0) } ?? ["type \(tag)"]
  }
}

@Suite struct `A request with files` {
  @Test func `has them as base64 where they belong, without reading them yet`() throws {
    let folder = TemporaryFolder()
    let path = folder.file("invoice.pdf", holding: "%PDF-1.4 one".utf8)
    var request = InteractionRequest(
      .user(.document(.file(path: "\(path)"), resolution: .high), "Which total?"),
      model: .gemini35Flash)
    request.store = false

    let body = try request.body()

    #expect(body.segments.count == 3)
    #expect(
      try String(decoding: bytes(of: body), as: UTF8.self)
        == #"{"model":"gemini-3.5-flash","input":[{"type":"user_input","content":[{"type":"document","#
        + #""mime_type":"application/pdf","resolution":"high","data":"JVBERi0xLjQgb25l"},"#
        + #"{"type":"text","text":"Which total?"}]}],"store":false}"#)
  }

  @Test func `has bytes in memory and parts of files likewise, wherever blocks may stand`() throws {
    let folder = TemporaryFolder()
    let path = folder.file("film.MP4", holding: "0123456789".utf8)
    let part = try FileRange(measuring: path).part(from: 3, count: 3)
    let request = InteractionRequest(
      .steps([
        .functionResult(
          FunctionResultStep(
            callID: "c1", result: .blocks([.image(.data([0, 1, 2]), mimeType: .png)]),
            name: "look")),
        .userInput(UserInputStep([.video(.file(part))])),
      ]))

    let body = try request.body()

    #expect(
      try String(decoding: bytes(of: body), as: UTF8.self)
        == #"{"input":[{"type":"function_result","call_id":"c1","result":[{"type":"image","#
        + #""mime_type":"image/png","data":"AAEC"}],"name":"look"},{"type":"user_input","#
        + #""content":[{"type":"video","mime_type":"video/mp4","data":"MzQ1"}]}]}"#)
  }

  @Test func `has the same bytes as one that holds base64`() throws {
    let folder = TemporaryFolder()
    let path = folder.file("a.bin", holding: "any bytes".utf8)
    let sources: [MediaSource] = [
      .file(path: "\(path)"), .data(Array("any bytes".utf8)), .base64("YW55IGJ5dGVz"),
    ]

    let bodies = try sources.map { source in
      try bytes(of: InteractionRequest(.block(.audio(source))).body())
    }

    #expect(Set(bodies).count == 1)
  }

  @Test func `gives up a file when its block is changed in the JSON`() throws {
    var step = UserInputStep([.image(.data([1]))])
    step.members["content"] = [["type": "text", "text": "instead"]]

    #expect(step.content == [.text("instead")])
    #expect(
      try bytes(of: InteractionRequest(.steps([.userInput(step)])).body())
        == Array(
          #"{"input":[{"type":"user_input","content":[{"type":"text","text":"instead"}]}]}"#.utf8))
  }

  /// The path, and what is wrong with it.
  @Test(arguments: [
    ("missing.pdf", "/missing.pdf: there is no such file; check the path"),
    (".", "/.: is a folder; name a file"),
    ("a\0b", "/a\\0: is no path, for it holds a NUL; name a file"),
  ])
  func `is not made when one cannot be sent`(name: String, message: String) throws {
    let folder = TemporaryFolder()
    let request = InteractionRequest(.block(.image(.file(path: "\(folder.path)/\(name)"))))

    let error = #expect(throws: MediaFileError.self) { try request.body() }

    #expect(error.map { "\($0)" } == "\(folder.path)\(message)")
  }
}

@Suite struct `A text in a file` {
  private let folder = TemporaryFolder()

  @Test(arguments: ["", "Zwölf Stück, 3 €\n", "\u{FEFF}marked", "\u{FEFF}\u{FEFF}marked"])
  func `is said as it stands there, but for a mark`(text: String) throws {
    let file = folder.file("note.txt", holding: text.utf8)
    let said = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text

    #expect(try Content.text(ofFile: "\(file)").wire == ["type": "text", "text": .string(said)])
  }

  /// The name, and what is wrong with it.
  @Test(arguments: [
    (
      "latin.txt",
      "/latin.txt: is no text in UTF-8; convert it, or send it as the document that it is"
    ),
    ("missing.txt", "/missing.txt: there is no such file; check the path"),
    (".", "/.: is a folder; name a file"),
    ("a\0b", "/a\\0: is no path, for it holds a NUL; name a file"),
  ])
  func `is refused where it is none`(name: String, message: String) {
    _ = folder.file("latin.txt", holding: [0x5A, 0x77, 0xF6, 0x6C, 0x66])

    let error = #expect(throws: MediaFileError.self) {
      try Content.text(ofFile: "\(folder.path)/\(name)")
    }

    #expect(error.map { "\($0)" } == "\(folder.path)\(message)")
  }
}

/// All that would be sent.
private func bytes(of body: HTTPBody) throws -> [UInt8] {
  try body.bytes(upTo: 1 << 20)
}
