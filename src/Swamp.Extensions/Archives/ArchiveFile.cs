namespace Swamp.Extensions.Archives;

/// <summary>A file of an extension's archive.</summary>
/// <param name="Path">Path below the archive's root, with slashes: <c>models/pod.ts</c>.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="IsExecutable">Whether it may be run.</param>
public sealed record ArchiveFile(string Path, ReadOnlyMemory<byte> Content, bool IsExecutable = false);
