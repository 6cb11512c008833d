using Swamp.Engine.Data;
using Swamp.Engine.Locks;
using Swamp.Engine.Runs;
using Swamp.Storage.Locks;
using Swamp.Storage.Runs;

namespace Swamp.Operations.Sessions;

/// <content>Locks, tracker and output records.</content>
public sealed partial class RepositorySession
{
    private IRepositoryLocks? locks;
    private SqliteRunTracker? tracker;
    private FileOutputStore? outputs;
    private FileWorkflowRunLookup? workflowRuns;

    /// <summary>Locks between processes.</summary>
    public IRepositoryLocks Locks => locks ??= ProviderLocks ?? (IRepositoryLocks)new FileLocks(Layout, LockSettings, Host.Clock, Host.Ids);

    /// <summary>The runs that are under way or ended lately.</summary>
    public IRunTracker Tracker => tracker ??= Own(new SqliteRunTracker(Layout.RunTracker, Host.MachineName, Host.Clock));

    /// <summary>The records of method runs.</summary>
    public IOutputStore Outputs => outputs ??= new FileOutputStore(Layout, Marker.Durability == DataDurability.Disk);

    /// <summary>The records of workflow runs.</summary>
    public IWorkflowRunLookup WorkflowRuns => workflowRuns ??= new FileWorkflowRunLookup(Layout);

    /// <summary>Finds the models that data belong to.</summary>
    public DataModelLookup DataModels => new(Definitions, Catalog);

    private LockSettings LockSettings => new()
    {
        UserName = Environment.UserName,
        MachineName = Host.MachineName,
        ProcessId = Host.ProcessId,
        Timeout = Environment.LockTimeout,
        ParentHolder = Environment.LockHolderProcess,
    };
}
