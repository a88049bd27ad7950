public import OrderedJSON

/// Something that a model may call.
///
/// What we do not know is kept as it came, and is sent again unchanged.
public enum Tool: WireValue {
  /// A function of the caller.
  case function(FunctionTool)
  /// Searching the web.
  case googleSearch(GoogleSearchTool = GoogleSearchTool())
  /// Running code.
  case codeExecution(CodeExecutionTool = CodeExecutionTool())
  /// Reading pages.
  case urlContext(URLContextTool = URLContextTool())
  /// Searching stored files.
  case fileSearch(FileSearchTool = FileSearchTool())
  /// Asking Google Maps.
  case googleMaps(GoogleMapsTool = GoogleMapsTool())
  /// Acting on a screen.
  case computerUse(ComputerUseTool = ComputerUseTool())
  /// The tools of another server.
  case mcpServer(MCPServerTool)
  /// Searching what others keep.
  case retrieval(RetrievalTool = RetrievalTool())
  /// Searching for tools.
  case toolSearch(ToolSearchTool = ToolSearchTool())
  /// Anything else.
  case unknown(JSON)

  /// Takes whatever came.
  public init?(wire: JSON) {
    switch wire.tagged() {
    case (FunctionTool.tag, let members)?: self = .function(FunctionTool(members: members))
    case (GoogleSearchTool.tag, let members)?:
      self = .googleSearch(GoogleSearchTool(members: members))
    case (CodeExecutionTool.tag, let members)?:
      self = .codeExecution(CodeExecutionTool(members: members))
    case (URLContextTool.tag, let members)?: self = .urlContext(URLContextTool(members: members))
    case (FileSearchTool.tag, let members)?: self = .fileSearch(FileSearchTool(members: members))
    case (GoogleMapsTool.tag, let members)?: self = .googleMaps(GoogleMapsTool(members: members))
    case (ComputerUseTool.tag, let members)?: self = .computerUse(ComputerUseTool(members: members))
    case (MCPServerTool.tag, let members)?: self = .mcpServer(MCPServerTool(members: members))
    case (RetrievalTool.tag, let members)?: self = .retrieval(RetrievalTool(members: members))
    case (ToolSearchTool.tag, let members)?: self = .toolSearch(ToolSearchTool(members: members))
    default: self = .unknown(wire)
    }
  }

  /// The object as it came or is sent.
  public var wire: JSON {
    switch self {
    case .function(let part): part.wire
    case .googleSearch(let part): part.wire
    case .codeExecution(let part): part.wire
    case .urlContext(let part): part.wire
    case .fileSearch(let part): part.wire
    case .googleMaps(let part): part.wire
    case .computerUse(let part): part.wire
    case .mcpServer(let part): part.wire
    case .retrieval(let part): part.wire
    case .toolSearch(let part): part.wire
    case .unknown(let json): json
    }
  }
}
