/// A page about something that is not one command.
struct HelpTopic: Sendable {
  let name: String
  let title: String
  let text: String

  static let all = [exitCodes, environment, config, output, schema, cost, errors]

  private static let exitCodes = HelpTopic(
    name: "exit-codes", title: "What the command tells whoever started it",
    text: ExitCode.allCases.map { code in
      "  \(String(code.rawValue).padded(to: 5))\(code.meaning)"
    }.joined(separator: "\n"))

  private static let environment = HelpTopic(
    name: "environment", title: "The variables that are read",
    text: """
        GOOGLE_API_KEY, GEMINI_API_KEY   the API key; the first counts where both are set
        GOOGLE_GEMINI_BASE_URL           where the API is, if not at Google
        GOOGLE_GENAI_API_VERSION         the version of the API, else v1beta
        NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM=dumb
                                         whether colours are written
        LC_ALL, LC_CTYPE, LANG           whether more than ASCII is written on a terminal
        HTTPS_PROXY, ALL_PROXY, NO_PROXY, SSL_CERT_FILE, SSL_CERT_DIR
                                         how the network is reached
        XDG_CONFIG_HOME                  where the user's configuration is, else ~/.config
        EXTRACT_NO_CONFIG                1 leaves configuration files and the following unread

      Each of these is the option of its name; 1 and 0 switch what takes no value:

      \(Configuration.settings.compactMap(\.variable).map { "  \($0)" }.joined(separator: "\n"))
      """)

  private static let config = HelpTopic(
    name: "config", title: "Who may say what an option says",
    text: """
      What is typed counts first, then the environment (extract help environment), then extract.yaml of
      the project, in this folder or one above it up to that of the repository, then the user's own
      ~/.config/extract/config.yaml, then the default. A file names options without their dashes:

        schema: schemas/invoice.yaml
        out: out
        jobs: 32
        max-cost: 5
        exclude: ["*.tmp", "drafts/**"]

      Paths are relative to the file. A project's file cannot say where the key goes, nor that money may
      be spent unasked: key-file, base-url, allow-http, prices and yes are the user's. --no-config leaves
      all of it unread; extract config show says each value, and who says so.
      """)

  private static let output = HelpTopic(
    name: "output", title: "What is written where",
    text: """
      Data goes to standard output, talk to standard error. With --json a command prints one object,
      whose member "schema" names its form and the version of it; what goes wrong before there is a
      result is such an object, too: {"schema":"extract.error/1","error":{"code":…,"message":…}}.

      extract run writes records.jsonl, failures.jsonl and skipped.jsonl into its --out folder, and what
      --format asks for beside them. Each line of records.jsonl is one object:

        {"schema":"extract.record/1","document":…,"model":…,"warnings":…,"data":…}

      A file is replaced whole or not at all. With --out - records go to standard output as they are done.
      """)

  private static let schema = HelpTopic(
    name: "schema", title: "How a schema is written",
    text: """
      A schema looks like the answer: indented names are fields, a word is a type, "- " means many.

        name: receipt
        output:
          merchant: string 1.. -- who sold, as printed
          date: date
          lines:
            $list:
              item: string
              amount: decimal(2) >= 0
          total: decimal(2) >= 0
          paid_by: one of cash, card, transfer?
        checks:
          - total ~= sum(lines.amount) -- the total must be the sum of the lines

      ? behind a type: may be null; ? behind a name: may be left out. What stands behind " -- " is read by
      the model. extract schema new drafts one from answers, import writes JSON Schemas so, check finds
      what is wrong, show prints what is sent.
      """)

  private static let cost = HelpTopic(
    name: "cost", title: "What is paid, and when not",
    text: """
      extract plan says beforehand what a run may cost; it sends nothing. A run that may cost more than
      $1 asks first, or needs --max-cost or --yes. Documents are known by their contents: equal ones are
      paid once, and what is done is never paid for again, whatever killed the run before. Exceptions are
      told: --force, --new-version, and calls that a crash left without an id (extract status counts them).

      Costs are worked out from the tokens that the API reports, by a table of prices that was collected
      in October 2026; --prices overrides it. A model without a price costs an unknown amount.
      decode, validate, revalidate, export, show, verify and everything about schemas cost nothing.
      """)

  private static let errors = HelpTopic(
    name: "errors", title: "How errors are said",
    text: """
      One line: where, what, what to do. Mistakes in schemas end with a code, as [L04], documents that
      became no record have a word, as blocked, and with --json every error has one as "code".
      extract explain CODE says more of each; extract explain lists them all.
      """)
}
