/// The words for what can become of a document, as they stand in failures.jsonl, in skipped.jsonl and in
/// what `extract status` counts.
enum OutcomeWord {
  static let all: [Explanation] = table.map { word, title, text in
    Explanation(code: word, title: title, text: text)
  }

  private static let table: [(String, String, String)] = [
    ("record", "a valid record", "It is valid by the schema and its checks."),
    (
      "not-applicable", "a document of another kind",
      "The model says that the document is not what the schema describes, and why. It is not asked again\n"
        + "by extract retry unless it is named by --class."
    ),
    (
      "unreadable", "a file that cannot be read",
      "There is no such file, or no permission; check the path."
    ),
    (
      "shortage", "a machine without files or memory to give",
      "It is not the document's fault: free some, raise ulimit -n, or lower --jobs."
    ),
    (
      "empty", "an empty document",
      "It has no bytes, or is a text of blanks; check where it comes from."
    ),
    (
      "truncated", "a document that is cut off",
      "It ends before its own format says so; fetch it again."
    ),
    ("encrypted", "an encrypted document", "It takes a password; save a copy without one."),
    (
      "too-large", "a document beyond what the API takes",
      "Split it, or name pages with --pages. Nothing was paid."
    ),
    (
      "unknown-type", "a file of unknown type",
      "Neither contents nor name say what it is; convert it, or say so with --media-type."
    ),
    (
      "not-of-type", "a file that is not of its type",
      "Its name or --media-type says a type that its contents are not; check it, or give its true type."
    ),
    (
      "unknown-encoding", "a text in an unknown encoding",
      "It is not told with certainty which it is; save it as UTF-8."
    ),
    (
      "incomplete", "a document of which a file cannot be read or sent",
      "It consists of several files (--group-by), and the sentence says which it is; mend it, or leave it\n"
        + "out with --exclude. Nothing was paid."
    ),
    ("changing", "a file that changes while it is read", "Run again when nobody writes to it."),
    ("missing", "a file that is not there", "A list names it; check the list."),
    (
      "link", "a symbolic link that is not followed",
      "Follow those within a named folder with --follow-links, or name what it leads to."
    ),
    ("special", "a pipe, a socket or a device", "It is never opened; name a file."),
    (
      "tool", "a file with which the run works",
      "It is the schema, a list of names, the settings, the prices or the key: it is no document, wherever it\n"
        + "lies."
    ),
    (
      "records", "a folder that holds the records of another run",
      "It is not looked into; name single files of it to have them read."
    ),
    (
      "duplicate", "a document that was named before",
      "It has its line where it was named first; nothing is lost."
    ),
    (
      "unsupported", "a type that the API does not read",
      "Convert it to PDF, an image, text or audio."
    ),
    (
      "no-such-section", "a section that is not there",
      "Pages of a picture, a stretch of a table, or page 0."
    ),
    (
      "unusable-uri", "an address that the API cannot fetch",
      "Only public https:// and gs:// addresses are passed on; nothing is fetched here."
    ),
    ("expired", "an upload that is gone", "Uploads last two days; give the file itself."),
    ("no-parts", "a document without parts", "Nothing was named."),
    (
      "unsendable", "a schema that has no form for the API",
      "extract schema check --target gemini says at which place, and what to write instead."
    ),
    (
      "invalid", "a record that stayed wrong",
      "It was asked for again and is wrong still. The best one is kept with what is wrong (extract show).\n"
        + "Look at it, mend the schema if it asks too much (extract revalidate is free), or try another model."
    ),
    (
      "undecodable", "a record that is no value of the Swift type",
      "It is valid by the schema; make the type say what the schema says."
    ),
    (
      "refused", "a model that declined",
      "It answered in prose that it will not; reword the prompt."
    ),
    ("blocked", "an answer that the API held back", "Another model or prompt may pass."),
    (
      "recited", "an answer that repeats what others wrote",
      "The API held it back; ask for values instead of text, or for a few pages at a time."
    ),
    (
      "cut-short", "an answer that reached its limit of tokens",
      "Allow more with --max-output-tokens, or give the document in sections."
    ),
    (
      "looping", "an answer that went round in circles",
      "It was cut off, and with another seed it did so again; try another model, or make optional numbers\n"
        + "nullable."
    ),
    ("empty-answer", "an answer without text", "Try again, or another model."),
    ("not-json", "an answer that is not JSON", "Try again, or another model."),
    ("ended", "an answer that ended in another way", "Try again later."),
    (
      "unfinished", "a record that could not be mended to its end",
      "The call that should have mended or completed it failed; what there is of it is kept."
    ),
    (
      "over-budget", "a limit of yours",
      "Another call would have broken --max-doc-tokens, --max-doc-cost or their like; raise it."
    ),
    (
      "held", "a call that nobody knows the end of",
      "A crash left it without an id, and --on-unknown hold was given; --on-unknown retry asks again, and\n"
        + "may pay twice."
    ),
    (
      "unsaved", "a record that the disk refused", "Make room on the disk, then run the same again."
    ),
    (
      "cancelled", "a document that was called off",
      "The run was stopped; the same command goes on."
    ),
    (
      "api", "a failure of the API or of the way to it",
      "The sentence beside it says which, and whether it may have been paid for; extract retry asks again."
    ),
  ]
}
