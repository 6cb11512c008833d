using Swamp.Engine.Errors;
using Swamp.Extensions.Sources;
using Swamp.Operations.Sessions;

namespace Swamp.Operations.Extensions;

/// <summary>Operations on extensions.</summary>
public static class ExtensionOperations
{
    /// <summary>Uses a folder of extensions (EXC-75).</summary>
    public static Operation<SourceAddRequest, SourceChangeResult> AddSource { get; } = new()
    {
        Name = "extension.source.add",
        Summary = "Use extensions from a folder elsewhere, as they are there.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.NotFound, ErrorCodes.Conflict, ErrorCodes.InvalidDocument],
        Request = static () => ExtensionJsonContext.Default.SourceAddRequest,
        Result = static () => ExtensionJsonContext.Default.SourceChangeResult,
        Handler = static (request, context, cancellationToken) =>
            ChangeAsync("added", request.DryRun, context, sources => sources.AddAsync(request.Path, request.Only, request.DryRun, cancellationToken), cancellationToken),
    };

    /// <summary>Uses a folder no longer (EXC-76).</summary>
    public static Operation<SourceRemoveRequest, SourceChangeResult> RemoveSource { get; } = new()
    {
        Name = "extension.source.rm",
        Summary = "No longer use extensions from a folder elsewhere.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.NotFound, ErrorCodes.InvalidDocument],
        Request = static () => ExtensionJsonContext.Default.SourceRemoveRequest,
        Result = static () => ExtensionJsonContext.Default.SourceChangeResult,
        Handler = static (request, context, cancellationToken) =>
            ChangeAsync("removed", request.DryRun, context, sources => sources.RemoveAsync(request.Path, request.DryRun, cancellationToken), cancellationToken),
    };

    /// <summary>Lists the folders (EXC-77).</summary>
    public static Operation<SourceListRequest, SourceListResult> ListSources { get; } = new()
    {
        Name = "extension.source.list",
        Summary = "List the folders that extensions are used from.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.InvalidDocument],
        Request = static () => ExtensionJsonContext.Default.SourceListRequest,
        Result = static () => ExtensionJsonContext.Default.SourceListResult,
        Handler = static async (_, context, cancellationToken) =>
        {
            await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
            return new SourceListResult([.. SourcesOf(session).List().Select(static s => new SourceItem
            {
                Path = s.Source.Path,
                Only = s.Source.Only,
                ExpandedPaths = s.ExpandedPaths,
                Status = s.Status,
                ResolvedKinds = s.Kinds.Count > 0 ? s.Kinds : null,
            })]);
        },
    };

    /// <summary>Looks for what is wrong with extensions (EXC-80).</summary>
    public static Operation<DoctorExtensionsRequest, DoctorExtensionsResult> Doctor { get; } = new()
    {
        Name = "doctor.extensions",
        Summary = "Load every extension, and say what is wrong with which file and how to mend it.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.MissingDependencies],
        Request = static () => ExtensionJsonContext.Default.DoctorExtensionsRequest,
        Result = static () => ExtensionJsonContext.Default.DoctorExtensionsResult,
        Handler = DoctorExtensionsHandler.RunAsync,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } = [AddSource, RemoveSource, ListSources, Doctor];

    private static LocalSources SourcesOf(RepositorySession session) => new(session.Layout, session.Marker, session.Environment);

    private static async Task<SourceChangeResult> ChangeAsync(
        string action, bool isDryRun, OperationContext context, Func<LocalSources, Task<(LocalSource Source, int Total)>> change, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var (source, total) = await change(SourcesOf(session));
        return new SourceChangeResult { Action = action, Path = source.Path, Only = source.Only, TotalSources = total, InstalledSkills = source.InstalledSkills, DryRun = isDryRun ? true : null };
    }
}
