using System.Globalization;
using System.Text;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Extensions.Archives;
using Swamp.Extensions.Packing;

namespace Swamp.Extensions.Gates;

/// <summary>What sources in TypeScript have to pass before they are published (EXT-76): no dynamic imports, and what Deno's formatter and linter say.</summary>
public sealed class SourceGate
{
    private const int MostPlaces = 20;

    private readonly GateMemory memory;
    private readonly string tools;

    internal SourceGate(GateMemory memory, string tools) => (this.memory, this.tools) = (memory, tools);

    /// <summary>What is not as it should be; empty when all is well. What passed before and did not change since is not looked at again.</summary>
    /// <param name="files">Absolute paths of the sources.</param>
    /// <param name="folder">Absolute folder of the manifest.</param>
    /// <param name="open">Finds the formatter and the linter; not called when nothing has to be asked of them.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SwampException">A file cannot be read, or the tools cannot be had.</exception>
    public async Task<IReadOnlyList<StyleIssue>> CheckAsync(IReadOnlyList<string> files, string folder, Func<CancellationToken, Task<SourceStyle>> open, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(open);
        if (files.Count == 0)
        {
            return [];
        }

        var state = new StringBuilder($"swamp-gates 1\n{tools}\n");
        var places = new List<string>();
        var mayKeep = true;
        foreach (var file in SourceStyle.ConfigurationsIn(folder))
        {
            var content = await ReadAsync(file, cancellationToken);
            Add(state, folder, file, content);

            // A plugin is code of its own, which may say something else the next time.
            mayKeep &= !Encoding.UTF8.GetString(content).Contains("\"plugins\"", StringComparison.Ordinal);
        }

        foreach (var file in files)
        {
            var content = await ReadAsync(file, cancellationToken);
            Add(state, folder, file, content);
            places.AddRange(DynamicImports.Find(Encoding.UTF8.GetString(content)).Select(p => string.Create(CultureInfo.InvariantCulture, $"{Relative(folder, file)}:{p.Line}:{p.Column}")));
        }

        var hash = Digest.Hex(Encoding.UTF8.GetBytes(state.ToString()));
        if (places.Count == 0 && mayKeep && memory.Knows(hash))
        {
            return [];
        }

        var style = await (await open(cancellationToken)).CheckAsync(files, folder, cancellationToken);
        if (places.Count == 0)
        {
            if (style.Count == 0 && mayKeep)
            {
                memory.Keep(hash);
            }

            return style;
        }

        var more = places.Count > MostPlaces ? $"\nand {places.Count - MostPlaces} more" : "";
        return [new StyleIssue("dynamic-import", $"import(…) loads what no bundle holds; write import … from, or import type for types:\n{string.Join('\n', places.Take(MostPlaces))}{more}"), .. style];
    }

    private static void Add(StringBuilder state, string folder, string file, byte[] content) =>
        state.Append(Relative(folder, file)).Append('\0').Append(Digest.Hex(content)).Append('\n');

    private static string Relative(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            RegularFile.Require(file, file);
            return await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", file, exception);
        }
    }
}
