import Foundation

/// A folder that is gone when the test is.
final class Folder {
  let path: String

  /// Makes the folder, with copies of folders of the package.
  init(holding parts: [String] = []) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "extract-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
    for part in parts {
      try FileManager.default.copyItem(
        at: Run.package.appending(path: part), to: url.appending(path: part))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var url: URL { URL(filePath: path) }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  func write(_ text: String, to name: String) throws {
    let url = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// A schema whose records can be made up.
  static let schema =
    "name: note\noutput:\n  title: string 1..40 -- what it is about\n  count: integer 0..9\n"

  /// A file that holds a key, for its owner alone.
  func key() throws -> String {
    try write("AIza-no-real-key", to: "key")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: "\(path)/key")
    return "\(path)/key"
  }
}

/// The built command at work while a test goes on; what it prints goes into files.
final class Background {
  private let process = Process()
  private let folder: Folder

  /// With a key that is none, for an emulator.
  init(_ words: [String]) throws {
    folder = try Folder()
    try folder.write("", to: "output")
    try folder.write("", to: "complaints")
    process.executableURL = Run.folder.appending(path: "extract")
    process.arguments = words
    process.currentDirectoryURL = Run.package
    var environment = ProcessInfo.processInfo.environment
    environment["GEMINI_API_KEY"] = "any"
    environment["GOOGLE_API_KEY"] = nil
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try handle("output")
    process.standardError = try handle("complaints")
    try process.run()
  }

  private func handle(_ name: String) throws -> FileHandle {
    try FileHandle(forWritingTo: URL(filePath: "\(folder.path)/\(name)"))
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  var output: String { (try? folder.text("output")) ?? "" }
  var complaints: String { (try? folder.text("complaints")) ?? "" }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits until something is so, for a while.
  func wait(_ isSo: () -> Bool) -> Bool {
    for _ in 0..<2400 {
      if isSo() { return true }
      if !process.isRunning { return isSo() }
      usleep(50_000)
    }
    return false
  }

  /// Waits for its end, and says how it was.
  func end() -> Run {
    process.waitUntilExit()
    return Run(output: output, complaints: complaints, code: process.terminationStatus)
  }
}

/// `extract emulate` as a process, with a bill.
final class EmulatorProcess {
  let address: String
  private let process: Background
  private let folder: Folder

  init(_ scenario: String, answers: String = "samples/answers") throws {
    folder = try Folder()
    try folder.write(scenario, to: "scenario.yaml")
    process = try Background([
      "emulate", "--answers", answers, "--scenario", "\(folder.path)/scenario.yaml", "--bill",
      "\(folder.path)/bill.jsonl",
    ])
    let process = process
    _ = process.wait { process.output.hasSuffix("\n") }
    address = process.output.trimmingCharacters(in: .newlines)
  }

  deinit { process.send(SIGTERM) }

  /// A line for each call that cost.
  var bill: [Substring] {
    ((try? folder.text("bill.jsonl")) ?? "").split(separator: "\n")
  }
}
