import Glibc
import Interactions
import OrderedJSON

/// Makes one call for each document of a folder, as many at once as asked, and writes the records; or
/// uploads one file. Takes the words that the yardstick's own clients take:
///
///     bench-calls A|B FOLDER WIDTH OUTPUT SCHEMA PORT
///     bench-calls C FILE 1 OUTPUT SCHEMA PORT
@main struct BenchCalls {
  static func main() async throws {
    let words = CommandLine.arguments.dropFirst()
    guard words.count == 6, let job = Job(Array(words)) else {
      return complain("usage: bench-calls A|B|C FOLDER WIDTH OUTPUT SCHEMA PORT")
    }
    let output = try Output(job.output)
    var settings = Gemini.Settings(key: .key(try APIKey("k")))
    settings.baseURL = "http://127.0.0.1:\(job.port)"
    let gemini = try Gemini(settings)
    if job.workload == .upload {
      let file = try await gemini.files.upload(FileUpload(path: job.source, mimeType: "video/mp4"))
      output.write(file.wire.text() + "\n")
    } else {
      try await extract(job, gemini, output)
    }
    output.close()
  }

  private static func extract(
    _ job: Job, _ gemini: Gemini, _ output: Output
  ) async throws {
    let format = try responseFormat(job.schema)
    try await withThrowingTaskGroup(of: (name: String, record: String).self) { group in
      for (position, name) in try names(in: job.source).enumerated() {
        if position >= job.width, let answer = try await group.next() { write(answer, output) }
        group.addTask {
          let document = try document(job.source + "/" + name, job.workload)
          let request = InteractionRequest(
            .blocks([.text(prompt), document]), responseFormat: .one(format))
          let answer = try await gemini.create(request)
          return (name, answer.outputText)
        }
      }
      for try await answer in group { write(answer, output) }
    }
  }

  private static func write(_ answer: (name: String, record: String), _ output: Output) {
    output.write("{\"file\":\"")
    output.write(answer.name)
    output.write("\",\"record\":")
    output.write(answer.record)
    output.write("}\n")
  }

  private static let prompt =
    "Extract the invoice as JSON that follows the schema. Use null for what the document does not say."

  private static func responseFormat(_ path: String) throws -> ResponseFormat {
    let schema = try JSON(parsing: text(of: path))
    return .text(TextResponseFormat(mimeType: "application/json", schema: schema.object))
  }

  private static func document(_ path: String, _ workload: Job.Workload) throws -> Content {
    workload == .images
      ? .image(.file(path: path), mimeType: "image/jpeg")
      : try .text(ofFile: path)
  }
}

/// What is to be done, as the command line says it.
struct Job: Sendable {
  let workload: Workload
  let source: String
  let width: Int
  let output: String
  let schema: String
  let port: Int

  enum Workload: String {
    case texts = "A"
    case images = "B"
    case upload = "C"
  }

  init?(_ words: [String]) {
    guard let workload = Workload(rawValue: words[0]), let width = Int(words[2]), width > 0,
      let port = Int(words[5])
    else { return nil }
    (self.workload, source, self.width) = (workload, words[1], width)
    (output, schema, self.port) = (words[3], words[4], port)
  }
}
