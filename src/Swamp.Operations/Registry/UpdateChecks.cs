using System.Text.Json;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Extensions.Installing;
using Swamp.Extensions.Manifests;

namespace Swamp.Operations.Registry;

/// <summary>
/// What registries said of installed extensions, for a day (EXC-15): <c>.swamp/extension-update-checks.json</c>. It is a cache: a file that cannot be read
/// or written only means that registries are asked again. An answer that failed is not kept.
/// </summary>
internal sealed class UpdateChecks(string path, TimeProvider clock)
{
    private const long MostBytes = 4 << 20;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    private readonly Dictionary<string, UpdateCheck> checks = Load(path);

    /// <summary>The checks of a repository.</summary>
    public static UpdateChecks Of(RegistryCall call, OperationContext context) => new(Path.Combine(call.Session.Layout.Local, "extension-update-checks.json"), context.Host.Clock);

    /// <summary>How an extension stands by an answer that is not a day old; null when there is none.</summary>
    /// <param name="name">The extension.</param>
    /// <param name="entry">What is installed.</param>
    /// <param name="registry">The registry that serves it now.</param>
    /// <param name="checkedAt">When that answer was given.</param>
    public ExtensionStanding? Find(string name, LockEntry entry, string? registry, out DateTimeOffset checkedAt)
    {
        checkedAt = default;
        if (!checks.TryGetValue(KeyOf(name, entry.Channel), out var check) || check.Registry != registry)
        {
            return null;
        }

        // A clock that was set back makes an answer from the future, which says nothing about its age.
        checkedAt = check.CheckedAt;
        var age = clock.GetUtcNow() - checkedAt;
        if (age < TimeSpan.Zero || age >= Fresh || (check.LatestVersion is { } known && !ExtensionVersion.IsValid(known)))
        {
            return null;
        }

        var standing = new ExtensionStanding { Name = name, Status = "up_to_date", InstalledVersion = entry.Version, LatestVersion = check.LatestVersion, Channel = entry.Channel };
        return check switch
        {
            { LatestVersion: { } latest } when ExtensionVersion.Order.Compare(latest, entry.Version) > 0 => standing with { Status = "update_available" },
            { YankedVersion: { } yanked } when yanked == entry.Version => standing with { Status = "yanked", Reason = check.Reason },
            { IsDeprecated: true } => standing with { Status = "deprecated", Reason = check.Reason },
            _ => standing,
        };
    }

    /// <summary>Keeps answers, and forgets those about what is installed no longer.</summary>
    public async Task KeepAsync(IEnumerable<ExtensionStanding> standings, RegistryCall call, Lockfile lockfile, CancellationToken cancellationToken)
    {
        foreach (var standing in standings)
        {
            var key = KeyOf(standing.Name, standing.Channel);
            if (standing.Status is "failed" or "not_found" || call.OriginOf(standing.Name) is not { } registry)
            {
                checks.Remove(key);
                continue;
            }

            checks[key] = new UpdateCheck
            {
                CheckedAt = clock.GetUtcNow(),
                LatestVersion = standing.LatestVersion,
                Registry = registry,
                YankedVersion = standing.Status == "yanked" ? standing.InstalledVersion : null,
                IsDeprecated = standing.Status == "deprecated",
                Reason = standing.Reason,
            };
        }

        var installed = lockfile.Entries.Select(static e => KeyOf(e.Key, e.Value.Channel)).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in checks.Keys.Where(k => !installed.Contains(k)).ToList())
        {
            checks.Remove(gone);
        }

        try
        {
            await AtomicFile.WriteAsync(path, JsonSerializer.SerializeToUtf8Bytes(checks, RegistryJsonContext.Default.DictionaryStringUpdateCheck), null, cancellationToken);
        }
        catch (SwampException)
        {
            // Asked again the next time.
        }
    }

    private static string KeyOf(string name, string? channel) => channel is null or Channels.Stable ? name : $"{name}:{channel}";

    private static Dictionary<string, UpdateCheck> Load(string path)
    {
        try
        {
            var known = new FileInfo(path) is { Exists: true, Length: <= MostBytes } ? JsonSerializer.Deserialize(File.ReadAllBytes(path), RegistryJsonContext.Default.DictionaryStringUpdateCheck) : null;
            return known is null ? [] : known.Where(static c => c.Value is not null).ToDictionary(StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return [];
        }
    }
}
