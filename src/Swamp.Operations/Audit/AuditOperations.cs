using Swamp.Engine.Agents;
using Swamp.Engine.Audit;
using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;

namespace Swamp.Operations.Audit;

/// <summary>Operations on the record of what AI tools ran (AUD-1 to AUD-14).</summary>
public static class AuditOperations
{
    /// <summary>The tool without hooks to record with.</summary>
    private const string Unsupported = "codex";

    /// <summary>Longest time that can be looked back, in hours: a year. Records are kept for seven days.</summary>
    private const double MaxHours = 24 * 366;

    /// <summary>Records a command; never fails (AUD-1).</summary>
    public static Operation<AuditRecordRequest, AuditRecordResult> Record { get; } = new()
    {
        Name = "audit.record",
        Summary = "Record a shell command that an AI tool ran; called by the tool's hooks.",
        Access = AccessLevel.Write,
        NeedsRepository = false,
        Request = static () => AuditJsonContext.Default.AuditRecordRequest,
        Result = static () => AuditJsonContext.Default.AuditRecordResult,
        Handler = RecordAsync,
    };

    /// <summary>Shows the recorded commands.</summary>
    public static Operation<AuditListRequest, AuditListResult> List { get; } = new()
    {
        Name = "audit.list",
        Summary = "Show the shell commands that AI tools ran here.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.InvalidArgument],
        Request = static () => AuditJsonContext.Default.AuditListRequest,
        Result = static () => AuditJsonContext.Default.AuditListResult,
        Handler = ListAsync,
    };

    /// <summary>All operations of this feature.</summary>
    public static IReadOnlyList<Operation> All { get; } = [Record, List];

    private static async Task<AuditRecordResult> RecordAsync(AuditRecordRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        try
        {
            if (HookPayload.Read(request.Tool, request.Payload) is not { } call || FolderFor(call, context) is not { } folder)
            {
                return new AuditRecordResult { Recorded = false };
            }

            await new CommandLog(folder, context.Host.Clock).AppendAsync(call, cancellationToken);
            return new AuditRecordResult { Recorded = true };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or SwampException)
        {
            // A hook that fails would stop the tool's own work.
            return new AuditRecordResult { Recorded = false };
        }
    }

    /// <summary>The audit folder: of the repository that was named, that the hook's folder lies in, or that the caller is in (AUD-3).</summary>
    private static string? FolderFor(HookCall call, OperationContext context)
    {
        var environment = SwampEnvironment.From(context.Host.Variables);
        string?[] candidates =
        [
            context.Call.RepositoryDirectory,
            call.Cwd is { } cwd && Path.IsPathRooted(cwd) ? new RepositoryLocator(SwampEnvironment.Empty, cwd).Resolve(null) : null,
            new RepositoryLocator(environment, context.Call.WorkingDirectory).Resolve(null),
        ];
        var root = Array.Find(candidates, static candidate => candidate is not null && File.Exists(Path.Combine(candidate, ".swamp.yaml")));
        return root is null ? null : new RepositoryLayout(root).Audit;
    }

    private static async Task<AuditListResult> ListAsync(AuditListRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        if (double.IsNaN(request.Hours) || request.Hours is <= 0 or > MaxHours)
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument, $"The number of hours must be more than 0 and at most {MaxHours}.", "swamp audit --hours 24");
        }

        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var tool = session.Marker.Tools.Count > 0 ? session.Marker.Tools[0] : AgentTools.Default;
        if (tool == Unsupported)
        {
            return new AuditListResult { Supported = false, Tool = tool, Message = $"{tool} has no hooks, so its commands are not recorded" };
        }

        var log = new CommandLog(session.Layout.Audit, context.Host.Clock);
        var records = await log.ReadAsync(context.Host.Clock.GetUtcNow().AddHours(-request.Hours), cancellationToken);
        var filter = new AuditFilter { All = request.All, Session = request.Session, IncludeDiagnostic = request.IncludeDiagnostic };
        var entries = filter.Apply(records);
        if (entries.Count == 0)
        {
            return new AuditListResult
            {
                Message = $"No commands were recorded in the last {request.Hours} hours. If there should be some, run: swamp repo upgrade, then swamp doctor audit",
            };
        }

        return new AuditListResult
        {
            Entries = entries,
            TotalSwamp = entries.Count(static entry => entry.Source == "swamp"),
            TotalDirect = entries.Count(static entry => entry.Source == "direct"),
            HoursAnalyzed = request.Hours,
        };
    }
}
