/// Something that happened in a run.
public enum FolderEvent: Sendable {
  /// So many documents were found so far, and this many things that are none.
  case listed(documents: Int, skipped: Int)
  /// All are found, so many of them were done before, and work begins.
  case began(documents: Int, known: Int, notices: [String])
  case started(String)
  case ended(DocumentEnd)
  /// What happened on the way of one document.
  case document(ExtractionEvent)
  /// Nothing is sent for so long, and why.
  case paused(Duration, why: String)
  case resumed
  /// It is about to stop, and why.
  case stopping(String)
  /// A file was written.
  case wrote(String)
}
