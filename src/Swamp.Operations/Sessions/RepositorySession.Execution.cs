using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Definitions;
using Swamp.Engine.Execution;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Expressions;
using Swamp.Engine.Models;
using Swamp.Engine.Models.Shell;
using Swamp.Engine.Processes;
using Swamp.Engine.Reports;

namespace Swamp.Operations.Sessions;

/// <content>Running methods.</content>
public sealed partial class RepositorySession : IExpressionScopes
{
    private IProcessRunner? processes;
    private SessionDrivers? drivers;

    /// <summary>Starts programs.</summary>
    public IProcessRunner Processes => processes ??= ProcessRunners.ForThisSystem();

    /// <summary>The reports that may follow a method.</summary>
    public IReadOnlyList<IMethodReport> MethodReports { get; } = [new MethodSummaryReport()];

    /// <summary>The evaluated copies of definitions.</summary>
    public IEvaluatedDefinitions EvaluatedDefinitions => new EvaluatedDefinitionFiles(Layout);

    /// <summary>What running methods takes.</summary>
    public MethodRunner CreateMethodRunner() => new(MethodServices);

    /// <summary>The driver that <c>.swamp.yaml</c> names; null for none.</summary>
    public DriverSetting? DefaultDriver => DriverSetting.Of(Marker.DefaultDriver, Marker.DefaultDriverConfig);

    /// <summary>Made after the extensions, since it has to end before them.</summary>
    /// <summary>The drivers of this session.</summary>
    internal SessionDrivers Drivers => drivers ??= Extensions is not null ? Own(new SessionDrivers(this)) : throw new InvalidOperationException();

    private MethodRunServices MethodServices => new()
    {
        Layout = Layout,
        Definitions = Definitions,
        Types = ModelTypes,
        Data = Data,
        Catalog = Catalog,
        Locks = Locks,
        Shared = SharedState,
        Tracker = Tracker,
        Outputs = Outputs,
        Vaults = VaultService,
        SensitiveOutputs = SensitiveOutputs,
        Redactor = Redactor,
        Evaluated = EvaluatedDefinitions,
        Scopes = this,
        Reports = MethodReports,
        ReportSource = Extensions.Reports,
        Clock = Host.Clock,
        Ids = Host.Ids,
        Settings = new MethodRunSettings
        {
            InitiatedBy = "ghost",
            ProcessId = Host.ProcessId,
            MachineName = Host.MachineName,
            DefaultVault = Marker.DefaultVault,
            DefaultDriver = DefaultDriver,
        },
        Drivers = Drivers,
        Collector = Marker.AutoGc ? new DataCollector(Data, WorkflowRuns, Host.Clock) : null,
    };

    /// <inheritdoc/>
    public ExpressionScope Create(Definition definition, JsonObject inputs, SecretTable? secrets = null)
    {
        var records = new DataRecords(Data, SensitiveOutputs);
        var roots = new DefinitionRoots(definition, inputs, Host.Variables, FunctionsOn(records), new ModelRecords(Definitions, Catalog, records));
        return new ExpressionScope(roots, VaultService, secrets ?? new SecretTable(Host.Ids), Redactor);
    }

    private DataFunctions FunctionsOn(DataRecords records, string? ownRunId = null) =>
        new(Definitions, Data, Catalog, records, new ExpressionDataQuery(new DataQuery(Catalog, Data), records), Layout.Namespace, ownRunId);

    private BuiltInModelTypes BuiltInTypes() => new(
        Processes,
        new ShellEnvironment
        {
            IsWindows = OperatingSystem.IsWindows(),
            Variables = Host.Variables,
            WorkingDirectory = Call.WorkingDirectory,
            Clock = Host.Clock,
        });
}
