using Swamp.Engine.Errors;

namespace Swamp.Extensions.Provisioning;

/// <summary>Finds the Deno executable: the one that <c>SWAMP_DENO</c> names, or the pinned one, fetched into the user's cache at first need.</summary>
/// <param name="variables">Environment variables.</param>
/// <param name="cacheDirectory">Absolute folder for things that can be made again.</param>
/// <param name="fetcher">Fetches packages.</param>
public sealed class DenoProvisioner(IReadOnlyDictionary<string, string> variables, string cacheDirectory, IDenoFetcher fetcher)
{
    private string? Named => variables.TryGetValue("SWAMP_DENO", out var named) && named.Length > 0 ? named : null;

    /// <summary>Whether looking for it fetches nothing.</summary>
    public bool IsHere => Named is not null || (DenoRelease.FindForThisSystem() is { } release && File.Exists(PathOf(release)));

    /// <summary>Absolute path of the executable.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.MissingDependencies"/>, with what to do.</exception>
    public async Task<string> FindAsync(CancellationToken cancellationToken)
    {
        if (Named is { } named)
        {
            return File.Exists(named)
                ? Path.GetFullPath(named)
                : throw new SwampException(ErrorCodes.MissingDependencies, $"SWAMP_DENO names '{named}', which does not exist.", "export SWAMP_DENO=/path/to/deno");
        }

        var release = DenoRelease.ForThisSystem();
        var path = PathOf(release);
        if (!File.Exists(path))
        {
            await fetcher.FetchAsync(release, path, cancellationToken);
        }

        return path;
    }

    private string PathOf(DenoRelease release) => Path.Combine(cacheDirectory, "deno", release.Version, release.FileName);
}
