using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;

namespace Swamp.Engine.Tests.Definitions;

public sealed class DefinitionReaderTests
{
    private const string Id = "0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11";

    // EX-1
    private const string Greet = """
        type: command/shell
        typeVersion: 2026.02.09.1
        id: 0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11
        name: greet
        version: 1
        tags: {}
        globalArguments: {}
        methods:
          execute:
            arguments:
              run: echo ${{ inputs.who }}
        inputs:
          properties:
            who:
              type: string
              default: you
              enum:
                - you
                - me
          required: []
        checks:
          skip:
            - slow-check
        reports:
          require:
            - '@acme/cost'
            - name: '@acme/drift'
              methods:
                - execute
        resources:
          result:
            lifetime: 7d
            garbageCollection: 3
        """;

    [Fact]
    public void Read_the_sample_of_the_specification_gives_every_section()
    {
        var definition = DefinitionReader.Read(Greet);

        Assert.Equal("command/shell", definition.Type.Normalized);
        Assert.Equal("2026.02.09.1", definition.TypeVersion);
        Assert.Equal(Id, definition.Id);
        Assert.Equal("greet", definition.Name);
        Assert.Equal(1, definition.Version);
        Assert.Empty(definition.Tags);
        Assert.Empty(definition.GlobalArguments);
        Assert.Equal("echo ${{ inputs.who }}", definition.Methods["execute"]["run"]!.GetValue<string>());
        Assert.Equal("""{"properties":{"who":{"type":"string","default":"you","enum":["you","me"]}},"required":[]}""", definition.Inputs!.ToJsonString());
        Assert.Equal(["slow-check"], definition.SkippedChecks);
        Assert.Empty(definition.RequiredChecks);
        Assert.Equal(["@acme/cost", "@acme/drift"], definition.RequiredReports.Select(r => r.Name));
        Assert.Null(definition.RequiredReports[0].Methods);
        Assert.Equal(["execute"], definition.RequiredReports[1].Methods);
        Assert.Equal(new OutputOverride { Lifetime = "7d", GarbageCollection = "3" }, definition.Resources["result"]);
    }

    [Fact]
    public void Read_with_a_driver_takes_it_over_as_the_architecture_decides_against_DEF2()
    {
        var definition = DefinitionReader.Read(Minimal("driver: docker\ndriverConfig:\n  image: alpine\n  privileged: false"));

        Assert.Equal("docker", definition.Driver);
        Assert.Equal("""{"image":"alpine","privileged":false}""", definition.DriverConfig!.ToJsonString());
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2026.02")]
    [InlineData("")]
    public void Read_with_a_numeric_or_empty_type_version_takes_it_for_absent_DEF1(string value) =>
        Assert.Null(DefinitionReader.Read(Minimal($"typeVersion: {value}")).TypeVersion);

    [Fact]
    public void Read_without_a_type_falls_back_to_the_folder_DEF1()
    {
        var text = $"id: {Id}\nname: a\nversion: 1";

        Assert.Equal("@acme/db", DefinitionReader.Read(text, "x", new ModelTypeName("@acme/db")).Type.Normalized);
        Assert.Contains("no 'type'", Error(text).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_with_sections_that_are_empty_takes_them_for_absent()
    {
        var definition = DefinitionReader.Read(Minimal("tags:\nglobalArguments:\nmethods:\n  a:\ninputs:\nchecks:\nreports:\nresources:\n  r:"));

        Assert.Empty(definition.Tags);
        Assert.Empty(definition.GlobalArguments);
        Assert.Empty(definition.Methods["a"]);
        Assert.Null(definition.Inputs);
        Assert.Empty(definition.Resources);
    }

    [Fact]
    public void Read_with_a_flat_map_of_inputs_keeps_it_as_written_INP20() =>
        Assert.Equal(
            """{"who":{"type":"string"},"times":{"type":"integer","default":1}}""",
            DefinitionReader.Read(Minimal("inputs:\n  who: {type: string}\n  times:\n    type: integer\n    default: 1")).Inputs!.ToJsonString());

    [Fact]
    public void Read_keeps_the_types_and_the_order_of_global_arguments() =>
        Assert.Equal(
            """{"z":1,"a":[true,null,"2026-01-01",1.5],"m":{"k":"${{ vault.get(a, b-c) }}"}}""",
            DefinitionReader.Read(Minimal("globalArguments: {z: 1, a: [true, null, 2026-01-01, 1.5], m: {k: '${{ vault.get(a, b-c) }}'}}")).GlobalArguments.ToJsonString());

    [Fact]
    public void Read_with_a_key_that_starts_with_x_leaves_it_alone() => Assert.Equal("a", DefinitionReader.Read(Minimal("x-owner: ops")).Name);

    [Theory]
    [InlineData("globalArgs: {}", 5, 1, "unknown key 'globalArgs'")]
    [InlineData("checks: {skp: []}", 5, 10, "'checks' has an unknown key 'skp'")]
    [InlineData("methods: {run: {args: {}}}", 5, 17, "'methods.run' has an unknown key 'args'")]
    [InlineData("resources:\n  r:\n    gc: 3", 7, 5, "'resources.r' has an unknown key 'gc'")]
    [InlineData("tags: {a: 1}", 5, 11, "'tags.a' has to be a text, not the number 1")]
    [InlineData("tags: [a]", 5, 7, "'tags' has to be a mapping")]
    [InlineData("methods: {run: 3}", 5, 16, "'methods.run' has to be a mapping")]
    [InlineData("globalArguments: text", 5, 18, "'globalArguments' has to be a mapping")]
    [InlineData("inputs: {properties: {a: string}}", 5, 26, "'inputs.properties.a' has to describe an input")]
    [InlineData("inputs: {properties: {}, required: [1]}", 5, 37, "'inputs.required[0]' has to be a text")]
    [InlineData("checks: {skip: slow}", 5, 16, "'checks.skip' has to be a list")]
    [InlineData("reports: {require: [{methods: []}]}", 5, 21, "'reports.require[0]' has no 'name'")]
    [InlineData("resources: {r: {garbageCollection: 0}}", 5, 36, "at least one version")]
    [InlineData("resources: {r: {garbageCollection: 0d}}", 5, 36, "how many versions")]
    [InlineData("resources: {r: {garbageCollection: some}}", 5, 36, "how many versions")]
    [InlineData("resources: {r: {lifetime: 7 days}}", 5, 27, "no lifetime")]
    [InlineData("resources: {r: {lifetime: forever}}", 5, 27, "no lifetime")]
    [InlineData("driver: 3", 5, 9, "'driver' has to be a text")]
    public void Read_with_a_malformed_section_says_what_and_where(string section, int line, int column, string message)
    {
        var error = Error(Minimal(section));

        Assert.Equal(ErrorCodes.InvalidDefinition, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(new SourceLocation("models/x.yaml", line, column), error.Location);
    }

    [Theory]
    [InlineData("id: 1\nname: a\nversion: 1", "'id' has to be a text")]
    [InlineData("id: nonsense\nname: a\nversion: 1", "'nonsense' is not a UUID")]
    [InlineData("id: '{0b7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11}'\nname: a\nversion: 1", "not a UUID")]
    [InlineData("name: a\nversion: 1", "no 'id'")]
    [InlineData($"id: {Id}\nversion: 1", "no 'name'")]
    [InlineData($"id: {Id}\nname: a", "no 'version'")]
    [InlineData($"id: {Id}\nname: a\nversion: 0", "whole number from 1")]
    [InlineData($"id: {Id}\nname: a\nversion: '1'", "whole number from 1, not a text")]
    [InlineData($"id: {Id}\nname: a\nversion: 1.5", "whole number from 1")]
    [InlineData($"id: {Id}\nname: a\nversion: 99999999999999999999", "whole number from 1")]
    [InlineData($"id: {Id}\nname: ''\nversion: 1", "it is empty")]
    [InlineData($"id: {Id}\nname: ../../etc/passwd\nversion: 1", "'..'")]
    [InlineData($"id: {Id}\nname: 'a\\b'\nversion: 1", "backslash")]
    [InlineData($"id: {Id}\nname: \"a\\0b\"\nversion: 1", "NUL")]
    [InlineData($"id: {Id}\nname: a/b\nversion: 1", "only allowed in the form @scope/name")]
    [InlineData($"id: {Id}\nname: '@a//b'\nversion: 1", "only allowed in the form @scope/name")]
    [InlineData($"id: {Id}\nname: /etc/passwd\nversion: 1", "only allowed in the form @scope/name")]
    public void Read_with_a_bad_identity_says_so_QUIRK1(string identity, string message)
    {
        var error = Error("type: command/shell\n" + identity);

        Assert.Equal(ErrorCodes.InvalidDefinition, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Location);
        Assert.NotNull(error.Hint);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("[]")]
    [InlineData("just text")]
    [InlineData("---\n...\n")]
    public void Read_of_something_that_is_no_mapping_is_an_error(string text) => Assert.Equal(ErrorCodes.InvalidDefinition, Error(text).Code);

    [Theory]
    [InlineData("a: [")]
    [InlineData("a: 1\na: 2")]
    [InlineData("a: \t1\n\tb: 2")]
    [InlineData("a: !!python/object x")]
    [InlineData("a: &a [*a]")]
    [InlineData("\0")]
    [InlineData("{\"a\": \"\ud800\"}")]
    public void Read_of_something_that_is_no_yaml_or_no_definition_has_a_place(string text) => Assert.NotNull(Error(text).Location);

    [Fact]
    public void Read_of_a_very_deep_document_ends_with_an_error() => Assert.NotNull(Error(Minimal("globalArguments: " + new string('[', 50_000))).Message);

    [Fact]
    public void Read_of_aliases_that_multiply_ends_with_an_error()
    {
        var bomb = "globalArguments:\n  a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
            + string.Concat(Enumerable.Range(1, 12).Select(i => $"  a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));

        Assert.Equal(ErrorCodes.InvalidDocument, Error(Minimal(bomb)).Code);
    }

    private static string Minimal(string section) => $"type: command/shell\nid: {Id}\nname: a\nversion: 1\n{section}";

    private static SwampError Error(string text) => Assert.Throws<SwampException>(() => DefinitionReader.Read(text, "models/x.yaml")).Error;
}
