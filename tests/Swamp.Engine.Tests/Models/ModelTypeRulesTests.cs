using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Execution;
using Swamp.Engine.Models;

namespace Swamp.Engine.Tests.Models;

public sealed class ModelTypeRulesTests
{
    private readonly List<string> warnings = [];

    [Theory]
    [InlineData("2026.02.09.1")]
    [InlineData("2024.2.29.0")]
    public void VersionOf_a_real_date_is_read_TYPE3(string text) => Assert.Equal(ModelTypeVersion.Parse(text), ModelTypeRules.VersionOf(new("@a/b"), text));

    [Theory]
    [InlineData("2026.02.30.1")]
    [InlineData("2026.13.01.1")]
    [InlineData("1.0.0")]
    [InlineData("")]
    [InlineData(null)]
    public void VersionOf_anything_else_names_the_type_TYPE3(string? text) =>
        Assert.Contains("@a/b", Error(() => ModelTypeRules.VersionOf(new("@a/b"), text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("@acme/db")]
    [InlineData("@acme/db/eu")]
    [InlineData("@Acme::Db")]
    public void CheckExtensionName_with_a_collective_passes_TYPE2(string name)
    {
        ModelTypeRules.CheckExtensionName(new(name), warnings.Add);
        Assert.Empty(warnings);
    }

    [Theory]
    [InlineData("acme/db")]
    [InlineData("@acme")]
    [InlineData("@/db")]
    [InlineData("")]
    public void CheckExtensionName_without_a_collective_is_refused_TYPE2(string name) => Error(() => ModelTypeRules.CheckExtensionName(new(name), null));

    [Theory]
    [InlineData("@swamp/x")]
    [InlineData("@si/x")]
    public void CheckExtensionName_of_a_reserved_collective_warns_TYPE2(string name)
    {
        ModelTypeRules.CheckExtensionName(new(name), warnings.Add);
        Assert.Contains("reserved", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Checked_sorts_upgrades_and_warns_TYPE10()
    {
        var type = Type() with { Upgrades = [Upgrade("2026.02.01.1"), Upgrade("2026.01.01.1")] };

        Assert.Equal(["2026.01.01.1", "2026.02.01.1"], ModelTypeRules.Checked(type, warnings.Add).Upgrades.Select(u => u.ToVersion.ToString()));
        Assert.Contains(warnings, w => w.Contains("ascending", StringComparison.Ordinal));
        Assert.Contains(warnings, w => w.Contains("not to its version 2026.03.01.1", StringComparison.Ordinal));
    }

    [Fact]
    public void Checked_of_a_chain_that_leads_to_the_version_is_silent_TYPE10()
    {
        ModelTypeRules.Checked(Type() with { Upgrades = [Upgrade("2026.01.01.1"), Upgrade("2026.03.01.1")] }, warnings.Add);
        Assert.Empty(warnings);
    }

    [Fact]
    public void Checked_of_two_upgrades_to_one_version_is_refused_TYPE10() =>
        Error(() => ModelTypeRules.Checked(Type() with { Upgrades = [Upgrade("2026.01.01.1"), Upgrade("2026.01.01.1")] }, null));

    [Theory]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData("")]
    public void Checked_of_a_spec_name_that_would_leave_its_folder_is_refused(string name) =>
        Error(() => ModelTypeRules.Checked(Type() with { Resources = new Dictionary<string, ResourceSpec> { [name] = Spec() } }, null));

    [Fact]
    public void Checked_of_arguments_that_are_no_object_is_refused() =>
        Error(() => ModelTypeRules.Checked(Type(Method("go", """{"type": "array"}""")), null));

    [Fact]
    public async Task Extend_adds_parts_and_routes_calls_TYPE11()
    {
        var added = new Recorder();
        var own = new Recorder();
        var extended = ModelTypeExtender.Extend(
            Type(Method("go")) with { Implementation = own },
            new ModelTypeExtension
            {
                Target = new("@acme/db"),
                Source = "ext.ts",
                Methods = [Method("stop")],
                Checks = [new CheckDescriptor { Name = "c" }],
                Resources = new Dictionary<string, ResourceSpec> { ["r2"] = Spec() },
                Reports = ["@acme/r"],
                Implementation = added,
            });

        await extended.Implementation.ExecuteAsync("stop", [], null!, default);
        await extended.Implementation.ExecuteAsync("go", [], null!, default);
        await extended.Implementation.CheckAsync("c", null!, default);

        Assert.Equal(["go", "stop"], extended.Methods.Keys);
        Assert.Equal(["r", "r2"], extended.Resources.Keys);
        Assert.Equal(["@acme/r"], extended.Reports);
        Assert.Equal(["stop", "c"], added.Calls);
        Assert.Equal(["go"], own.Calls);
    }

    [Fact]
    public void Extend_with_a_name_that_exists_is_refused_TYPE11()
    {
        var extension = new ModelTypeExtension { Target = new("@acme/db"), Source = "ext.ts", Implementation = new Recorder() };
        var type = Type(Method("go")) with { Checks = new Dictionary<string, CheckDescriptor> { ["c"] = new() { Name = "c" } }, Reports = ["@acme/r"] };

        Error(() => ModelTypeExtender.Extend(type, extension with { Methods = [Method("go")] }));
        Error(() => ModelTypeExtender.Extend(type, extension with { Checks = [new CheckDescriptor { Name = "c" }] }));
        Error(() => ModelTypeExtender.Extend(type, extension with { Resources = new Dictionary<string, ResourceSpec> { ["r"] = Spec() } }));
        Error(() => ModelTypeExtender.Extend(type, extension with { Reports = ["@acme/r"] }));
    }

    private static ModelType Type(params MethodDescriptor[] methods) => new()
    {
        Name = new("@acme/db"),
        Version = ModelTypeVersion.Parse("2026.03.01.1"),
        Methods = methods.ToDictionary(m => m.Name),
        Resources = new Dictionary<string, ResourceSpec> { ["r"] = Spec() },
        Implementation = new Recorder(),
    };

    private static MethodDescriptor Method(string name, string arguments = """{"type": "object"}""") =>
        new() { Name = name, Description = name, Arguments = JsonNode.Parse(arguments)!.AsObject() };

    private static ResourceSpec Spec() => new() { Schema = [], Lifetime = "infinite", GarbageCollection = "1" };

    private static TypeUpgrade Upgrade(string version) => new(ModelTypeVersion.Parse(version), "x", (old, _) => ValueTask.FromResult(old));

    private static string Error(Action action)
    {
        var error = Assert.Throws<SwampException>(action).Error;
        Assert.Equal(ErrorCodes.InvalidModelType, error.Code);
        Assert.NotNull(error.Hint);
        return error.Message;
    }

    private sealed class Recorder : IModelImplementation
    {
        public List<string> Calls { get; } = [];

        public Task<MethodOutcome> ExecuteAsync(string method, JsonObject arguments, IMethodContext context, CancellationToken cancellationToken)
        {
            Calls.Add(method);
            return Task.FromResult(new MethodOutcome());
        }

        public Task<CheckOutcome> CheckAsync(string check, IMethodContext context, CancellationToken cancellationToken)
        {
            Calls.Add(check);
            return Task.FromResult(new CheckOutcome(true, []));
        }
    }
}
