import Extractor
import Files

extension Extract {
  /// `extract completion`: what a shell needs to complete this command.
  static let completion = Verb(
    name: "completion",
    operands: "SHELL",
    purpose: "Print the script by which bash, zsh or fish complete this command",
    examples: [
      "extract completion bash > ~/.local/share/bash-completion/completions/extract",
      "extract completion zsh > ~/.zfunc/_extract",
      "extract completion fish > ~/.config/fish/completions/extract.fish",
    ],
    options: [
      Verb.Option(
        name: "--complete", isListed: false, standsAlone: true,
        purpose: "print what the last of the following words may become")
    ],
    run: runCompletion)

  @Sendable
  private static func runCompletion(_ words: Words) throws(UsageError) -> ExitCode {
    if words.has("--complete") {
      for line in Completion(words.operands).lines { Output.result(line) }
      return .done
    }
    if let extra = words.operands.dropFirst().first { throw .oneOperand(extra, of: "completion") }
    guard let shell = Shell.allCases.first(where: { FilePath($0.rawValue) == words.operands[0] })
    else {
      throw .badValue(
        option: "completion", words.operands[0], allowed: Shell.allCases.map(\.rawValue))
    }
    Output.text(shell.script)
    return .done
  }
}

/// What the last of some words may become: a line each, with what it is behind a tab. `@files` and
/// `@folders` leave it to the shell.
///
/// The declarations of verbs decide, so that nothing is completed that is not understood.
struct Completion {
  private(set) var lines: [[UInt8]] = []
  private let current: FilePath

  init(_ words: [FilePath]) {
    var words = words
    let last = words.popLast() ?? ""
    // A shell may part a word before and behind "=".
    current = last == "=" ? "" : last
    words.removeAll { $0 == "=" }
    guard let verb = Extract.verb(at: words) else {
      offerVerbs(behind: words)
      return
    }
    let rest = Array(words.dropFirst(verb.words.count))
    if let option = rest.last.flatMap({ verb.option(named: $0) }), option.value != nil {
      offerValues(of: option)
    } else if current.bytes.first == UInt8(ascii: "-") {
      offerOptions(of: verb)
    } else {
      offerOperands(of: verb, behind: rest)
    }
  }

  private mutating func offer(_ word: String, _ about: String = "") {
    offer(Array(word.utf8), about)
  }

  private mutating func offer(_ word: [UInt8], _ about: String = "") {
    let isLine = !word.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\t") }
    guard isLine, word.starts(with: current.bytes) else { return }
    lines.append(about.isEmpty ? word : word + Array("\t\(about)".utf8))
  }

  private mutating func leave(to what: String) { lines.append(Array(what.utf8)) }

  // MARK: What there is

  private mutating func offerVerbs(behind words: [FilePath]) {
    var offered: Set<String> = []
    for verb in Extract.verbs where verb.words.starts(with: words.map(Optional.some)) {
      let parts = verb.name.split(separator: " ").map(String.init)
      guard parts.count > words.count, offered.insert(parts[words.count]).inserted else { continue }
      offer(parts[words.count], parts.count == words.count + 1 ? verb.purpose : "")
    }
  }

  private mutating func offerOptions(of verb: Verb) {
    for option in verb.options where option.isListed { offer(option.name, option.purpose) }
    offer("--help", "say all there is to say of it")
  }

  private mutating func offerValues(of option: Verb.Option) {
    if option.value == "LIST" {
      // What stands before the last comma is chosen.
      let chosen = current.bytes.lastIndex(of: UInt8(ascii: ",")).map { current.bytes[...$0] } ?? []
      for choice in option.choices { offer(Array(chosen) + Array(choice.utf8)) }
    } else if !option.choices.isEmpty {
      for choice in option.choices { offer(choice) }
    } else if option.name == "--schema" {
      for schema in Self.schemas() { offer(schema.bytes) }
      leave(to: "@files")
    } else if option.value == "FOLDER" {
      leave(to: "@folders")
    } else if option.isPath || option.value == "PATH" {
      leave(to: "@files")
    }
  }

  private mutating func offerOperands(of verb: Verb, behind words: [FilePath]) {
    let operands = words.filter { $0.bytes.first != UInt8(ascii: "-") }
    switch verb.operands {
    case "SHELL": for shell in Shell.allCases { offer(shell.rawValue) }
    case "[CODE…]": for code in Explanation.all { offer(code.code, code.title) }
    case "[COMMAND | TOPIC]":
      offerVerbs(behind: operands)
      if operands.isEmpty { for topic in HelpTopic.all { offer(topic.name, topic.title) } }
    case "[FOLDER]" where operands.isEmpty: offerFolders()
    case "FOLDER DOCUMENT" where operands.isEmpty, "FOLDER [DOCUMENT]" where operands.isEmpty:
      offerFolders()
    case "FOLDER DOCUMENT", "FOLDER [DOCUMENT]": offerDocuments(in: operands[0])
    case "[FOLDER]", "": break
    default: leave(to: "@files")
    }
  }

  // MARK: What lies about

  /// The schemas of the project: what lies in `schemas/`.
  private static func schemas() -> [FilePath] {
    let folder: FilePath = "schemas"
    let names = (try? folder.names()) ?? []
    return names.filter { ["yaml", "yml", "json"].contains($0.pathExtension) }.sorted()
      .map { folder.appending($0) }
  }

  /// The folders here that records lie in.
  private mutating func offerFolders() {
    let here: FilePath = "."
    for name in ((try? here.names()) ?? []).sorted() {
      let inner = RecordFolder.innerFolder(of: name)
      if RecordFolder.isLedgerFolder(inner) { offer(name.bytes, "records") }
    }
    leave(to: "@folders")
  }

  private mutating func offerDocuments(in folder: FilePath) {
    let names = (try? RecordFolder(folder).documentNames(most: 200, beginning: current)) ?? []
    for name in names { offer(name.bytes) }
  }
}

extension Verb {
  func option(named word: FilePath) -> Option? {
    options.first { FilePath($0.name) == word }
  }
}

/// A shell that can be taught to complete.
enum Shell: String, CaseIterable {
  case bash, zsh, fish

  /// Asks the command itself what there is, whenever a word is completed.
  var script: String {
    switch self {
    case .bash:
      #"""
      # Completion of extract for bash.
      _extract() {
        local line current=${COMP_WORDS[COMP_CWORD]}
        if [[ $current == "=" ]]; then current=; fi
        COMPREPLY=()
        while IFS= read -r line; do
          case $line in
            @files)
              compopt -o filenames
              while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
              ;;
            @folders)
              compopt -o filenames
              while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$current")
              ;;
            *) COMPREPLY+=("${line%%$'\t'*}") ;;
          esac
        done < <("${COMP_WORDS[0]}" completion --complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
      }
      complete -F _extract extract

      """#
    case .zsh:
      #"""
      #compdef extract
      # Completion of extract for zsh.
      _extract() {
        local line
        local -a lines described
        lines=("${(@f)$("${words[1]}" completion --complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
        for line in "${lines[@]}"; do
          case $line in
            '') ;;
            @files) _files ;;
            @folders) _files -/ ;;
            *$'\t'*) described+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
            *) described+=("${line//:/\\:}") ;;
          esac
        done
        (( ${#described} )) && _describe 'command' described
      }
      if [[ $funcstack[1] == _extract ]]; then _extract "$@"; else compdef _extract extract; fi

      """#
    case .fish:
      #"""
      # Completion of extract for fish.
      function __extract_complete
        set -l words (commandline -opc) (commandline -ct)
        for line in ($words[1] completion --complete -- $words[2..] 2>/dev/null)
          switch $line
            case @files
              __fish_complete_path (commandline -ct)
            case @folders
              __fish_complete_directories (commandline -ct)
            case '*'
              echo $line
          end
        end
      end
      complete -c extract -f -a '(__extract_complete)'

      """#
    }
  }
}
