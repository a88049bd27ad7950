import Files

/// Finds the documents that the words of a caller name. Nothing is opened but folders, lists and ignore
/// files.
///
///     words ─▶ Word ─▶ Walk, for folders and globs ─▶ Found ─▶ Gathering ─▶ InventoryFinding
///
/// An ignore file, `.extractignore`, says by the rules of gitignore(5) what of its folder and of those
/// in it does not count. It holds for all that is found in folders, not for a file that a word names.
package struct Inventory: Sendable {
  private let request: InventoryRequest
  private let words: [Word]

  /// Reads the words of a caller, and the lists that they name. Words that lead nowhere, or to where the
  /// records go, are found out here.
  package init(_ request: InventoryRequest) throws(InventoryError) {
    self.request = request
    words = try Word.all(of: request)
    let rules = try WalkRules(request)
    for word in words { try word.check(by: rules, isOnly: words.count == 1) }
  }

  /// Hands out all that the caller named, as it is found: words in their order, what lies in a folder by
  /// the bytes of whole paths, in which a slash is a byte like others. Groups of files follow at the
  /// end, each where the first of its files was.
  ///
  /// It throws an `InventoryError`, or what `body` throws.
  @discardableResult
  package func take(_ body: (InventoryFinding) throws -> Void) throws -> InventoryCounts {
    // Where the records go may have been made since.
    var taking = Taking(
      try WalkRules(request), try Gathering(request, words: words.count))
    for word in words { try taking.take(word, body) }
    return try taking.finish(body)
  }
}
