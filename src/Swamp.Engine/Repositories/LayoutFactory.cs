using Swamp.Engine.Errors;

namespace Swamp.Engine.Repositories;

/// <summary>Decides where the datastore of a repository lies (DS-3, DS-4, DS-8, DS-11).</summary>
/// <param name="environment">Gives <c>SWAMP_DATASTORE</c> and the variables used in paths.</param>
public sealed class LayoutFactory(SwampEnvironment environment)
{
    /// <summary>
    /// The layout. <c>SWAMP_DATASTORE</c> wins over the option, the option over the marker; what wins replaces the marker's datastore
    /// as a whole, its namespace included.
    /// </summary>
    /// <param name="root">Absolute path of the repository.</param>
    /// <param name="marker">Its marker.</param>
    /// <param name="option">Value of <c>--datastore</c>, or null.</param>
    /// <exception cref="SwampException">The setting is malformed, or its type is not in this build.</exception>
    public RepositoryLayout Create(string root, RepositoryMarker marker, string? option = null)
    {
        ArgumentNullException.ThrowIfNull(marker);
        if (environment.Datastore is { } fromEnvironment)
        {
            return Create(root, Parse(fromEnvironment, "SWAMP_DATASTORE"), "SWAMP_DATASTORE");
        }

        if (!string.IsNullOrEmpty(option))
        {
            return Create(root, Parse(option, "--datastore"), "--datastore");
        }

        return marker.Datastore is { } settings ? Create(root, settings, ".swamp.yaml: datastore") : new RepositoryLayout(root);
    }

    /// <summary>Reads <c>type:rest</c>, for instance <c>filesystem:/srv/swamp</c> (DS-8).</summary>
    private static DatastoreSettings Parse(string text, string setting)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument, $"{setting} \"{text}\" does not name a datastore", "Write it as filesystem:/absolute/path.");
        }

        return new DatastoreSettings { Type = text[..colon], Path = text[(colon + 1)..] };
    }

    private RepositoryLayout Create(string root, DatastoreSettings settings, string setting)
    {
        if (settings.Type != DatastoreSettings.Filesystem)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument,
                $"{setting} asks for a datastore of type \"{settings.Type}\"; this build has only \"{DatastoreSettings.Filesystem}\"",
                "Use a folder, for instance: SWAMP_DATASTORE=filesystem:/path/to/folder");
        }

        if (settings.Namespace.Length > 0 && !IsSlug(settings.Namespace))
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument,
                $"{setting}: the namespace \"{settings.Namespace}\" is not a slug",
                "Use up to 64 lower-case letters, digits and hyphens, with a letter or digit at both ends.");
        }

        if (string.IsNullOrWhiteSpace(settings.Path))
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument, $"{setting}: a datastore of type filesystem needs a path", "Add path: /path/to/folder");
        }

        var path = Path.GetFullPath(PathVariables.Expand(settings.Path, environment, setting), root);
        if (File.Exists(path))
        {
            throw new SwampException(
                ErrorCodes.FileSystem, $"{setting}: {path} is a file, not a folder", "Name a folder, or move the file away.");
        }

        return new RepositoryLayout(root, path, settings.Namespace, DatastoreRouting.From(settings, setting));
    }

    private static bool IsSlug(string text)
    {
        if (text.Length > 64 || text[0] == '-' || text[^1] == '-')
        {
            return false;
        }

        return text.All(static c => c == '-' || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
    }
}
