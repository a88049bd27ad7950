public import OrderedJSON

/// Something about a record, or the answer that it was read from, that is worth a look.
public enum AnswerFlag: Sendable, Hashable {
  /// The JSON stood in a fence of backticks.
  case unfenced
  /// Something stood before or behind the JSON, so many bytes of it.
  case proseAround(bytes: Int)
  /// The record did not stand in the wrapper that it was asked for in.
  case unwrapped
  /// The wrapper has a member of this name, which was not asked for.
  case besideRecord(String)
  /// The answer stops behind the record, which is complete; reasons for what is null may be
  /// missing.
  case cutBehindRecord
  /// The model gives a record, and says all the same why the document is something else.
  case doubted(String)
  /// A member that the schema does not have was taken out.
  case extraMember(JSONPointer)
  /// A value was tidied up, by this rule; `isWarning` if nobody asked for it.
  case tidied(JSONPointer, rule: String, isWarning: Bool)
  /// A check that only warns does not hold, or one could not be asked.
  case check(JSONPointer, String)
  /// The value of a text document's record that does not stand in the text.
  case notInText(JSONPointer)
  /// The record was mended at this place after the model was asked again.
  case repaired(JSONPointer)
  /// The document says something to the model that looks like an instruction: this phrase, or one
  /// like it.
  case instructionInText(String)
}
