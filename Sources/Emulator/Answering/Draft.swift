import OrderedJSON

/// An answer before it has an id, a date and a price.
struct Draft: Sendable, Equatable {
  /// What the model made.
  var steps: [JSON] = []
  var status = "completed"
  /// What went wrong: `{code, message}`.
  var errors: [JSON] = []
  var thoughtTokens = 0
  /// What is left for later requests.
  var rest: [String] = []
  /// Ends a stream of it before its time.
  var streamError: StreamError?

  struct StreamError: Sendable, Equatable {
    let code: String
    let message: String
    let afterEvents: Int
  }

  /// The tokens of what was written, by modality.
  var written: TokenCount {
    var count = TokenCount()
    for step in steps where step["type"] != "thought" {
      for content in step["content"]?.array ?? [] {
        switch content["type"]?.string {
        case "text": count.add(TokenCount.text(content["text"]?.string ?? ""), "text")
        case let kind?: count.add(kind == "audio" ? 25 : 1120, kind)
        case nil: break
        }
      }
      if step["type"] == "function_call", let arguments = step["arguments"] {
        count.add(TokenCount.text(arguments.text()) + 4, "text")
      }
    }
    return count
  }

  private static let groundingTools: [(tool: String, call: String)] = [
    ("google_search", "google_search_call"), ("google_maps", "google_maps_call"),
    ("retrieval", "retrieval_call"),
  ]

  /// How often a tool looked something up.
  var groundings: [JSON] {
    let types = steps.map { $0["type"]?.string ?? "" }
    return Self.groundingTools.compactMap { tool, call in
      let count = types.count { $0 == call }
      return count == 0 ? nil : ["type": .string(tool), "count": .number(JSONNumber(count))]
    }
  }
}
