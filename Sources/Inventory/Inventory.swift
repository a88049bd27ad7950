import Files

/// Finds the documents that the words of a caller name. Nothing is opened but folders, lists and ignore
/// files.
///
///     words ─▶ Word ─▶ Walk, for folders and globs ─▶ Found ─▶ Gathering ─▶ InventoryFinding
///
/// An ignore file, `.extractignore`, says by the rules of gitignore(5) what of its folder and of those
/// in it does not count. It holds for all that is found in folders, not for a file that a word names.
package enum Inventory {
  /// Hands out all that a caller named, as it is found: words in their order, what lies in a folder by
  /// the bytes of whole paths, in which a slash is a byte like others. Groups of files follow at the
  /// end, each where the first of its files was.
  ///
  /// It throws an `InventoryError`, or what `body` throws. Words that lead nowhere are found out before
  /// anything is handed out.
  @discardableResult
  package static func take(
    _ request: InventoryRequest, _ body: (InventoryFinding) throws -> Void
  ) throws -> InventoryCounts {
    let words = try Word.all(of: request)
    let rules = try WalkRules(request)
    for case .glob(let glob) in words { try glob.checkForMatch(by: rules) }
    var taking = Taking(rules, try Gathering(request, words: words.count))
    for word in words { try taking.take(word, body) }
    return try taking.finish(body)
  }
}
