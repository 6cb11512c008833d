using Swamp.Engine.Errors;

namespace Swamp.Engine.Repositories;

/// <summary>Finds the repository that a command is about (GEN-17, GEN-18). Looks at the file system, changes nothing.</summary>
/// <param name="environment">Gives <c>SWAMP_REPO_DIR</c>.</param>
/// <param name="workingDirectory">Absolute path that the search starts from and relative paths refer to.</param>
public sealed class RepositoryLocator(SwampEnvironment environment, string workingDirectory)
{
    /// <summary>How many folders above the working directory are looked at.</summary>
    public const int MaxLevels = 10;

    internal const string MarkerName = ".swamp.yaml";

    /// <summary>
    /// The folder that is meant: the option, <c>SWAMP_REPO_DIR</c>, the nearest folder upwards that holds <c>.swamp.yaml</c>, else the working
    /// directory itself (GEN-17). The search goes up at most <see cref="MaxLevels"/> folders and not beyond the root of a git work tree.
    /// </summary>
    /// <param name="option">Value of <c>--repo-dir</c>, or null.</param>
    /// <returns>An absolute path; whether it is a repository is not known yet.</returns>
    public string Resolve(string? option)
    {
        var given = string.IsNullOrEmpty(option) ? environment.RepositoryDirectory : option;
        return given is null ? FindUpwards() ?? Path.GetFullPath(workingDirectory) : Path.GetFullPath(given, workingDirectory);
    }

    /// <summary>As <see cref="Resolve"/>, but the folder must be a repository.</summary>
    /// <exception cref="SwampException"><see cref="ErrorCodes.NotARepository"/> (GEN-18).</exception>
    public string Require(string? option)
    {
        var root = Resolve(option);
        return File.Exists(Path.Combine(root, MarkerName)) ? root : throw Missing(root);
    }

    /// <summary>The error of GEN-18 for a folder without <c>.swamp.yaml</c>.</summary>
    internal static SwampException Missing(string root)
    {
        if (Directory.Exists(Path.Combine(root, ".swamp")))
        {
            return new SwampException(
                ErrorCodes.NotARepository,
                $"{root} holds .swamp but no {MarkerName}: the repository is only partly initialised, or its marker was lost",
                $"Restore {MarkerName}, for example with: git checkout -- {MarkerName}. "
                + "\"swamp repo init\" writes a new one, but that does not reconnect a datastore outside the repository.");
        }

        return new SwampException(
            ErrorCodes.NotARepository,
            Directory.Exists(root) ? $"{root} is not a swamp repository" : $"{root} is not a swamp repository: there is no such directory",
            "Create one with: swamp repo init, or name one with --repo-dir.");
    }

    private string? FindUpwards()
    {
        var folder = Path.GetFullPath(workingDirectory);
        for (var level = 0; level <= MaxLevels; level++)
        {
            if (File.Exists(Path.Combine(folder, MarkerName)))
            {
                return folder;
            }

            // A linked work tree and a submodule have a file of that name.
            if (Path.Exists(Path.Combine(folder, ".git")) || Path.GetDirectoryName(folder) is not { } parent)
            {
                return null;
            }

            folder = parent;
        }

        return null;
    }
}
