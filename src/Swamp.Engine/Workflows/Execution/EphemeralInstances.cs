using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Expressions;
using Swamp.Engine.Identity;
using Swamp.Engine.Models;

namespace Swamp.Engine.Workflows.Execution;

/// <summary>
/// Instances that live as long as a run, one per type and global arguments. They are never written anywhere, so whatever ends the run ends
/// them, and there is nothing to sweep after a crash. Their id follows from run, type and arguments: two steps that come at the same time,
/// or a resume in another process, get the same instance and see the same data.
/// </summary>
internal sealed class EphemeralInstances(string runId, IIdGenerator ids)
{
    private readonly byte[] key = [.. ids.NewUuid().ToByteArray(), .. ids.NewUuid().ToByteArray()];

    private readonly ConcurrentDictionary<string, Definition> instances = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => instances.Count;

    /// <summary>The instance of a type with global arguments.</summary>
    /// <param name="type">The type.</param>
    /// <param name="shown">Global arguments in the form that may be shown.</param>
    /// <param name="values">The same with the values that the method gets.</param>
    /// <param name="secrets">What stands for secrets in them.</param>
    public Definition Get(ModelType type, JsonObject shown, JsonObject values, SecretTable secrets)
    {
        var arguments = JsonNode.DeepEquals(shown, values) ? Canonical(shown) : Sealed(Canonical(values, secrets));
        var name = $"{type.Name.Normalized}\n{arguments}";
        return instances.GetOrAdd(name, static (n, state) => Make(state.runId, n, state.type, state.shown), (runId, type, shown));
    }

    /// <summary>
    /// What tells values with secrets in them apart in this process and says nothing about them to anybody: another process that goes on with the run
    /// gets instances of its own for them.
    /// </summary>
    private string Sealed(string values) => Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(values)));

    private static Definition Make(string runId, string key, ModelType type, JsonObject globals)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{runId}\n{key}"), hash);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Definition
        {
            Type = type.Name,
            TypeVersion = type.Version.ToString(),
            Id = IdFormat.Text(new Guid(hash[..16], bigEndian: true)),
            Name = type.Name.Normalized,
            Version = 1,
            GlobalArguments = (JsonObject)globals.DeepClone(),
        };
    }

    /// <summary>The same text for equal values, whatever the order of their keys.</summary>
    private static string Canonical(JsonNode? node, SecretTable? secrets = null) => node switch
    {
        null => "null",
        JsonObject map => $"{{{string.Join(",", map.OrderBy(static e => e.Key, StringComparer.Ordinal).Select(e => $"{JsonValue.Create(e.Key).ToJsonString()}:{Canonical(e.Value, secrets)}"))}}}",
        JsonArray list => $"[{string.Join(",", list.Select(item => Canonical(item, secrets)))}]",
        JsonValue number when number.GetValueKind() == JsonValueKind.Number && number.TryGetValue<double>(out var value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        JsonValue text when secrets is not null && text.GetValueKind() == JsonValueKind.String => JsonValue.Create(secrets.Reveal(text.GetValue<string>())).ToJsonString(),
        _ => node.ToJsonString(),
    };
}
