public import OrderedJSON

/// The rules that a schema file is judged by; `extract explain` says more of each.
public enum Rule: String, Sendable, CaseIterable {
  case yaml = "L01"
  case fileKey = "L02"
  case key = "L03"
  case type = "L04"
  case bound = "L05"
  case choice = "L06"
  case pattern = "L07"
  case longForm = "L08"
  case definition = "L09"
  case include = "L10"
  case setting = "L11"
  case check = "L12"
  case example = "L13"
  case normaliser = "L14"
  case endless = "L15"
  case jsonSchema = "L16"
  case cutOff = "L20"
  case nothingMissing = "L21"
  case missingAndNull = "L22"
  case valueIsField = "L23"
  case timestampOfWhat = "L24"
  case unusedDefinition = "L25"
}

/// One thing to say of a schema file: where, what, and what to write instead.
public struct Remark: Sendable, Hashable {
  /// The rule that is broken.
  public let rule: Rule
  /// Whether the file can be used all the same.
  public let isWarning: Bool
  /// The file as it was named.
  public let file: String
  /// Where in the file.
  public let place: TextPlace
  /// The sentence.
  public let sentence: String
  /// What can be put right without asking.
  package let fix: Fix?

  /// Bytes of a file, and what to write in their place.
  package struct Fix: Sendable, Hashable {
    package let range: Range<Int>
    package let text: String
  }
}

extension Remark: CustomStringConvertible {
  /// `invoice.yaml:3:6: unknown type "strng"; did you mean "string"? [L04]`, fit for a terminal.
  public var description: String {
    let warning = isWarning ? "warning: " : ""
    return TextPlace.visible(
      "\(file):\(place.line):\(place.column): \(warning)\(sentence) [\(rule.rawValue)]")
  }
}
