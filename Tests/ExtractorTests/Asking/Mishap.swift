import Emulator

/// What goes wrong, as the emulator calls it: `SchemaGen` has rules of its own.
typealias Mishap = Rule
