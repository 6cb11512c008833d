namespace Swamp.Operations.Extensions;

/// <summary>A file that cannot be used.</summary>
/// <param name="SourcePath">Path, relative to the repository where it lies in it.</param>
/// <param name="Kind"><c>model</c>, <c>extension</c>, <c>vault</c>, <c>datastore</c>, <c>driver</c> or <c>report</c>.</param>
/// <param name="State"><c>BundleBuildFailed</c>, <c>ValidationFailed</c> or <c>EntryPointUnreadable</c> (EXT-42).</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record ExtensionFailure(string SourcePath, string Kind, string State, string Reason, string Fix);
