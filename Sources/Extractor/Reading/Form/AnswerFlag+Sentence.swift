import OrderedJSON

extension AnswerFlag {
  /// One line: where, and what is worth a look.
  public var sentence: String {
    guard let place else { return TextPlace.visible(text) }
    return TextPlace.visible("\(place): \(text)")
  }

  /// Where in the record it is; none if it is about all of it.
  var place: JSONPointer? {
    switch self {
    case .extraMember(let pointer), .tidied(let pointer, _, _), .check(let pointer, _),
      .notInText(let pointer), .repaired(let pointer):
      pointer.tokens.isEmpty ? nil : pointer
    case .unfenced, .proseAround, .unwrapped, .besideRecord, .cutBehindRecord, .doubted,
      .instructionInText:
      nil
    }
  }

  /// Whether the other says the same of another place.
  func saysTheSame(as other: AnswerFlag) -> Bool {
    switch (self, other) {
    case (.notInText, .notInText), (.repaired, .repaired), (.extraMember, .extraMember): true
    case (.tidied(_, let one, _), .tidied(_, let other, _)),
      (.check(_, let one), .check(_, let other)):
      UTF8Text(one) == UTF8Text(other)
    default: false
    }
  }

  /// What is worth a look, without the place.
  var text: String {
    switch self {
    case .unfenced: "the record stood between backticks"
    case .proseAround(let bytes): "\(bytes) bytes stood around the record and were passed over"
    case .unwrapped: "the record came without the wrapper that was asked for"
    case .besideRecord(let name): "\"\(name)\" stood beside the record and was passed over"
    case .cutBehindRecord: "the answer stops behind the record"
    case .doubted(let reason): "the model doubts that the document is meant: \(reason)"
    case .extraMember: "the schema has no such field; it was taken out"
    case .tidied(_, let rule, _): "tidied up (\(rule))"
    case .check(_, let sentence): sentence
    case .notInText: "does not stand in the text of the document"
    case .repaired: "was asked for again"
    case .instructionInText(let phrase):
      "the text speaks to the model (\(phrase)); see whether the record is what the document says"
    }
  }
}

extension Absence {
  /// One line: which field, and why.
  public var sentence: String { TextPlace.visible("\(field): none, \(reason)") }
}
