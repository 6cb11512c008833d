using System.Text.Json.Nodes;
using Swamp.Engine.Models;

namespace Swamp.Extensions.Tests;

/// <summary>What is particular to extensions in C#.</summary>
public sealed class CSharpTests
{
    [Fact]
    public async Task Model_InOneFile_RunsAndIsDescribed()
    {
        await using var repository = new ExtensionRepository();
        repository.Write(
            "extensions/models/pond.cs",
            """
            using System.ComponentModel.DataAnnotations;
            using Swamp.Sdk;

            [Model("@test/pond", "2026.01.01.1")]
            public sealed class Pond(Pond.Settings settings)
            {
                /// <param name="Place">Where the pond is</param>
                /// <param name="Token">Opens the gate</param>
                public sealed record Settings(string Place = "here", [property: Sensitive] string? Token = null);

                /// <param name="Depth">In metres</param>
                public sealed record Measure([property: Range(0.1, 100)] double Depth, string? Note, Shore Shore = Shore.North);

                public enum Shore { North, South }

                public sealed record Level(string Place, double Depth, Shore Shore);

                public static readonly ResourceSpec<Level> Levels = new("measurement") { Description = "How deep" };

                /// <summary>Notes a depth.</summary>
                [Method]
                public Task<DataHandle> MeasureAsync(Measure arguments, IMethodContext context)
                {
                    context.Log.Information($"Measuring {settings.Place}");
                    Console.WriteLine("printed");
                    return context.WriteResourceAsync(Levels, "level", new Level(settings.Place, arguments.Depth, arguments.Shore));
                }
            }
            """);

        var result = await repository.RunAsync("pond", new JsonObject { ["depth"] = 1.5 }, method: "measure");

        Assert.Equal("""{"place":"here","depth":1.5,"shore":"north"}""", Assert.Single(result.Data).Attributes!.ToJsonString());
        Assert.Contains("Stdout: Measuring here", repository.Said, StringComparison.Ordinal);
        Assert.Contains("Stdout: printed", repository.Said, StringComparison.Ordinal);
        var type = await repository.Session.ModelTypes.GetAsync(new ModelTypeName("@test/pond"), CancellationToken.None);
        var method = type.Methods["measure"];
        Assert.Equal("Notes a depth.", method.Description);
        Assert.Equal(
            """{"type":"object","properties":{"depth":{"type":"number","minimum":0.1,"maximum":100,"description":"In metres"},"note":{"type":["string","null"]},"shore":{"enum":["north","south"],"default":"north"}},"required":["depth"]}""",
            method.Arguments.ToJsonString());
        Assert.Equal(
            """{"type":"object","properties":{"place":{"type":"string","default":"here","description":"Where the pond is"},"token":{"type":["string","null"],"default":null,"sensitive":true,"description":"Opens the gate"}}}""",
            type.GlobalArguments!.ToJsonString());
    }
}
