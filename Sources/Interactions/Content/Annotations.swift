public import OrderedJSON

/// A page of the web that a part of a text relies on.
public struct URLCitation: TaggedObject {
  static let tag = UTF8Text("url_citation")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// The first byte of the part, in UTF-8.
  public var startIndex: Int? {
    get { self["start_index"] }
    set { self["start_index"] = newValue }
  }

  /// The byte after the part.
  public var endIndex: Int? {
    get { self["end_index"] }
    set { self["end_index"] = newValue }
  }

  /// The page.
  public var url: String? {
    get { self["url"] }
    set { self["url"] = newValue }
  }

  /// Its title.
  public var title: String? {
    get { self["title"] }
    set { self["title"] = newValue }
  }
}

/// A file that a part of a text relies on.
public struct FileCitation: TaggedObject {
  static let tag = UTF8Text("file_citation")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// The first byte of the part, in UTF-8.
  public var startIndex: Int? {
    get { self["start_index"] }
    set { self["start_index"] = newValue }
  }

  /// The byte after the part.
  public var endIndex: Int? {
    get { self["end_index"] }
    set { self["end_index"] = newValue }
  }

  /// The name of the file.
  public var fileName: String? {
    get { self["file_name"] }
    set { self["file_name"] = newValue }
  }

  /// Where it lies.
  public var documentURI: String? {
    get { self["document_uri"] }
    set { self["document_uri"] = newValue }
  }

  /// The page.
  public var pageNumber: Int? {
    get { self["page_number"] }
    set { self["page_number"] = newValue }
  }

  /// The text that is relied on.
  public var source: String? {
    get { self["source"] }
    set { self["source"] = newValue }
  }

  /// The picture that is relied on.
  public var mediaID: String? {
    get { self["media_id"] }
    set { self["media_id"] = newValue }
  }

  /// What the file was stored with.
  public var customMetadata: JSONObject? {
    get { self["custom_metadata"] }
    set { self["custom_metadata"] = newValue }
  }
}

/// A place that a part of a text relies on.
public struct PlaceCitation: TaggedObject {
  static let tag = UTF8Text("place_citation")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// The first byte of the part, in UTF-8.
  public var startIndex: Int? {
    get { self["start_index"] }
    set { self["start_index"] = newValue }
  }

  /// The byte after the part.
  public var endIndex: Int? {
    get { self["end_index"] }
    set { self["end_index"] = newValue }
  }

  /// The id of the place.
  public var placeID: String? {
    get { self["place_id"] }
    set { self["place_id"] = newValue }
  }

  /// What it is called.
  public var name: String? {
    get { self["name"] }
    set { self["name"] = newValue }
  }

  /// Its page.
  public var url: String? {
    get { self["url"] }
    set { self["url"] = newValue }
  }

  /// What visitors say.
  public var reviewSnippets: [ReviewSnippet]? {
    get { self["review_snippets"] }
    set { self["review_snippets"] = newValue }
  }
}

/// Who says a part of a text, and how.
public struct SpeechAnnotation: TaggedObject {
  static let tag = UTF8Text("speech_metadata")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// The first byte of the part, in UTF-8.
  public var startIndex: Int? {
    get { self["start_index"] }
    set { self["start_index"] = newValue }
  }

  /// The byte after the part.
  public var endIndex: Int? {
    get { self["end_index"] }
    set { self["end_index"] = newValue }
  }

  /// Who says it.
  public var speaker: String? {
    get { self["speaker"] }
    set { self["speaker"] = newValue }
  }

  /// How it is said.
  public var style: String? {
    get { self["style"] }
    set { self["style"] = newValue }
  }
}

/// When a word of a transcript is said.
public struct WordInfo: TaggedObject {
  static let tag = UTF8Text("word_info")
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// The first byte of the word, in UTF-8.
  public var startIndex: Int? {
    get { self["start_index"] }
    set { self["start_index"] = newValue }
  }

  /// The byte after the word.
  public var endIndex: Int? {
    get { self["end_index"] }
    set { self["end_index"] = newValue }
  }

  /// The word.
  public var text: String? {
    get { self["text"] }
    set { self["text"] = newValue }
  }

  /// When it begins, such as `1.2s`.
  public var startOffset: String? {
    get { self["start_offset"] }
    set { self["start_offset"] = newValue }
  }

  /// When it ends.
  public var endOffset: String? {
    get { self["end_offset"] }
    set { self["end_offset"] = newValue }
  }

  /// Who says it.
  public var speaker: String? {
    get { self["speaker"] }
    set { self["speaker"] = newValue }
  }
}

/// A piece of what a visitor says of a place.
public struct ReviewSnippet: WireObject {
  /// Every member as it came.
  public var members: JSONObject

  /// Takes members as they are.
  public init(members: JSONObject) { self.members = members }

  /// The id of the review.
  public var reviewID: String? {
    get { self["review_id"] }
    set { self["review_id"] = newValue }
  }

  /// Its title.
  public var title: String? {
    get { self["title"] }
    set { self["title"] = newValue }
  }

  /// Its page.
  public var url: String? {
    get { self["url"] }
    set { self["url"] = newValue }
  }
}
