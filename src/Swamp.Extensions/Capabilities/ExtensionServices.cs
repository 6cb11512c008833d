using Swamp.Engine.Data;
using Swamp.Engine.Definitions;
using Swamp.Engine.Expressions;
using Swamp.Engine.Redaction;
using Swamp.Engine.Runs;
using Swamp.Engine.Vaults;

namespace Swamp.Extensions.Capabilities;

/// <summary>What of a repository extensions may reach beside the context of their own method.</summary>
public sealed record ExtensionServices
{
    /// <summary>The definitions.</summary>
    public required IDefinitionStore Definitions { get; init; }

    /// <summary>The data.</summary>
    public required IDataStore Data { get; init; }

    /// <summary>The index over the data.</summary>
    public required IDataCatalog Catalog { get; init; }

    /// <summary>Records as expressions see them.</summary>
    public required DataRecords Records { get; init; }

    /// <summary>Queries as expressions make them.</summary>
    public required IDataQuery Query { get; init; }

    /// <summary>The output records.</summary>
    public required IOutputStore Outputs { get; init; }

    /// <summary>The vaults.</summary>
    public required VaultService Vaults { get; init; }

    /// <summary>Hides secrets.</summary>
    public required Redactor Redactor { get; init; }

    /// <summary>Runs methods on behalf of methods.</summary>
    public required INestedRuns Runs { get; init; }

    /// <summary>Takes what code outside of methods logs: level and redacted text.</summary>
    public required Func<string, string, CancellationToken, ValueTask> OnLog { get; init; }
}
