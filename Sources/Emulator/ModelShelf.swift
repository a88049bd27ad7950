import OrderedJSON

/// The models that the service tells of.
enum ModelShelf {
  private static let names = [
    "gemini-3.8-flash", "gemini-3.7-flash", "gemini-3.6-flash", "gemini-3.5-flash",
    "gemini-3.5-flash-lite", "gemini-3-flash-preview", "gemini-3.1-pro-preview",
    "gemini-3.1-flash-lite", "gemini-3.1-flash-image", "gemini-3-pro-image",
    "gemini-3.8-flash-tts", "gemini-3.5-transcribe", "gemini-2.5-pro", "gemini-2.5-flash",
    "gemini-2.5-flash-lite", "gemini-flash-latest", "gemini-flash-lite-latest",
    "gemini-pro-latest", "lyria-3.5",
  ]

  /// A page of them. The aliases are known to `v1beta` only.
  static func list(_ head: RequestHead) throws(APIError) -> JSON {
    let isBeta = head.path.hasPrefix("/v1beta/")
    let known = names.filter { isBeta || !$0.hasSuffix("-latest") }
    return try Page(head, standard: 50, most: 1000).view(of: known.map(view), as: "models")
  }

  /// One of them, or of their families.
  static func model(_ name: String) throws(APIError) -> JSON {
    try check(name)
    return view(name)
  }

  /// How many tokens a text has.
  static func count(_ body: [UInt8], for name: String) throws(APIError) -> JSON {
    try check(name)
    let body = try RequestJudge.countTokens.read(body)
    let request = body["generateContentRequest"] ?? body
    guard let turns = request["contents"]?.array else { throw .invalid("'contents' is required.") }
    let parts = turns.flatMap { $0["parts"]?.array ?? [] }
    let text = parts.compactMap { $0["text"]?.string }.map(TokenCount.text).reduce(0, +)
    let media = parts.filter { $0["text"] == nil }.count * 1120
    let total = JSON.number(JSONNumber(text + media))
    var details: [JSON] = [["modality": "TEXT", "tokenCount": .number(JSONNumber(text))]]
    if media > 0 {
      details.append(["modality": "IMAGE", "tokenCount": .number(JSONNumber(media))])
    }
    return ["totalTokens": total, "promptTokensDetails": .array(details)]
  }

  private static func check(_ name: String) throws(APIError) {
    guard CreateRules.isKnown(name) else { throw APIError(404, "Model '\(name)' was not found.") }
  }

  private static func view(_ name: String) -> JSON {
    [
      "name": "models/\(name)", "version": "001", "displayName": .string(name),
      "description": "An emulated model.", "inputTokenLimit": 1_048_576,
      "outputTokenLimit": 65536,
      "supportedGenerationMethods": ["generateContent", "countTokens"], "temperature": 1,
      "topP": 0.95, "topK": 64, "maxTemperature": 2, "thinking": true,
    ]
  }
}
