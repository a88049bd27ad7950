extension ErrorCode {
  var explanation: Explanation {
    let (title, text) = said
    return Explanation(code: rawValue, title: title, text: text)
  }

  private var said: (title: String, text: String) {
    switch self {
    case .usage:
      (
        "a command line that means nothing",
        """
        Nothing was opened or sent. The message names the word and what stands there instead;
        extract COMMAND --help lists all options, with examples first.
        """
      )
    case .badConfig:
      (
        "configuration that cannot be read",
        """
        A configuration file, or a variable EXTRACT_…, sets something that there is not, or not so.
        extract config show says what is read, and from where; --no-config leaves all of it unread.
        """
      )
    case .badSchema:
      (
        "a schema that is not right",
        """
        Each mistake is said with its line and, for schemas in YAML, with a code of its own, as L04,
        which extract explain knows, too. extract schema check looks at a schema alone.
        """
      )
    case .badPrices:
      (
        "a file of prices that is not right",
        """
        Prices are dollars for a million tokens, by model, in YAML; extract help cost says more.
        """
      )
    case .badScenario:
      (
        "a scenario of the emulator that is not right",
        """
        A scenario says in YAML what goes wrong, and when. extract emulate --help shows one.
        """
      )
    case .noSuchFile:
      (
        "a file or folder that is not there",
        """
        Paths are relative to the folder in which the command runs; those in a configuration file to the
        folder of that file. Names are compared byte by byte.
        """
      )
    case .notPermitted:
      (
        "a file that may not be opened",
        """
        The system does not let this user read or write it. A key file must be readable by its owner
        alone (chmod 600).
        """
      )
    case .notAFile:
      (
        "a folder or a pipe where a file is due",
        """
        Pipes, devices and sockets are never opened, for they may be nobody's and wait for ever. Standard
        input is called -.
        """
      )
    case .fileTooLarge:
      (
        "a file that is too large",
        """
        Files that are read whole have a limit, so that no mistake fills the memory. Documents that are
        too large for the API are an outcome of theirs: extract explain too-large.
        """
      )
    case .disk:
      (
        "a disk that refused something",
        """
        No space, a read-only file system, or a fault. What was done before is safe; with room made, the
        same command goes on where it was, and pays for nothing twice.
        """
      )
    case .noKey:
      (
        "no API key",
        """
        Set GEMINI_API_KEY (or GOOGLE_API_KEY, which counts first), or give --key-file with a file that
        holds the key and nobody else can read. Keys are made at https://aistudio.google.com/apikey.
        To try without one: --emulate FOLDER. extract doctor checks the key.
        """
      )
    case .badKey:
      (
        "a key that is none",
        """
        It is empty, or has characters that no key has, or its file is readable by others. The message
        says which, and where the key came from, and never the key.
        """
      )
    case .keyRefused:
      (
        "a key that the API refuses",
        """
        The API answered 401 or 403: the key is revoked, is of another project, or may not use this model.
        Nothing was paid. extract doctor asks the API with the key, for free.
        """
      )
    case .badAddress:
      (
        "an address of the API that is none",
        """
        --base-url, GOOGLE_GEMINI_BASE_URL, or the version of the API is not written as it must be.
        """
      )
    case .unsafe:
      (
        "something that would give the key away",
        """
        Plain http to another machine, an answer that leads elsewhere, or an upload address of another
        origin. Nothing was sent there. --allow-http HOST permits a private server, never with a real key.
        """
      )
    case .quota:
      (
        "a limit of the API",
        """
        It answered 429: too many requests or tokens a minute or a day. extract run bears that for as long
        as --wait says, and slows down by itself; --rpm and --tpm keep below a limit that is known.
        """
      )
    case .outage:
      (
        "an API that does not work at the moment",
        """
        It answered 5xx, or never came to an end. The same command goes on later, and fetches answers that
        were made meanwhile.
        """
      )
    case .noAnswer:
      (
        "no way to the API, or no answer from it",
        """
        The connection was refused, broke, or took too long. The message says whether the call may have
        been paid for. Proxies are taken from HTTPS_PROXY, certificates from SSL_CERT_FILE. extract doctor
        looks at the way.
        """
      )
    case .refusedRequest:
      (
        "a request that the API refuses",
        """
        It answered 400 or 404: an unknown model, a field that it does not take, or a schema that is too
        complex. extract one --explain prints the request, extract schema check --target gemini finds what
        is known to be refused.
        """
      )
    case .badAnswer:
      (
        "an answer that cannot be read",
        """
        Not JSON, or an end before its end; a proxy's page, often. The message shows how it begins.
        """
      )
    case .noDocuments:
      (
        "nothing to work on",
        """
        What was named is not there, matches nothing, or is where the records go. Quote globs, so that
        extract sees them as they are: 'scans/**/*.pdf'.
        """
      )
    case .unsendable:
      (
        "a schema that has no form for the API",
        """
        extract schema check --target gemini says at which place, and what to write instead.
        """
      )
    case .otherVersion:
      (
        "records that were made by another schema, prompt or model",
        """
        Records of two versions are never mixed. --new-version asks again, and pays again; where only bounds
        or checks changed, extract revalidate judges saved answers by the new schema, for free; or give
        another --out.
        """
      )
    case .mayCost:
      (
        "a run that may cost more than $1, and nobody to ask",
        """
        On a terminal it asks. Elsewhere say what it may cost with --max-cost DOLLARS, or --yes. extract
        plan says beforehand what it may be.
        """
      )
    case .badFolder:
      (
        "an output folder that is none",
        """
        The --out folder must be a folder of this user, or not be there yet.
        """
      )
    case .neverRun:
      (
        "a folder in which no run began",
        """
        Its ledger, FOLDER/.extract/ledger.db, is not there. If it was put elsewhere, say where with
        --state.
        """
      )
    case .inUse:
      (
        "a folder that another process is at work in",
        """
        One process writes at a time. extract status says how far it is; wait for its end, or stop it.
        """
      )
    case .newer:
      (
        "a folder that a newer version made",
        """
        Nothing was changed. Use that version, or a newer one, with it.
        """
      )
    case .damaged:
      (
        "a ledger that is damaged",
        """
        Nothing was changed. extract verify says what is wrong, extract recover saves what can be read and
        keeps the damaged file.
        """
      )
    case .notOurs:
      (
        "a ledger that may be in other hands",
        """
        It is a link, belongs to another user or program, or lies where everybody may rename it. Move the
        folder to a place of your own.
        """
      )
    case .unknownDocument:
      (
        "a document that no record folder knows by that name",
        """
        Documents are named as in the outputs, by an ending of the name that no other has, or by the
        beginning of their item.
        """
      )
    case .noRecord:
      (
        "a document that has no record",
        """
        extract show says what became of it; the word for that is one that extract explain knows.
        """
      )
    case .noField:
      (
        "a field that the record does not have",
        """
        Fields are written as lines[0].amount, or as a JSON Pointer, /lines/0/amount.
        """
      )
    case .badDocument:
      (
        "a document that cannot be sent",
        """
        It is empty, cut off, encrypted, too large, or of a type that the API does not read. Nothing was
        paid.
        """
      )
    case .busyPort:
      (
        "a port that is not free",
        """
        Another process listens on it, or it is below 1024. Without --port any free one is taken.
        """
      )
    case .cancelled:
      ("a call that was called off", "Somebody stopped it before its answer was there.")
    case .failed:
      (
        "something else",
        """
        The message says where, what, and what to do. If it is no help, it is a mistake of ours.
        """
      )
    }
  }
}
