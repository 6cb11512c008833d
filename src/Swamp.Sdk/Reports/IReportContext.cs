using System.Text.Json.Nodes;

namespace Swamp.Sdk;

/// <summary>
/// The run that a report is about. Secrets in arguments are hidden already. A report of a workflow has <see cref="Workflow"/> and <see cref="Steps"/>; the
/// members that tell of one method throw there and say so.
/// </summary>
public interface IReportContext : IRepositoryContext
{
    /// <summary>What the report is about.</summary>
    ReportScope Scope { get; }

    /// <summary>The run of the workflow; null in reports of methods and models.</summary>
    WorkflowRunInfo? Workflow { get; }

    /// <summary>The steps of the workflow that ran methods, in order; empty in reports of methods and models.</summary>
    IReadOnlyList<StepInfo> Steps { get; }

    /// <summary>The model's type.</summary>
    /// <exception cref="InvalidOperationException">The report is about a workflow.</exception>
    ModelTypeName ModelType { get; }

    /// <summary>The model's definition.</summary>
    /// <exception cref="InvalidOperationException">The report is about a workflow.</exception>
    DefinitionInfo Definition { get; }

    /// <summary>The method that ran.</summary>
    /// <exception cref="InvalidOperationException">The report is about a workflow.</exception>
    string MethodName { get; }

    /// <summary>How the method or the workflow ended, such as <c>succeeded</c> or <c>failed</c>.</summary>
    string ExecutionStatus { get; }

    /// <summary>Why it failed; null when it succeeded.</summary>
    string? ErrorMessage { get; }

    /// <summary>The global arguments.</summary>
    JsonObject GlobalArguments { get; }

    /// <summary>The method's arguments.</summary>
    JsonObject MethodArguments { get; }

    /// <summary>What the method wrote; in reports of workflows what all steps wrote.</summary>
    IReadOnlyList<DataHandle> DataHandles { get; }

    /// <summary>What the model declares that its methods write; empty in reports of workflows.</summary>
    IReadOnlyList<OutputSpecInfo> OutputSpecs { get; }

    /// <summary>Absolute path of a file or folder that came with the extension.</summary>
    /// <param name="relativePath">From the folder of <c>manifest.yaml</c>.</param>
    /// <exception cref="FileNotFoundException">There is no such file, or no manifest.</exception>
    /// <exception cref="ArgumentException">The path leads out of the extension.</exception>
    string ExtensionFile(string relativePath);

    /// <summary>A copy of arguments in which those that their schema marks as sensitive are <c>***</c>.</summary>
    /// <param name="arguments">Arguments, from wherever the report has them.</param>
    /// <param name="areGlobal">Whether they are global arguments, not those of the method.</param>
    JsonObject HideSensitive(JsonObject arguments, bool areGlobal = false);
}
