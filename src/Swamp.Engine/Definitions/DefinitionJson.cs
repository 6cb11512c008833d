using System.Text.Json.Nodes;

namespace Swamp.Engine.Definitions;

/// <summary>The JSON form of a definition: what its file holds, keys in the order in which they are written (DEF-3).</summary>
public static class DefinitionJson
{
    /// <summary>Everything that the file of a definition holds. Optional sections that are absent are left out.</summary>
    public static JsonObject Of(Definition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var json = new JsonObject { ["type"] = definition.Type.Normalized };
        AddIfPresent(json, "typeVersion", definition.TypeVersion);
        AddData(json, definition);
        return json;
    }

    /// <summary>The same without type and type version: what the hash of a definition is made of (DEF-8).</summary>
    public static JsonObject DataOf(Definition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var json = new JsonObject();
        AddData(json, definition);
        return json;
    }

    private static void AddData(JsonObject json, Definition definition)
    {
        json.Add("id", definition.Id);
        json.Add("name", definition.Name);
        json.Add("version", definition.Version);
        json.Add("tags", TagsOf(definition.Tags));
        json.Add("globalArguments", definition.GlobalArguments.DeepClone());
        json.Add("methods", MethodsOf(definition.Methods));
        AddIfPresent(json, "inputs", definition.Inputs?.DeepClone());
        AddIfPresent(json, "checks", SelectionOf(Names(definition.RequiredChecks), Names(definition.SkippedChecks)));
        AddIfPresent(json, "reports", SelectionOf(ReportsOf(definition.RequiredReports), Names(definition.SkippedReports)));
        AddIfPresent(json, "resources", ResourcesOf(definition.Resources));
        AddIfPresent(json, "driver", definition.Driver);
        AddIfPresent(json, "driverConfig", definition.DriverConfig?.DeepClone());
    }

    private static void AddIfPresent(JsonObject json, string key, JsonNode? value)
    {
        if (value is not null)
        {
            json.Add(key, value);
        }
    }

    private static JsonObject TagsOf(IReadOnlyDictionary<string, string> tags)
    {
        var json = new JsonObject();
        foreach (var (key, value) in tags)
        {
            json.Add(key, value);
        }

        return json;
    }

    private static JsonObject MethodsOf(IReadOnlyDictionary<string, JsonObject> methods)
    {
        var json = new JsonObject();
        foreach (var (name, arguments) in methods)
        {
            json.Add(name, new JsonObject { ["arguments"] = arguments.DeepClone() });
        }

        return json;
    }

    internal static JsonArray? Names(IReadOnlyList<string> names) =>
        names.Count == 0 ? null : new JsonArray([.. names.Select(static name => JsonValue.Create(name))]);

    internal static JsonArray? ReportsOf(IReadOnlyList<ReportRequirement> reports) =>
        reports.Count == 0 ? null : new JsonArray([.. reports.Select(ReportOf)]);

    private static JsonNode ReportOf(ReportRequirement report) => report.Methods is null
        ? JsonValue.Create(report.Name)
        : new JsonObject { ["name"] = report.Name, ["methods"] = Names(report.Methods) ?? [] };

    private static JsonObject? SelectionOf(JsonArray? require, JsonArray? skip)
    {
        if (require is null && skip is null)
        {
            return null;
        }

        var json = new JsonObject();
        AddIfPresent(json, "require", require);
        AddIfPresent(json, "skip", skip);
        return json;
    }

    private static JsonObject? ResourcesOf(IReadOnlyDictionary<string, OutputOverride> resources)
    {
        if (resources.Count == 0)
        {
            return null;
        }

        var json = new JsonObject();
        foreach (var (spec, change) in resources)
        {
            var entry = new JsonObject();
            AddIfPresent(entry, "lifetime", change.Lifetime);
            AddIfPresent(entry, "garbageCollection", CountOrDuration(change.GarbageCollection));
            AddIfPresent(entry, "vaultName", change.VaultName);
            json.Add(spec, entry);
        }

        return json;
    }

    // A count is a number in the file, a duration a text (DATA-14).
    internal static JsonValue? CountOrDuration(string? text) =>
        text is null ? null : long.TryParse(text, out var count) ? JsonValue.Create(count) : JsonValue.Create(text);
}
