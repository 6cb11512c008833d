using System.Text.Encodings.Web;
using System.Text.Json;
using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;
using Swamp.Engine.Schemas;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Tests.Definitions;

public sealed class DefinitionSchemaTests
{
    private const string Identity = "id: 0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11\nname: a\nversion: 1\n";
    private static readonly JsonSchema Schema = JsonSchema.Compile(DefinitionSchema.Create());
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_published_file_is_up_to_date()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Swamp.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        var published = File.ReadAllText(Path.Combine(folder, "docs/schemas/definition.schema.json"));
        Assert.True(
            DefinitionSchema.Create().ToJsonString(Pretty).ReplaceLineEndings("\n") + "\n" == published,
            "docs/schemas/definition.schema.json is stale: swamp schema definition > docs/schemas/definition.schema.json");
    }

    [Theory]
    [InlineData("")]
    [InlineData("type: command/shell\ntypeVersion: 2026.02.09.1")]
    [InlineData("typeVersion: 1")]
    [InlineData("tags: {a: b}\nglobalArguments: {a: [1, null]}\nmethods: {a: {arguments: {b: c}}, d: }")]
    [InlineData("tags:\nglobalArguments:\nmethods:\ninputs:\nchecks:\nreports:\nresources:\ndriver:\ndriverConfig:")]
    [InlineData("inputs: {properties: {a: {type: string}}, required: [a]}")]
    [InlineData("inputs: {a: {type: string}}")]
    [InlineData("checks: {require: [a], skip: [b]}\nreports: {require: [a, {name: b, methods: [c]}], skip: []}")]
    [InlineData("resources: {r: {lifetime: 7d, garbageCollection: 3}, s: {garbageCollection: 7d, vaultName: v}}")]
    [InlineData("driver: docker\ndriverConfig: {image: alpine}\nx-mine: 1")]
    public void What_the_reader_accepts_the_schema_accepts(string section)
    {
        DefinitionReader.Read(Identity + section, null, new ModelTypeName("t"));
        Assert.Empty(Schema.Validate(YamlDocument.Parse(Identity + section).ToJson()));
    }

    [Theory]
    [InlineData("globalArgs: {}")]
    [InlineData("tags: {a: 1}")]
    [InlineData("tags: []")]
    [InlineData("methods: {a: {args: {}}}")]
    [InlineData("methods: {a: 3}")]
    [InlineData("globalArguments: x")]
    [InlineData("inputs: {properties: {a: string}}")]
    [InlineData("checks: {skp: []}")]
    [InlineData("checks: {skip: a}")]
    [InlineData("reports: {require: [{methods: []}]}")]
    [InlineData("resources: {r: {gc: 1}}")]
    [InlineData("resources: {r: {garbageCollection: 0}}")]
    [InlineData("driver: 3")]
    [InlineData("typeVersion: true")]
    public void What_the_reader_refuses_the_schema_refuses(string section)
    {
        Assert.Throws<SwampException>(() => DefinitionReader.Read(Identity + section, null, new ModelTypeName("t")));
        Assert.NotEmpty(Schema.Validate(YamlDocument.Parse(Identity + section).ToJson()));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("@a/b", true)]
    [InlineData("@a/b/c", true)]
    [InlineData("A b.c", true)]
    [InlineData("a/b", false)]
    [InlineData("@a//b", false)]
    [InlineData("..", false)]
    [InlineData("a\\b", false)]
    public void The_schema_and_the_reader_agree_on_names_DEF1(string name, bool isGood)
    {
        var text = $"id: 0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11\nname: '{name}'\nversion: 1\n";

        Assert.Equal(isGood, DefinitionName.ProblemOnLoad(name) is null);
        Assert.Equal(isGood, Schema.IsValid(YamlDocument.Parse(text).ToJson()));
    }
}
