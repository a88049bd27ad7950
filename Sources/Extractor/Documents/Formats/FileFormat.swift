import Interactions

/// A family of file formats that tell themselves by their bytes. Looking never decodes and never
/// decompresses, and takes time in proportion to the bytes at most.
protocol FileFormat: SendableMetatype {
  /// What the contents are; `nil` if they are not of this family.
  static func finding(in specimen: Specimen) -> Finding?
}

/// What contents turn out to be.
struct Finding: Hashable {
  let type: MediaType
  /// Other types that such contents may be meant as: the name, or the caller, decides.
  var alternatives: [MediaType] = []
  /// Types that its name may say without being wrong, though it is none of them.
  var looseNames: [MediaType] = []
  /// Why it cannot be read, if it cannot.
  var damage: Damage?

  enum Damage: Hashable {
    case truncated, encrypted
  }
}

extension Finding {
  /// What contents are that are not text.
  init?(in specimen: Specimen) {
    for format in Self.formats {
      if let finding = format.finding(in: specimen) {
        self = finding
        return
      }
    }
    return nil
  }

  /// Those with the shortest marks come last.
  private static let formats: [any FileFormat.Type] = [
    PDFFile.self, PNGFile.self, JPEGFile.self, GIFFile.self, TIFFFile.self, RIFFFile.self,
    AIFFFile.self, ISOMediaFile.self, MatroskaFile.self, OggFile.self, ZipFile.self, OLEFile.self,
    WindowsMediaFile.self, FlashVideoFile.self, MPEGVideoFile.self, MarkedFile.self, BMPFile.self,
    MPEGAudioFile.self,
  ]

  func with(_ isTruncated: Bool) -> Finding {
    var finding = self
    if isTruncated { finding.damage = .truncated }
    return finding
  }
}
