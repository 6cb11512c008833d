using Swamp.Cli.Tests.Framework;

namespace Swamp.Cli.Tests.Snapshots;

/// <summary>A call whose output is kept.</summary>
/// <param name="Line">The command line without the program, as a shell would read it.</param>
/// <param name="Input">What it finds on standard input; null for nothing.</param>
internal sealed record SnapshotStep(string Line, string? Input = null)
{
    public IReadOnlyList<string> Arguments => ShellWords.Arguments("swamp " + Line);

    public static implicit operator SnapshotStep(string line) => new(line);
}
