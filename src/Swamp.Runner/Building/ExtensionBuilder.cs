using System.Text;
using Swamp.Runner.Conversation;

namespace Swamp.Runner.Building;

/// <summary>Makes an assembly of the source of an extension.</summary>
internal static class ExtensionBuilder
{
    /// <summary>Compiles and writes the assembly, its symbols, its documentation and what its packages bring along.</summary>
    /// <exception cref="ShapeException">The source is wrong; the message has file, line and column.</exception>
    public static async Task BuildAsync(BuildRequest request, CancellationToken cancellationToken)
    {
        var texts = new List<(string Path, string Text)>();
        foreach (var path in request.Sources)
        {
            texts.Add((path, await ReadAsync(request, path, cancellationToken)));
        }

        var packages = texts.SelectMany(t => SourceDirectives.Packages(t.Text, Shown(request, t.Path))).Distinct().ToList();
        Directory.CreateDirectory(Path.GetDirectoryName(request.Output)!);
        var restored = packages.Count > 0 ? await PackageRestore.RestoreAsync(packages, request, cancellationToken) : RestoredPackages.None;
        var compiled = SourceCompiler.Compile(request, texts, restored.Compile, cancellationToken);

        await WriteAsync(Path.ChangeExtension(request.Output, ".pdb"), compiled.Symbols, cancellationToken);
        await WriteAsync(Path.ChangeExtension(request.Output, ".xml"), compiled.Documentation, cancellationToken);
        await WriteAsync(request.Output, compiled.Assembly, cancellationToken);
    }

    /// <summary>How messages name a file.</summary>
    public static string Shown(BuildRequest request, string path) => Path.GetRelativePath(request.Repository, path).Replace('\\', '/');

    private static async Task<string> ReadAsync(BuildRequest request, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, Encoding.UTF8, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ShapeException($"{Shown(request, path)} is included and does not exist.");
        }
    }

    /// <summary>By way of another name, so that a process that builds the same at the same time sees all or nothing.</summary>
    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}";
        await File.WriteAllBytesAsync(draft, content, cancellationToken);
        File.Move(draft, path, overwrite: true);
    }
}
