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

  /// How often a tool looked something up: `google_search`, `google_maps`, `retrieval`.
  var groundings: [JSON] {
    ["google_search", "google_maps", "retrieval"].compactMap { tool in
      let count = steps.filter { $0["type"]?.string == "\(tool)_call" }.count
      return count == 0 ? nil : ["type": .string(tool), "count": .number(JSONNumber(count))]
    }
  }
}
