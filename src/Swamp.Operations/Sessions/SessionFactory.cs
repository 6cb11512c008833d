using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;
using Swamp.Operations.Hosting;

namespace Swamp.Operations.Sessions;

/// <summary>Opens a fresh session for every call.</summary>
public sealed class SessionFactory(HostEnvironment host) : ISessionFactory
{
    /// <inheritdoc/>
    public ValueTask<RepositorySession> OpenAsync(CallOptions call, CancellationToken cancellationToken)
    {
        var start = call.RepositoryDirectory ?? host.Variable("SWAMP_REPO_DIR") ?? call.WorkingDirectory;
        var root = Path.GetFullPath(start, call.WorkingDirectory);
        if (!File.Exists(Path.Combine(root, ".swamp.yaml")))
        {
            throw new SwampException(
                ErrorCodes.NotARepository,
                $"{root} is not a swamp repository (there is no .swamp.yaml in it).",
                "swamp repo init, or name a repository with --repo-dir");
        }

        return ValueTask.FromResult(new RepositorySession(host, new RepositoryLayout(root)));
    }
}
