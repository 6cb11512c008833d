using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Extensions.Hosting;
using Swamp.Runner.Conversation;

namespace Swamp.Runner.Containers;

/// <summary>
/// Stands for the engine in a container: writes are kept for it, the model's own resources came along, and nothing else is within reach. What is logged goes to
/// standard error as lines of JSON after a record separator, as it does from bundles in TypeScript.
/// </summary>
internal sealed class RecordedEngine(JsonObject request, ResultWriter results, Stream errors) : IEngineSide
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock gate = new();
    private readonly KeptResources resources = new(request);
    private readonly Dictionary<int, OpenFile> open = [];
    private int writers;
    private int ids;

    public Task<Frame> AskAsync(int call, string name, JsonObject parameters, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            lock (gate)
            {
                return Task.FromResult(new Frame(new JsonObject { ["value"] = Answer(name, parameters, bytes) }, default));
            }
        }
        catch (Exception exception)
        {
            return Task.FromException<Frame>(exception);
        }
    }

    public void Log(int call, string level, string text)
    {
        var line = Encoding.UTF8.GetBytes($"\u001e{new JsonObject { ["level"] = level, ["text"] = text }.ToJsonString(Compact)}\n");
        lock (errors)
        {
            errors.Write(line);
            errors.Flush();
        }
    }

    private JsonNode? Answer(string name, JsonObject parameters, ReadOnlyMemory<byte> bytes)
    {
        switch (name)
        {
            case "writeResource":
                return WriteResource(parameters);
            case "readResource":
                return resources.Read(Text(parameters, "name"), (int?)parameters["version"]);
            case "deleteResource":
                return DeleteResource(Text(parameters, "name"));
            case "file.open":
                return Open(parameters);
            case "file.write":
                results.Add(new JsonObject { ["t"] = "bytes", ["writer"] = (int)parameters["writer"]! }, bytes);
                open[(int)parameters["writer"]!].Size += bytes.Length;
                return null;
            case "file.complete":
                return Complete((int)parameters["writer"]!);
            default:
                throw new EngineException($"{Member(name)} is not offered in a container, which cannot reach the repository. Use the driver 'raw', or pass what is needed as an argument.", null);
        }
    }

    private JsonObject WriteResource(JsonObject parameters)
    {
        var (spec, name, data) = (Text(parameters, "spec"), Text(parameters, "name"), parameters["data"]);
        Check("resource", "resourceSpecs", spec);
        var id = NewId();
        results.Add(new JsonObject { ["t"] = "resource", ["spec"] = spec, ["name"] = name, ["data"] = data?.DeepClone(), ["overrides"] = parameters["overrides"]?.DeepClone(), ["id"] = id });
        resources.Keep(name, data);
        return Handle("resource", spec, name, id, Encoding.UTF8.GetByteCount(data?.ToJsonString(Compact) ?? "null"), "application/json");
    }

    private bool DeleteResource(string name)
    {
        var wasThere = resources.Read(name, null) is not null;
        resources.Keep(name, null);
        if (wasThere)
        {
            results.Add(new JsonObject { ["t"] = "deletion", ["name"] = name });
        }

        return wasThere;
    }

    private int Open(JsonObject parameters)
    {
        var (spec, name) = (Text(parameters, "spec"), Text(parameters, "name"));
        Check("file", "fileSpecs", spec);
        open[++writers] = new OpenFile(spec, name);
        results.Add(new JsonObject { ["t"] = "file", ["writer"] = writers, ["spec"] = spec, ["name"] = name, ["overrides"] = parameters["overrides"]?.DeepClone() });
        return writers;
    }

    private JsonObject Complete(int writer)
    {
        open.Remove(writer, out var file);
        var id = NewId();
        results.Add(new JsonObject { ["t"] = "done", ["writer"] = writer, ["id"] = id });
        return Handle("file", file!.Spec, file.Name, id, file.Size, (string?)request["fileSpecs"]?[file.Spec]?["contentType"] ?? "application/octet-stream");
    }

    /// <summary>The engine gives the real one; this tells the versions of one call apart.</summary>
    private string NewId() => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{++ids:x12}");

    private void Check(string kind, string member, string spec)
    {
        var specs = request[member] as JsonObject ?? [];
        if (!specs.ContainsKey(spec))
        {
            throw new EngineException($"Unknown {kind} spec '{spec}'. Declared {kind} specs: {(specs.Count == 0 ? "none" : string.Join(", ", specs.Select(static s => s.Key)))}.", null);
        }
    }

    private static JsonObject Handle(string kind, string spec, string name, string id, long size, string contentType) => new()
    {
        ["name"] = name,
        ["specName"] = spec,
        ["kind"] = kind,
        ["dataId"] = id,
        ["version"] = 1,
        ["size"] = size,
        ["tags"] = new JsonObject(),
        ["metadata"] = new JsonObject { ["contentType"] = contentType, ["tags"] = new JsonObject(), ["lifecycle"] = "active" },
    };

    /// <summary>What the author wrote to get here.</summary>
    private static string Member(string name) => name.Split('.')[0] switch
    {
        "data" => "context.Data",
        "definitions" => "context.Definitions",
        "outputs" => "context.Outputs",
        "vault" => "context.Vaults",
        "workflowGate" => "Deciding on the gate of a workflow",
        var other => string.Create(CultureInfo.InvariantCulture, $"context.{char.ToUpperInvariant(other[0])}{other[1..]}Async"),
    };

    private static string Text(JsonObject parameters, string name) => (string?)parameters[name] ?? throw new ArgumentException($"'{name}' is missing.");

    private sealed record OpenFile(string Spec, string Name)
    {
        public long Size { get; set; }
    }
}
