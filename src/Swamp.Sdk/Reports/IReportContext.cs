using System.Text.Json.Nodes;

namespace Swamp.Sdk;

/// <summary>The run that a report is about. Secrets in arguments are hidden already.</summary>
public interface IReportContext : IRepositoryContext
{
    /// <summary>What the report is about.</summary>
    ReportScope Scope { get; }

    /// <summary>The model's type.</summary>
    ModelTypeName ModelType { get; }

    /// <summary>The model's definition.</summary>
    DefinitionInfo Definition { get; }

    /// <summary>The method that ran.</summary>
    string MethodName { get; }

    /// <summary>How it ended, such as <c>succeeded</c> or <c>failed</c>.</summary>
    string ExecutionStatus { get; }

    /// <summary>Why it failed; null when it succeeded.</summary>
    string? ErrorMessage { get; }

    /// <summary>The global arguments.</summary>
    JsonObject GlobalArguments { get; }

    /// <summary>The method's arguments.</summary>
    JsonObject MethodArguments { get; }

    /// <summary>What the method wrote.</summary>
    IReadOnlyList<DataHandle> DataHandles { get; }
}
