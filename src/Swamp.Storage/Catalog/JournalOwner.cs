using System.Globalization;

namespace Swamp.Storage.Catalog;

/// <summary>
/// Who writes a journal, as its file name says: <c>{session}-{n}-{pid}-{start}-{host}</c>. The lock on the file says the same more surely, but there are none on
/// network file systems, where a living writer must not be taken for a dead one.
/// </summary>
/// <param name="Session">The session's id.</param>
/// <param name="Pid">The process; 0 when it has left the journal behind and will not come back to it.</param>
/// <param name="Start">When the process began; empty when the system did not tell.</param>
/// <param name="Host">Name of its machine; empty when the file's name does not tell.</param>
internal sealed record JournalOwner(string Session, int Pid, string Start, string Host)
{
    /// <summary>How long the journal of a process on another machine must have rested before that process counts as dead. Nothing else is known of it.</summary>
    public static readonly TimeSpan RestOfTheDead = TimeSpan.FromHours(24);

    /// <summary>The owner that a session of this process is.</summary>
    public static JournalOwner Here(string session) =>
        new(session, Environment.ProcessId, ProcessStart.Of(Environment.ProcessId) ?? "", Environment.MachineName);

    /// <summary>The owner that a file's name tells.</summary>
    public static JournalOwner Of(string path)
    {
        // The host comes last because it may hold hyphens.
        return Path.GetFileName(path).Split('-', 5) is [var session, _, var pid, var start, var host]
            && int.TryParse(pid, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new JournalOwner(session, number, start, Uri.UnescapeDataString(host))
            : new JournalOwner(Path.GetFileName(path).Split('-')[0], 0, "", "");
    }

    /// <summary>The owner after it has left its journals behind.</summary>
    public JournalOwner Gone => this with { Pid = 0, Start = "" };

    /// <summary>Name of one of the owner's journals.</summary>
    public string FileName(int generation) =>
        string.Create(CultureInfo.InvariantCulture, $"{Session}-{generation}-{Pid}-{Start}-{Uri.EscapeDataString(Host)}");

    /// <summary>Whether the owner may still be at work, as far as this machine can tell.</summary>
    /// <param name="rest">How long the journal has not been written to.</param>
    public bool MayLive(TimeSpan rest)
    {
        if (!Host.Equals(Environment.MachineName, StringComparison.OrdinalIgnoreCase))
        {
            return rest < RestOfTheDead;
        }

        return Pid > 0 && ProcessStart.Of(Pid) is { } start && (start.Length == 0 || Start.Length == 0 || start == Start);
    }
}
