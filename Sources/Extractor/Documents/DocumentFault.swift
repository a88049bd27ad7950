public import Interactions

/// Why a document is not sent: found out before anything is paid.
public struct DocumentFault: Error, Sendable, Hashable {
  /// The part that is at fault, as people know it.
  public let part: String
  /// What is wrong with it.
  public let reason: Reason

  package init(_ part: String, _ reason: Reason) {
    self.part = part
    self.reason = reason
  }

  /// What can be wrong with a document.
  public enum Reason: Error, Sendable, Hashable {
    /// There is no such file, or it cannot be opened; in the words of the system.
    case unreadable(String)
    /// This machine has no more files or memory to give, whatever the document is; in the words of the
    /// system.
    case shortage(String)
    /// It is a folder, a pipe or a device.
    case notAFile
    /// It has no bytes, or a text no characters.
    case empty
    /// It ends before its own format says that it does.
    case truncated(MediaType)
    /// It can only be opened with a password, or is protected by one.
    case encrypted(MediaType)
    case tooLarge(bytes: Int, limit: Int)
    /// Neither its contents nor its name nor the caller say what it is.
    case unknownType
    /// Its name or the caller says that it is of a type, and its contents are not.
    case notOfType(MediaType)
    /// It is text, but in no encoding that is told with certainty.
    case unknownEncoding
    /// The API does not read it.
    case unsupported(MediaType)
    /// A section that such a document does not have.
    case noSuchWindow(MediaType)
    /// A section that nothing has, such as page 0.
    case impossibleWindow
    /// Neither a public `https` URI nor one of Cloud Storage.
    case unusableURI
    /// The upload has expired and nobody has its bytes.
    case expired
    /// Somebody wrote to it while it was read, more than once.
    case changing
    /// It consists of no parts.
    case noParts
  }
}
