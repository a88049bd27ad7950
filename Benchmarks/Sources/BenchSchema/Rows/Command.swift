import Foundation
import Glibc
import Measuring

/// A program and its arguments, to be run to its end.
struct Command {
  let words: [String]

  init(_ words: [String]) { self.words = words }

  /// The milliseconds from its start to its end; what it says is thrown away.
  func time() throws -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    let status = try spawnAndWait()
    let elapsed = start.duration(to: clock.now)
    guard status == 0 else { throw failed(with: status) }
    return elapsed / .milliseconds(1)
  }

  /// What it writes to standard output.
  func output() throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: words[0])
    process.arguments = Array(words.dropFirst())
    process.standardOutput = pipe
    try process.run()
    let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw failed(with: process.terminationStatus) }
    return String(decoding: said, as: UTF8.self)
  }

  private func failed(with status: Int32) -> Trouble {
    Trouble("\(words.joined(separator: " ")) failed with \(status)")
  }

  /// Foundation's `Process` would add a thread and a few milliseconds of its own.
  private func spawnAndWait() throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, words[0], &actions, nil, &arguments, environ)
    guard code == 0 else {
      throw Trouble("\(words[0]) did not start: \(String(cString: strerror(code)))")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw Trouble("\(words[0]) was lost") }
    }
    return status
  }
}

extension Row {
  /// A process from its start to its end, at least three times a turn.
  static func process(
    _ name: String, _ command: Command, makes result: @escaping (String) throws -> Result
  ) -> Row {
    Row(
      job: .wholeProcess, name: name,
      result: { try result(command.output()) },
      measure: { slice in
        let clock = ContinuousClock()
        let start = clock.now
        var times: [Double] = []
        repeat {
          times.append(try command.time())
        } while times.count < 3 || start.duration(to: clock.now) < slice
        return times
      })
  }
}
