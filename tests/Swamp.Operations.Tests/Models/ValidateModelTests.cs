using Swamp.Engine.Errors;
using Swamp.Operations.Events;
using Swamp.Operations.Models;

namespace Swamp.Operations.Tests.Models;

public sealed class ValidateModelTests : IDisposable
{
    private const string Head = "id: 11111111-1111-4111-8111-111111111111\nname: main\nversion: 1\n";
    private readonly ModelTestRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Validate_of_a_good_model_passes_in_the_shape_of_MOD41()
    {
        repository.Write("models/@acme/db/main.yaml", Head + "globalArguments: {region: eu}\nmethods: {create: {arguments: {name: a}}}\nchecks: {skip: [valid-region]}\n");

        Assert.Equal(
            """
            {
              "modelId": "11111111-1111-4111-8111-111111111111",
              "modelName": "main",
              "type": "@acme/db",
              "validations": [
                {
                  "name": "Definition schema",
                  "passed": true
                },
                {
                  "name": "Global arguments",
                  "passed": true
                },
                {
                  "name": "Method arguments",
                  "passed": true
                },
                {
                  "name": "Expression paths",
                  "passed": true
                },
                {
                  "name": "Check selection",
                  "passed": true
                }
              ],
              "warnings": [],
              "passed": true
            }

            """,
            await repository.JsonAsync(ModelOperations.Validate, new ValidateModelRequest { Model = "main" }));
    }

    [Theory]
    [InlineData("globalArguments: {regoin: eu}", "Global arguments", "unknown argument 'regoin'. Did you mean 'region'? Valid ones: region, size, token (main.yaml:4:19)")]
    [InlineData("globalArguments: {size: big}", "Global arguments", "size ")]
    [InlineData("globalArguments: {token: abc}", "Global arguments", "token: holds a secret")]
    [InlineData("methods: {create: {arguments: {big: 3}}}", "Method arguments", "Method \"create\": big ")]
    [InlineData("methods: {create: {arguments: {nmae: a}}}", "Method arguments", "Method \"create\": unknown argument 'nmae'. Did you mean 'name'? Valid ones: name, big (main.yaml:4:32)")]
    [InlineData("checks: {skip: [valid-regoin]}", "Check selection", "checks.skip: unknown check 'valid-regoin'. Did you mean 'valid-region'?")]
    [InlineData("globalArguments: {region: '{{ inputs.x }}'}", "Expression paths", "main.yaml:4:28")]
    [InlineData("globalArguments: {region: '${{ inputs. }}'}", "Expression paths", "Invalid expression")]
    [InlineData("globalArguments: {region: '${{ inputs.x }}'}", "Expression paths", "Undeclared input 'x'")]
    [InlineData("globalArguments: {region: '${{ vault.get(team, k) }}'}", "Expression paths", "Unknown vault 'team'.")]
    [InlineData("globalArguments: {region: '${{ vault.get(\"tema2\", \"k\") }}'}", "Expression paths", "main.yaml:4:32")]
    [InlineData("globalArguments: {region: '${{ model.mian.input.name }}'}", "Expression paths", "Unknown model 'mian'. Did you mean 'main'?")]
    [InlineData("globalArguments: {region: '${{ model.main.resource.databse.x.attributes.host }}'}", "Expression paths", "no resource spec 'databse'. Did you mean 'database'? Specs: database")]
    [InlineData("globalArguments: {region: '${{ model.main.resource.database.x.attributes.hots }}'}", "Expression paths", "Property 'hots' not found in schema. Did you mean 'host'? Available: host, port")]
    [InlineData("globalArguments: {region: '${{ model.main.resource.database.x.host }}'}", "Expression paths", "A data record has no 'host'.")]
    [InlineData("globalArguments: {region: '${{ model.main.resources.database }}'}", "Expression paths", "A model has no 'resources'. Did you mean 'resource'?")]
    [InlineData("typeVersion: abc", "Definition schema", "typeVersion: 'abc' is not a version")]
    public async Task Validate_finds_what_is_wrong_and_where_MOD43_MOD45_MOD46(string section, string validation, string message)
    {
        repository.Write("models/@acme/db/main.yaml", Head + section);

        var result = await repository.CallAsync(ModelOperations.Validate, new ValidateModelRequest { Model = "main" });

        Assert.False(result.Passed);
        var failed = Assert.Single(result.Validations, v => !v.Passed);
        Assert.Equal(validation, failed.Name);
        Assert.Contains(message, failed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("globalArguments: {size: '5'}")]
    [InlineData("globalArguments: {size: '${{ env.SIZE }}', token: '${{ vault.get(\"team\", \"k\") }}'}")]
    [InlineData("globalArguments: {region: '${{ self.globalArguments.anything }} ${{ model.main.input.globalArguments.nothing }}'}")]
    [InlineData("globalArguments: {region: '${{ model.main.resource.database.x.attributes.host }}'}")]
    [InlineData("globalArguments: {region: '${{ inputs.r }}'}\ninputs: {properties: {r: {type: string}}}")]
    [InlineData("globalArguments: {region: '${{ inputs.r }}'}\ninputs: {r: {type: string}}")]
    [InlineData("methods: {nothing: {arguments: {a: 1}}}")]
    public async Task Validate_passes_what_works(string section)
    {
        repository.Write("models/@acme/db/main.yaml", Head + section);
        repository.Write("vaults/local_encryption/v.yaml", "id: x\nname: team\ntype: local_encryption\n");

        var result = await repository.CallAsync(ModelOperations.Validate, new ValidateModelRequest { Model = "main" });

        Assert.True(result.Passed, string.Join('\n', result.Validations.Select(v => v.Error)));
    }

    [Fact]
    public async Task Validate_warns_of_environment_variables_and_unknown_methods_MOD44()
    {
        repository.Write("models/@acme/db/main.yaml", Head + "globalArguments: {region: '${{ env.REGION }}'}\nmethods: {craete: {arguments: {a: '${{ env[\"A\"] }}'}}}");

        var warnings = (await repository.CallAsync(ModelOperations.Validate, new ValidateModelRequest { Model = "main" })).Warnings;

        Assert.Equal(["Environment variables detected", "Unknown method"], warnings.Select(w => w.Name));
        Assert.Equal([("globalArguments.region", "REGION"), ("methods.craete.arguments.a", "A")], warnings[0].EnvVars.Select(e => (e.Path, e.EnvVar)));
        Assert.Contains("Did you mean 'create'?", warnings[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("policy", null, true)]
    [InlineData("live", null, false)]
    [InlineData(null, "create", true)]
    [InlineData(null, "list", false)]
    public async Task Validate_runs_the_checks_that_are_asked_for_MOD47(string? label, string? method, bool runs)
    {
        repository.Write("models/@acme/db/main.yaml", Head);
        repository.CheckOutcome = new(false, ["no such region", "and no other"]);

        var request = new ValidateModelRequest { Model = "main", Labels = label is null ? [] : [label], Method = method };
        var result = await repository.CallAsync(ModelOperations.Validate, request);

        Assert.Equal(!runs, result.Passed);
        Assert.Equal(runs ? "no such region; and no other" : null, result.Validations.FirstOrDefault(v => v.Name == "Check: valid-region")?.Error);
    }

    [Fact]
    public async Task Validate_of_a_broken_file_fails_its_schema_with_the_place()
    {
        repository.Write("models/@acme/db/main.yaml", Head + "tags: 3");

        var result = await repository.CallAsync(ModelOperations.Validate, new ValidateModelRequest { Model = "main" });

        Assert.StartsWith("models/@acme/db/main.yaml:4:7: ", Assert.Single(result.Validations).Error, StringComparison.Ordinal);
        Assert.False(result.Passed);
    }

    [Fact]
    public async Task ValidateAll_counts_broken_files_as_failures_and_leaves_unknown_types_out_MOD41_MOD43()
    {
        repository.Write("models/@acme/db/main.yaml", Head);
        repository.Write("models/@acme/db/broken.yaml", "a: [");
        repository.Write("models/gone/x.yaml", "id: 22222222-2222-4222-8222-222222222222\nname: x\nversion: 1\n");

        var result = await repository.CallAsync(ModelOperations.ValidateAll, new ValidateModelsRequest());

        Assert.Equal([("main", true), ("broken", false)], result.Models.Select(m => (m.ModelName, m.Passed)));
        Assert.Equal((1, 1, 0, false), (result.TotalPassed, result.TotalFailed, result.TotalWarnings, result.Passed));
        Assert.Single(repository.Events);
    }

    [Fact]
    public async Task Validate_of_nothing_or_of_an_unknown_type_is_an_error_MOD41_MOD43()
    {
        Assert.Equal(ErrorCodes.ModelNotFound, (await repository.ErrorAsync(ModelOperations.ValidateAll, new ValidateModelsRequest())).Code);
        repository.Write("models/gone/x.yaml", "id: 22222222-2222-4222-8222-222222222222\nname: x\nversion: 1\n");
        Assert.Equal(ErrorCodes.UnknownModelType, (await repository.ErrorAsync(ModelOperations.Validate, new ValidateModelRequest { Model = "x" })).Code);
    }

    [Fact]
    public async Task Validate_of_a_copied_file_fails_with_both_files_and_search_warns_DEF6()
    {
        repository.Write("models/@acme/db/main.yaml", Head + "globalArguments: {region: eu}\n");
        repository.Write("models/@acme/db/copy.yaml", Head.Replace("main", "copy", StringComparison.Ordinal) + "globalArguments: {region: eu}\n");

        var one = await repository.CallAsync(ModelOperations.Validate, new ValidateModelRequest { Model = "copy" });
        var all = await repository.CallAsync(ModelOperations.ValidateAll, new ValidateModelsRequest());
        var listed = await repository.CallAsync(ModelOperations.Search, new SearchModelsRequest());

        Assert.Contains("models/@acme/db/copy.yaml and models/@acme/db/main.yaml", Assert.Single(one.Validations).Error, StringComparison.Ordinal);
        Assert.Equal(2, all.TotalFailed);
        Assert.Equal(["copy", "main"], listed.Results.Select(static item => item.Name));
        Assert.Contains(repository.Events, static e => e is LogEvent log && log.Message.Contains("have the id", StringComparison.Ordinal));
        foreach (var failing in new Func<Task>[]
        {
            () => repository.CallAsync(ModelOperations.Get, new GetModelRequest { Model = "main" }),
            () => repository.CallAsync(ModelOperations.Delete, new DeleteModelRequest { Model = "copy", Force = true }),
            () => repository.CallAsync(ModelOperations.Edit, new EditModelRequest { Model = "copy", Yaml = Head }),
        })
        {
            Assert.Equal(ErrorCodes.Conflict, (await Assert.ThrowsAsync<SwampException>(failing)).Code);
        }
    }
}
