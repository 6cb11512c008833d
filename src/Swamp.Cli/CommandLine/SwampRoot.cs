using System.CommandLine;

namespace Swamp.Cli.CommandLine;

/// <summary>
/// The command that all others stand below. The library's own root command brings options that we have our own of, and looking up their descriptions takes as long
/// as the rest of the parsing.
/// </summary>
internal sealed class SwampRoot() : Command("swamp", "Deterministic automation that people and their agents can trust.");
