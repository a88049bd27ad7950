import Digest
package import HTTP
import OrderedJSON

/// What a scenario looks at in a request.
package struct RequestFacts: Sendable, Equatable {
  package var path: String
  package var method: String
  package var headers: HTTPHeaders
  package var key: String
  package var model: String?
  package var documents: [Document] = []
  package var texts: [String] = []
  package var isStreamed = false
  /// The interaction that the request goes on with.
  package var previous: String?

  /// A document, as far as a request names it.
  package struct Document: Sendable, Equatable {
    package var sha256: String?
    package var name: String?

    package init(sha256: String? = nil, name: String? = nil) {
      self.sha256 = sha256
      self.name = name
    }
  }

  /// Looks at a request. `file` knows the documents that were uploaded, by their address.
  package init(_ request: ArrivedRequest, file: (String) -> Document?) {
    path = request.head.path
    method = request.head.method
    headers = request.head.headers
    key = request.head.key ?? ""
    guard let body = try? JSON(parsing: request.body), body.object != nil else { return }
    model = body["model"]?.string ?? body["agent"]?.string
    isStreamed = body["stream"]?.bool ?? false
    previous = body["previous_interaction_id"]?.string
    collect(body["input"] ?? nil, file)
    // A text that is sent as it is may be the document.
    if documents.isEmpty { documents = Self.texts(shownFirst: body["input"] ?? nil) }
    if let words = body["system_instruction"]?.string { texts.append(words) }
  }

  /// The texts that the user shows first, as documents.
  private static func texts(shownFirst input: JSON) -> [Document] {
    let first = input.array?.first { $0["type"] == "user_input" }
    let texts = first.map(Content.texts) ?? input.string.map { [$0] } ?? []
    return texts.map { Document(sha256: "\(SHA256(of: $0.utf8))") }
  }

  /// Texts and documents at any depth of the input; its depth is bounded by that of the reader.
  private mutating func collect(_ value: JSON, _ file: (String) -> Document?) {
    switch value {
    case .string(let text): texts.append(text)
    case .array(let items): for item in items { collect(item, file) }
    case .object(let content):
      if let text = content["text"]?.string { texts.append(text) }
      if let data = content["data"]?.string, let bytes = Base64.decoded(data) {
        documents.append(Document(sha256: "\(SHA256(of: bytes))"))
      }
      if let uri = content["uri"]?.string {
        let name = uri.split(separator: "/").last.map(String.init)
        documents.append(file(uri) ?? Document(name: name))
      }
      if let inner = content["content"] { collect(inner, file) }
    case .null, .bool, .number: break
    }
  }
}
