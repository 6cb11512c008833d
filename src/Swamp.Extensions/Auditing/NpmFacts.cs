using System.Globalization;
using System.Text.Json;

namespace Swamp.Extensions.Auditing;

/// <summary>What an npm registry tells of a package, as far as it matters for trust.</summary>
/// <param name="Version">The version that a range leads to; null when none does.</param>
/// <param name="License">The licence of that version.</param>
/// <param name="Deprecated">Why that version should not be used; null when it may.</param>
/// <param name="HasMaintainers">Whether anybody looks after it; null where the registry does not tell, as some mirrors do not.</param>
/// <param name="LastPublished">When any version was last published.</param>
internal sealed record NpmFacts(string? Version, string? License, string? Deprecated, bool? HasMaintainers, DateTimeOffset? LastPublished)
{
    /// <summary>Reads the document of a package.</summary>
    /// <param name="document">The document; whatever in it has another shape than expected counts as absent.</param>
    /// <param name="range">A version, range or tag; null for what is installed by default.</param>
    /// <exception cref="JsonException">It has no versions at all.</exception>
    public static NpmFacts Read(JsonElement document, string? range)
    {
        if (document.ValueKind != JsonValueKind.Object || Member(document, "versions") is not { ValueKind: JsonValueKind.Object } versions)
        {
            throw new JsonException("it has no versions");
        }

        var version = Choose(document, versions, range);
        var described = version is null ? null : Member(versions, version);
        return new NpmFacts(
            version,
            LicenseOf(described) ?? LicenseOf(document),
            described is null ? null : Member(described, "deprecated") switch
            {
                { ValueKind: JsonValueKind.String } why when why.GetString() is { Length: > 0 } text => text,
                { ValueKind: JsonValueKind.True } => "no reason is given",
                _ => null,
            },
            Member(document, "maintainers") is { ValueKind: JsonValueKind.Array } people ? people.GetArrayLength() > 0 : null,
            Member(document, "time") is { ValueKind: JsonValueKind.Object } times ? LastOf(times, versions) : null);
    }

    private static string? Choose(JsonElement document, JsonElement versions, string? range)
    {
        var tags = Member(document, "dist-tags");
        if (Text(tags, range ?? "latest") is { } tagged && Member(versions, tagged) is not null)
        {
            return tagged;
        }

        if (range is not null && Member(versions, range) is not null)
        {
            return range;
        }

        return NpmRange.Read(range ?? "*") is not { } wanted ? null : versions.EnumerateObject()
            .Select(static v => (v.Name, Version: NpmVersion.Read(v.Name)))
            .Where(v => v.Version is not null && wanted.Holds(v.Version))
            .OrderByDescending(static v => v.Version).Select(static v => v.Name).FirstOrDefault();
    }

    private static DateTimeOffset? LastOf(JsonElement times, JsonElement versions)
    {
        // 'modified' changes for other reasons too, and versions that were taken back are still there.
        var all = times.EnumerateObject()
            .Where(t => t.Value.ValueKind == JsonValueKind.String && Member(versions, t.Name) is not null)
            .Select(static t => DateTimeOffset.TryParse(t.Value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : (DateTimeOffset?)null);
        return all.Max();
    }

    private static string? LicenseOf(JsonElement? of)
    {
        if (of is null)
        {
            return null;
        }

        return Member(of, "license") switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Object } one => Text(one, "type"),
            _ when Member(of, "licenses") is { ValueKind: JsonValueKind.Array } several => string.Join(" OR ", several.EnumerateArray().Select(static l => Text(l, "type")).OfType<string>()) is { Length: > 0 } all ? all : null,
            _ => null,
        };
    }

    private static string? Text(JsonElement? of, string name) => Member(of, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static JsonElement? Member(JsonElement? of, string name) => of is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty(name, out var value) ? value : null;
}
