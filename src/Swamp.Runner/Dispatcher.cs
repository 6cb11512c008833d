using System.Text.Json.Nodes;
using Swamp.Runner.Building;
using Swamp.Runner.Conversation;
using Swamp.Runner.Describing;
using Swamp.Runner.Loading;
using Swamp.Runner.Running;

namespace Swamp.Runner;

/// <summary>Answers the calls of the engine.</summary>
internal sealed class Dispatcher
{
    private readonly LoadedExtensions loaded = new();
    private readonly VaultProviders vaults = new();
    private readonly Drivers drivers = new();
    private readonly Datastores datastores = new();

    public async Task<JsonNode?> AnswerAsync(string name, JsonObject parameters, RunnerCall call)
    {
        if (name == "build")
        {
            await ExtensionBuilder.BuildAsync(BuildRequest.Read(parameters), call.CancellationToken);
            return null;
        }

        var module = (name == "describe" ? parameters : parameters["module"] as JsonObject) ?? throw new ArgumentException($"'{name}' names no module.");
        using var lease = loaded.Open(ModuleRef.Read(module));
        var extension = lease.Extension;
        return name switch
        {
            "describe" => Describer.Describe(extension),
            "execute" => await MethodCalls.ExecuteAsync(extension, parameters, call),
            "check" => await MethodCalls.CheckAsync(extension, parameters, call),
            "upgrade" => await MethodCalls.UpgradeAsync(extension, parameters),
            "report" => await ReportCalls.CreateAsync(extension, parameters, call),
            "driver" => await drivers.UseAsync(extension, parameters, call),
            "datastore" => await datastores.UseAsync(extension, parameters, call),
            "vault" => await vaults.UseAsync(extension, parameters, call),
            _ => throw new ArgumentException($"The host does not know how to '{name}'."),
        };
    }
}
