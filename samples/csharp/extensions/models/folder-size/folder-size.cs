using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Swamp.Sdk;

/// <summary>How much a folder holds.</summary>
[Model("@sample/folder-size", "2026.11.21.1", Reports = ["@sample/largest"])]
public sealed class FolderSize(FolderSize.Settings settings)
{
    /// <param name="Folder">Absolute path of the folder</param>
    public sealed record Settings(string Folder);

    /// <param name="Top">How many of the largest files are kept</param>
    /// <param name="Pattern">Which files count</param>
    public sealed record Measure([property: Range(1, 1000)] int Top = 5, string Pattern = "*");

    public sealed record Measurement(string Folder, long Bytes, int Files, IReadOnlyList<FileSize> Largest);

    // What methods write is declared in static members. The type of the content becomes its schema.
    public static readonly ResourceSpec<Measurement> Measurements = new("measurement") { Description = "Sizes at one moment", GarbageCollection = "20" };

    public static readonly FileSpec Listings = new("listing", "text/csv") { Description = "Every file with its size" };

    /// <summary>Adds up the sizes of the files.</summary>
    [Method]
    public Task<DataHandle> MeasureAsync(Measure arguments, IMethodContext context)
    {
        var files = Files.Below(settings.Folder, arguments.Pattern, context.CancellationToken).ToList();
        context.Log.Information($"{files.Count} files in {settings.Folder}");
        return context.WriteResourceAsync(Measurements, "size", new Measurement(
            settings.Folder, files.Sum(file => file.Bytes), files.Count, [.. files.OrderByDescending(file => file.Bytes).Take(arguments.Top)]));
    }

    /// <summary>Writes a line for every file; a large folder needs no more memory than a small one.</summary>
    [Method("list-files", Kind = MethodKind.Read)]
    public async Task<DataHandle> ListFilesAsync(IMethodContext context)
    {
        var writer = context.CreateFileWriter(Listings, "files");
        foreach (var file in Files.Below(settings.Folder, "*", context.CancellationToken))
        {
            await writer.WriteLineAsync($"\"{file.Path.Replace("\"", "\"\"")}\",{file.Bytes}");
        }

        return await writer.CompleteAsync();
    }

    /// <summary>The folder is there.</summary>
    [Check(Labels = ["prerequisite"])]
    public CheckResult FolderExists() =>
        Directory.Exists(settings.Folder) ? CheckResult.Pass : CheckResult.Fail($"{settings.Folder} is no folder; change it with: swamp model edit");

    /// <summary>'path' is called 'folder' now.</summary>
    [Upgrade("2026.11.21.1")]
    public static JsonObject RenamePath(JsonObject globalArguments)
    {
        if (globalArguments.Remove("path", out var path))
        {
            globalArguments["folder"] = path;
        }

        return globalArguments;
    }
}
