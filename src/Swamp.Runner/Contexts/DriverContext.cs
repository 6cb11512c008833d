using System.Text.Json.Nodes;
using Swamp.Runner.Conversation;
using Swamp.Runner.Loading;
using Swamp.Sdk;

namespace Swamp.Runner.Contexts;

/// <summary>What a driver may use while a method runs.</summary>
internal sealed class DriverContext(LoadedExtension extension, RunnerCall call, string scratch) : IDriverContext
{
    public void Log(string line) => call.Log("info", line);

    public async Task<DataHandle> WriteResourceAsync(string spec, string name, object? content, WriteOptions? options = null)
    {
        var answer = await call.AskValueAsync("writeResource", new JsonObject
        {
            ["spec"] = spec,
            ["name"] = name,
            ["data"] = extension.Json.Write(content, $"The {spec} '{name}'"),
            ["overrides"] = EngineJson.Write(options),
        });
        return EngineJson.Read<DataHandle>(answer)!;
    }

    public IFileWriter CreateFileWriter(string spec, string name, WriteOptions? options = null) => new FileWriter(call, scratch, spec, name, options);
}
