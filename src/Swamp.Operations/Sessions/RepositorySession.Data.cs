using Swamp.Engine.Data;
using Swamp.Storage.Catalog;
using Swamp.Storage.Data;

namespace Swamp.Operations.Sessions;

/// <content>Data items.</content>
public sealed partial class RepositorySession
{
    private SqliteDataCatalog? catalog;
    private FileDataStore? data;

    /// <summary>The index of the data items.</summary>
    public IDataCatalog Catalog => OpenCatalog;

    /// <summary>The data items.</summary>
    public IDataStore Data => data ??= new FileDataStore(new FileDataStoreOptions { Layout = Layout, Durability = Marker.Durability }, OpenCatalog, Host.Clock, Host.Ids);

    private SqliteDataCatalog OpenCatalog => catalog ??= Own(new SqliteDataCatalog(Layout, Host.Ids));
}
