// A file without an attribute such as [Model] is a helper: it is compiled together with the extension beside it.
public sealed record FileSize(string Path, long Bytes);

internal static class Files
{
    public static IEnumerable<FileSize> Below(string folder, string pattern, CancellationToken cancellationToken)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles(pattern, options))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new FileSize(Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'), file.Length);
        }
    }
}
