using Swamp.Engine.Data;
using Swamp.Engine.Datastores;
using Swamp.Engine.Definitions;
using Swamp.Engine.Execution.Drivers;
using Swamp.Engine.Identity;
using Swamp.Engine.Locks;
using Swamp.Engine.Models;
using Swamp.Engine.Redaction;
using Swamp.Engine.Reports;
using Swamp.Engine.Repositories;
using Swamp.Engine.Runs;
using Swamp.Engine.Vaults;

namespace Swamp.Engine.Execution;

/// <summary>What running methods takes.</summary>
public sealed record MethodRunServices
{
    /// <summary>Where everything lies.</summary>
    public required RepositoryLayout Layout { get; init; }

    /// <summary>The definitions.</summary>
    public required IDefinitionStore Definitions { get; init; }

    /// <summary>The types.</summary>
    public required ModelTypeRegistry Types { get; init; }

    /// <summary>The data.</summary>
    public required IDataStore Data { get; init; }

    /// <summary>The index over the data.</summary>
    public required IDataCatalog Catalog { get; init; }

    /// <summary>The locks.</summary>
    public required IRepositoryLocks Locks { get; init; }

    /// <summary>What is shared through a datastore of an extension; null for one in a folder.</summary>
    public ISharedState? Shared { get; init; }

    /// <summary>The runs under way.</summary>
    public required IRunTracker Tracker { get; init; }

    /// <summary>The output records.</summary>
    public required IOutputStore Outputs { get; init; }

    /// <summary>The vaults.</summary>
    public required VaultService Vaults { get; init; }

    /// <summary>Moves secrets of outputs into vaults.</summary>
    public required SensitiveOutputs SensitiveOutputs { get; init; }

    /// <summary>Hides secrets.</summary>
    public required Redactor Redactor { get; init; }

    /// <summary>The evaluated copies of definitions.</summary>
    public required IEvaluatedDefinitions Evaluated { get; init; }

    /// <summary>What expressions see.</summary>
    public required IExpressionScopes Scopes { get; init; }

    /// <summary>The reports that may follow.</summary>
    public required IReadOnlyList<IMethodReport> Reports { get; init; }

    /// <summary>Reports that types and definitions name; null when there are only the built-in ones.</summary>
    public IMethodReportSource? ReportSource { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Ids.</summary>
    public required IIdGenerator Ids { get; init; }

    /// <summary>Collects what a model no longer keeps after each of its runs (DATA-47); null where the repository does not ask for that.</summary>
    public DataCollector? Collector { get; init; }

    /// <summary>Where drivers other than <c>raw</c> come from; null where there are none.</summary>
    public IDriverSource? Drivers { get; init; }

    /// <summary>What holds for every run of this process.</summary>
    public required MethodRunSettings Settings { get; init; }
}
