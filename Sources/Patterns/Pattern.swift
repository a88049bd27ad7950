private import CPCRE2

/// A regular expression of ECMA-262 under the flag `u`, compiled once and searched for in many texts.
///
/// This file alone knows PCRE2; the patterns it is given come from ``Translation``.
///
/// Unchecked: compiled code does not change any more once `init` is done, and PCRE2 allows any number
/// of threads to match with it as long as each has match data of its own, which ``PatternScratch`` is.
package final class Pattern: @unchecked Sendable {
  private let code: OpaquePointer
  private let literal: LiteralPattern?
  /// Whether a match can only begin with the text.
  private let isAnchored: Bool
  private let isMachineCode: Bool

  /// Compiles a pattern.
  package convenience init(_ source: String) throws(PatternError) {
    try self.init(source, asMachineCode: true)
  }

  /// Compiles a pattern; without machine code, PCRE2 interprets it.
  ///
  /// Machine code takes 2 to 8 µs to make and then matches two to ten times as fast (an e-mail address
  /// in 45 instead of 130 ns); patterns are matched far oftener than made. It ignores the limits of
  /// depth and heap, but keeps the limit of steps and has its own bounded stack, so it is no less
  /// safe. Where the system allows no machine code, the interpreter gives the same answers, though it
  /// counts steps in its own way and so may give up earlier or later.
  init(_ source: String, asMachineCode: Bool) throws(PatternError) {
    let translation = try Translation(source)
    let options =
      PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_DOTALL | PCRE2_DOLLAR_ENDONLY
      | PCRE2_MATCH_UNSET_BACKREF | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT
    var error: Int32 = 0
    var offset = 0
    let compiled = pcre2_compile_8(
      translation.text, translation.text.count, options, &error, &offset, nil)
    guard let compiled else {
      let fault = Self.fault(error)
      let place = fault == .tooLarge ? 0 : translation.sourceOffset(of: offset)
      throw PatternError(fault, at: place)
    }
    code = compiled
    var allOptions: UInt32 = 0
    pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_ALLOPTIONS), &allOptions)
    isAnchored = allOptions & PCRE2_ANCHORED != 0
    isMachineCode = asMachineCode && pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE) == 0
    literal = LiteralPattern(source)
  }

  deinit {
    pcre2_code_free_8(code)
  }

  /// The version of PCRE2, as in `10.42`.
  package static var versionInUse: String {
    // With the day of its release behind it.
    var text = [UInt8](repeating: 0, count: Int(pcre2_config_8(UInt32(PCRE2_CONFIG_VERSION), nil)))
    pcre2_config_8(UInt32(PCRE2_CONFIG_VERSION), &text)
    return String(decoding: text.prefix { $0 > UInt8(ascii: " ") }, as: UTF8.self)
  }

  private static func fault(_ error: Int32) -> PatternError.Fault {
    switch error {
    case PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH, PCRE2_ERROR_LOOKBEHIND_TOO_COMPLICATED:
      .lookBehindOfManyLengths
    case PCRE2_ERROR_UNKNOWN_UNICODE_PROPERTY: .unsupportedProperty
    case PCRE2_ERROR_PATTERN_TOO_LARGE, PCRE2_ERROR_PATTERN_TOO_COMPLICATED,
      PCRE2_ERROR_PATTERN_STRING_TOO_LONG, PCRE2_ERROR_HEAP_FAILED,
      PCRE2_ERROR_LOOKBEHIND_TOO_LONG:
      .tooLarge
    default: .refusedByEngine(code: Int(error))
    }
  }
}

// MARK: Searching

extension Pattern {
  /// Looks for a match that begins anywhere in a text, which has to be valid UTF-8.
  package func search(
    _ text: UnsafeRawBufferPointer, _ scratch: inout PatternScratch
  ) -> PatternResult {
    if let literal { return literal.isFound(in: text) ? .matches : .doesNotMatch }
    return engineSearch(text, &scratch)
  }

  /// Searches without ``LiteralPattern``.
  ///
  /// PCRE2 grants its steps anew to each place where a match may begin, so they are shared out among
  /// these. Where a share is too small, the places are tried in smaller groups, down to one by one
  /// with a larger share, until all the steps are spent.
  func engineSearch(
    _ text: UnsafeRawBufferPointer, _ scratch: inout PatternScratch
  ) -> PatternResult {
    let steps = scratch.limits.steps
    let starts = isAnchored ? 1 : text.count + 1
    let fairShare = max(steps / starts, min(steps, 1000))
    var (first, width, share, spent) = (0, starts, fairShare, 0)
    while first < starts {
      switch run(text, startingWithin: first..<first + width, steps: share, &scratch) {
      case 0...: return .matches
      case PCRE2_ERROR_NOMATCH:
        first += width
        while first < text.count, text[first] & 0xC0 == 0x80 { first += 1 }
        width = min(width * 2, starts - first)
        share = fairShare
      case PCRE2_ERROR_MATCHLIMIT:
        spent += share
        guard spent < steps else { return .tooHard }
        if width > 1 { width = (width + 1) / 2 } else { share = min(share * 8, steps - spent) }
      default:
        // Depth, heap, or the stack of the machine code.
        return .tooHard
      }
    }
    return .doesNotMatch
  }

  private func run(
    _ text: UnsafeRawBufferPointer, startingWithin starts: Range<Int>, steps: Int,
    _ scratch: inout PatternScratch
  ) -> Int32 {
    pcre2_set_match_limit_8(scratch.context, UInt32(clamping: steps))
    pcre2_set_offset_limit_8(scratch.context, starts.upperBound - 1)
    let bytes = text.assumingMemoryBound(to: UInt8.self)
    let start = bytes.baseAddress ?? Self.emptyText
    // The direct way into machine code leaves out checks of what is known here.
    return isMachineCode
      ? pcre2_jit_match_8(
        code, start, bytes.count, starts.lowerBound, 0, scratch.matchData, scratch.context)
      : pcre2_match_8(
        code, start, bytes.count, starts.lowerBound, PCRE2_NO_UTF_CHECK | PCRE2_NO_JIT,
        scratch.matchData, scratch.context)
  }

  /// Machine code takes a null pointer for no match.
  private nonisolated(unsafe) static let emptyText =
    UnsafePointer(UnsafeMutablePointer<UInt8>.allocate(capacity: 1))
}

// MARK: Scratch

/// What searches work with and change; each thread has its own, and keeps it for many patterns.
///
/// It is made once, so a search allocates nothing unless it goes deeper than any before.
package struct PatternScratch: ~Copyable {
  package let limits: PatternLimits
  fileprivate let matchData: OpaquePointer
  fileprivate let context: OpaquePointer
  private let stack: OpaquePointer?

  /// Makes room for searches within these limits.
  package init(limits: PatternLimits = PatternLimits()) {
    // One pair is room for the whole match; PCRE2 keeps what groups captured elsewhere.
    guard let matchData = pcre2_match_data_create_8(1, nil),
      let context = pcre2_match_context_create_8(nil)
    else { fatalError("There is no memory left to match patterns.") }
    self.limits = limits
    self.matchData = matchData
    self.context = context
    pcre2_set_depth_limit_8(context, UInt32(clamping: limits.steps))
    pcre2_set_heap_limit_8(context, UInt32(clamping: limits.memory))
    // Reserved whole and touched as needed. Without it, machine code makes do with 32 KiB.
    stack = pcre2_jit_stack_create_8(32 * 1024, max(limits.memory, 32) * 1024, nil)
    if let stack { pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack)) }
  }

  deinit {
    if let stack { pcre2_jit_stack_free_8(stack) }
    pcre2_match_context_free_8(context)
    pcre2_match_data_free_8(matchData)
  }
}
