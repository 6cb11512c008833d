using System.Text.Json.Nodes;
using Swamp.Engine.Definitions;
using Swamp.Engine.Models;

namespace Swamp.Engine.Tests.Definitions;

public sealed class DefinitionHashTests
{
    private static readonly Definition Web = TemporaryRepository.New("web") with
    {
        Id = "11111111-1111-4111-8111-111111111111",
        GlobalArguments = new JsonObject { ["a"] = 1, ["b"] = new JsonObject { ["x"] = "é", ["y"] = 2 } },
    };

    [Fact]
    public void Of_the_same_content_never_changes_DEF8() =>
        Assert.Equal("f02227d04c713780e8d18bc876573098b70ad97ddf314a8502f32f368b149647", DefinitionHash.Of(Web));

    [Fact]
    public void Of_does_not_depend_on_the_order_of_keys_or_on_the_type_DEF8()
    {
        var other = Web with
        {
            Type = new ModelTypeName("@acme/db"),
            TypeVersion = "2026.01.01.1",
            GlobalArguments = new JsonObject { ["b"] = new JsonObject { ["y"] = 2, ["x"] = "é" }, ["a"] = 1 },
        };

        Assert.Equal(DefinitionHash.Of(Web), DefinitionHash.Of(other));
    }

    [Fact]
    public void Of_depends_on_everything_else_DEF8() =>
        Assert.Equal(
            5,
            new[]
            {
                Web,
                Web with { Name = "x" },
                Web with { Version = 2 },
                Web with { Tags = new Dictionary<string, string> { ["a"] = "b" } },
                Web with { SkippedChecks = ["a"] },
            }.Select(DefinitionHash.Of).Distinct(StringComparer.Ordinal).Count());
}
