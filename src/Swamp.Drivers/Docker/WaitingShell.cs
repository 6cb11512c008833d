using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;

namespace Swamp.Drivers.Docker;

/// <summary>
/// A shell that waits for its command on standard input. Nothing of the command lies on a disk, and an order that was cut off, because whoever sent it died, is not
/// followed: it has to end with a mark of its own.
/// </summary>
internal static partial class WaitingShell
{
    private const string Mark = "#swamp: that is all";

    /// <summary>Variables that some shells keep read-only, and those that the waiting shell uses itself.</summary>
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "UID", "EUID", "PPID", "BASHOPTS", "SHELLOPTS", "BASH_VERSINFO", "GROUPS", "FUNCNAME", "DIRSTACK", "IFS", "swamp_order", "swamp_line",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What the container runs. It uses nothing but what every shell has built in.</summary>
    public static IReadOnlyList<string> Command { get; } =
    [
        "sh", "-c",
        $"""
        unset swamp_order swamp_line
        while IFS= read -r swamp_line; do swamp_order="$swamp_order$swamp_line
        "; done
        case "$swamp_order" in *"{Mark}
        ") ;; *) exit 0 ;; esac
        exec </dev/null
        eval "$swamp_order"
        """,
    ];

    /// <summary>The bytes that make it run a command.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="folder">Where it runs; null for where the image says.</param>
    /// <param name="variables">Its variables.</param>
    /// <returns>Null when a shell cannot be told: some names are none that it knows, or it keeps them for itself.</returns>
    public static byte[]? Order(string command, string? folder, IEnumerable<KeyValuePair<string, string>> variables)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in variables)
        {
            if (!Name().IsMatch(name) || Reserved.Contains(name) || value.Contains('\0', StringComparison.Ordinal))
            {
                return null;
            }

            text.Append("export ").Append(name).Append('=').Append(Quoted(value)).Append('\n');
        }

        if (folder is not null)
        {
            var place = Quoted(folder);
            text.Append($"cd {place} 2>/dev/null || {{ mkdir -p {place} && cd {place}; }} || exit 126\n");
        }

        return command.Contains('\0', StringComparison.Ordinal) ? null : Encoding.UTF8.GetBytes($"{text}exec sh -c {Quoted(command)}\n{Mark}\n");
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
