using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Definitions;

/// <summary>Reads the YAML of a definition (DEF-1). Unknown keys are errors: a misspelt section would silently do nothing.</summary>
public static class DefinitionReader
{
    private static readonly string[] Keys =
    [
        "type", "typeVersion", "id", "name", "version", "tags", "globalArguments", "methods", "inputs", "checks", "reports", "resources",
        "driver", "driverConfig",
    ];

    /// <summary>Reads a definition.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="file">File name for errors; null when the text did not come from a file.</param>
    /// <param name="typeOfFolder">The type that the folder of the file stands for, used when the text names none; null for none.</param>
    /// <exception cref="SwampException">
    /// <see cref="ErrorCodes.InvalidDocument"/> when the text is not YAML, <see cref="ErrorCodes.InvalidDefinition"/> when it is not a
    /// definition; both with the place.
    /// </exception>
    public static Definition Read(string yaml, string? file = null, ModelTypeName? typeOfFolder = null) =>
        Read(YamlDocument.Parse(yaml, file), file, typeOfFolder);

    /// <summary>Reads a definition from a parsed document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="file">File name for errors.</param>
    /// <param name="typeOfFolder">The type that the folder of the file stands for.</param>
    /// <exception cref="SwampException"><see cref="ErrorCodes.InvalidDefinition"/>, with the place.</exception>
    public static Definition Read(YamlDocument document, string? file, ModelTypeName? typeOfFolder)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Root is null)
        {
            throw new SwampException(
                ErrorCodes.InvalidDefinition, "The definition is empty.", "Remove the file, or restore it from version control.", new SourceLocation(file, 1, 1));
        }

        var fields = YamlFields.Of(document.Root, file, "");
        fields.Allow(Keys);
        var checks = SelectionOf(fields, "checks");
        var reports = SelectionOf(fields, "reports");
        return new Definition
        {
            Type = TypeOf(fields, typeOfFolder),
            TypeVersion = TypeVersionOf(fields),
            Id = IdOf(fields),
            Name = NameOf(fields),
            Version = VersionOf(fields),
            Tags = TagsOf(fields),
            GlobalArguments = fields.Fields("globalArguments")?.ToJson() ?? [],
            Methods = MethodsOf(fields),
            Inputs = DefinitionInputs.Read(fields),
            RequiredChecks = checks?.Texts("require") ?? [],
            SkippedChecks = checks?.Texts("skip") ?? [],
            RequiredReports = reports is null ? [] : RequiredReportsOf(reports),
            SkippedReports = reports?.Texts("skip") ?? [],
            Resources = ResourcesOf(fields),
            Driver = fields.Text("driver"),
            DriverConfig = fields.Fields("driverConfig")?.ToJson(),
        };
    }

    private static ModelTypeName TypeOf(YamlFields fields, ModelTypeName? typeOfFolder)
    {
        if (fields.Text("type") is not { } text)
        {
            return typeOfFolder ?? throw fields.Error(
                fields.Require("id", "Add 'id: <uuid>'."), "The definition has no 'type', and its folder does not name one", "Add 'type: command/shell', for example.");
        }

        var type = new ModelTypeName(text);
        return type.Normalized.Length > 0 && type.Normalized.AsSpan().IndexOfAny('\\', '\0') < 0
            ? type
            : throw fields.Error(fields.Find("type")!, $"'{text}' is not the name of a model type", "Types look like 'command/shell' or '@scope/name'.");
    }

    // Old files hold a counter here, which says nothing about the version of the type (DEF-1).
    private static string? TypeVersionOf(YamlFields fields) =>
        fields.Find("typeVersion")?.Resolved is YamlScalar scalar && YamlScalars.ToJson(scalar, null) is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            ? null
            : fields.Text("typeVersion");

    private static string IdOf(YamlFields fields)
    {
        var node = fields.Require("id", "Add 'id:' with a UUID of its own; 'swamp model create' writes one.");
        var id = fields.TextOf(node, "id");
        return Guid.TryParseExact(id, "D", out _) ? id : throw fields.Error(node, $"'{id}' is not a UUID", "Write 8-4-4-4-12 hexadecimal digits, for example from uuidgen.");
    }

    private static string NameOf(YamlFields fields)
    {
        var node = fields.Require("name", "Add 'name: <name>'.");
        var name = fields.TextOf(node, "name");
        return DefinitionName.ProblemOnLoad(name) is { } problem
            ? throw fields.Error(node, $"The name of the definition cannot be used: {problem}", "Names look like 'web-server_1' or '@scope/name'.")
            : name;
    }

    private static int VersionOf(YamlFields fields)
    {
        var node = fields.Require("version", "Add 'version: 1'.");
        return node.Resolved is YamlScalar scalar && YamlScalars.ToJson(scalar, null) is JsonValue value && value.TryGetValue<long>(out var version) && version is > 0 and <= int.MaxValue
            ? (int)version
            : throw fields.Error(node, $"'version' has to be a whole number from 1, not {YamlFields.Kind(node)}", "Write 'version: 1'.");
    }

    private static Dictionary<string, string> TagsOf(YamlFields fields)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        if (fields.Fields("tags") is { } section)
        {
            foreach (var (key, value) in section.Entries)
            {
                tags.Add(key, section.TextOf(value, section.Below(key)));
            }
        }

        return tags;
    }

    private static Dictionary<string, JsonObject> MethodsOf(YamlFields fields)
    {
        var methods = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        if (fields.Fields("methods") is { } section)
        {
            foreach (var (name, value) in section.Entries)
            {
                if (YamlFields.IsNull(value))
                {
                    methods.Add(name, []);
                    continue;
                }

                var method = section.Fields(name)!;
                method.Allow("arguments");
                methods.Add(name, method.Fields("arguments")?.ToJson() ?? []);
            }
        }

        return methods;
    }

    private static YamlFields? SelectionOf(YamlFields fields, string key)
    {
        var section = fields.Fields(key);
        section?.Allow("require", "skip");
        return section;
    }

    private static List<ReportRequirement> RequiredReportsOf(YamlFields reports)
    {
        var required = new List<ReportRequirement>();
        foreach (var (item, index) in reports.Items("require").Select(static (item, index) => (item, index)))
        {
            var path = $"{reports.Below("require")}[{index}]";
            if (item.Resolved is not YamlMapping)
            {
                required.Add(new ReportRequirement(reports.TextOf(item, path), null));
                continue;
            }

            var entry = reports.FieldsOf(item, path);
            entry.Allow("name", "methods");
            var name = entry.TextOf(entry.Require("name", "Add the name of the report."), entry.Below("name"));
            required.Add(new ReportRequirement(name, entry.Find("methods") is null ? null : entry.Texts("methods")));
        }

        return required;
    }

    private static Dictionary<string, OutputOverride> ResourcesOf(YamlFields fields)
    {
        var resources = new Dictionary<string, OutputOverride>(StringComparer.Ordinal);
        if (fields.Fields("resources") is { } section)
        {
            foreach (var (spec, value) in section.Entries)
            {
                if (YamlFields.IsNull(value))
                {
                    continue;
                }

                var entry = section.Fields(spec)!;
                entry.Allow("lifetime", "garbageCollection", "vaultName");
                resources.Add(spec, new OutputOverride
                {
                    Lifetime = LifetimeOf(entry),
                    GarbageCollection = CountOrDuration(entry, "garbageCollection"),
                    VaultName = entry.Text("vaultName"),
                });
            }
        }

        return resources;
    }

    // What an expression gives is checked when the data is written.
    private static bool HoldsExpression(string text) => text.Contains("${{", StringComparison.Ordinal);

    private static string? LifetimeOf(YamlFields fields)
    {
        var text = fields.Text("lifetime");
        return text is null || HoldsExpression(text) || DataLifetime.TryParse(text, out _)
            ? text
            : throw fields.Error(
                fields.Find("lifetime")!,
                $"'{fields.Below("lifetime")}' is no lifetime: '{text}'",
                "Use infinite, ephemeral, job, workflow or a duration such as 30m, 12h, 7d, 2w, 3mo, 1y.");
    }

    private static string? CountOrDuration(YamlFields fields, string key)
    {
        var node = fields.Find(key);
        if (node?.Resolved is not YamlScalar scalar || YamlScalars.ToJson(scalar, null) is not JsonValue value || !value.TryGetValue<long>(out var count))
        {
            var text = fields.Text(key);
            return text is null || HoldsExpression(text) || DataRetention.TryParse(text, out _)
                ? text
                : throw fields.Error(node!, $"'{fields.Below(key)}' says neither how many versions to keep nor how long: '{text}'", "Write a count from 1, or a duration such as 7d.");
        }

        return count > 0
            ? count.ToString()
            : throw fields.Error(node, $"'{fields.Below(key)}' has to keep at least one version", "Write a count from 1, or a duration such as 7d.");
    }
}
