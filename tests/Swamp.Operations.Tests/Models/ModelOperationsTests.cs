using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Operations.Events;
using Swamp.Operations.Models;

namespace Swamp.Operations.Tests.Models;

public sealed class ModelOperationsTests : IDisposable
{
    private const string Id = "11111111-1111-4111-8111-111111111111";
    private readonly ModelTestRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Create_writes_the_file_and_answers_in_the_order_of_MOD5()
    {
        var request = new CreateModelRequest { Type = "@Acme/DB", Name = "main", GlobalArguments = Parse("""{"region":"eu","size":"5"}""") };

        var json = await repository.JsonAsync(ModelOperations.Create, request);

        var id = JsonNode.Parse(json)!["id"]!.GetValue<string>();
        Assert.Equal(
            $$"""
            type: '@acme/db'
            typeVersion: 2026.03.01.1
            id: {{id}}
            name: main
            version: 1
            tags: {}
            globalArguments:
              region: eu
              size: 5
            methods: {}

            """,
            (await File.ReadAllTextAsync(Path.Combine(repository.Root, "models/@acme/db/main.yaml"))).Replace($"'{id}'", id, StringComparison.Ordinal));
        Assert.Equal(["id", "type", "name", "path", "version", "globalArguments", "methods"], Keys(json));
        Assert.StartsWith($"{{\n  \"id\": \"{id}\",\n  \"type\": \"@acme/db\",\n  \"name\": \"main\",\n  \"path\": \"ROOT/models/@acme/db/main.yaml\",\n  \"version\": \"2026.03.01.1\",\n", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "{}")]
    [InlineData("""{"region":"us-1"}""", """{"region":"us-1","size":3}""")]
    [InlineData("""{"region":"${{ env.R }}"}""", """{"region":"${{ env.R }}"}""")]
    [InlineData("""{"size":"${{ env.S }}"}""", """{"size":"${{ env.S }}"}""")]
    [InlineData("""{"region":"a","token":"${{ vault.get(\"a\", \"b\") }}"}""", """{"region":"a","token":"${{ vault.get(\"a\", \"b\") }}"}""")]
    public async Task Create_stores_defaults_unless_there_are_no_arguments_or_expressions_among_them_MOD3(string? given, string stored)
    {
        await repository.CallAsync(ModelOperations.Create, new CreateModelRequest { Type = "@acme/db", Name = "main", GlobalArguments = given is null ? null : Parse(given) });

        var result = await repository.CallAsync(ModelOperations.Get, new GetModelRequest { Model = "main" });
        Assert.Equal(Parse(stored).Select(p => p.Key), result.GlobalArguments.Select(p => p.Key));
    }

    [Theory]
    [InlineData("@acme/bd", "main", null, ErrorCodes.UnknownModelType, "Available types: @acme/db")]
    [InlineData("@acme/db", "Main", null, ErrorCodes.InvalidArgument, "'Main'")]
    [InlineData("@acme/db", "../main", null, ErrorCodes.InvalidArgument, "'..'")]
    [InlineData("@acme/db", "main", """{"regoin":"eu"}""", ErrorCodes.ValidationFailed, "Did you mean 'region'? Valid ones: region, size, token.")]
    [InlineData("@acme/db", "main", """{"regoin":"${{ env.A }}"}""", ErrorCodes.ValidationFailed, "Unknown global argument")]
    [InlineData("@acme/db", "main", """{"region":"eu","size":"big"}""", ErrorCodes.ValidationFailed, "\n  size: ")]
    [InlineData("@acme/db", "main", """{"size":"4"}""", ErrorCodes.ValidationFailed, "\n  region: ")]
    [InlineData("@acme/db", "main", """{"region":"eu","token":"s3cret"}""", ErrorCodes.LiteralSensitiveGlobalArg, "'token'")]
    public async Task Create_refuses_what_is_wrong_and_writes_nothing_MOD2_MOD4(string type, string name, string? globals, string code, string message)
    {
        var error = await repository.ErrorAsync(
            ModelOperations.Create,
            new CreateModelRequest { Type = type, Name = name, GlobalArguments = globals is null ? null : Parse(globals) });

        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.Message + error.Hint, StringComparison.Ordinal);
        Assert.NotNull(error.Hint);
        Assert.False(Directory.Exists(Path.Combine(repository.Root, "models")));
    }

    [Fact]
    public async Task Create_of_a_taken_name_is_refused_also_as_a_dry_run_DEF5()
    {
        repository.Write("models/other/main.yaml", Text());

        foreach (var dryRun in new[] { true, false })
        {
            var error = await repository.ErrorAsync(ModelOperations.Create, new CreateModelRequest { Type = "@acme/db", Name = "main", DryRun = dryRun });
            Assert.Equal(ErrorCodes.ModelExists, error.Code);
            Assert.Contains("models/other/main.yaml", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Create_as_a_dry_run_says_the_same_and_writes_nothing()
    {
        var json = await repository.JsonAsync(ModelOperations.Create, new CreateModelRequest { Type = "@acme/db", Name = "main", DryRun = true });

        Assert.Equal(["id", "type", "name", "path", "version", "globalArguments", "methods", "dryRun"], Keys(json));
        Assert.False(Directory.Exists(Path.Combine(repository.Root, "models")));
    }

    [Fact]
    public async Task Get_hides_sensitive_arguments_and_keeps_the_order_of_MOD10()
    {
        repository.Write("models/@acme/db/main.yaml", $"id: {Id}\nname: main\nversion: 2\ntags: {{env: prod}}\nglobalArguments: {{token: abc, region: eu}}\ntypeVersion: 2026.01.01.1\n");

        var json = await repository.JsonAsync(ModelOperations.Get, new GetModelRequest { Model = "main" });

        Assert.Equal(["id", "name", "type", "version", "tags", "globalArguments", "typeVersion", "globalArgumentsSchema", "methods"], Keys(json));
        Assert.StartsWith(
            $$"""
            {
              "id": "{{Id}}",
              "name": "main",
              "type": "@acme/db",
              "version": 2,
              "tags": {
                "env": "prod"
              },
              "globalArguments": {
                "token": "***",
                "region": "eu"
              },
              "typeVersion": "2026.03.01.1",
              "globalArgumentsSchema": {
            """,
            json,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_of_an_unavailable_type_shows_what_the_file_says_MOD10()
    {
        repository.Write("models/gone/main.yaml", $"id: {Id}\nname: main\nversion: 1\nglobalArguments: {{token: abc}}\n");

        Assert.Equal(
            $$"""
            {
              "id": "{{Id}}",
              "name": "main",
              "type": "gone",
              "version": 1,
              "tags": {},
              "globalArguments": {
                "token": "abc"
              },
              "methods": []
            }

            """,
            await repository.JsonAsync(ModelOperations.Get, new GetModelRequest { Model = Id }));
    }

    [Fact]
    public async Task Get_of_a_definition_of_direct_execution_says_so_MOD13()
    {
        repository.Write($".swamp/auto-definitions/@acme/db/{Id}.yaml", $"id: {Id}\nname: main\nversion: 1\n");

        Assert.True((await repository.CallAsync(ModelOperations.Get, new GetModelRequest { Model = "main" })).AutoCreated);
    }

    [Fact]
    public async Task Get_of_nothing_says_so_MOD11() =>
        Assert.Equal("Model not found: main", (await repository.ErrorAsync(ModelOperations.Get, new GetModelRequest { Model = "main" })).Message);

    [Fact]
    public async Task Search_looks_at_name_type_and_id_and_warns_of_broken_files_MOD15()
    {
        repository.Write("models/@acme/db/main.yaml", Text());
        repository.Write("models/swamp/worker/w.yaml", Text("w", "22222222-2222-4222-8222-222222222222"));
        repository.Write("models/@acme/db/broken.yaml", "id: 3\n");
        repository.Write(".swamp/auto-definitions/@acme/db/a.yaml", Text("auto", "33333333-3333-4333-8333-333333333333"));

        Assert.Equal(
            $$"""
            {
              "query": "ACME",
              "results": [
                {
                  "id": "{{Id}}",
                  "name": "main",
                  "type": "@acme/db"
                }
              ]
            }

            """,
            await repository.JsonAsync(ModelOperations.Search, new SearchModelsRequest { Query = "ACME" }));
        var warning = Assert.IsType<LogEvent>(Assert.Single(repository.Events));
        Assert.Contains("models/@acme/db/broken.yaml:1:", warning.Message, StringComparison.Ordinal);
        Assert.Equal(["main"], await NamesAsync("", all: false));
        Assert.Equal(["main", "w"], await NamesAsync("", all: true));
        Assert.Equal(["main"], await NamesAsync("1111-4111", all: true));
        Assert.Empty(await NamesAsync("auto", all: true));
    }

    [Fact]
    public async Task Edit_replaces_the_text_and_keeps_the_id_MOD20()
    {
        var path = repository.Write("models/@acme/db/main.yaml", Text());

        var json = await repository.JsonAsync(
            ModelOperations.Edit,
            new EditModelRequest { Model = "main", Yaml = "# mine\ntype: '@acme/db'\nname: main\nversion: 3\nid: 99999999-9999-4999-8999-999999999999\n" });

        Assert.Equal(
            """
            {
              "path": "ROOT/models/@acme/db/main.yaml",
              "status": "updated",
              "name": "main",
              "type": "@acme/db",
              "editType": "definition"
            }

            """,
            json);
        Assert.Equal($"# mine\ntype: '@acme/db'\nname: main\nversion: 3\nid: {Id}\n", (await File.ReadAllTextAsync(path)).Replace($"'{Id}'", Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Edit_to_another_name_moves_the_file()
    {
        var path = repository.Write("models/@acme/db/main.yaml", Text());

        var result = await repository.CallAsync(ModelOperations.Edit, new EditModelRequest { Model = "main", Yaml = "name: next\nversion: 1\n", Editor = "vi" });

        Assert.Equal("opened", result.Status);
        Assert.Equal("vi", result.Editor);
        Assert.Equal(Path.Combine(repository.Root, "models/@acme/db/next.yaml"), result.Path);
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("name: [", ErrorCodes.InvalidDocument, "Invalid YAML from stdin")]
    [InlineData("- a", ErrorCodes.InvalidDefinition, "Invalid YAML from stdin")]
    [InlineData("name: main", ErrorCodes.InvalidDefinition, "'version'")]
    [InlineData("name: main\nversion: 1\nglobalArgs: {}", ErrorCodes.InvalidDefinition, "globalArgs")]
    [InlineData("name: other\nversion: 1", ErrorCodes.ModelExists, "other")]
    [InlineData("name: Not Good\nversion: 1", ErrorCodes.InvalidArgument, "Not Good")]
    [InlineData("name: main\nversion: 1\nglobalArguments: {token: abc}", ErrorCodes.LiteralSensitiveGlobalArg, "token")]
    public async Task Edit_refuses_a_bad_text_and_leaves_the_file_alone_MOD21(string yaml, string code, string message)
    {
        var path = repository.Write("models/@acme/db/main.yaml", Text());
        repository.Write("models/@acme/db/other.yaml", Text("other", "22222222-2222-4222-8222-222222222222"));
        var before = await File.ReadAllTextAsync(path);

        var error = await repository.ErrorAsync(ModelOperations.Edit, new EditModelRequest { Model = "main", Yaml = yaml });

        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task Edit_to_a_type_that_does_not_exist_is_refused_and_one_that_is_gone_can_be_kept()
    {
        var path = repository.Write("models/@acme/db/main.yaml", Text());
        repository.Write("models/gone/old.yaml", Text("old", "22222222-2222-4222-8222-222222222222"));

        var error = await repository.ErrorAsync(ModelOperations.Edit, new EditModelRequest { Model = "main", Yaml = "type: '@acme/bd'\nname: main\nversion: 1\n" });

        Assert.Equal(ErrorCodes.UnknownModelType, error.Code);
        Assert.Contains("Did you mean '@acme/db'?", error.Message, StringComparison.Ordinal);
        Assert.Equal(Text(), await File.ReadAllTextAsync(path));
        Assert.Equal("gone", (await repository.CallAsync(ModelOperations.Edit, new EditModelRequest { Model = "old", Yaml = "name: old\nversion: 2\n" })).Type);
    }

    [Theory]
    [InlineData("id: 11111111-1111-4111-8111-111111111111\nname: main\nversion: [\n", "name: main\nversion: 2\n")]
    [InlineData("name: [", "id: 11111111-1111-4111-8111-111111111111\nname: main\nversion: 2\n")]
    public async Task Edit_mends_a_broken_file(string broken, string yaml)
    {
        var path = repository.Write("models/@acme/db/main.yaml", broken);

        var source = await repository.CallAsync(ModelOperations.GetSource, new GetModelSourceRequest { Model = "main" });
        var result = await repository.CallAsync(ModelOperations.Edit, new EditModelRequest { Model = "main", Yaml = yaml });

        Assert.Equal(broken, source.Yaml);
        Assert.Equal(path, result.Path);
        var mended = await repository.CallAsync(ModelOperations.Get, new GetModelRequest { Model = "main" });
        Assert.Equal((Id, 2), (mended.Id, mended.Version));
    }

    [Theory]
    [InlineData("name: [", ErrorCodes.InvalidDocument)]
    [InlineData("name: main\nversion: 1\n", ErrorCodes.InvalidDefinition)]
    [InlineData("id: 22222222-2222-4222-8222-222222222222\nname: main\nversion: 1\n", ErrorCodes.Conflict)]
    [InlineData("id: 33333333-3333-4333-8333-333333333333\nname: other\nversion: 1\n", ErrorCodes.Conflict)]
    [InlineData("type: no/type\nid: 33333333-3333-4333-8333-333333333333\nname: main\nversion: 1\n", ErrorCodes.UnknownModelType)]
    public async Task Edit_of_a_broken_file_refuses_what_would_break_more(string yaml, string code)
    {
        var path = repository.Write("models/@acme/db/main.yaml", "name: [");
        repository.Write("models/@acme/db/other.yaml", Text("other", "22222222-2222-4222-8222-222222222222"));

        Assert.Equal(code, (await repository.ErrorAsync(ModelOperations.Edit, new EditModelRequest { Model = "main", Yaml = yaml })).Code);
        Assert.Equal("name: [", await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task Edit_of_a_file_that_somebody_else_changed_is_refused()
    {
        repository.Write("models/@acme/db/main.yaml", Text());
        var source = await repository.CallAsync(ModelOperations.GetSource, new GetModelSourceRequest { Model = "main" });
        repository.Write("models/@acme/db/main.yaml", Text() + "tags: {a: b}\n");

        var error = await repository.ErrorAsync(
            ModelOperations.Edit,
            new EditModelRequest { Model = "main", Yaml = source.Yaml + "# mine", ExpectedYaml = source.Yaml, Editor = "vi" });

        Assert.Equal(ErrorCodes.Conflict, error.Code);
    }

    private async Task<IEnumerable<string>> NamesAsync(string query, bool all) =>
        (await repository.CallAsync(ModelOperations.Search, new SearchModelsRequest { Query = query, All = all })).Results.Select(item => item.Name);

    private static string Text(string name = "main", string id = Id) => $"id: {id}\nname: {name}\nversion: 1\n";

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private static IEnumerable<string> Keys(string json) => Parse(json).Select(property => property.Key);
}
