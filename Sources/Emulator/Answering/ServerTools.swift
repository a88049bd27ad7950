import OrderedJSON

/// What the service's own tools leave in an answer: a call, its result, and marks on the text.
struct ServerTools {
  let request: CreateRequest
  let prompt: String
  /// What ids and signatures are made of.
  let fingerprint: (String) -> Fingerprint

  /// The steps of what media ask for, and of every tool that the request allows, in its order.
  var steps: [JSON] {
    let processing =
      asksForProcessing ? steps(of: "processing", Use(name: "processing"), isSigned: true) : []
    return request.tools.enumerated().reduce(into: processing) { steps, entry in
      let (position, tool) = entry
      guard let type = tool["type"]?.string, let use = use(of: type, tool) else { return }
      steps += self.steps(of: "\(type) \(position)", use, isSigned: type != "mcp_server")
    }
  }

  /// Whether a film, sound or document of the user says how it is to be processed.
  private var asksForProcessing: Bool {
    !request.media.isEmpty
      && request.items.contains { item in
        Content.list(item["content"]).contains { $0["processing"] != nil }
      }
  }

  /// The sources that a text names, each with the stretch of UTF-8 that it covers.
  func annotations(for text: String) -> [JSON] {
    request.tools.compactMap { tool in
      guard var mark = tool["type"]?.string.flatMap({ use(of: $0, tool) })?.mark else { return nil }
      mark["start_index"] = 0
      mark["end_index"] = .number(JSONNumber(Self.endOfSentence(in: text)))
      return mark
    }
  }

  /// One use of a tool.
  private struct Use {
    var name: String
    var call: [JSONObject.Member] = []
    var result: [JSONObject.Member] = []
    var mark: JSON?
  }

  /// A call has an id, and its result names it. The steps of foreign servers bear no signature.
  private func steps(of purpose: String, _ use: Use, isSigned: Bool) -> [JSON] {
    let id = JSON.string("\(use.name)_\(fingerprint(purpose).hex(12))")
    let signature = JSON.string(fingerprint("\(purpose) signature").signature)
    let end: [JSONObject.Member] = isSigned ? [("signature", signature)] : []
    return [
      .object([("type", .string("\(use.name)_call")), ("id", id)] + use.call + end),
      .object([("type", .string("\(use.name)_result")), ("call_id", id)] + use.result + end),
    ]
  }

  private func use(of type: String, _ tool: JSON) -> Use? {
    switch type {
    case "google_search": search
    case "code_execution": code
    case "url_context": pages
    case "file_search": files(tool)
    case "google_maps": places
    case "mcp_server": server(tool)
    case "tool_search": found(tool)
    case "retrieval": Use(name: type, call: [("arguments", queries)])
    default: nil
    }
  }

  private var queries: JSON { ["queries": [.string(String(prompt.prefix(100)))]] }

  private var search: Use {
    Use(
      name: "google_search", call: [("arguments", queries)],
      result: [("result", [["search_suggestions": "<div>Emulated search suggestions</div>"]])],
      mark: [
        "type": "url_citation", "url": "https://example.com/emulated-source",
        "title": "example.com",
      ])
  }

  private var code: Use {
    Use(
      name: "code_execution",
      call: [("arguments", ["language": "python", "code": "print(6 * 7)"])],
      result: [("result", "42\n"), ("is_error", false)])
  }

  private var pages: Use {
    let words = prompt.split { $0.isWhitespace || "<>()\"'".contains($0) }
    let found = words.filter { $0.hasPrefix("https://") || $0.hasPrefix("http://") }.map(
      String.init)
    let urls = found.isEmpty ? ["https://example.com/"] : found
    return Use(
      name: "url_context", call: [("arguments", ["urls": .array(urls.map(JSON.string))])],
      result: [
        ("result", .array(urls.map { ["url": .string($0), "status": "success"] }))
      ],
      mark: ["type": "url_citation", "url": .string(urls[0]), "title": "An emulated page"])
  }

  private func files(_ tool: JSON) -> Use {
    let store = tool["file_search_store_names"]?[0]?.string ?? "fileSearchStores/emulated"
    return Use(
      name: "file_search",
      mark: [
        "type": "file_citation", "file_name": "emulated.pdf", "page_number": 1,
        "source": .string(store),
      ])
  }

  private var places: Use {
    let place: JSON = [
      "name": "Emulated Café", "place_id": "emulated-place-1",
      "url": "https://maps.google.com/?cid=1",
    ]
    var mark = place
    mark["type"] = "place_citation"
    return Use(
      name: "google_maps", call: [("arguments", queries)],
      result: [("result", [["places": [place]]])], mark: mark)
  }

  /// The functions that are to be looked for; what the client itself looks for leaves nothing here.
  private func found(_ tool: JSON) -> Use? {
    guard tool["execution"] != "client" else { return nil }
    let functions = request.tools.filter { $0["type"] == "function" && $0["defer_loading"] == true }
    let names = functions.compactMap { $0["name"] }
    return Use(
      name: "tool_search", call: [("arguments", ["function_names": .array(names)])],
      result: [("result", .array(functions))])
  }

  private func server(_ tool: JSON) -> Use {
    let name: JSONObject.Member = (
      "name", tool["allowed_tools"]?[0]?["tools"]?[0] ?? "emulated_tool"
    )
    let server: JSONObject.Member = ("server_name", tool["name"] ?? "emulated_server")
    return Use(
      name: "mcp_server_tool", call: [name, server, ("arguments", [:])],
      result: [name, server, ("result", "Emulated result of a tool.")])
  }

  /// After the first full stop that ends a sentence, in bytes.
  private static func endOfSentence(in text: String) -> Int {
    let bytes = Array(text.utf8)
    let stop = bytes.indices.first { index in
      bytes[index] == UInt8(ascii: ".")
        && (index + 1 == bytes.count || bytes[index + 1] == UInt8(ascii: " "))
    }
    return stop.map { $0 + 1 } ?? bytes.count
  }
}
