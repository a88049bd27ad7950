import CCurl
import Glibc
import Testing

@Suite struct `The headers of libcurl` {
  @Test func `do not make a program load the library at its start`() throws {
    let needed = try librariesNeededAtStart()

    #expect(needed.contains { $0.hasPrefix("libsqlite3.so") })
    #expect(!needed.contains { $0.hasPrefix("libcurl") })
  }

  @Test func `carry the constants of requests`() {
    #expect(LIBCURL_VERSION_NUM >= 0x07_55_00)
    #expect(CURLOPT_URL.rawValue == 10002)
    #expect(CURLE_OPERATION_TIMEDOUT.rawValue == 28)
    #expect(CURL_WRITEFUNC_PAUSE == 0x1000_0001)
  }

  @Test func `fit the library that is opened on first use`() throws {
    let version = try OpenedCurl().function(
      "curl_version", as: (@convention(c) () -> UnsafePointer<CChar>?).self)

    #expect(String(cString: try #require(version())).hasPrefix("libcurl/"))
  }

  @Test func `set and read options of any type through the opened library`() throws {
    let curl = try OpenedCurl()
    let make = try curl.function(
      "curl_easy_init", as: (@convention(c) () -> UnsafeMutableRawPointer?).self)
    let free = try curl.function(
      "curl_easy_cleanup", as: (@convention(c) (UnsafeMutableRawPointer?) -> Void).self)
    let set = try curl.function("curl_easy_setopt", as: ccurl_easy_setopt.self)
    let get = try curl.function("curl_easy_getinfo", as: ccurl_easy_getinfo.self)
    let handle = try #require(make())
    defer { free(handle) }
    var mark = 7
    var found: UnsafeMutableRawPointer?

    try withUnsafeMutablePointer(to: &mark) { mark throws in
      try #require(ccurl_set_pointer(set, handle, CURLOPT_PRIVATE, mark) == CURLE_OK)
      try #require(ccurl_get_pointer(get, handle, CURLINFO_PRIVATE, &found) == CURLE_OK)

      #expect(found == UnsafeMutableRawPointer(mark))
    }
    #expect(ccurl_set_long(set, handle, CURLOPT_MAXREDIRS, 0) == CURLE_OK)
    #expect(ccurl_set_long(set, handle, CURLOPT_MAXREDIRS, -2) == CURLE_BAD_FUNCTION_ARGUMENT)
    #expect(ccurl_set_offset(set, handle, CURLOPT_INFILESIZE_LARGE, 1 << 40) == CURLE_OK)
    #expect(
      ccurl_set_offset(set, handle, CURLOPT_INFILESIZE_LARGE, -2) == CURLE_BAD_FUNCTION_ARGUMENT)
    #expect(ccurl_set_string(set, handle, CURLOPT_URL, "http://127.0.0.1/") == CURLE_OK)
  }
}

/// libcurl as a later module opens it: by name, with functions looked up as they are needed.
private struct OpenedCurl {
  private let handle: UnsafeMutableRawPointer

  init() throws {
    handle = try #require(dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL))
  }

  func function<Function>(_ name: String, as type: Function.Type) throws -> Function {
    unsafeBitCast(try #require(dlsym(handle, name), "libcurl has no \(name)"), to: type)
  }
}

/// What this program's own dynamic section asks the loader for (DT_NEEDED; elf(5)).
///
/// What is loaded by now says nothing: another test may have opened libcurl already.
private func librariesNeededAtStart() throws -> [String] {
  // glibc's handle is the program's link_map (link.h); the dynamic section is its third field.
  let program = try #require(dlopen(nil, RTLD_NOW))
  let dynamic = program.load(fromByteOffset: 16, as: UnsafeRawPointer.self)
  let (end, needed, stringTable) = (0, 1, 5)

  var names: [Int] = []
  var strings: UnsafePointer<CChar>?
  for entry in 0... {
    let tag = dynamic.load(fromByteOffset: entry * 16, as: Int.self)
    let value = dynamic.load(fromByteOffset: entry * 16 + 8, as: Int.self)
    if tag == end { break }
    if tag == needed { names.append(value) }
    if tag == stringTable { strings = UnsafePointer(bitPattern: value) }
  }
  let table = try #require(strings)
  return names.map { String(cString: table + $0) }
}
