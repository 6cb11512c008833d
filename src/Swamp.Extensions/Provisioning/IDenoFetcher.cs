namespace Swamp.Extensions.Provisioning;

/// <summary>Brings a Deno release to this machine.</summary>
public interface IDenoFetcher
{
    /// <summary>Fetches the release, verifies it, and puts its executable at the path, complete or not at all.</summary>
    /// <exception cref="Engine.Errors.SwampException">It cannot be had; the hint says what to do.</exception>
    Task FetchAsync(DenoRelease release, string path, CancellationToken cancellationToken);
}
