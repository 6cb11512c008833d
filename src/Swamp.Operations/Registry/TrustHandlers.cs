using System.Text.RegularExpressions;
using Swamp.Engine.Errors;
using Swamp.Engine.Repositories;

namespace Swamp.Operations.Registry;

/// <summary>The collectives that a repository trusts (EXC-70, EXC-71).</summary>
internal static partial class TrustHandlers
{
    public static async Task<TrustListResult> ListAsync(TrustListRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        return new TrustListResult
        {
            Explicit = session.Marker.TrustedCollectives,
            Membership = session.Membership,
            Resolved = session.TrustedCollectives,
            TrustMemberCollectives = session.Marker.TrustMemberCollectives,
        };
    }

    public static Task<TrustChangeResult> AddAsync(TrustChangeRequest request, OperationContext context, CancellationToken cancellationToken) => ChangeAsync(
        "added",
        request,
        context,
        (collective, all) => all.Contains(collective)
            ? throw new SwampException(ErrorCodes.Conflict, $"The collective {collective} is trusted already.", "swamp extension trust list")
            : [.. all, collective],
        cancellationToken);

    public static Task<TrustChangeResult> RemoveAsync(TrustChangeRequest request, OperationContext context, CancellationToken cancellationToken) => ChangeAsync(
        "removed",
        request,
        context,
        (collective, all) => all.Contains(collective)
            ? [.. all.Where(c => c != collective)]
            : throw new SwampException(ErrorCodes.NotFound, $"The collective {collective} is not trusted.", "swamp extension trust list"),
        cancellationToken);

    public static async Task<AutoTrustResult> AutoTrustAsync(AutoTrustRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        var isOn = request.Value.ToLowerInvariant() switch
        {
            "true" or "on" or "enable" => true,
            "false" or "off" or "disable" => false,
            _ => throw new SwampException(ErrorCodes.InvalidArgument, $"'{request.Value}' is neither on nor off.", "swamp extension trust auto-trust on"),
        };
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        if (!request.DryRun)
        {
            await MarkerFile.Load(session.Layout.Root).With(new MarkerEdit { TrustMemberCollectives = isOn }).SaveAsync(cancellationToken);
        }

        return new AutoTrustResult { TrustMemberCollectives = isOn, DryRun = request.DryRun ? true : null };
    }

    /// <summary>Whether a text is the name of a collective.</summary>
    internal static bool IsCollective(string name) => Collective().IsMatch(name);

    /// <summary>The name of a collective itself when it is one.</summary>
    internal static string CheckCollective(string name) => Collective().IsMatch(name) ? name : throw new SwampException(
        ErrorCodes.InvalidArgument, $"'{name}' is no name of a collective.", "Write it without @, in lower case: swamp extension trust add acme");

    private static async Task<TrustChangeResult> ChangeAsync(
        string action, TrustChangeRequest request, OperationContext context, Func<string, IReadOnlyList<string>, IReadOnlyList<string>> change, CancellationToken cancellationToken)
    {
        CheckCollective(request.Collective);
        await using var session = await context.OpenWithoutDatastoreAsync(cancellationToken);
        var file = MarkerFile.Load(session.Layout.Root);
        var trusted = change(request.Collective, file.Marker.TrustedCollectives);
        if (!request.DryRun)
        {
            await file.With(new MarkerEdit { TrustedCollectives = trusted }).SaveAsync(cancellationToken);
        }

        return new TrustChangeResult { Action = action, Collective = request.Collective, TrustedCollectives = trusted, DryRun = request.DryRun ? true : null };
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9_-]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Collective();
}
