using Swamp.Engine.Errors;
using Swamp.Extensions.Manifests;
using Swamp.Extensions.Registries;

namespace Swamp.Operations.Registry;

/// <summary>Changes how published versions and extensions stand (EXC-60 to EXC-63).</summary>
internal static class StateHandlers
{
    public static Task<YankResult> YankAsync(YankRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "Say why: whoever has the version will read it.", "--reason \"It loses data\"");
        }

        return ChangeAsync(request, request.Reason, context, cancellationToken);
    }

    public static Task<YankResult> UnyankAsync(YankRequest request, OperationContext context, CancellationToken cancellationToken) =>
        ChangeAsync(request, reason: null, context, cancellationToken);

    public static Task<DeprecateResult> DeprecateAsync(DeprecateRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            throw new SwampException(ErrorCodes.InvalidArgument, "Say why: whoever has the extension will read it.", "--reason \"Nobody maintains it\"");
        }

        return SetAsync(request, isDeprecated: true, context, cancellationToken);
    }

    public static Task<DeprecateResult> UndeprecateAsync(DeprecateRequest request, OperationContext context, CancellationToken cancellationToken) =>
        SetAsync(request, isDeprecated: false, context, cancellationToken);

    public static async Task<PromoteResult> PromoteAsync(PromoteRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        var channel = Channels.Check(request.Channel);
        await using var call = await RegistryCall.OpenAsync(context, request.Registry, cancellationToken);
        var (registry, extension) = await call.FindAsync(request.Name, cancellationToken);
        var version = extension.Find(request.Version) ?? throw RegistryErrors.NoVersion(extension.Name, request.Version, registry.Origin);
        if (Channels.RankOf(channel) <= Channels.RankOf(version.State.Channel))
        {
            throw new SwampException(
                ErrorCodes.InvalidArgument, $"{extension.Name} {version.Version} is in {version.State.Channel}; versions only move on from beta to rc to stable.", "Publish a new version instead.");
        }

        if (!request.DryRun)
        {
            await registry.PromoteAsync(extension.Name, version, channel, cancellationToken);
        }

        return new PromoteResult
        {
            Name = extension.Name,
            Version = version.Version,
            PreviousChannel = version.State.Channel,
            Channel = channel,
            Registry = registry.Origin,
            DryRun = request.DryRun ? true : null,
        };
    }

    private static async Task<YankResult> ChangeAsync(YankRequest request, string? reason, OperationContext context, CancellationToken cancellationToken)
    {
        var (name, only) = ExtensionName.Parse(request.Extension);
        var channel = request.Channel is null ? null : Channels.Check(request.Channel);
        await using var call = await RegistryCall.OpenAsync(context, request.Registry, cancellationToken);
        var (registry, extension) = await call.FindAsync(name, cancellationToken);
        if (only is not null && extension.Find(only) is null && (extension.TellsYanked || reason is not null))
        {
            throw RegistryErrors.NoVersion(name, only, registry.Origin);
        }

        var versions = extension.Versions
            .Where(v => (only is null || v.Version == only) && (channel is null || v.State.Channel == channel) && (v.State.YankReason is null) != (reason is null)).ToList();
        var isUnknown = reason is null && !extension.TellsYanked;
        if (!request.DryRun && (versions.Count > 0 || isUnknown))
        {
            await registry.YankAsync(name, new YankedVersions(only, channel, versions), reason, context.Host.Clock.GetUtcNow(), cancellationToken);
        }

        IReadOnlyList<string> changed = isUnknown && only is not null ? [only] : [.. versions.Select(static v => v.Version)];
        return new YankResult { Name = name, Versions = changed, Reason = reason, Registry = registry.Origin, DryRun = request.DryRun ? true : null };
    }

    private static async Task<DeprecateResult> SetAsync(DeprecateRequest request, bool isDeprecated, OperationContext context, CancellationToken cancellationToken)
    {
        await using var call = await RegistryCall.OpenAsync(context, request.Registry, cancellationToken);
        var (registry, extension) = await call.FindAsync(request.Name, cancellationToken);
        if (isDeprecated && request.SupersededBy is { } other)
        {
            ExtensionName.Parse(other);
        }

        if (!request.DryRun)
        {
            var state = isDeprecated
                ? new ExtensionState { DeprecationReason = request.Reason, SupersededBy = request.SupersededBy, DeprecatedAt = context.Host.Clock.GetUtcNow() }
                : new ExtensionState();
            await registry.SetStateAsync(extension.Name, state, cancellationToken);
        }

        return new DeprecateResult
        {
            Name = extension.Name,
            Deprecated = isDeprecated,
            Reason = isDeprecated ? request.Reason : null,
            SupersededBy = isDeprecated ? request.SupersededBy : null,
            Registry = registry.Origin,
            DryRun = request.DryRun ? true : null,
        };
    }
}
