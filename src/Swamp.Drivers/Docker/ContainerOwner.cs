using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Swamp.Engine.Processes;

namespace Swamp.Drivers.Docker;

/// <summary>The process that a container belongs to, as a label that another process can judge.</summary>
/// <param name="ProcessId">Its id.</param>
/// <param name="CreatedAt">A time at which it was alive; ids of processes are used again.</param>
/// <param name="Machine">Eight hexadecimal digits that stand for its machine and, on Linux, for the namespace in which its id means something.</param>
internal sealed partial record ContainerOwner(int ProcessId, DateTimeOffset CreatedAt, string Machine)
{
    /// <summary>Name of the label.</summary>
    public const string Label = "dev.swamp.owner";

    public static ContainerOwner Of(DockerDriverOptions options) => new(
        options.ProcessId, options.Clock.GetUtcNow(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{options.MachineName}\n{options.ProcessNamespace}")))[..8]);

    /// <summary>Finds an owner in what an engine prints about a container; engines print labels differently.</summary>
    public static ContainerOwner? Find(string text) => Text().Match(text) is { Success: true } match
        && int.TryParse(match.Groups["pid"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
        && long.TryParse(match.Groups["at"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new ContainerOwner(pid, DateTimeOffset.FromUnixTimeMilliseconds(at), match.Groups["machine"].Value)
            : null;

    /// <summary>Whether the process is gone, as far as can be known here; what belongs to another machine is left alone.</summary>
    public bool IsGone(ContainerOwner self) =>
        Machine == self.Machine && ProcessId != self.ProcessId && (!ProcessTree.IsAlive(ProcessId) || ProcessTree.StartedAfter(ProcessId, CreatedAt));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ProcessId}-{CreatedAt.ToUnixTimeMilliseconds()}-{Machine}");

    [GeneratedRegex("(?<pid>[0-9]{1,9})-(?<at>[0-9]{1,14})-(?<machine>[0-9a-f]{8})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Text();
}
