import OrderedJSON

extension AnswerFlag {
  /// One line: where, and what is worth a look.
  public var sentence: String {
    let text =
      switch self {
      case .unfenced: "the record stood between backticks"
      case .proseAround(let bytes): "\(bytes) bytes stood around the record and were passed over"
      case .unwrapped: "the record came without the wrapper that was asked for"
      case .besideRecord(let name): "\"\(name)\" stood beside the record and was passed over"
      case .cutBehindRecord: "the answer stops behind the record"
      case .doubted(let reason): "the model doubts that the document is meant: \(reason)"
      case .extraMember(let pointer): "\(pointer): the schema has no such field; it was taken out"
      case .tidied(let pointer, let rule, _): "\(pointer): tidied up (\(rule))"
      case .check(let pointer, let sentence):
        pointer.tokens.isEmpty ? sentence : "\(pointer): \(sentence)"
      case .notInText(let pointer): "\(pointer): does not stand in the text of the document"
      case .repaired(let pointer): "\(pointer): was asked for again"
      case .instructionInText(let phrase):
        "the text speaks to the model (\(phrase)); see whether the record is what the document says"
      }
    return TextPlace.visible(text)
  }
}

extension Absence {
  /// One line: which field, and why.
  public var sentence: String { TextPlace.visible("\(field): none, \(reason)") }
}
