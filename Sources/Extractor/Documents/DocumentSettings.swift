/// How large documents may be, and from which size on they are uploaded. The limits are those that the
/// API's guide names; what is over them is found out before anything is paid.
public struct DocumentSettings: Sendable, Hashable {
  /// The most bytes of one file.
  public var fileLimit = 2 << 30
  /// The most bytes of one PDF, also of one that is uploaded.
  public var pdfLimit = 50 << 20
  /// The most bytes of one text, which is sent as a part of the request.
  public var textLimit = 16 << 20
  /// The most bytes of files within one request.
  public var inlineLimit = 75_000_000
  /// So many bytes of files stand within a request before larger ones are uploaded instead. What is
  /// uploaded is sent once, however often it is asked about.
  public var inlineByChoice = 20_000_000
  /// From so many bytes on, a recording or film is uploaded.
  public var uploadedRecording = 4_000_000
  /// Whether encrypted documents are held back. One that is merely protected from changes, and opens
  /// without a password, counts as encrypted: whether the API can read it is not known here.
  public var refusesEncrypted = true
  /// So long before an upload is forgotten by the API it is not used any more.
  public var expiryMargin = Duration.seconds(3600)

  /// The limits of the guide.
  public init() {}
}
