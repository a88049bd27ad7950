import Digest
import Files
import HTTP
import OrderedJSON
import TestSupport
import Testing

@testable import Emulator

@Suite struct `A folder of answers` {
  /// What an emulator with this folder answers to a document in the request.
  private func answer(_ folder: FilePath, toDocument bytes: String) async throws -> String {
    let answers = try AnswersFolder(folder)
    let emulator = Emulator(answers: { answers.answer(to: $0) })
    let body = """
      {"model":"gemini-3.5-flash","input":[{"type":"document","mime_type":"text/csv",\
      "data":"\(Base64.encoded(Array(bytes.utf8)))"}],"response_format":{"type":"text",\
      "mime_type":"application/json","schema":{"type":"object","properties":\
      {"total":{"type":"integer"}},"required":["total"]}}}
      """
    let url = try #require(HTTPURL("http://127.0.0.1:1/v1beta/interactions"))
    let response = try await emulator.send(
      HTTPRequest(.post, url, headers: ["x-goog-api-key": "k"], body: HTTPBody(Array(body.utf8))))
    let json = try JSON(parsing: try await response.body.collected())
    let texts = json["steps"]?.array?.compactMap { $0["content"]?[0]?["text"]?.string }
    return texts?.last ?? ""
  }

  @Test func `knows a document by its bytes, beside the answer or around the folder`() async throws
  {
    let folder = TemporaryFolder()
    _ = folder.thing("answers") { mkdirAll($0) }
    let answers = folder.path("answers")
    _ = folder.file("a.csv", holding: "first".utf8)
    _ = folder.file("answers/b.csv", holding: "second".utf8)
    _ = folder.file("answers/a.json", holding: #"{"total": 1}"#.utf8)
    _ = folder.file("answers/b.json", holding: #"{"total": 2}"#.utf8)

    #expect(try await answer(answers, toDocument: "first") == #"{"total":1}"#)
    #expect(try await answer(answers, toDocument: "second") == #"{"total":2}"#)
    #expect(try await answer(answers, toDocument: "third") != #"{"total":2}"#)
  }

  @Test func `knows a document by the digest of its bytes`() async throws {
    let folder = TemporaryFolder()
    let digest = "\(SHA256(of: Array("first".utf8)))"
    _ = folder.file(
      try #require(FilePath("\(digest).json")), holding: #"{"total": 7}"#.utf8)
    #expect(try await answer(folder.path, toDocument: "first") == #"{"total":7}"#)
  }

  @Test func `knows a document by its name, with or without the extension`() throws {
    let folder = TemporaryFolder()
    _ = folder.file("a.json", holding: "1".utf8)
    _ = folder.file("b.pdf.json", holding: "2".utf8)
    let answers = try AnswersFolder(folder.path)
    func answer(_ name: String) -> JSON? {
      answers.answer(
        to: AnswerQuery(documents: [.init(sha256: nil, name: name, mimeType: "")], prompt: ""))
    }
    #expect(answers.count == 2)
    #expect([answer("a.pdf"), answer("a"), answer("b.pdf")] == [1, 1, 2])
    #expect([answer("c.pdf"), answer("../a.pdf"), answer("")] == [nil, 1, nil])
  }

  @Test func `must be there`() {
    #expect(throws: FileError.self) { try AnswersFolder("/nowhere") }
  }
}

@Suite struct `The bill as a file` {
  private static let line = BillLine(
    time: Moment(seconds: 0), key: "k", documents: ["d"], model: "m", inputTokens: 5,
    carriedTokens: 2, outputTokens: 3, thoughtTokens: 1, retriesSeen: 0, interaction: "i")

  @Test func `grows by a line for each call, for its owner alone`() throws {
    let folder = TemporaryFolder()
    let path = folder.path("bill.jsonl")
    for _ in 0..<2 { try BillFile(path).add([Self.line]) }
    let bytes = try File(opening: path).readAll(limit: 1 << 16)
    let line = """
      {"time":"1970-01-01T00:00:00.000000Z","key":"k","documents":["d"],"model":"m",\
      "input_tokens":5,"carried_tokens":2,"output_tokens":3,"thought_tokens":1,"retries_seen":0,\
      "interaction":"i"}

      """
    #expect(String(decoding: bytes, as: UTF8.self) == line + line)
    #expect(mode(of: path) == 0o600)
  }

  @Test func `is not written through a link`() {
    let folder = TemporaryFolder()
    _ = folder.thing("link") { link in symbolicLink(to: "/dev/null", at: link) }
    #expect(throws: FileError.self) { try BillFile(folder.path("link")) }
  }
}
