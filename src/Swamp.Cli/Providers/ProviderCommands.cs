using System.CommandLine;
using Swamp.Cli.CommandLine;
using Swamp.Operations;
using Swamp.Operations.Providers;

namespace Swamp.Cli.Providers;

/// <summary><c>swamp datastore type</c> and <c>swamp driver type</c> (DSCMD-2, DRV-62).</summary>
internal static class ProviderCommands
{
    public static Command BuildDatastoreTypes() => new("type", "Find and describe types of datastores")
    {
        Search(ProviderOperations.DatastoreTypes, "datastore"),
        Describe(ProviderOperations.DescribeDatastore, "datastore"),
    };

    public static Command BuildDriver() => new("driver")
    {
        new Command("type", "Find and describe types of drivers")
        {
            Search(ProviderOperations.DriverTypes, "driver"),
            Describe(ProviderOperations.DescribeDriver, "driver"),
        },
    };

    private static Command Search(Operation<ProviderTypesRequest, ProviderTypesResult> operation, string noun)
    {
        var query = new Argument<string?>("query") { Description = "Part of the type or name", Arity = ArgumentArity.ZeroOrOne };
        var command = new OperationCommand<ProviderTypesRequest, ProviderTypesResult>("search", operation)
        {
            Arguments = { query },
            Examples = [new("List all types", $"swamp {noun} type search")],
            Bind = (invocation, _) => ValueTask.FromResult(new ProviderTypesRequest { Query = invocation.Value(query) ?? "" }),
            JsonWithoutTerminal = true,
            Render = static (result, output) => output.Table(
                ["Type", "Name", "Description"], [.. result.Results.Select(static t => (IReadOnlyList<string>)[t.Type, t.Name, t.Description])], "No types found."),
        };
        command.Aliases.Add("list");
        return command;
    }

    private static Command Describe(Operation<ProviderDescribeRequest, ProviderDescribeResult> operation, string noun)
    {
        var type = new Argument<string>("type") { Description = "Name of the type" };
        return new OperationCommand<ProviderDescribeRequest, ProviderDescribeResult>("describe", operation)
        {
            Arguments = { type },
            Examples = [new("Which settings does it take?", $"swamp {noun} type describe {(noun == "driver" ? "raw" : "filesystem")}")],
            Bind = (invocation, _) => ValueTask.FromResult(new ProviderDescribeRequest(invocation.Value(type)!)),
            Render = static (result, output) =>
            {
                output.Field("Type", result.Type);
                output.Field("Name", result.Name);
                output.Field("Description", result.Description);
                output.Field("Source", result.Source);
                output.Field("Settings", result.ConfigSchema?.ToJsonString());
            },
        };
    }
}
