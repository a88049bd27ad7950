public import OrderedJSON

/// What a tool gave back, in the forms that the API takes: a text, blocks, or an object.
public enum ToolOutput: WireValue {
  case text(String)
  case blocks([Content])
  case object(JSONObject)
  /// None of these, as it came. The API refuses numbers.
  case unknown(JSON)

  /// Takes whatever came.
  public init?(wire: JSON) {
    switch wire {
    case .string(let text): self = .text(text)
    case .object(let members): self = .object(members)
    case .array: self = [Content](wire: wire).map(Self.blocks) ?? .unknown(wire)
    case .null, .bool, .number: self = .unknown(wire)
    }
  }

  /// A value as text in one block, which is the form that the API's guide shows.
  public init(json value: JSON) { self = .blocks([.text(TextContent(value.text()))]) }
}

extension ToolOutput: RequestPart {
  /// What is sent; the bytes of local media are not in it.
  public var wire: JSON { part.wire }

  var holdsLocalMedia: Bool { part.holdsLocalMedia }

  func write(to writer: inout RequestWriter) throws(MediaFileError) { try part.write(to: &writer) }

  private var part: any RequestPart {
    switch self {
    case .text(let text): JSON.string(text)
    case .blocks(let blocks): blocks
    case .object(let members): JSON.object(members)
    case .unknown(let json): json
    }
  }
}
