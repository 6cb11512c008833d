using System.Runtime.InteropServices;
using Swamp.Engine.Errors;

namespace Swamp.Extensions.Provisioning;

/// <summary>A Deno release for one kind of machine, pinned to the bit.</summary>
/// <param name="Version">Version of Deno.</param>
/// <param name="Platform">Name of the package within the scope, for example <c>linux-x64-glibc</c>.</param>
/// <param name="Integrity">SHA-512 of the package's archive, as npm writes it: <c>sha512-</c> and base64.</param>
public sealed record DenoRelease(string Version, string Platform, string Integrity)
{
    /// <summary>The version that extensions are run with.</summary>
    public const string PinnedVersion = "2.9.5";

    /// <summary>Every kind of machine that is provided for.</summary>
    public static IReadOnlyList<DenoRelease> All { get; } =
    [
        new(PinnedVersion, "linux-x64-glibc", "sha512-TDqcnoLe3jlgqYEQm7H7MK6q0JOth+o8iSZzknRODnVkJfPiNnjVn1M1Zc6vnp+ipkyb6Av1/CUlHgHtlq59Gw=="),
        new(PinnedVersion, "linux-arm64-glibc", "sha512-IuYjsz9PGl7CJcNXMuN27KNDB8Q40brK3SG3l+TXMDVW61ZKwcn0fQHBHnXFiiygEwI8by/fKnASEluhZB1atw=="),
        new(PinnedVersion, "darwin-x64", "sha512-gbdlxWZuAZFiJiZtTT00Mv/aC7f/31+pyqJGQKlZr5X33WeTo5B0GG+efcX3P1UZceRKHuPEAQ1B/M2oRt8r9Q=="),
        new(PinnedVersion, "darwin-arm64", "sha512-SX98qSdBT1lw9x6NwGwx2xIayl1kRimdRnFohYlJ6nt3mLKzTKHHKQwQs5D2pEY7mbUGGbYe9brM2kfN75pPkg=="),
        new(PinnedVersion, "win32-x64", "sha512-LkcERsH0olOgevg9L9eootSr1U8ydyfnX1bS3mFqU+lGBeTYtlec5b/QF473WUOGVgPlWECrkxi4As5kEaFOzg=="),
        new(PinnedVersion, "win32-arm64", "sha512-tTPrE/4SX7uaC8nJW47iNnibtjzk1y4zoiYjBBHE34vdkbb6LHopqH68BxyT61HZdfqXzOTEYjDVHhtmVZFy+w=="),
    ];

    /// <summary>Name of the executable in the package.</summary>
    public string FileName => Platform.StartsWith("win32", StringComparison.Ordinal) ? "deno.exe" : "deno";

    /// <summary>Name of the package.</summary>
    public string Package => $"@deno/{Platform}";

    /// <summary>The release for this machine; null when there is none.</summary>
    public static DenoRelease? FindForThisSystem() => All.FirstOrDefault(static r => r.Platform == ThisPlatform());

    /// <summary>Which Deno would be used: the version, or the state of the file that <c>SWAMP_DENO</c> names.</summary>
    /// <param name="variables">Environment variables.</param>
    internal static string StateOf(IReadOnlyDictionary<string, string> variables) =>
        variables.GetValueOrDefault("SWAMP_DENO") is { Length: > 0 } path && new FileInfo(path) is { Exists: true } file ? $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}" : PinnedVersion;

    /// <summary>The release for this machine.</summary>
    /// <exception cref="SwampException">There is none.</exception>
    public static DenoRelease ForThisSystem() => FindForThisSystem() ?? throw new SwampException(
        ErrorCodes.MissingDependencies, $"There is no Deno to fetch for {ThisPlatform()}.", "Install Deno by other means and set SWAMP_DENO to its path.");

    private static string ThisPlatform()
    {
        var system = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : OperatingSystem.IsLinux() ? "linux" : "?";
        var machine = RuntimeInformation.ProcessArchitecture switch { Architecture.X64 => "x64", Architecture.Arm64 => "arm64", _ => "?" };
        return $"{system}-{machine}{(system == "linux" ? "-glibc" : "")}";
    }
}
