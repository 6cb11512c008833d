using System.Globalization;
using System.IO.Enumeration;

namespace Swamp.Storage.Files;

/// <summary>Lists folders that other processes change meanwhile: one that is missing, or vanishes before it is opened, is empty.</summary>
internal static class FolderListing
{
    /// <summary>The folders in a folder.</summary>
    /// <exception cref="Swamp.Engine.Errors.SwampException">The folder may not be read.</exception>
    public static List<DirectoryInfo> Folders(string folder) => List(folder, static (f, _, _) => f.EnumerateDirectories());

    /// <summary>The positive numbers that folders in a folder have as names, in no order. Looks at the names only: an item may have thousands of versions.</summary>
    /// <exception cref="Swamp.Engine.Errors.SwampException">The folder may not be read.</exception>
    public static List<int> Numbers(string folder) => Guarded(folder, static path => new FileSystemEnumerable<int>(
        path, static (ref entry) => Number(entry.FileName), new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false })
    {
        ShouldIncludePredicate = static (ref entry) => Number(entry.FileName) > 0 && entry.IsDirectory,
    });

    /// <summary>Absolute paths of the files in a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="pattern">What their names are like.</param>
    /// <param name="search">Whether to look in folders below as well.</param>
    /// <exception cref="Swamp.Engine.Errors.SwampException">A folder may not be read.</exception>
    public static List<string> Files(string folder, string pattern, SearchOption search) =>
        List(folder, pattern, search, static (f, p, s) => f.EnumerateFiles(p, s)).ConvertAll(f => f.FullName);

    /// <summary>The files and folders in a folder.</summary>
    /// <exception cref="Swamp.Engine.Errors.SwampException">The folder may not be read.</exception>
    public static List<FileSystemInfo> Entries(string folder, string pattern) =>
        List(folder, pattern, SearchOption.TopDirectoryOnly, static (f, p, s) => f.EnumerateFileSystemInfos(p, s));

    private static List<T> List<T>(string folder, Func<DirectoryInfo, string, SearchOption, IEnumerable<T>> enumerate) =>
        List(folder, "*", SearchOption.TopDirectoryOnly, enumerate);

    private static List<T> List<T>(string folder, string pattern, SearchOption search, Func<DirectoryInfo, string, SearchOption, IEnumerable<T>> enumerate) =>
        Guarded(folder, path => enumerate(new DirectoryInfo(path), pattern, search));

    private static int Number(ReadOnlySpan<char> name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static List<T> Guarded<T>(string folder, Func<string, IEnumerable<T>> enumerate)
    {
        try
        {
            return [.. enumerate(folder)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception error) when (StorageErrors.IsRefusal(error))
        {
            throw StorageErrors.Refused("list a folder", folder, error);
        }
    }
}
