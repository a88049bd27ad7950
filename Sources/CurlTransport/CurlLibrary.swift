import CCurl
import Glibc
import HTTP

/// The functions of libcurl, which is opened when a transport first needs it: loading its forty
/// libraries takes longer than all else that a command does at its start.
///
/// `@unchecked Sendable` holds because all that is kept are addresses of functions, which never change.
struct CurlLibrary: @unchecked Sendable {
  let makeEasy: @convention(c) () -> UnsafeMutableRawPointer?
  let resetEasy: @convention(c) (UnsafeMutableRawPointer?) -> Void
  let freeEasy: @convention(c) (UnsafeMutableRawPointer?) -> Void
  let pauseEasy: @convention(c) (UnsafeMutableRawPointer?, Int32) -> CURLcode
  let setEasy: ccurl_easy_setopt
  let getEasy: ccurl_easy_getinfo
  let makeMulti: @convention(c) () -> UnsafeMutableRawPointer?
  let freeMulti: @convention(c) (UnsafeMutableRawPointer?) -> CURLMcode
  let setMulti: ccurl_multi_setopt
  let addToMulti: ChangeOfMulti
  let removeFromMulti: ChangeOfMulti
  let runMulti:
    @convention(c) (
      UnsafeMutableRawPointer?, curl_socket_t, Int32, UnsafeMutablePointer<Int32>?
    ) -> CURLMcode
  let readMulti:
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafeMutablePointer<Int32>?
    ) -> UnsafeMutablePointer<CURLMsg>?
  let assignToSocket:
    @convention(c) (
      UnsafeMutableRawPointer?, curl_socket_t, UnsafeMutableRawPointer?
    ) -> CURLMcode
  let appendToList:
    @convention(c) (
      UnsafeMutablePointer<curl_slist>?, UnsafePointer<CChar>?
    ) -> UnsafeMutablePointer<curl_slist>?
  let freeList: @convention(c) (UnsafeMutablePointer<curl_slist>?) -> Void
  let message: @convention(c) (CURLcode) -> UnsafePointer<CChar>?
  let version: String

  typealias ChangeOfMulti =
    @convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> CURLMcode

  /// The library of this process, or why there is none. It stays open: libcurl cannot be unloaded
  /// while a thread of its resolver may run.
  static let shared = Result { () throws(Missing) in try CurlLibrary(opening: "libcurl.so.4") }

  /// Why libcurl cannot be used, in one sentence.
  struct Missing: Error, Equatable {
    let reason: String
  }

  /// Opens a library by its name and checks that it has all that is needed.
  init(opening name: String) throws(Missing) {
    guard let library = dlopen(name, RTLD_NOW | RTLD_LOCAL) else {
      throw Missing(reason: Self.whyClosed(name))
    }
    let symbols = Symbols(library: library, name: name)
    version = try Self.demandVersion(symbols)
    try Self.initialise(symbols)
    makeEasy = try symbols.find("curl_easy_init")
    resetEasy = try symbols.find("curl_easy_reset")
    freeEasy = try symbols.find("curl_easy_cleanup")
    pauseEasy = try symbols.find("curl_easy_pause")
    setEasy = try symbols.find("curl_easy_setopt")
    getEasy = try symbols.find("curl_easy_getinfo")
    makeMulti = try symbols.find("curl_multi_init")
    freeMulti = try symbols.find("curl_multi_cleanup")
    setMulti = try symbols.find("curl_multi_setopt")
    addToMulti = try symbols.find("curl_multi_add_handle")
    removeFromMulti = try symbols.find("curl_multi_remove_handle")
    runMulti = try symbols.find("curl_multi_socket_action")
    readMulti = try symbols.find("curl_multi_info_read")
    assignToSocket = try symbols.find("curl_multi_assign")
    appendToList = try symbols.find("curl_slist_append")
    freeList = try symbols.find("curl_slist_free_all")
    message = try symbols.find("curl_easy_strerror")
  }

  private static func whyClosed(_ name: String) -> String {
    let words = dlerror().map { String(cString: $0) } ?? ""
    return words.isEmpty || words.contains("No such file")
      ? "\(name) cannot be opened; run: apt-get install libcurl4"
      : "\(name) cannot be opened (\(words)); free some memory, or reinstall libcurl4"
  }

  /// Several transports, and other users of libcurl in the process, may begin at the same moment;
  /// only a library that says so stands that.
  private static func demandVersion(_ symbols: Symbols) throws(Missing) -> String {
    typealias Answer = UnsafeMutablePointer<curl_version_info_data>
    let ask: @convention(c) (CURLversion) -> Answer? = try symbols.find("curl_version_info")
    guard let version = ask(CURLVERSION_FIRST)?.pointee else {
      throw Missing(
        reason: "\(symbols.name) does not say its version; install libcurl 7.85 or newer")
    }
    let found = version.version.map { String(cString: $0) } ?? "unknown"
    // CURLOPT_PROTOCOLS_STR came with 7.85.
    let isNewEnough = version.version_num >= 0x07_55_00
    guard isNewEnough, version.features & CURL_VERSION_THREADSAFE != 0 else {
      throw Missing(
        reason: "\(symbols.name) is version \(found) of libcurl, but 7.85 or newer is needed, "
          + "built to be safe with threads; install one")
    }
    return found
  }

  private static func initialise(_ symbols: Symbols) throws(Missing) {
    let start: @convention(c) (Int) -> CURLcode = try symbols.find("curl_global_init")
    // CURL_GLOBAL_ALL, a macro that Swift does not see.
    guard start(3) == CURLE_OK else {
      throw Missing(reason: "\(symbols.name) cannot be started; reinstall libcurl4")
    }
  }
}

/// An opened library, in which functions are looked up by name.
private struct Symbols {
  let library: UnsafeMutableRawPointer
  let name: String

  /// The types are those of curl.h; the shim's are the variadic ones.
  func find<Function>(_ function: String) throws(CurlLibrary.Missing) -> Function {
    guard let symbol = dlsym(library, function) else {
      throw CurlLibrary.Missing(reason: "\(name) has no \(function); install libcurl 7.85 or newer")
    }
    return unsafeBitCast(symbol, to: Function.self)
  }
}
