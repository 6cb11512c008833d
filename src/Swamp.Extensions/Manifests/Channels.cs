using Swamp.Engine.Errors;

namespace Swamp.Extensions.Manifests;

/// <summary>Channels of versions: <c>beta</c>, then <c>rc</c>, then <c>stable</c> (EXT-4).</summary>
public static class Channels
{
    /// <summary>The channel that is meant when none is named.</summary>
    public const string Stable = "stable";

    /// <summary>All of them, from the least to the most settled.</summary>
    public static IReadOnlyList<string> All { get; } = ["beta", "rc", Stable];

    /// <summary>The channel itself when it is one; <c>stable</c> for null.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidArgument"/>.</exception>
    public static string Check(string? channel) => channel is null ? Stable : All.Contains(channel) ? channel : throw new SwampException(
        ErrorCodes.InvalidArgument, $"Invalid channel: \"{channel}\". Must be one of: {string.Join(", ", All)}", "--channel rc");

    /// <summary>How settled a channel is: higher is more.</summary>
    public static int RankOf(string channel) => All.ToList().IndexOf(channel);
}
