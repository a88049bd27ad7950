private import Glibc
package import HTTP

/// The world around a client: variables, time and chance. It is passed in, so that a test neither
/// waits nor flickers.
public struct Surroundings: Sendable {
  /// The environment variables that are looked at.
  public var variables: [String: String]
  /// Lets time pass, or throws when the task is cancelled.
  public var pause: @Sendable (Duration) async throws -> Void
  /// How much time has passed since some moment.
  public var elapsed: @Sendable () -> Duration
  /// Seconds since 1970.
  public var date: @Sendable () -> Int
  /// A number from 0 up to 1, evenly spread.
  public var chance: @Sendable () -> Double

  /// Describes a world.
  public init(
    variables: [String: String], pause: @escaping @Sendable (Duration) async throws -> Void,
    elapsed: @escaping @Sendable () -> Duration, date: @escaping @Sendable () -> Int,
    chance: @escaping @Sendable () -> Double
  ) {
    self.variables = variables
    self.pause = pause
    self.elapsed = elapsed
    self.date = date
    self.chance = chance
  }
}

extension Surroundings {
  /// The variables, clocks and randomness of this process.
  public static var process: Surroundings {
    let start = ContinuousClock.now
    return Surroundings(
      variables: processVariables,
      pause: { try await Task.sleep(for: $0) },
      elapsed: { ContinuousClock.now - start },
      date: { time(nil) },
      chance: { Double.random(in: 0..<1) })
  }

  /// The date.
  package var now: HTTPDate { HTTPDate(secondsSince1970: date()) }

  /// The variables that a client looks at.
  static let names =
    KeySource.variables + [Gemini.Settings.baseURLVariable, Gemini.Settings.versionVariable]

  private static var processVariables: [String: String] {
    var variables: [String: String] = [:]
    for name in names {
      if let value = getenv(name) { variables[name] = String(cString: value) }
    }
    return variables
  }

  /// A variable's value; one that is blank counts as unset.
  func variable(_ name: String) -> String? {
    guard let value = variables[name] else { return nil }
    return value.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? nil : value
  }
}
