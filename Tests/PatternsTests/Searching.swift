@testable import Patterns

/// Compiles a pattern, searches for it in one text by itself, and says how it went.
func search(_ pattern: String, in text: String) throws(PatternError) -> PatternResult {
  var scratch = PatternScratch()
  return try Pattern(pattern).search(text, &scratch)
}

extension Pattern {
  func search(_ text: String, _ scratch: inout PatternScratch) -> PatternResult {
    // A closure cannot take what is `inout` here with it.
    let bytes = Array(text.utf8)
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    defer { copy.deallocate() }
    copy.copyBytes(from: bytes)
    return search(UnsafeRawBufferPointer(copy), &scratch)
  }
}
