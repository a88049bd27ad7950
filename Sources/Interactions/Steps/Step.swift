public import OrderedJSON

/// One step of an interaction: something said, thought, called or given back.
///
/// What we do not know is kept as it came, and is sent again unchanged.
public enum Step: WireValue {
  /// What the user said.
  case userInput(UserInputStep)
  /// What the model said.
  case modelOutput(ModelOutputStep)
  /// What the model thought.
  case thought(ThoughtStep)
  /// A function that the model asks for.
  case functionCall(FunctionCallStep)
  /// What it gave back.
  case functionResult(FunctionResultStep)
  /// A search of the web.
  case googleSearchCall(GoogleSearchCallStep)
  /// What it found.
  case googleSearchResult(GoogleSearchResultStep)
  /// Code that the model runs.
  case codeExecutionCall(CodeExecutionCallStep)
  /// What it wrote.
  case codeExecutionResult(CodeExecutionResultStep)
  /// Pages that the model wants to read.
  case urlContextCall(URLContextCallStep)
  /// How that went.
  case urlContextResult(URLContextResultStep)
  /// A search of stored files.
  case fileSearchCall(FileSearchCallStep)
  /// What it found.
  case fileSearchResult(FileSearchResultStep)
  /// A question to Google Maps.
  case googleMapsCall(GoogleMapsCallStep)
  /// What it answered.
  case googleMapsResult(GoogleMapsResultStep)
  /// A tool of another server that the model calls.
  case mcpServerToolCall(MCPServerToolCallStep)
  /// What it gave back.
  case mcpServerToolResult(MCPServerToolResultStep)
  /// Tools that the model looks for.
  case toolSearchCall(ToolSearchCallStep)
  /// Those that were found.
  case toolSearchResult(ToolSearchResultStep)
  /// A search of what others keep.
  case retrievalCall(RetrievalCallStep)
  /// That it has ended.
  case retrievalResult(RetrievalResultStep)
  /// That the server works on media.
  case processingCall(ProcessingCallStep)
  /// That it has done so.
  case processingResult(ProcessingResultStep)
  /// Anything else.
  case unknown(JSON)

  /// Takes whatever came.
  public init?(wire: JSON) {
    switch wire.tagged() {
    case (UserInputStep.tag, let members)?: self = .userInput(UserInputStep(members: members))
    case (ModelOutputStep.tag, let members)?: self = .modelOutput(ModelOutputStep(members: members))
    case (ThoughtStep.tag, let members)?: self = .thought(ThoughtStep(members: members))
    case (FunctionCallStep.tag, let members)?:
      self = .functionCall(FunctionCallStep(members: members))
    case (FunctionResultStep.tag, let members)?:
      self = .functionResult(FunctionResultStep(members: members))
    case (GoogleSearchCallStep.tag, let members)?:
      self = .googleSearchCall(GoogleSearchCallStep(members: members))
    case (GoogleSearchResultStep.tag, let members)?:
      self = .googleSearchResult(GoogleSearchResultStep(members: members))
    case (CodeExecutionCallStep.tag, let members)?:
      self = .codeExecutionCall(CodeExecutionCallStep(members: members))
    case (CodeExecutionResultStep.tag, let members)?:
      self = .codeExecutionResult(CodeExecutionResultStep(members: members))
    case (URLContextCallStep.tag, let members)?:
      self = .urlContextCall(URLContextCallStep(members: members))
    case (URLContextResultStep.tag, let members)?:
      self = .urlContextResult(URLContextResultStep(members: members))
    case (FileSearchCallStep.tag, let members)?:
      self = .fileSearchCall(FileSearchCallStep(members: members))
    case (FileSearchResultStep.tag, let members)?:
      self = .fileSearchResult(FileSearchResultStep(members: members))
    case (GoogleMapsCallStep.tag, let members)?:
      self = .googleMapsCall(GoogleMapsCallStep(members: members))
    case (GoogleMapsResultStep.tag, let members)?:
      self = .googleMapsResult(GoogleMapsResultStep(members: members))
    case (MCPServerToolCallStep.tag, let members)?:
      self = .mcpServerToolCall(MCPServerToolCallStep(members: members))
    case (MCPServerToolResultStep.tag, let members)?:
      self = .mcpServerToolResult(MCPServerToolResultStep(members: members))
    case (ToolSearchCallStep.tag, let members)?:
      self = .toolSearchCall(ToolSearchCallStep(members: members))
    case (ToolSearchResultStep.tag, let members)?:
      self = .toolSearchResult(ToolSearchResultStep(members: members))
    case (RetrievalCallStep.tag, let members)?:
      self = .retrievalCall(RetrievalCallStep(members: members))
    case (RetrievalResultStep.tag, let members)?:
      self = .retrievalResult(RetrievalResultStep(members: members))
    case (ProcessingCallStep.tag, let members)?:
      self = .processingCall(ProcessingCallStep(members: members))
    case (ProcessingResultStep.tag, let members)?:
      self = .processingResult(ProcessingResultStep(members: members))
    default: self = .unknown(wire)
    }
  }
}

extension Step: RequestPart {
  /// The object as it came or is sent; the bytes of local media are not in it.
  public var wire: JSON { part.wire }

  var holdsLocalMedia: Bool { part.holdsLocalMedia }

  func write(to writer: inout RequestWriter) throws(MediaFileError) { try part.write(to: &writer) }

  private var part: any RequestPart {
    switch self {
    case .userInput(let part): part
    case .modelOutput(let part): part
    case .thought(let part): part
    case .functionCall(let part): part
    case .functionResult(let part): part
    case .googleSearchCall(let part): part
    case .googleSearchResult(let part): part
    case .codeExecutionCall(let part): part
    case .codeExecutionResult(let part): part
    case .urlContextCall(let part): part
    case .urlContextResult(let part): part
    case .fileSearchCall(let part): part
    case .fileSearchResult(let part): part
    case .googleMapsCall(let part): part
    case .googleMapsResult(let part): part
    case .mcpServerToolCall(let part): part
    case .mcpServerToolResult(let part): part
    case .toolSearchCall(let part): part
    case .toolSearchResult(let part): part
    case .retrievalCall(let part): part
    case .retrievalResult(let part): part
    case .processingCall(let part): part
    case .processingResult(let part): part
    case .unknown(let json): json
    }
  }
}
