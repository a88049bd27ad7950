extension NormaliserCall {
  /// The call as it is asked for; an argument is quoted where it would not be read as it is.
  package var text: String {
    arguments.isEmpty ? name : "\(name)(\(arguments.map(Self.written).joined(separator: ", ")))"
  }

  private static func written(_ argument: String) -> String {
    let isBare =
      !argument.isEmpty && argument.trimmed.utf8.count == argument.utf8.count
      && !argument.utf8.contains { ",()\"'\\".utf8.contains($0) } && argument.isOneLine
    return isBare ? argument : argument.quotedInPhrase
  }
}
