import OrderedJSON

/// What the model is shown: the request's own steps, and what is known of the turns before.
struct Conversation: Sendable {
  /// The steps of this request.
  let items: [JSON]
  /// The first text of what the user says last in this request, and all texts of that.
  private let ownPrompt: String?
  let ownTexts: [String]
  /// What was last said by the user before this request.
  var earlierPrompt = ""
  /// The calls that the turn before ended with.
  var openCalls: [JSON] = []
  /// How many tokens the turns before have.
  var carriedTokens = 0

  /// Begins with the steps of a request.
  init(items: [JSON]) {
    self.items = items
    let said = items.reversed().lazy.filter { $0["type"] == "user_input" }.map(Content.texts)
    ownTexts = said.first ?? []
    ownPrompt = ownTexts.first ?? said.compactMap(\.first).first
  }

  /// What the user says: the first text of what was said last, by which examples are known.
  var prompt: String { ownPrompt ?? earlierPrompt }

  /// Everything the user says in this request.
  var wholePrompt: String {
    ownTexts.count < 2 ? ownTexts.first ?? prompt : ownTexts.joined(separator: "\n")
  }

  /// Whether results of functions are the last thing that was said.
  var endsInResults: Bool { items.last?["type"] == "function_result" }

  /// Each result answers a call, and each call is answered before anything else is said.
  func checkResults() throws(APIError) {
    var open = openCalls.compactMap { $0["id"]?.string }.map(UTF8Text.init)
    var known = Set(open)
    for (position, item) in items.enumerated() {
      switch item["type"] {
      case "function_call":
        let id = UTF8Text(item["id"]?.string ?? "")
        if known.insert(id).inserted { open.append(id) }
      case "function_result":
        let id = UTF8Text(item["call_id"]?.string ?? "")
        guard known.contains(id) else {
          throw .invalid(
            "'input[\(position)].call_id': no function call has the id '\(id.string)'.")
        }
        open.removeAll { $0 == id }
      default: break
      }
    }
    guard open.isEmpty else {
      throw .invalid(
        "Each function call needs its function_result: '\(open[0].string)' has none.")
    }
  }
}
