using Swamp.Engine.Errors;

namespace Swamp.Operations.Registry;

/// <summary>Operations on extensions that travel.</summary>
public static class RegistryOperations
{
    /// <summary>Pack an extension and publish it in a registry (EXC-40).</summary>
    public static Operation<PushRequest, PushResult> Push { get; } = new()
    {
        Name = "extension.push",
        Summary = "Pack an extension and publish it in a registry.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.InvalidDocument, ErrorCodes.NotFound, ErrorCodes.Conflict, ErrorCodes.ExtensionRefused, ErrorCodes.RegistryFailed, ErrorCodes.Unauthorized, ErrorCodes.RateLimited, ErrorCodes.TimedOut],
        Request = static () => RegistryJsonContext.Default.PushRequest,
        Result = static () => RegistryJsonContext.Default.PushResult,
        Handler = PushHandler.RunAsync,
    };

    /// <summary>Install an extension, and what it needs, from a registry (EXC-10).</summary>
    public static Operation<PullRequest, PullResult> Pull { get; } = new()
    {
        Name = "extension.pull",
        Summary = "Install an extension, and what it needs, from a registry.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.NotFound, ErrorCodes.Conflict, ErrorCodes.DependencyConflict, ErrorCodes.IntegrityFailed, ErrorCodes.InvalidArchive, ErrorCodes.RegistryFailed, ErrorCodes.Unauthorized, ErrorCodes.RateLimited, ErrorCodes.TimedOut, ErrorCodes.LockTimeout, ErrorCodes.FileSystem],
        Request = static () => RegistryJsonContext.Default.PullRequest,
        Result = static () => RegistryJsonContext.Default.PullResult,
        Handler = PullHandler.RunAsync,
    };

    /// <summary>Install exactly the extensions that the lockfile names (EXC-13).</summary>
    public static Operation<InstallRequest, InstallResult> Install { get; } = new()
    {
        Name = "extension.install",
        Summary = "Install exactly the extensions that the lockfile names.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidDocument, ErrorCodes.LockTimeout],
        Request = static () => RegistryJsonContext.Default.InstallRequest,
        Result = static () => RegistryJsonContext.Default.InstallResult,
        Handler = InstallHandler.RunAsync,
    };

    /// <summary>List the installed extensions (EXC-15).</summary>
    public static Operation<ListExtensionsRequest, ListExtensionsResult> List { get; } = new()
    {
        Name = "extension.list",
        Summary = "List the installed extensions.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.InvalidDocument],
        Request = static () => RegistryJsonContext.Default.ListExtensionsRequest,
        Result = static () => RegistryJsonContext.Default.ListExtensionsResult,
        Handler = InstalledHandlers.ListAsync,
    };

    /// <summary>Search the registries for extensions (EXC-20).</summary>
    public static Operation<SearchExtensionsRequest, SearchExtensionsResult> Search { get; } = new()
    {
        Name = "extension.search",
        Summary = "Search the registries for extensions.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.RegistryFailed, ErrorCodes.Unauthorized, ErrorCodes.RateLimited, ErrorCodes.TimedOut],
        Request = static () => RegistryJsonContext.Default.SearchExtensionsRequest,
        Result = static () => RegistryJsonContext.Default.SearchExtensionsResult,
        Handler = SearchHandlers.SearchAsync,
    };

    /// <summary>Show what a registry knows of an extension (EXC-21).</summary>
    public static Operation<ExtensionInfoRequest, ExtensionInfoResult> Info { get; } = new()
    {
        Name = "extension.info",
        Summary = "Show what a registry knows of an extension.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.NotFound, ErrorCodes.RegistryFailed, ErrorCodes.Unauthorized, ErrorCodes.RateLimited, ErrorCodes.TimedOut],
        Request = static () => RegistryJsonContext.Default.ExtensionInfoRequest,
        Result = static () => RegistryJsonContext.Default.ExtensionInfoResult,
        Handler = InfoHandler.RunAsync,
    };

    /// <summary>Take an installed extension out (EXC-14).</summary>
    public static Operation<RemoveExtensionRequest, RemoveExtensionResult> Remove { get; } = new()
    {
        Name = "extension.rm",
        Summary = "Take an installed extension out.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.NotFound, ErrorCodes.LockTimeout, ErrorCodes.FileSystem],
        Request = static () => RegistryJsonContext.Default.RemoveExtensionRequest,
        Result = static () => RegistryJsonContext.Default.RemoveExtensionResult,
        Handler = InstalledHandlers.RemoveAsync,
    };

    /// <summary>Show which installed extensions have a newer version, or were yanked or deprecated (EXC-34).</summary>
    public static Operation<OutdatedRequest, OutdatedResult> Outdated { get; } = new()
    {
        Name = "extension.outdated",
        Summary = "Show which installed extensions have a newer version, or were yanked or deprecated.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.InvalidDocument],
        Request = static () => RegistryJsonContext.Default.OutdatedRequest,
        Result = static () => RegistryJsonContext.Default.OutdatedResult,
        Handler = UpdateHandlers.OutdatedAsync,
    };

    /// <summary>Update installed extensions to the latest version of the channel that they follow (EXC-30).</summary>
    public static Operation<UpdateRequest, UpdateResult> Update { get; } = new()
    {
        Name = "extension.update",
        Summary = "Update installed extensions to the latest version of the channel that they follow.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.NotFound, ErrorCodes.LockTimeout],
        Request = static () => RegistryJsonContext.Default.UpdateRequest,
        Result = static () => RegistryJsonContext.Default.UpdateResult,
        Handler = UpdateHandlers.UpdateAsync,
    };

    /// <summary>Show the version that an extension should be published under next (EXC-22).</summary>
    public static Operation<NextVersionRequest, NextVersionResult> Version { get; } = new()
    {
        Name = "extension.version",
        Summary = "Show the version that an extension should be published under next.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.NotFound, ErrorCodes.InvalidDocument, ErrorCodes.RegistryFailed, ErrorCodes.Unauthorized, ErrorCodes.TimedOut],
        Request = static () => RegistryJsonContext.Default.NextVersionRequest,
        Result = static () => RegistryJsonContext.Default.NextVersionResult,
        Handler = SearchHandlers.NextVersionAsync,
    };

    /// <summary>Make versions of an extension unavailable to whoever has not installed them yet (EXC-60).</summary>
    public static Operation<YankRequest, YankResult> Yank { get; } = new()
    {
        Name = "extension.yank",
        Summary = "Make versions of an extension unavailable to whoever has not installed them yet.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.NotFound, ErrorCodes.RegistryFailed, ErrorCodes.Unauthorized, ErrorCodes.TimedOut],
        Request = static () => RegistryJsonContext.Default.YankRequest,
        Result = static () => RegistryJsonContext.Default.YankResult,
        Handler = StateHandlers.YankAsync,
    };

    /// <summary>Make yanked versions of an extension available again (EXC-61).</summary>
    public static Operation<YankRequest, YankResult> Unyank { get; } = new()
    {
        Name = "extension.unyank",
        Summary = "Make yanked versions of an extension available again.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.NotFound, ErrorCodes.RegistryFailed, ErrorCodes.Unauthorized, ErrorCodes.TimedOut],
        Request = static () => RegistryJsonContext.Default.YankRequest,
        Result = static () => RegistryJsonContext.Default.YankResult,
        Handler = StateHandlers.UnyankAsync,
    };

    /// <summary>Tell everybody who uses an extension to use it no longer (EXC-62).</summary>
    public static Operation<DeprecateRequest, DeprecateResult> Deprecate { get; } = new()
    {
        Name = "extension.deprecate",
        Summary = "Tell everybody who uses an extension to use it no longer.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.NotFound, ErrorCodes.RegistryFailed, ErrorCodes.Unauthorized, ErrorCodes.TimedOut],
        Request = static () => RegistryJsonContext.Default.DeprecateRequest,
        Result = static () => RegistryJsonContext.Default.DeprecateResult,
        Handler = StateHandlers.DeprecateAsync,
    };

    /// <summary>Take back that an extension is deprecated (EXC-62).</summary>
    public static Operation<DeprecateRequest, DeprecateResult> Undeprecate { get; } = new()
    {
        Name = "extension.undeprecate",
        Summary = "Take back that an extension is deprecated.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.NotFound, ErrorCodes.RegistryFailed, ErrorCodes.Unauthorized, ErrorCodes.TimedOut],
        Request = static () => RegistryJsonContext.Default.DeprecateRequest,
        Result = static () => RegistryJsonContext.Default.DeprecateResult,
        Handler = StateHandlers.UndeprecateAsync,
    };

    /// <summary>Move a version from beta to rc, or to stable (EXC-63).</summary>
    public static Operation<PromoteRequest, PromoteResult> Promote { get; } = new()
    {
        Name = "extension.promote",
        Summary = "Move a version from beta to rc, or to stable.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.NotFound, ErrorCodes.RegistryFailed, ErrorCodes.Unauthorized, ErrorCodes.TimedOut],
        Request = static () => RegistryJsonContext.Default.PromoteRequest,
        Result = static () => RegistryJsonContext.Default.PromoteResult,
        Handler = StateHandlers.PromoteAsync,
    };

    /// <summary>Look at how the sources of an extension are written, and mend it (EXC-50).</summary>
    public static Operation<FormatRequest, FormatResult> Format { get; } = new()
    {
        Name = "extension.fmt",
        Summary = "Look at how the sources of an extension are written, and mend it.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.InvalidDocument, ErrorCodes.NotFound, ErrorCodes.TimedOut],
        Request = static () => RegistryJsonContext.Default.FormatRequest,
        Result = static () => RegistryJsonContext.Default.FormatResult,
        Handler = QualityHandlers.FormatAsync,
    };

    /// <summary>Score an extension before it is published (EXC-51).</summary>
    public static Operation<QualityRequest, QualityResult> Quality { get; } = new()
    {
        Name = "extension.quality",
        Summary = "Score an extension before it is published.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.InvalidDocument, ErrorCodes.NotFound, ErrorCodes.ExtensionRefused],
        Request = static () => RegistryJsonContext.Default.QualityRequest,
        Result = static () => RegistryJsonContext.Default.QualityResult,
        Handler = QualityHandlers.ScoreAsync,
    };

    /// <summary>List the collectives whose extensions are installed without a question (EXC-70).</summary>
    public static Operation<TrustListRequest, TrustListResult> ListTrusted { get; } = new()
    {
        Name = "extension.trust.list",
        Summary = "List the collectives whose extensions are installed without a question.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.InvalidDocument],
        Request = static () => RegistryJsonContext.Default.TrustListRequest,
        Result = static () => RegistryJsonContext.Default.TrustListResult,
        Handler = TrustHandlers.ListAsync,
    };

    /// <summary>Trust the extensions of a collective (EXC-71).</summary>
    public static Operation<TrustChangeRequest, TrustChangeResult> Trust { get; } = new()
    {
        Name = "extension.trust.add",
        Summary = "Trust the extensions of a collective.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.Conflict],
        Request = static () => RegistryJsonContext.Default.TrustChangeRequest,
        Result = static () => RegistryJsonContext.Default.TrustChangeResult,
        Handler = TrustHandlers.AddAsync,
    };

    /// <summary>No longer trust the extensions of a collective (EXC-71).</summary>
    public static Operation<TrustChangeRequest, TrustChangeResult> Distrust { get; } = new()
    {
        Name = "extension.trust.rm",
        Summary = "No longer trust the extensions of a collective.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.NotFound],
        Request = static () => RegistryJsonContext.Default.TrustChangeRequest,
        Result = static () => RegistryJsonContext.Default.TrustChangeResult,
        Handler = TrustHandlers.RemoveAsync,
    };

    /// <summary>Trust the user's own collectives too, or no longer (EXC-72).</summary>
    public static Operation<AutoTrustRequest, AutoTrustResult> AutoTrust { get; } = new()
    {
        Name = "extension.trust.auto-trust",
        Summary = "Trust your own collectives too, or no longer.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument],
        Request = static () => RegistryJsonContext.Default.AutoTrustRequest,
        Result = static () => RegistryJsonContext.Default.AutoTrustResult,
        Handler = TrustHandlers.AutoTrustAsync,
    };

    /// <summary>List the keys whose signatures are believed.</summary>
    public static Operation<KeyListRequest, KeyListResult> ListKeys { get; } = new()
    {
        Name = "extension.trust.key.list",
        Summary = "List the keys whose signatures are believed.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.InvalidDocument],
        Request = static () => RegistryJsonContext.Default.KeyListRequest,
        Result = static () => RegistryJsonContext.Default.KeyListResult,
        Handler = KeyHandlers.ListAsync,
    };

    /// <summary>Believe the signatures of a key.</summary>
    public static Operation<KeyAddRequest, KeyChangeResult> TrustKey { get; } = new()
    {
        Name = "extension.trust.key.add",
        Summary = "Believe the signatures of a key.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.InvalidDocument],
        Request = static () => RegistryJsonContext.Default.KeyAddRequest,
        Result = static () => RegistryJsonContext.Default.KeyChangeResult,
        Handler = KeyHandlers.AddAsync,
    };

    /// <summary>No longer believe the signatures of a key.</summary>
    public static Operation<KeyRemoveRequest, KeyChangeResult> DistrustKey { get; } = new()
    {
        Name = "extension.trust.key.rm",
        Summary = "No longer believe the signatures of a key.",
        Access = AccessLevel.Write,
        Errors = [ErrorCodes.NotFound, ErrorCodes.InvalidDocument],
        Request = static () => RegistryJsonContext.Default.KeyRemoveRequest,
        Result = static () => RegistryJsonContext.Default.KeyChangeResult,
        Handler = KeyHandlers.RemoveAsync,
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        Push, Format, Quality, Pull, Install, List, Search, Info, Remove, Outdated, Update, Version, Yank, Unyank, Deprecate, Undeprecate, Promote, ListTrusted, Trust, Distrust, AutoTrust,
        ListKeys, TrustKey, DistrustKey,
    ];
}
