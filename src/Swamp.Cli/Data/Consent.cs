using System.CommandLine;
using Swamp.Cli.CommandLine;

namespace Swamp.Cli.Data;

/// <summary>The options of commands that remove things (GEN-13, GEN-14).</summary>
internal sealed class Consent
{
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Do not ask" };
    private readonly Option<bool> _force = new("--force", "-f") { Description = "The same as --yes" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only show what would be removed" };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_dryRun);
        command.Options.Add(_yes);
        command.Options.Add(_force);
    }

    /// <summary>Whether it was given beforehand.</summary>
    public bool IsGiven(Invocation invocation) => invocation.Value(_yes) || invocation.Value(_force);

    /// <summary>Whether nothing is to be removed.</summary>
    public bool IsDryRun(Invocation invocation) => invocation.Value(_dryRun);

    /// <summary>Whether a preview and a question come first: for people who did not say yes beforehand.</summary>
    public bool NeedsPreview(Invocation invocation) => !IsGiven(invocation) && !IsDryRun(invocation) && !invocation.Output.Json;
}
