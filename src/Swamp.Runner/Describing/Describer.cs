using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Swamp.Runner.Conversation;
using Swamp.Runner.Loading;
using Swamp.Sdk;

namespace Swamp.Runner.Describing;

/// <summary>What an extension says of itself, in the shape that extensions in TypeScript are described in.</summary>
internal sealed partial class Describer
{
    private readonly LoadedExtension extension;
    private readonly Documentation documentation;
    private readonly Type entry;

    private Describer(LoadedExtension extension)
    {
        this.extension = extension;
        documentation = extension.ReadDocumentation();
        entry = extension.Entry;
    }

    /// <summary>Describes an extension.</summary>
    /// <exception cref="ShapeException">Something about it is wrong.</exception>
    public static JsonObject Describe(LoadedExtension extension)
    {
        var describer = new Describer(extension);
        return extension.Entry.GetCustomAttributes().Select(describer.Describe).FirstOrDefault(static d => d is not null)
            ?? throw new ShapeException($"{extension.Entry.Name} has no attribute that says what it is, such as [Model(\"@me/name\", \"2026.01.01.1\")].");
    }

    private JsonObject? Describe(Attribute attribute) => attribute switch
    {
        ModelAttribute model => Model(model),
        ExtendsAttribute extends => Parts("extension", extends.Type, extends.Reports),
        ReportAttribute report => Report(report),
        VaultAttribute vault => Provider("vault", vault.Type, vault.Name, vault.Description, typeof(IVault)),
        DriverAttribute driver => Provider("driver", driver.Type, driver.Name, driver.Description, typeof(IDriver)),
        DatastoreAttribute store => Provider("datastore", store.Type, store.Name, store.Description, typeof(IDatastore)),
        _ => null,
    };

    private JsonObject Model(ModelAttribute model)
    {
        var shape = extension.Shape;
        var description = Parts("model", model.Type, model.Reports);
        description["version"] = model.Version;
        description["description"] = model.Description ?? documentation.Of(entry);
        description["globalArguments"] = shape.Construction.Settings is { } settings ? SchemaOf(settings) : null;
        description["upgrades"] = new JsonArray([.. shape.Upgrades.Values.OrderBy(static u => u.Attribute.ToVersion, StringComparer.Ordinal).Select(u => (JsonNode)new JsonObject
        {
            ["toVersion"] = u.Attribute.ToVersion,
            ["description"] = u.Attribute.Description ?? documentation.Of(u.Operation.Info) ?? "",
        })]);
        return description;
    }

    private JsonObject Parts(string kind, string type, string[] reports)
    {
        var shape = extension.Shape;
        var outputs = ModelShape.OutputsOf(entry);
        return new JsonObject
        {
            ["kind"] = kind,
            ["type"] = type,
            ["methods"] = new JsonArray([.. shape.Methods.Values.Select(m => (JsonNode)Method(m.Operation, m.Attribute))]),
            ["resources"] = new JsonObject(outputs.OfType<ResourceSpec>().Select(r => KeyValuePair.Create(r.Name, (JsonNode?)Resource(r)))),
            ["files"] = new JsonObject(outputs.OfType<FileSpec>().Select(static f => KeyValuePair.Create(f.Name, (JsonNode?)File(f)))),
            ["checks"] = new JsonArray([.. shape.Checks.Values.Select(c => (JsonNode)Check(c.Operation, c.Attribute))]),
            ["reports"] = Texts(reports),
        };
    }

    private JsonObject Method(Operation operation, MethodAttribute attribute) => new()
    {
        ["name"] = operation.Name,
        ["description"] = attribute.Description ?? documentation.Of(operation.Info) ?? "",
        ["kind"] = attribute.Kind == MethodKind.Inferred ? null : attribute.Kind.ToString().ToLowerInvariant(),
        ["arguments"] = operation.ArgumentsType is { } type ? SchemaOf(type) : new JsonObject { ["type"] = "object", ["properties"] = new JsonObject() },
        ["rollbackOnFailure"] = attribute.RollbackOnFailure,
    };

    private JsonObject Check(Operation operation, CheckAttribute attribute) => new()
    {
        ["name"] = operation.Name,
        ["description"] = attribute.Description ?? documentation.Of(operation.Info),
        ["labels"] = Texts(attribute.Labels),
        ["appliesTo"] = attribute.AppliesTo.Length > 0 ? Texts(attribute.AppliesTo) : null,
    };

    private JsonObject Resource(ResourceSpec spec)
    {
        var described = Output(spec);
        described["schema"] = SchemaOf(spec.ContentType);
        described["sensitiveOutput"] = spec.SensitiveOutput;
        described["vaultName"] = spec.VaultName;
        return described;
    }

    private static JsonObject File(FileSpec spec)
    {
        var described = Output(spec);
        described["contentType"] = spec.ContentType;
        described["streaming"] = spec.Streaming;
        return described;
    }

    private static JsonObject Output(OutputSpec spec) => new()
    {
        ["description"] = spec.Description,
        ["lifetime"] = spec.Lifetime,
        ["garbageCollection"] = spec.GarbageCollection,
        ["tags"] = new JsonObject(spec.Tags.Select(static t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value))),
    };

    private JsonObject Report(ReportAttribute report)
    {
        var problems = new Problems();
        if (!ReportName().IsMatch(report.Name))
        {
            problems.Add(entry.Name, $"expected a name such as '@me/level', found '{report.Name}'");
        }

        MustBe(typeof(IReport), problems);
        if (Construction.Of(entry, takesName: false, problems).Settings is { } settings)
        {
            problems.Add(entry.Name, $"expected a constructor without parameters, found {settings.Name}");
        }

        problems.ThrowIfAny();
        return new JsonObject
        {
            ["kind"] = "report",
            ["name"] = report.Name,
            ["description"] = report.Description ?? documentation.Of(entry) ?? "",
            ["scope"] = report.Scope.ToString().ToLowerInvariant(),
            ["labels"] = Texts(report.Labels),
        };
    }

    private JsonObject Provider(string kind, string type, string? name, string? description, Type contract)
    {
        var problems = new Problems();
        if (!ProviderType().IsMatch(type))
        {
            problems.Add(entry.Name, $"expected a type such as '@me/safe', found '{type}'");
        }

        MustBe(contract, problems);
        var construction = Construction.Of(entry, takesName: kind == "vault", problems);
        problems.ThrowIfAny();
        return new JsonObject
        {
            ["kind"] = kind,
            ["type"] = type,
            ["name"] = name ?? type,
            ["description"] = description ?? documentation.Of(entry) ?? "",
            ["configSchema"] = construction.Settings is { } settings ? SchemaOf(settings) : null,
        };
    }

    private void MustBe(Type contract, Problems problems)
    {
        if (!contract.IsAssignableFrom(entry))
        {
            problems.Add(entry.Name, $"expected it to implement {contract.Name}");
        }
    }

    private JsonObject SchemaOf(Type type)
    {
        try
        {
            return extension.Json.Schema(type, documentation);
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException or ArgumentException)
        {
            throw new ShapeException($"{type.Name} has no JSON Schema: {exception.Message}");
        }
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(static t => (JsonNode)t)]);

    [GeneratedRegex("^@?[a-z0-9_-]+/[a-z0-9_-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex ProviderType();

    [GeneratedRegex("^@?[a-z0-9_-]+/[a-z0-9_-]+(/[a-z0-9_-]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex ReportName();
}
