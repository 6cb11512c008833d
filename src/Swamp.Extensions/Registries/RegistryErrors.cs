using Swamp.Engine.Errors;

namespace Swamp.Extensions.Registries;

/// <summary>What registries refuse or fail at.</summary>
public static class RegistryErrors
{
    /// <summary>There is such a version already.</summary>
    public static SwampException VersionExists(string name, string version) => new(
        ErrorCodes.Conflict, $"Version {version} already exists for {name}.", $"swamp extension version {name}");

    /// <summary>The registry has no such extension.</summary>
    public static SwampException NotFound(string name, string origin) => new(
        ErrorCodes.NotFound, $"Extension {name} not found in the registry {origin}.", $"swamp extension search {name.Split('/')[^1]}");

    /// <summary>The extension has no such version.</summary>
    public static SwampException NoVersion(string name, string version, string origin) => new(
        ErrorCodes.NotFound, $"{name} has no version {version} in the registry {origin}.", $"swamp extension info {name}");

    /// <summary>The bytes are not those that were published.</summary>
    public static SwampException WrongDigest(string name, string version, string expected, string found) => new(
        ErrorCodes.IntegrityFailed,
        $"What came for {name} {version} is not what was published: its digest is {found}, and {expected} is expected.",
        "Nothing was installed. Try again; if it stays, ask whoever runs the registry.");

    /// <summary>The registry cannot be used.</summary>
    public static SwampException Failed(string origin, string problem, bool isRetryable = false, Exception? cause = null) => new(
        new SwampError
        {
            Code = ErrorCodes.RegistryFailed,
            Message = $"The registry {origin} {problem}",
            Hint = isRetryable ? "Try again in a while." : "Check the address in .swamp.yaml or registries.yaml, or ask whoever runs the registry.",
            Retryable = isRetryable,
        },
        cause);
}
