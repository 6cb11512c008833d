using System.Text;

namespace Swamp.Extensions.Discovery;

/// <summary>The state of an extension: the content of its entry and of every local file that it imports, directly or not (EXT-40).</summary>
/// <param name="Value">SHA-256, lower-case hex.</param>
/// <param name="Specifiers">What these files import from elsewhere, as written, sorted.</param>
/// <param name="Files">Absolute paths of these files, the entry first.</param>
internal sealed record Fingerprint(string Value, IReadOnlyList<string> Specifiers, IReadOnlyList<string> Files)
{
    /// <summary>Takes the fingerprint of an entry.</summary>
    public static Fingerprint Of(string entry, SourceIndex index) => Of(entry, index, [], toolchain: null, static _ => null);

    /// <summary>Takes the fingerprint of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="index">What is known of files.</param>
    /// <param name="others">Files that belong to it without being imported.</param>
    /// <param name="toolchain">What else the result depends on.</param>
    public static Fingerprint Of(string entry, SourceIndex index, IReadOnlyList<string> others, string? toolchain, Func<string, string?> locate)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        var outside = new SortedSet<string>(StringComparer.Ordinal);
        var files = new List<string>();
        var root = Path.GetDirectoryName(entry)!;
        var open = new Stack<string>([.. others.Reverse(), entry]);
        var seen = new HashSet<string>(others, StringComparer.Ordinal) { entry };
        if (toolchain is not null)
        {
            lines.Add(toolchain);
        }

        while (open.TryPop(out var file))
        {
            var facts = index.Of(file);
            files.Add(file);
            lines.Add($"{Path.GetRelativePath(root, file).Replace('\\', '/')}:{facts?.Hash ?? "MISSING"}");
            foreach (var import in facts?.Imports ?? [])
            {
                var target = import.StartsWith('.') ? Path.GetFullPath(import, Path.GetDirectoryName(file)!) : locate(import);
                if (target is null)
                {
                    outside.Add(import);
                }
                else if (seen.Add(target))
                {
                    open.Push(target);
                }
            }
        }

        return new Fingerprint(Hosting.HostFiles.Hash(Encoding.UTF8.GetBytes(string.Join('\n', lines))), [.. outside], files);
    }
}
