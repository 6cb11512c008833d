namespace Swamp.Operations.Extensions;

/// <summary>Something that works and should be looked at.</summary>
/// <param name="SourcePath">The file or folder.</param>
/// <param name="Category"><c>manifest</c>, <c>source</c>, <c>shadowed</c> or <c>unbundled</c>.</param>
/// <param name="Message">What it is.</param>
public sealed record ExtensionWarning(string SourcePath, string Category, string Message);
