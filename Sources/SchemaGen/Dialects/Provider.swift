/// Who is asked: each takes another part of JSON Schema, and refuses or forgets the rest.
public enum Provider: String, CaseIterable, Sendable {
  case gemini
  /// The same through `generateContent` in batches, which bears less nesting.
  case geminiBatch = "gemini-batch"
  case openAI = "openai"
  case anthropic
  /// llama.cpp, and Ollama, which converts schemas by the same code.
  case llamaCpp = "llama-cpp"
  case vLLM = "vllm"
}

extension Provider {
  /// The name as its makers write it.
  public var name: String {
    switch self {
    case .gemini: "Gemini"
    case .geminiBatch: "Gemini batches"
    case .openAI: "OpenAI"
    case .anthropic: "Anthropic"
    case .llamaCpp: "llama.cpp"
    case .vLLM: "vLLM"
    }
  }

  /// Whether the model reads the schema; where it does not, the schema belongs into the prompt too.
  public var showsSchemaToModel: Bool { self != .llamaCpp && self != .vLLM }
}
