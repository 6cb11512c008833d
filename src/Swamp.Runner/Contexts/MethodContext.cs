using System.Text.Json.Nodes;
using Swamp.Runner.Conversation;
using Swamp.Runner.Loading;
using Swamp.Sdk;

namespace Swamp.Runner.Contexts;

/// <summary>What a method may use.</summary>
internal sealed class MethodContext(LoadedExtension extension, JsonObject given, RunnerCall call) : CheckContext(extension, given, call), IMethodContext
{
    public Task<DataHandle> WriteResourceAsync<T>(ResourceSpec<T> spec, string name, T content, WriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return WriteResourceAsync(spec.Name, name, content, options);
    }

    public async Task<DataHandle> WriteResourceAsync(string spec, string name, object? content, WriteOptions? options = null)
    {
        var answer = await Call.AskValueAsync("writeResource", new JsonObject
        {
            ["spec"] = spec,
            ["name"] = name,
            ["data"] = Extension.Json.Write(content, $"The {spec} '{name}'"),
            ["overrides"] = EngineJson.Write(options),
        });
        return EngineJson.Read<DataHandle>(answer)!;
    }

    public async Task<bool> DeleteResourceAsync(string name) => (bool?)await Call.AskValueAsync("deleteResource", new JsonObject { ["name"] = name }) ?? false;

    public IFileWriter CreateFileWriter(FileSpec spec, string name, WriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return CreateFileWriter(spec.Name, name, options);
    }

    public IFileWriter CreateFileWriter(string spec, string name, WriteOptions? options = null) =>
        new FileWriter(Call, (string?)Given["scratch"] ?? Path.Combine(RepositoryPath, ".swamp", "tmp"), spec, name, options);
}
