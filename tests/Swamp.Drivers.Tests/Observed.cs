using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Execution.Drivers;

namespace Swamp.Drivers.Tests;

/// <summary>Calls as they can be told apart from outside.</summary>
internal static partial class Observed
{
    /// <summary>Everything that can be seen of a call, without what is different each time.</summary>
    public static async Task<Dictionary<string, string>> CallAsync(DriverRepository repository, string type, string method, DriverSetting? driver, string definition)
    {
        var before = repository.Said.Count;
        string error = "";
        MethodRunResult? result = null;
        try
        {
            result = await repository.RunAsync(type, method, driver, definition: definition);
        }
        catch (SwampException exception)
        {
            error = $"{exception.Code}: {exception.Message}";
        }

        var id = (await repository.Session.Definitions.FindAsync(definition, CancellationToken.None))!.Definition.Id;
        var items = new List<string>();
        foreach (var key in await repository.Session.Data.ListItemsAsync(type, id, CancellationToken.None))
        {
            var version = await repository.Session.Data.FindLatestAsync(key, CancellationToken.None);
            if (version is null || key.Name.StartsWith("report-", StringComparison.Ordinal))
            {
                continue;
            }

            var tags = version.Metadata.Tags.Where(static t => t.Key is not "modelName").OrderBy(static t => t.Key, StringComparer.Ordinal).Select(static t => $"{t.Key}={t.Value}");
            var content = Convert.ToBase64String(await repository.Session.Data.ReadContentAsync(version, CancellationToken.None));
            items.Add($"{key.Name} v{version.Version} {version.Metadata.ContentType} {version.Metadata.Lifetime} {version.Metadata.GarbageCollection} [{string.Join(',', tags)}] {content.Replace(id, "ID", StringComparison.Ordinal)}");
        }

        var lines = repository.Said.Skip(before).Where(static l => l.StartsWith("Std", StringComparison.Ordinal)).ToList();
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["error"] = error,
            ["handles"] = string.Join('\n', (result?.Data ?? []).Select(static d => $"{d.Handle.SpecName} {d.Handle.Name} v{d.Handle.Version} {d.Handle.Kind} {d.Handle.SizeBytes}").Order(StringComparer.Ordinal)),
            ["data"] = Deleted().Replace(Neutral(string.Join('\n', items), id, definition), "AT"),
            ["lines"] = string.Join('\n', lines.Select(static l => l[(l.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal)),
            ["streams"] = string.Join('\n', lines.Order(StringComparer.Ordinal)),
            ["notices"] = Neutral(string.Join('\n', repository.Said.Skip(before).Where(static l => l.StartsWith("vault_secret", StringComparison.Ordinal) || l.StartsWith("resource_", StringComparison.Ordinal))), id, definition),
        };
    }

    /// <summary>Content is base64, in which an id of the model cannot be told; references to secrets carry it.</summary>
    private static string Neutral(string text, string id, string definition) => string.Join('\n', text.Split('\n').Select(line =>
    {
        var at = line.LastIndexOf(' ');
        var content = at > 0 ? line[(at + 1)..] : "";
        try
        {
            return line[..(at + 1)] + System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(content)).Replace(id, "ID", StringComparison.Ordinal).Replace(definition, "NAME", StringComparison.Ordinal);
        }
        catch (FormatException)
        {
            return line.Replace(id, "ID", StringComparison.Ordinal).Replace(definition, "NAME", StringComparison.Ordinal);
        }
    }));

    /// <summary>The part of a text that begins a little before it differs from another one.</summary>
    public static string Short(string text, string other)
    {
        const int before = 60;
        const int most = 300;
        var same = text.AsSpan().CommonPrefixLength(other);
        var part = text[Math.Max(0, same - before)..];
        return part.Length > most ? $"…{part[..most]}… ({text.Length})" : $"…{part}";
    }

    [System.Text.RegularExpressions.GeneratedRegex("\"deletedAt\":\"[^\"]*\"", System.Text.RegularExpressions.RegexOptions.NonBacktracking)]
    private static partial System.Text.RegularExpressions.Regex Deleted();
}
