using Swamp.Engine.Errors;

namespace Swamp.Engine.Repositories;

/// <summary>Decides where the datastore of a repository lies (DS-3, DS-4, DS-8, DS-11).</summary>
/// <param name="environment">Gives <c>SWAMP_DATASTORE</c> and the variables used in paths.</param>
public sealed class LayoutFactory(SwampEnvironment environment)
{
    /// <summary>
    /// The datastore of an extension that a repository is to use; null for one in a folder. <c>SWAMP_DATASTORE</c> wins over the option, the option over the
    /// marker; what wins replaces the marker's datastore as a whole, its namespace included.
    /// </summary>
    /// <param name="root">Absolute path of the repository.</param>
    /// <param name="marker">Its marker.</param>
    /// <param name="option">Value of <c>--datastore</c>, or null.</param>
    /// <exception cref="SwampException">The setting is malformed.</exception>
    public DatastoreChoice? Choose(string root, RepositoryMarker marker, string? option = null)
    {
        ArgumentNullException.ThrowIfNull(marker);
        if (Asked(marker, option) is not var (settings, setting) || settings.Type == DatastoreSettings.Filesystem)
        {
            return null;
        }

        var choice = LegacyObjectStore.Convert(new DatastoreChoice(settings, setting));
        ExtensionDatastores.Check(choice);
        return choice;
    }

    /// <summary>The layout of a repository whose state lies in a folder.</summary>
    /// <param name="root">Absolute path of the repository.</param>
    /// <param name="marker">Its marker.</param>
    /// <param name="option">Value of <c>--datastore</c>, or null.</param>
    /// <exception cref="SwampException">The setting is malformed, or it asks for the datastore of an extension, which has to be opened first.</exception>
    public RepositoryLayout Create(string root, RepositoryMarker marker, string? option = null)
    {
        ArgumentNullException.ThrowIfNull(marker);
        return Asked(marker, option) is var (settings, setting) ? Create(root, settings, setting) : new RepositoryLayout(root);
    }

    /// <summary>The layout of a repository whose datastore has been opened.</summary>
    /// <param name="root">Absolute path of the repository.</param>
    /// <param name="choice">The datastore.</param>
    /// <param name="localPath">Absolute folder of its local copy (DS-9).</param>
    public static RepositoryLayout CreateOpened(string root, DatastoreChoice choice, string localPath)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return new RepositoryLayout(root, localPath, choice.Settings.Namespace, DatastoreRouting.From(choice.Settings, choice.Source));
    }

    /// <summary>The datastore of an extension that the marker itself names, whatever the environment or the call ask for; null for one in a folder.</summary>
    public static DatastoreSettings? FindNamed(RepositoryMarker marker)
    {
        ArgumentNullException.ThrowIfNull(marker);
        return marker.Datastore is { Type: not DatastoreSettings.Filesystem } settings ? LegacyObjectStore.Convert(new DatastoreChoice(settings, "")).Settings : null;
    }

    private (DatastoreSettings Settings, string Setting)? Asked(RepositoryMarker marker, string? option)
    {
        if (environment.Datastore is { } fromEnvironment)
        {
            return (Parse(fromEnvironment, "SWAMP_DATASTORE"), "SWAMP_DATASTORE");
        }

        if (!string.IsNullOrEmpty(option))
        {
            return (Parse(option, "--datastore"), "--datastore");
        }

        return marker.Datastore is { } settings ? (settings, ".swamp.yaml: datastore") : null;
    }

    /// <summary>Reads <c>filesystem:/srv/swamp</c>, <c>@scope/type:{json}</c> or the older <c>s3:bucket/prefix</c> (DS-8).</summary>
    private static DatastoreSettings Parse(string text, string setting)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument, $"{setting} \"{text}\" does not name a datastore", "Write it as filesystem:/absolute/path, or as @scope/type:{\"setting\": \"value\"}.");
        }

        var (type, rest) = (text[..colon], text[(colon + 1)..]);
        return type switch
        {
            DatastoreSettings.Filesystem => new DatastoreSettings { Type = type, Path = rest },
            LegacyObjectStore.Type => LegacyObjectStore.Parse(rest, setting),
            _ => new DatastoreSettings { Type = type, Config = ExtensionDatastores.ParseConfig(rest, setting) },
        };
    }

    private RepositoryLayout Create(string root, DatastoreSettings settings, string setting)
    {
        if (settings.Type != DatastoreSettings.Filesystem)
        {
            throw new SwampException(ErrorCodes.InvalidArgument, $"{setting} asks for a datastore of type \"{settings.Type}\", which is not kept in a folder");
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
