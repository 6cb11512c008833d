using System.Globalization;
using System.IO.Enumeration;

namespace Swamp.Storage.Files;

/// <summary>Lists folders that other processes change meanwhile: one that is missing, or vanishes before it is opened, is empty.</summary>
internal static class FolderListing
{
    private static readonly EnumerationOptions s_everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>The folders in a folder.</summary>
    /// <exception cref="Swamp.Engine.Errors.SwampException">The folder may not be read.</exception>
    public static List<DirectoryInfo> Folders(string folder) => List(folder, static (f, _, _) => f.EnumerateDirectories());

    /// <summary>The folders in a folder whose names are positive whole numbers, in any order. Asks the system for nothing but the names.</summary>
    /// <exception cref="Swamp.Engine.Errors.SwampException">The folder may not be read.</exception>
    public static List<int> Numbers(string folder)
    {
        try
        {
            return
            [
                .. new FileSystemEnumerable<int>(folder, static (ref entry) => NumberOf(ref entry), s_everything)
                {
                    ShouldIncludePredicate = static (ref entry) => NumberOf(ref entry) > 0 && entry.IsDirectory,
                },
            ];
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

    private static int NumberOf(ref FileSystemEntry entry) =>
        int.TryParse(entry.FileName, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

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

    private static List<T> List<T>(string folder, string pattern, SearchOption search, Func<DirectoryInfo, string, SearchOption, IEnumerable<T>> enumerate)
    {
        try
        {
            return [.. enumerate(new DirectoryInfo(folder), pattern, search)];
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
