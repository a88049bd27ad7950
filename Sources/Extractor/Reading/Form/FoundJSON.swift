import OrderedJSON

/// The one JSON value in the text of an answer: the whole text, or what stands in a fence or among
/// prose.
///
/// Nothing is guessed. Where the value begins is decided by its first bytes; from there on it is
/// read strictly, and two values that differ are none.
enum FoundJSON {
  /// Nothing but white space.
  case nothing
  case prose
  case whole(JSONView, [AnswerFlag])
  /// The text stops in the value.
  case cut(JSONView, stopped: JSONPointer, [AnswerFlag])
  case wrong(JSONSyntaxError)

  /// Looks for a value; of lists only if `mayBeList`, for `[1]` is a footnote more often.
  init(in text: String, mayBeList: Bool) {
    var text = text
    self = text.withUTF8 { bytes in
      JSONSearch(text: UnsafeRawBufferPointer(bytes), mayBeList: mayBeList).found()
    }
  }
}
