using Swamp.Engine.Execution;
using Swamp.Engine.Reports;

namespace Swamp.Operations.Execution;

/// <summary>Runs a method.</summary>
internal static class RunMethodHandler
{
    public static async Task<RunMethodResult> RunAsync(RunMethodRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenRepositoryAsync(cancellationToken);
        var result = await session.CreateMethodRunner().RunAsync(RequestOf(request), new EventObserver(context.Events), cancellationToken);
        return new RunMethodResult
        {
            ModelId = result.Definition.Id,
            ModelName = result.Definition.Name,
            ModelType = result.Definition.Type.Normalized,
            MethodName = result.MethodName,
            Status = result.Succeeded ? "succeeded" : "failed",
            Duration = (long)result.Duration.TotalMilliseconds,
            OutputId = result.OutputId,
            LogFile = result.LogFile,
            DataArtifacts = [.. result.Data.Select(d => new DataArtifactView(d.Handle.Id, d.Handle.Name, d.Handle.Path, d.Attributes))],
            Reports = result.Reports?.ToDictionary(r => r.Name, r => new ReportView(r.Name, r.Scope, r.Success, r.Markdown, r.Json, r.Error), StringComparer.Ordinal),
            GlobalArguments = result.GlobalArguments,
            MethodArguments = result.MethodArguments,
            InitiatedBy = result.InitiatedBy,
            Driver = DriverView.Of(result.Driver),
        };
    }

    private static MethodRunRequest RequestOf(RunMethodRequest request) => new()
    {
        Target = request.Model,
        Method = request.Method,
        DefinitionName = request.DefinitionName,
        Inputs = request.Inputs ?? [],
        Tags = request.Tags ?? new Dictionary<string, string>(),
        Checks = new CheckSelection { SkipAll = request.SkipAllChecks, SkipNames = request.SkipCheckNames ?? [], SkipLabels = request.SkipCheckLabels ?? [] },
        Reports = new ReportSelection
        {
            SkipAll = request.SkipAllReports,
            SkipNames = request.SkipReportNames ?? [],
            SkipLabels = request.SkipReportLabels ?? [],
            OnlyNames = request.ReportNames ?? [],
            OnlyLabels = request.ReportLabels ?? [],
        },
        Timeout = request.TimeoutMs is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
        Driver = DriverView.Setting(request.Driver, request.DriverConfig),
        UseLastEvaluated = request.LastEvaluated,
    };
}
