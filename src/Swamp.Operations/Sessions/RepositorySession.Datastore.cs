using Swamp.Engine.Datastores;
using Swamp.Engine.Errors;
using Swamp.Engine.Identity;
using Swamp.Engine.Repositories;
using Swamp.Operations.Events;
using Swamp.Storage.Datastores;

namespace Swamp.Operations.Sessions;

/// <content>The datastore, when an extension provides it.</content>
public sealed partial class RepositorySession
{
    private DatastoreExchange? exchange;
    private ProviderLocks? providerLocks;

    /// <summary>The datastore of an extension that the repository is to use; null for one in a folder.</summary>
    public DatastoreChoice? DatastoreChoice { get; } = repository.Datastore;

    /// <summary>What opens datastores; the extensions of the repository when null.</summary>
    public IDatastoreProviders? DatastoreProviders { get; init; }

    /// <summary>That datastore, once it was opened; null for one in a folder.</summary>
    public IDatastoreProvider? Datastore { get; private set; }

    /// <summary>What is shared through it; null for a datastore in a folder.</summary>
    public ISharedState? SharedState => ProviderLocks;

    /// <summary>How long a pull or a push may take, unless the call says otherwise (DS-12).</summary>
    public TimeSpan SyncTimeout { get; set; } = environment.DatastoreSyncTimeout ?? SyncScope.DefaultTimeout;

    /// <summary>Pulls and pushes of the datastore.</summary>
    /// <exception cref="InvalidOperationException">The datastore lies in a folder.</exception>
    public DatastoreExchange Exchange => exchange ??= new DatastoreExchange(Datastore ?? throw new InvalidOperationException("no datastore of an extension"), Catalog, SyncTimeout);

    private ProviderLocks? ProviderLocks => providerLocks ??= Datastore is null ? null : LocksOf(Datastore, Exchange, Layout);

    /// <summary>Opens the datastore of an extension, so that <see cref="Layout"/> knows where its local copy lies. Does nothing for one in a folder.</summary>
    /// <exception cref="SwampException">It cannot be opened: there is no such type, its settings do not fit, its provider failed.</exception>
    public async Task OpenDatastoreAsync(CancellationToken cancellationToken)
    {
        if (DatastoreChoice is null || Datastore is not null)
        {
            return;
        }

        if (DatastoreChoice.Warning is { } warning)
        {
            await Events.WarnAsync("datastore", warning, cancellationToken);
        }

        Datastore = await OpenProviderAsync(DatastoreChoice, cancellationToken);
        Layout = LayoutFactory.CreateOpened(Layout.Root, DatastoreChoice, Datastore.Facts.LocalPath);
    }

    /// <summary>What it takes to move the state of the repository into another datastore.</summary>
    internal DatastoreUse UseInstead(IDatastoreProvider datastore, RepositoryLayout layout)
    {
        var other = new DatastoreExchange(datastore, Catalog, SyncTimeout);
        return new DatastoreUse(other, LocksOf(datastore, other, layout));
    }

    private ProviderLocks LocksOf(IDatastoreProvider datastore, DatastoreExchange files, RepositoryLayout layout) => new(new ProviderLockOptions
    {
        Provider = datastore,
        Exchange = files,
        Layout = layout,
        Settings = LockSettings,
        OnWarning = (text, cancellationToken) => Events.WarnAsync("datastore", text, cancellationToken),
        Clock = Host.Clock,
        Ids = Host.Ids,
    });

    /// <summary>Opens any datastore of an extension, without making it that of this session.</summary>
    public async Task<IDatastoreProvider> OpenProviderAsync(DatastoreChoice choice, CancellationToken cancellationToken)
    {
        var cache = await DefaultCacheAsync(choice.Settings, cancellationToken);
        var providers = DatastoreProviders ?? Extensions.OpenDatastores;
        try
        {
            return await providers.OpenAsync(choice, cache, cancellationToken);
        }
        catch (SwampException exception) when (exception.Error.Code == ErrorCodes.NotFound)
        {
            // An extension of a trusted collective may bring it (EXT-90), as with types of models and vaults.
            if (!await MissingExtensions.TryAsync(choice.Settings.Type, cancellationToken))
            {
                throw;
            }
        }

        return await providers.OpenAsync(choice, cache, cancellationToken);
    }

    /// <summary>The folder of the local copy, one for each repository of the user (DS-9) and each datastore it uses.</summary>
    private async Task<string> DefaultCacheAsync(DatastoreSettings datastore, CancellationToken cancellationToken)
    {
        var home = Environment.DataHome ?? throw new SwampException(
            ErrorCodes.InvalidArgument, "There is no place for the local copy of the datastore: neither SWAMP_HOME nor HOME is set.", "Set SWAMP_HOME to a folder.");
        var id = Marker.RepoId;
        if (id is null)
        {
            // Read again, because somebody else may have given it one just now.
            var file = MarkerFile.Load(Layout.Root);
            id = file.Marker.RepoId ?? Host.Ids.NewUuid();
            if (file.Marker.RepoId is null)
            {
                await file.With(new MarkerEdit { RepoId = id }).SaveAsync(cancellationToken);
            }
        }

        return await new LocalCopies(Path.Combine(Path.GetFullPath(home), "repos"), IdFormat.Text(id.Value)).FindAsync(datastore, LayoutFactory.FindNamed(Marker), cancellationToken);
    }
}
