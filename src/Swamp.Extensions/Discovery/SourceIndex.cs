using System.Text.Json;
using Swamp.Engine.Files;

namespace Swamp.Extensions.Discovery;

/// <summary>
/// What is known of source files from the last time they were read, by absolute path. It is a cache: a file counts as unchanged while its time and
/// length are the same, and losing the index only costs reading the files again.
/// </summary>
internal sealed class SourceIndex(string path)
{
    private readonly Lock gate = new();
    private Dictionary<string, SourceFacts>? facts;
    private bool isChanged;

    /// <summary>Facts of a file; null when it cannot be read.</summary>
    public SourceFacts? Of(string file)
    {
        var info = new FileInfo(file);
        if (!info.Exists)
        {
            return null;
        }

        lock (gate)
        {
            facts ??= Load();
            if (facts.TryGetValue(file, out var known) && known.Length == info.Length && known.Modified == info.LastWriteTimeUtc.Ticks)
            {
                return known;
            }
        }

        try
        {
            var content = File.ReadAllBytes(file);
            var written = System.Text.Encoding.UTF8.GetString(content);
            var text = file.EndsWith(".cs", StringComparison.Ordinal) ? CSharpText.Read(written) : SourceText.Read(written);
            var read = new SourceFacts
            {
                Length = info.Length,
                Modified = info.LastWriteTimeUtc.Ticks,
                Hash = Hosting.HostFiles.Hash(content),
                Kind = text.Kind,
                Name = text.Name,
                Imports = text.Imports,
            };
            lock (gate)
            {
                facts[file] = read;
                isChanged = true;
            }

            return read;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes the index when something was read anew. Failing to do so costs time, nothing else.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        byte[] content;
        lock (gate)
        {
            if (!isChanged || facts is null)
            {
                return;
            }

            isChanged = false;
            var json = JsonSerializer.SerializeToUtf8Bytes(facts, ExtensionJsonContext.Default.DictionaryStringSourceFacts);
            content = [.. System.Text.Encoding.ASCII.GetBytes(Hosting.HostFiles.Hash(json)), (byte)'\n', .. json];
        }

        try
        {
            await AtomicFile.WriteAsync(path, content, null, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or Engine.Errors.SwampException)
        {
            // A read-only repository is searched anew each time.
        }
    }

    private Dictionary<string, SourceFacts> Load()
    {
        try
        {
            // The hash of the rest, a line break, the rest: what something else wrote is not believed.
            var content = File.ReadAllBytes(path).AsSpan();
            var end = content.IndexOf((byte)'\n');
            var json = content[(end + 1)..];
            return end == 64 && Hosting.HostFiles.Hash(json) == System.Text.Encoding.ASCII.GetString(content[..end])
                ? JsonSerializer.Deserialize(json, ExtensionJsonContext.Default.DictionaryStringSourceFacts) ?? []
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }
}
