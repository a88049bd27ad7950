/// A kind of content.
public struct Modality: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `text`.
  public static let text = Self("text")
  /// `image`.
  public static let image = Self("image")
  /// `audio`.
  public static let audio = Self("audio")
  /// `video`.
  public static let video = Self("video")
  /// `document`.
  public static let document = Self("document")

  /// Every word that was known when this was written.
  public static let known: [Self] = [.text, .image, .audio, .video, .document]
}
