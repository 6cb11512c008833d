using Swamp.Engine.Errors;

namespace Swamp.Engine.Repositories;

/// <summary>
/// Opens repositories. This happens at every command, so it costs one walk upwards and the reading of one small file, which is done
/// synchronously: a round through the thread pool would cost more than the read.
/// </summary>
/// <param name="environment">Settings of the process.</param>
/// <param name="workingDirectory">Absolute path that the search starts from.</param>
public sealed class RepositoryOpener(SwampEnvironment environment, string workingDirectory)
{
    private readonly RepositoryLocator _locator = new(environment, workingDirectory);
    private readonly LayoutFactory _layouts = new(environment);

    /// <summary>Opens the repository that is meant (GEN-17).</summary>
    /// <param name="repoDir">Value of <c>--repo-dir</c>, or null.</param>
    /// <param name="datastore">Value of <c>--datastore</c>, or null.</param>
    /// <exception cref="SwampException">
    /// <see cref="ErrorCodes.NotARepository"/>; <see cref="ErrorCodes.InvalidDocument"/> with the place of a mistake in the marker;
    /// <see cref="ErrorCodes.InvalidArgument"/> for an unusable datastore setting.
    /// </exception>
    public Repository Open(string? repoDir, string? datastore = null)
    {
        var root = _locator.Resolve(repoDir);
        var marker = MarkerFile.Load(root).Marker;
        return _layouts.Choose(root, marker, datastore) is { } choice
            ? new Repository(marker, RepositoryLayout.WithoutDatastore(root, choice.Settings.Type)) { Datastore = choice }
            : new Repository(marker, _layouts.Create(root, marker, datastore));
    }
}
