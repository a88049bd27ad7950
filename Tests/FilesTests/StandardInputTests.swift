import Files
import Glibc
import Testing

@Suite(.serialized, .timeLimit(.minutes(10))) struct `Standard input` {
  @Test func `is read to its end`() throws {
    let found = try withStandardInput { writer in
      write(writer, "one two", 7)
      close(writer)
    } run: {
      try File.standardInput().readAll(limit: 7)
    }

    #expect(found == Array("one two".utf8))
  }

  @Test func `is waited for where somebody made it non-blocking`() throws {
    var writer: Int32 = -1
    var thread = pthread_t()

    let found = try withStandardInput {
      writer = $0
      _ = fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK)
      pthread_create(
        &thread, nil,
        { writer in
          usleep(50_000)
          let writer = Int32(Int(bitPattern: writer) - 1)
          write(writer, "late", 4)
          close(writer)
          return nil
        }, UnsafeMutableRawPointer(bitPattern: Int(writer) + 1))
    } run: {
      try File.standardInput().readAll(limit: 10)
    }
    pthread_join(thread, nil)

    #expect(found == Array("late".utf8))
  }

  @Test func `stays open afterwards`() throws {
    try withStandardInput {
      close($0)
    } run: {
      _ = try File.standardInput().readAll(limit: 0)

      #expect(fcntl(STDIN_FILENO, F_GETFD) >= 0)
    }
  }

  @Test func `that is a folder is refused`() throws {
    let kept = dup(STDIN_FILENO)
    let folder = open("/", O_RDONLY)
    dup2(folder, STDIN_FILENO)
    defer {
      dup2(kept, STDIN_FILENO)
      close(kept)
      close(folder)
    }

    #expect(throws: FileError.isFolder("/dev/stdin")) { _ = try File.standardInput() }
  }

  /// Puts a pipe in the place of standard input for as long as `run` takes.
  private func withStandardInput<Answer>(
    _ prepare: (_ writer: Int32) -> Void, run: () throws -> Answer
  ) throws -> Answer {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let kept = dup(STDIN_FILENO)
    dup2(ends[0], STDIN_FILENO)
    close(ends[0])
    defer {
      dup2(kept, STDIN_FILENO)
      close(kept)
    }
    prepare(ends[1])
    return try run()
  }
}
