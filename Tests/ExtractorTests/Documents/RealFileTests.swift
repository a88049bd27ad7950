import Extractor
import Files
import Foundation
import Interactions
import TestSupport
import Testing

/// Programs that know nothing of this package: they make the files, and say what they are.
private enum Tool: String {
  case ffmpeg = "/usr/bin/ffmpeg"
  case file = "/usr/bin/file"

  var isThere: Bool { FileManager.default.isExecutableFile(atPath: rawValue) }

  /// What it prints; nothing if it fails.
  func run(_ arguments: [String]) throws -> String? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: rawValue)
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: printed, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

/// What a file is sent as, or why it is not.
private func verdict(_ path: FilePath) -> String {
  do {
    return switch try Document.file(path).inspected().parts[0].contents {
    case .text: "text"
    case .bytes(_, let type), .file(_, let type): type.rawValue
    case .uri, .uploaded: "not here"
    }
  } catch {
    return switch error.reason {
    case .unsupported(let type): "unsupported \(type)"
    case .truncated: "truncated"
    case .encrypted: "encrypted"
    default: error.problem
    }
  }
}

@Suite(
  .enabled(if: Tool.ffmpeg.isThere, "/usr/bin/ffmpeg is not there, so that no real files are made"),
  .timeLimit(.minutes(10)))
struct `A real file` {
  private let folder = TemporaryFolder()

  private static let sound = ["-f", "lavfi", "-i", "sine=frequency=440:duration=1"]
  private static let film = ["-f", "lavfi", "-i", "testsrc=duration=1:size=176x144:rate=25"]
  private static let picture = film + ["-frames:v", "1"]

  /// Names, how they are made, and what they are; whether a cut is noticed.
  private static let table: [(String, [String], MediaType, Bool)] = [
    ("a.wav", sound, .wav, true), ("a.aiff", sound, .aiff, true), ("a.flac", sound, .flac, false),
    ("a.aac", sound, .aac, false), ("a.m4a", sound, .m4a, true), ("a.mp3", sound, .mp3, false),
    ("b.mp3", sound + ["-id3v2_version", "0", "-write_xing", "0"], .mp3, false),
    ("a.opus", sound + ["-c:a", "libopus"], .opus, false),
    ("a.ogg", sound + ["-c:a", "libopus"], .ogg, false),
    ("c.webm", sound + ["-c:a", "libopus"], .webmAudio, true),
    ("a.l16", sound + ["-f", "s16be"], .l16, false),
    ("a.ulaw", sound + ["-ar", "8000", "-f", "mulaw"], .mulaw, false),
    ("a.mp4", film, .mp4, true), ("b.mp4", film + ["-movflags", "faststart"], .mp4, true),
    ("c.mp4", film + ["-movflags", "frag_keyframe+empty_moov"], .mp4, true),
    ("a.mov", film, .mov, true), ("a.avi", film, .avi, true), ("a.flv", film, .flv, false),
    ("a.webm", film + ["-c:v", "libvpx"], .webm, true), ("a.wmv", film, .wmv, false),
    ("a.3gp", film, .video3GPP, true), ("a.mpeg", film + ["-f", "mpeg"], .mpegVideo, false),
    ("a.mpg", film + ["-f", "mpeg1video"], .mpgVideo, false), ("a.png", picture, .png, true),
    ("a.jpg", picture, .jpeg, true), ("a.gif", film, .gif, true), ("a.bmp", picture, .bmp, true),
    ("a.tiff", picture, .tiff, true), ("a.webp", picture, .webp, true),
  ]

  @Test(arguments: table) func `is what it was made as`(
    name: String, arguments: [String], type: MediaType, isCutNoticed: Bool
  ) throws {
    let name = try #require(FilePath(name))
    let path = folder.path(name)
    // Not every ffmpeg writes everything.
    guard try Tool.ffmpeg.run(["-v", "error", "-y"] + arguments + ["\(path)"]) != nil else {
      return
    }
    #expect(verdict(path) == type.rawValue)
    guard isCutNoticed else { return }
    let bytes = try File(opening: path).readAll(limit: 1 << 26)
    for share in 4...9 {
      let cut = folder.file("cut", holding: bytes.prefix(bytes.count * share / 10))
      #expect(verdict(cut) == "truncated", "cut to \(share) tenths")
    }
  }

  // MARK: Another opinion

  @Test(.enabled(if: Tool.file.isThere, "/usr/bin/file is not there, so that nobody is asked"))
  func `is what file(1) says`() throws {
    var paths: [FilePath] = []
    for (name, arguments, _, _) in Self.table {
      let path = folder.path(try #require(FilePath(name)))
      if try Tool.ffmpeg.run(["-v", "error", "-y"] + arguments + ["\(path)"]) != nil {
        paths.append(path)
      }
    }
    // A folder of one's own can be named, to try more.
    if let more = ProcessInfo.processInfo.environment["EXTRACT_DOCUMENTS"].flatMap({ FilePath($0) })
    {
      paths += try more.names().map(more.appending)
    }
    for path in paths {
      let said = try #require(try Tool.file.run(["--brief", "--mime-type", "\(path)"]))
      #expect(Self.agree(verdict(path), said), "\(path): \(verdict(path)), and file(1): \(said)")
    }
  }

  /// Whether two names are of one type.
  private static func agree(_ ours: String, _ theirs: String) -> Bool {
    let plain = ours.replacing("unsupported ", with: "")
    return plain == theirs || sameTypes[theirs]?.contains(plain) == true
  }

  /// What file(1) calls a type, and what the API does, or what file(1) does not tell apart.
  private static let sameTypes: [String: [String]] = [
    "audio/x-hx-aac-adts": ["audio/aac"], "audio/x-aiff": ["audio/aiff"],
    "audio/x-wav": ["audio/wav"], "audio/x-m4a": ["audio/m4a"], "audio/mpeg": ["audio/mp3"],
    "audio/ogg": ["audio/opus"], "video/webm": ["audio/webm"], "video/quicktime": ["video/mov"],
    "video/x-msvideo": ["video/avi"], "video/mpeg": ["video/mpg"], "video/x-m4v": ["video/mp4"],
    "video/x-ms-asf": ["video/wmv", "audio/x-ms-wma"], "text/plain": ["text", "audio/mulaw"],
    "text/html": ["text"], "text/xml": ["text"], "text/rtf": ["text"], "application/json": ["text"],
    "application/pdf": ["encrypted"], "application/encrypted": ["encrypted"],
    "application/x-pie-executable": ["application/x-executable"],
    "image/vnd.microsoft.icon": ["image/x-icon"],
    "inode/x-empty": ["holds nothing"],
    // What has no mark, or one that file(1) does not know.
    "application/octet-stream": [
      "audio/l16", "audio/alaw", "audio/mulaw", "text", "video/mp2t", "audio/x-caf",
    ],
  ]
}
