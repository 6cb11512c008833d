using Swamp.Engine.Errors;

namespace Swamp.Engine.Repositories;

/// <summary>Where everything of a repository lies (REPO-5 to REPO-8, DS-5, DS-10). Pure path arithmetic; creates nothing.</summary>
public sealed class RepositoryLayout
{
    private readonly DatastoreRouting _routing;
    private readonly string? _datastoreRoot;
    private readonly string? _unopened;

    /// <summary>Creates the layout of a repository.</summary>
    /// <param name="root">Absolute path of the repository.</param>
    /// <param name="datastoreRoot">Absolute path of the datastore's local tree; null for <c>.swamp</c> in the repository.</param>
    /// <param name="dataNamespace">Namespace of the repository in a shared datastore (DS-20); empty for none.</param>
    /// <param name="routing">Which folders lie in the datastore (DS-5); null for the default.</param>
    public RepositoryLayout(string root, string? datastoreRoot = null, string dataNamespace = "", DatastoreRouting? routing = null)
    {
        _routing = routing ?? DatastoreRouting.Default;
        Root = Path.GetFullPath(root);
        Local = Path.Combine(Root, ".swamp");
        _datastoreRoot = datastoreRoot is null ? Local : Path.GetFullPath(datastoreRoot);
        Namespace = dataNamespace;
    }

    private RepositoryLayout(string root, string unopened)
        : this(root) => (_datastoreRoot, _unopened) = (null, unopened);

    /// <summary>
    /// The layout of a repository whose datastore has not been opened: everything else is where it is, and asking for what lies in the datastore is an error.
    /// </summary>
    /// <param name="root">Absolute path of the repository.</param>
    /// <param name="type">Type of the datastore, for the error.</param>
    public static RepositoryLayout WithoutDatastore(string root, string type) => new(root, type);

    /// <summary>The repository.</summary>
    public string Root { get; }

    /// <summary><c>.swamp</c>: runtime state that never leaves this machine.</summary>
    public string Local { get; }

    /// <summary>Top folder of the datastore, outside any namespace; the global lock lies here.</summary>
    /// <exception cref="SwampException">The datastore has not been opened.</exception>
    public string DatastoreRoot => _datastoreRoot
        ?? throw new SwampException(ErrorCodes.DatastoreFailed, $"The datastore \"{_unopened}\" is not open, and this needs what lies in it.", "swamp datastore status");

    /// <summary>The datastore's folder of this repository's namespace.</summary>
    public string Datastore => Namespace.Length == 0 ? DatastoreRoot : Path.Combine(DatastoreRoot, Namespace);

    /// <summary>The namespace, or empty.</summary>
    public string Namespace { get; }

    /// <summary><c>.swamp.yaml</c>.</summary>
    public string Marker => Path.Combine(Root, ".swamp.yaml");

    /// <summary>Definition files.</summary>
    public string Models => Path.Combine(Root, "models");

    /// <summary>Workflow files.</summary>
    public string Workflows => Path.Combine(Root, "workflows");

    /// <summary>Evaluated copies of workflows (WF-6).</summary>
    public string EvaluatedWorkflows => Routed("workflows-evaluated");

    /// <summary>Extensions that were pulled.</summary>
    public string PulledExtensions => Path.Combine(Local, "pulled-extensions");

    /// <summary>Vault configurations.</summary>
    public string Vaults => Path.Combine(Root, "vaults");

    /// <summary>Definitions that direct execution created (DEF-10).</summary>
    public string AutoDefinitions => Routed("auto-definitions");

    /// <summary>Evaluated copies of definitions (DEF-11).</summary>
    public string EvaluatedDefinitions => Routed("definitions-evaluated");

    /// <summary>Data items (DATA-1).</summary>
    public string Data => Routed("data");

    /// <summary>Output records (OUT-1).</summary>
    public string Outputs => Routed("outputs");

    /// <summary>Run logs, always local (RUN-17).</summary>
    public string RunLogs => Path.Combine(Local, "outputs");

    /// <summary>Records of workflow runs.</summary>
    public string WorkflowRuns => Routed("workflow-runs");

    /// <summary>The data catalogue, always local (REPO-7).</summary>
    public string Catalog => Path.Combine(Local, "data", "_catalog.db");

    /// <summary>The run tracker (TRK-1).</summary>
    public string RunTracker => Path.Combine(Local, "run_tracker.db");

    /// <summary>Encrypted secrets and their keys, always local (VAULT-11).</summary>
    public string Secrets => Path.Combine(Local, "secrets");

    /// <summary>Audit files.</summary>
    public string Audit => Path.Combine(Local, "audit");

    private string Routed(string folder) => Path.Combine(_routing.IsInDatastore(folder) ? Datastore : Local, folder);
}
