@testable import YAML

/// The events of a stream in the notation of yaml-test-suite, for comparing with its `test.event`.
struct EventDump {
  private(set) var text = ""

  init(of bytes: [UInt8]) throws {
    var events = try EventReader(SourceText(checking: bytes, limit: .max))
    var isOver = false
    while !isOver {
      let event = try events.next()
      text += Self.line(event.step) + "\n"
      if case .streamEnd = event.step { isOver = true }
    }
  }

  private static func line(_ step: YAMLEvent.Step) -> String {
    switch step {
    case .streamStart: "+STR"
    case .documentStart(let isExplicit): isExplicit ? "+DOC ---" : "+DOC"
    case .documentEnd(let isExplicit): isExplicit ? "-DOC ..." : "-DOC"
    case .alias(let name): "=ALI *\(name)"
    case .scalar(let string, let style, let properties):
      "=VAL" + words(properties) + " " + sign(style) + escaped(string)
    case .listStart(let isInline, let properties):
      "+SEQ" + (isInline ? " []" : "") + words(properties)
    case .listEnd: "-SEQ"
    case .mappingStart(let isInline, let properties):
      "+MAP" + (isInline ? " {}" : "") + words(properties)
    case .mappingEnd: "-MAP"
    case .streamEnd: "-STR"
    }
  }

  private static func words(_ properties: YAMLEvent.Properties) -> String {
    (properties.anchor.map { " &\($0)" } ?? "") + (properties.tag.map { " <\($0)>" } ?? "")
  }

  private static func sign(_ style: YAMLScalar.Style) -> String {
    switch style {
    case .plain: ":"
    case .single: "'"
    case .double: "\""
    case .literal: "|"
    case .folded: ">"
    }
  }

  private static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped.append(contentsOf: "\\\\".unicodeScalars)
      case "\0": escaped.append(contentsOf: "\\0".unicodeScalars)
      case "\u{8}": escaped.append(contentsOf: "\\b".unicodeScalars)
      case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
      case "\t": escaped.append(contentsOf: "\\t".unicodeScalars)
      case "\r": escaped.append(contentsOf: "\\r".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
