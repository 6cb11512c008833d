using System.Globalization;
using System.Text.Json.Nodes;
using Swamp.Engine.Data;
using Swamp.Engine.Errors;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Repositories;

/// <summary>Turns the tree of <c>.swamp.yaml</c> into a <see cref="RepositoryMarker"/>; every complaint has a place.</summary>
internal sealed class MarkerReader(YamlDocument document)
{
    private const string Hint = "Correct the file by hand; docs/repository.md lists its fields.";

    public RepositoryMarker Read()
    {
        if (document.Root?.Resolved is not YamlMapping)
        {
            throw Wrong([], document.Root is null ? "the file is empty" : "the file must be a map of settings");
        }

        return new RepositoryMarker
        {
            SwampVersion = Version("swampVersion"),
            InitializedAt = Time("initializedAt") ?? throw Wrong([], "the required field initializedAt is missing"),
            UpgradedAt = Time("upgradedAt"),
            RepoId = Id("repoId"),
            Tools = Tools(),
            GitignoreManaged = Flag("gitignoreManaged"),
            ModelsDir = Text("modelsDir"),
            WorkflowsDir = Text("workflowsDir"),
            VaultsDir = Text("vaultsDir"),
            DriversDir = Text("driversDir"),
            DatastoresDir = Text("datastoresDir"),
            ReportsDir = Text("reportsDir"),
            LogLevel = Text("logLevel"),
            TelemetryEndpoint = Text("telemetryEndpoint"),
            TelemetryDisabled = Flag("telemetryDisabled"),
            TelemetryKeepFlushed = Flag("telemetryKeepFlushed"),
            Datastore = Datastore(),
            TrustedCollectives = List("trustedCollectives") ?? ["swamp"],
            TrustMemberCollectives = Flag("trustMemberCollectives"),
            Registries = Texts("registries"),
            Signatures = Text("signatures"),
            AutoGc = Flag("autoGc"),
            Durability = Durability(),
            DefaultVault = Text("defaultVault"),
            DefaultDriver = Text("defaultDriver"),
            DefaultDriverConfig = Map("defaultDriverConfig"),
            LastSkillMigrationWarning = Time("lastSkillMigrationWarning"),
            SkillMigrationDismissed = Flag("skillMigrationDismissed"),
            LastStalenessWarning = Time("lastStalenessWarning"),
        };
    }

    private string Version(string key)
    {
        var text = Text(key) ?? throw Wrong([], $"the required field {key} is missing");
        return SwampVersion.TryParse(text, out _) ? text : throw Wrong([key], $"\"{text}\" is not a version such as 20260101.120000.0");
    }

    private DateTimeOffset? Time(params ReadOnlySpan<string> path)
    {
        if (Text(path) is not { } text)
        {
            return null;
        }

        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out var time)
            ? time
            : throw Wrong(path, $"\"{text}\" is not an ISO-8601 time");
    }

    private Guid? Id(string key) => Text(key) switch
    {
        null => null,
        var text when Guid.TryParseExact(text, "D", out var id) => id,
        var text => throw Wrong([key], $"\"{text}\" is not a UUID"),
    };

    private DataDurability Durability() => Text("durability") switch
    {
        null or "process" => DataDurability.Process,
        "disk" => DataDurability.Disk,
        var text => throw Wrong(["durability"], $"\"{text}\" is neither process nor disk"),
    };

    private IReadOnlyList<string> Tools()
    {
        if (List("tools") is { } tools)
        {
            return tools;
        }

        return Text("tool") switch
        {
            null or "none" => [],
            var tool => [tool],
        };
    }

    private DatastoreSettings? Datastore()
    {
        if (Present("datastore") is not { } node)
        {
            return null;
        }

        if (node is not YamlMapping)
        {
            throw Wrong(["datastore"], "must be a map");
        }

        return new DatastoreSettings
        {
            Type = Text("datastore", "type") ?? throw Wrong(["datastore"], "the required field type is missing"),
            Path = Text("datastore", "path"),
            Config = Map("datastore", "config") ?? LegacyObjectStoreConfig(),
            Directories = List("datastore", "directories"),
            Exclude = List("datastore", "exclude") ?? [],
            HydrationStrategy = Text("datastore", "hydrationStrategy"),
            Namespace = Text("datastore", "namespace") ?? "",
        };
    }

    /// <summary>The settings of type <c>s3</c>, which stand beside it in older files (DS-3).</summary>
    private JsonObject? LegacyObjectStoreConfig()
    {
        if (Text("datastore", "type") != LegacyObjectStore.Type)
        {
            return null;
        }

        var written = Map("datastore")!;
        return new JsonObject(LegacyObjectStore.Keys.Where(written.ContainsKey).Select(key => KeyValuePair.Create(key, written[key]?.DeepClone())));
    }

    private string? Text(params ReadOnlySpan<string> path) => Present(path) switch
    {
        null => null,
        YamlScalar scalar => scalar.Value,
        _ => throw Wrong(path, "must be a single value"),
    };

    private bool Flag(string key) => Present(key) switch
    {
        null => false,
        YamlScalar { Style: YamlScalarStyle.Plain, Value: "true" or "True" or "TRUE" } => true,
        YamlScalar { Style: YamlScalarStyle.Plain, Value: "false" or "False" or "FALSE" } => false,
        _ => throw Wrong([key], "must be true or false"),
    };

    private List<string>? List(params ReadOnlySpan<string> path)
    {
        if (Present(path) is not { } node)
        {
            return null;
        }

        if (node is not YamlSequence sequence)
        {
            throw Wrong(path, "must be a list");
        }

        var items = new List<string>(sequence.Items.Count);
        foreach (var item in sequence.Items)
        {
            items.Add(item.Resolved is YamlScalar scalar ? scalar.Value : throw Wrong(path, "must be a list of single values"));
        }

        return items;
    }

    private JsonObject? Map(params ReadOnlySpan<string> path)
    {
        if (Present(path) is not { } node)
        {
            return null;
        }

        // Converting the whole file is fine: it is small, and hardly any has such a map.
        var json = document.ToJson();
        foreach (var key in path)
        {
            json = json?[key];
        }

        return node is YamlMapping ? (JsonObject?)json?.DeepClone() : throw Wrong(path, "must be a map");
    }

    private Dictionary<string, string> Texts(string key)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Map(key) ?? [])
        {
            texts[name] = value is JsonValue text && text.TryGetValue<string>(out var read) && read.Length > 0 ? read : throw Wrong([key, name], "must be a text");
        }

        return texts;
    }

    /// <summary>The node at a path; null when it is absent, empty or null.</summary>
    private YamlNode? Present(params ReadOnlySpan<string> path) => document.Find(path)?.Resolved switch
    {
        YamlScalar { Style: YamlScalarStyle.Plain, Value: "" or "~" or "null" or "Null" or "NULL" } => null,
        var node => node,
    };

    private SwampException Wrong(ReadOnlySpan<string> path, string problem)
    {
        var subject = path.IsEmpty ? "" : $"{string.Join('.', path.ToArray())}: ";
        var place = document.LocationOf(path) ?? new SourceLocation(document.FileName, 1, 1);
        return new SwampException(ErrorCodes.InvalidDocument, subject + problem, Hint, place);
    }
}
