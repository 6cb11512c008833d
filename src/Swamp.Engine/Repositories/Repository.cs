namespace Swamp.Engine.Repositories;

/// <summary>A repository that was opened: its marker was read and its paths are known.</summary>
/// <param name="Marker">What <c>.swamp.yaml</c> says.</param>
/// <param name="Layout">Where everything lies.</param>
public sealed record Repository(RepositoryMarker Marker, RepositoryLayout Layout)
{
    /// <summary>The datastore of an extension that is to be opened; null for one in a folder, which the layout has already.</summary>
    public DatastoreChoice? Datastore { get; init; }

    /// <summary>Absolute path of the repository.</summary>
    public string Root => Layout.Root;
}
