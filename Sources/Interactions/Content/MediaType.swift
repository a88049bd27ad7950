/// What sort of file something is: a media type such as `application/pdf`.
public struct MediaType: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any type, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The types that the API lists, and those of texts, which it reads as they are.
  public static let known: [MediaType] = table.map(\.type) + unnamed

  /// What the extension at the end of a path says, whatever its case; `nil` for one that we do not
  /// know. Nothing is read.
  public init?(ofFile path: String) {
    let name = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last
    guard let name, let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let wanted = name[dot...].dropFirst().map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let row = Self.table.first { row in row.extensions.contains { $0.utf8.elementsEqual(wanted) } }
    guard let row else { return nil }
    self = row.type
  }
}

// MARK: The table

extension MediaType {
  /// Each type with the extensions of such files; of two types for one extension, the first counts.
  private static let table: [(type: MediaType, extensions: [String])] = [
    (pdf, ["pdf"]), (csv, ["csv"]), (plainText, ["txt", "text", "log"]),
    (markdown, ["md", "markdown"]), (html, ["html", "htm"]), (xml, ["xml"]), (json, ["json"]),
    (docx, ["docx"]), (doc, ["doc"]), (dotx, ["dotx"]), (odt, ["odt"]), (xlsx, ["xlsx"]),
    (xls, ["xls"]), (ods, ["ods"]), (pptx, ["pptx"]), (ppt, ["ppt"]), (odp, ["odp"]),
    (png, ["png"]), (jpeg, ["jpg", "jpeg", "jpe"]), (webp, ["webp"]), (heic, ["heic"]),
    (heif, ["heif"]), (gif, ["gif"]), (bmp, ["bmp"]), (tiff, ["tif", "tiff"]), (wav, ["wav"]),
    (mp3, ["mp3"]), (aiff, ["aif", "aiff"]), (aac, ["aac"]), (ogg, ["ogg", "oga"]),
    (flac, ["flac"]), (m4a, ["m4a"]), (opus, ["opus"]), (mp4, ["mp4", "m4v"]),
    (mpegVideo, ["mpeg"]), (mpgVideo, ["mpg"]), (mov, ["mov"]), (avi, ["avi"]), (flv, ["flv"]),
    (webm, ["webm"]), (wmv, ["wmv"]), (video3GPP, ["3gp", "3gpp"]),
  ]

  /// Types that no extension stands for.
  private static let unnamed: [MediaType] = [
    mpegAudio, l16, alaw, mulaw, webmAudio, oggOpus, jpeg2000Video,
  ]
}

// MARK: Documents

extension MediaType {
  private static let openXML = "application/vnd.openxmlformats-officedocument."
  private static let openDocument = "application/vnd.oasis.opendocument."

  /// Pages as they are printed.
  public static let pdf = Self("application/pdf")
  /// A table as text.
  public static let csv = Self("text/csv")
  /// A Word document.
  public static let docx = Self(openXML + "wordprocessingml.document")
  /// A Word document of before 2007.
  public static let doc = Self("application/msword")
  /// A Word template.
  public static let dotx = Self(openXML + "wordprocessingml.template")
  /// A text by OpenDocument.
  public static let odt = Self(openDocument + "text")
  /// An Excel sheet.
  public static let xlsx = Self(openXML + "spreadsheetml.sheet")
  /// An Excel sheet of before 2007.
  public static let xls = Self("application/vnd.ms-excel")
  /// A table by OpenDocument.
  public static let ods = Self(openDocument + "spreadsheet")
  /// PowerPoint slides.
  public static let pptx = Self(openXML + "presentationml.presentation")
  /// PowerPoint slides of before 2007.
  public static let ppt = Self("application/vnd.ms-powerpoint")
  /// Slides by OpenDocument.
  public static let odp = Self(openDocument + "presentation")
  /// Text and nothing else; also a form of answers.
  public static let plainText = Self("text/plain")
  /// Markdown, read as plain text.
  public static let markdown = Self("text/markdown")
  /// HTML, read as plain text.
  public static let html = Self("text/html")
  /// XML, read as plain text.
  public static let xml = Self("text/xml")
  /// JSON; also a form of answers.
  public static let json = Self("application/json")
}

// MARK: Pictures, sound and films

extension MediaType {
  /// `image/png`.
  public static let png = Self("image/png")
  /// `image/jpeg`.
  public static let jpeg = Self("image/jpeg")
  /// `image/webp`.
  public static let webp = Self("image/webp")
  /// `image/heic`.
  public static let heic = Self("image/heic")
  /// `image/heif`.
  public static let heif = Self("image/heif")
  /// `image/gif`.
  public static let gif = Self("image/gif")
  /// `image/bmp`.
  public static let bmp = Self("image/bmp")
  /// `image/tiff`.
  public static let tiff = Self("image/tiff")
  /// `audio/wav`.
  public static let wav = Self("audio/wav")
  /// `audio/mp3`.
  public static let mp3 = Self("audio/mp3")
  /// `audio/aiff`.
  public static let aiff = Self("audio/aiff")
  /// `audio/aac`.
  public static let aac = Self("audio/aac")
  /// `audio/ogg`.
  public static let ogg = Self("audio/ogg")
  /// `audio/flac`.
  public static let flac = Self("audio/flac")
  /// `audio/mpeg`.
  public static let mpegAudio = Self("audio/mpeg")
  /// `audio/m4a`.
  public static let m4a = Self("audio/m4a")
  /// `audio/l16`: samples alone, whose rate has to be said.
  public static let l16 = Self("audio/l16")
  /// `audio/opus`.
  public static let opus = Self("audio/opus")
  /// `audio/ogg_opus`, a form of answers.
  public static let oggOpus = Self("audio/ogg_opus")
  /// `audio/alaw`.
  public static let alaw = Self("audio/alaw")
  /// `audio/mulaw`.
  public static let mulaw = Self("audio/mulaw")
  /// `audio/webm`.
  public static let webmAudio = Self("audio/webm")
  /// `video/mp4`.
  public static let mp4 = Self("video/mp4")
  /// `video/mpeg`.
  public static let mpegVideo = Self("video/mpeg")
  /// `video/mpg`.
  public static let mpgVideo = Self("video/mpg")
  /// `video/mov`.
  public static let mov = Self("video/mov")
  /// `video/avi`.
  public static let avi = Self("video/avi")
  /// `video/x-flv`.
  public static let flv = Self("video/x-flv")
  /// `video/webm`.
  public static let webm = Self("video/webm")
  /// `video/wmv`.
  public static let wmv = Self("video/wmv")
  /// `video/3gpp`.
  public static let video3GPP = Self("video/3gpp")
  /// `video/jpeg2000`, which only streams of answers name.
  public static let jpeg2000Video = Self("video/jpeg2000")
}

extension MediaSource {
  /// What the name of the file says.
  var impliedType: MediaType? {
    guard case .local(let media) = origin else { return nil }
    return media.name.flatMap(MediaType.init(ofFile:))
  }
}
