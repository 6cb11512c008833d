using System.Text.Json.Nodes;
using Swamp.Engine.Errors;

namespace Swamp.Engine.Tests.Definitions;

public sealed class FileDefinitionStoreTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Add_writes_the_file_that_REPO6_names_with_keys_in_the_order_of_DEF3()
    {
        var definition = TemporaryRepository.New("greet") with
        {
            Id = "ab7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11",
            TypeVersion = "2026.02.09.1",
            GlobalArguments = new JsonObject { ["b"] = 1, ["a"] = "${{ self.name }}" },
        };

        var stored = await repository.NewStore().AddAsync(definition, autoCreated: false, None);

        Assert.Equal(Path.Combine(repository.Root, "models/command/shell/greet.yaml"), stored.Path);
        Assert.Equal(
            """
            type: command/shell
            typeVersion: 2026.02.09.1
            id: ab7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11
            name: greet
            version: 1
            tags: {}
            globalArguments:
              b: 1
              a: ${{ self.name }}
            methods: {}

            """,
            await File.ReadAllTextAsync(stored.Path));
    }

    [Fact]
    public async Task Add_of_a_scoped_name_and_of_direct_execution_is_named_after_the_id()
    {
        var store = repository.NewStore();
        var scoped = await store.AddAsync(TemporaryRepository.New("@acme/db", "@acme/db"), autoCreated: false, None);
        var automatic = await store.AddAsync(TemporaryRepository.New("auto"), autoCreated: true, None);

        Assert.Equal(Path.Combine(repository.Root, $"models/@acme/db/{scoped.Definition.Id}.yaml"), scoped.Path);
        Assert.Equal(Path.Combine(repository.Root, $".swamp/auto-definitions/command/shell/{automatic.Definition.Id}.yaml"), automatic.Path);
        Assert.Equal(scoped.Path, (await store.FindAsync("@acme/db", None))!.Path);
        Assert.True((await store.FindAsync("auto", None))!.AutoCreated);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Add_of_a_name_that_another_type_uses_is_refused_DEF5(bool first, bool second)
    {
        var store = repository.NewStore();
        await store.AddAsync(TemporaryRepository.New("web"), first, None);

        var error = await Assert.ThrowsAsync<SwampException>(async () => await store.AddAsync(TemporaryRepository.New("web", "@acme/db"), second, None));

        Assert.Equal(ErrorCodes.ModelExists, error.Code);
        Assert.Contains("command/shell", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_where_a_file_of_that_name_holds_another_definition_leaves_that_file_alone()
    {
        var other = repository.WriteModel("other", fileName: "web");
        var before = await File.ReadAllTextAsync(other);

        var stored = await repository.NewStore().AddAsync(TemporaryRepository.New("web"), autoCreated: false, None);

        Assert.Equal(stored.Definition.Id, Path.GetFileNameWithoutExtension(stored.Path));
        Assert.Equal(before, await File.ReadAllTextAsync(other));
    }

    [Fact]
    public async Task Find_goes_by_name_in_models_then_by_name_of_direct_execution_then_by_id_DEF6()
    {
        const string id = "11111111-1111-4111-8111-111111111111";
        repository.Write(".swamp/auto-definitions/command/shell/a.yaml", TemporaryRepository.Text("web"));
        repository.Write(".swamp/auto-definitions/command/shell/b.yaml", TemporaryRepository.Text(id));
        var made = repository.WriteModel("web");
        var byId = repository.WriteModel("db", id: id);
        var store = repository.NewStore();

        Assert.Equal(made, (await store.FindAsync("web", None))!.Path);
        Assert.Equal(id, (await store.FindAsync(id, None))!.Definition.Name);
        File.Delete(Path.Combine(repository.Root, ".swamp/auto-definitions/command/shell/b.yaml"));
        Assert.Equal(byId, (await store.FindAsync(id, None))!.Path);
        Assert.Equal(byId, (await store.FindAsync(id.ToUpperInvariant(), None))!.Path);
        Assert.Null(await store.FindAsync("nothing", None));
        Assert.Null(await store.FindAsync("../web", None));
        Assert.Null(await store.FindAsync("", None));
    }

    [Theory]
    [InlineData("name: web")]
    [InlineData("name: \"web\"  # comment")]
    [InlineData("name: 'web'")]
    [InlineData("name: \"w\\x65b\"")]
    [InlineData("name: >-\n  web")]
    [InlineData("\"name\": web")]
    [InlineData("? name\n: web")]
    [InlineData("name: &n web\ntags:\n  n: *n")]
    public async Task Find_knows_the_name_however_it_is_written(string line)
    {
        var path = repository.Write("models/command/shell/something-else.yaml", $"id: {Guid.NewGuid()}\nversion: 1\n{line}\n");

        Assert.Equal(path, (await repository.NewStore().FindAsync("web", None))?.Path);
    }

    [Fact]
    public async Task Find_with_a_name_behind_the_first_kilobyte_knows_it()
    {
        var path = repository.Write(
            "models/command/shell/other.yaml",
            $"tags:\n  a: {new string('x', 5000)}\nid: {Guid.NewGuid()}\nversion: 1\nname: web\n");

        Assert.Equal(path, (await repository.NewStore().FindAsync("web", None))?.Path);
    }

    [Fact]
    public async Task Find_of_a_broken_file_gives_its_error_and_of_others_does_not()
    {
        repository.WriteModel("good");
        repository.Write("models/command/shell/bad.yaml", "name: bad\nid: 3\n");
        var store = repository.NewStore();

        Assert.NotNull(await store.FindAsync("good", None));
        Assert.Null(await store.FindAsync("missing", None));
        var error = (await Assert.ThrowsAsync<SwampException>(async () => await store.FindAsync("bad", None))).Error;
        Assert.Equal("models/command/shell/bad.yaml", error.Location!.File);
    }

    [Fact]
    public async Task Find_of_a_name_that_two_files_use_names_both()
    {
        repository.WriteModel("web");
        repository.WriteModel("web", "@acme/db");

        var error = await Assert.ThrowsAsync<SwampException>(async () => await repository.NewStore().FindAsync("web", None));

        Assert.Equal(ErrorCodes.Conflict, error.Code);
        Assert.Contains("models/@acme/db/web.yaml", error.Message, StringComparison.Ordinal);
        Assert.Contains("models/command/shell/web.yaml", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_is_ordered_by_name_and_reports_broken_files_DEF7()
    {
        repository.WriteModel("b");
        repository.WriteModel("a", "zzz/type");
        repository.WriteModel("B", fileName: "11111111-1111-4111-8111-111111111111");
        repository.Write("models/command/shell/broken.yaml", "a: [");
        repository.Write("models/command/shell/other.yml", TemporaryRepository.Text("other"));
        repository.Write("models/command/shell/README.md", "not a definition");
        repository.Write("models/command/shell/.hidden.yaml", "not looked at");
        repository.Write(".swamp/auto-definitions/command/shell/c.yaml", TemporaryRepository.Text("c"));
        var broken = new SortedDictionary<string, SwampError>(StringComparer.Ordinal);
        var store = repository.NewStore();

        Assert.Equal(["B", "a", "b"], (await store.ListAsync(false, (path, error) => broken.Add(Path.GetFileName(path), error), None)).Select(s => s.Definition.Name));
        Assert.Equal(["broken.yaml", "other.yml"], broken.Keys);
        Assert.Equal(["B", "a", "b", "c"], (await store.ListAsync(true, null, None)).Select(s => s.Definition.Name));
    }

    [Fact]
    public async Task List_of_a_repository_without_models_is_empty()
    {
        Directory.Delete(repository.Layout.Models);

        Assert.Empty(await repository.NewStore().ListAsync(true, null, None));
        Assert.Null(await repository.NewStore().FindAsync("a", None));
    }

    [Fact]
    public async Task Update_keeps_comments_order_and_everything_it_was_not_asked_to_change()
    {
        const string text = """
            # The greeter.
            version: 1 # first
            name: greet
            id: ab7e6f44-7d0b-4d2c-9a7b-3f0f6a1d2c11

            x-owner: ops
            methods:
              execute:
                arguments: {run: "echo hi"} # inline
            globalArguments:
              # How many.
              size: 3
              "region": 'eu'
            """;
        repository.Write("models/command/shell/greet.yaml", text);
        var store = repository.NewStore();
        var stored = (await store.FindAsync("greet", None))!;

        var updated = await store.UpdateAsync(
            stored,
            stored.Definition with { TypeVersion = "2026.02.09.1", GlobalArguments = new JsonObject { ["size"] = 4, ["region"] = "eu" } },
            None);

        var expected = text.Replace("size: 3", "size: 4", StringComparison.Ordinal);
        var lines = (await File.ReadAllTextAsync(updated.Path)).TrimEnd().Split('\n');
        Assert.Contains("typeVersion: 2026.02.09.1", lines);
        Assert.Equal(expected.Split('\n'), lines.Where(line => !line.StartsWith("typeVersion", StringComparison.Ordinal)));
        Assert.Equal(4, updated.Definition.GlobalArguments["size"]!.GetValue<int>());
    }

    [Fact]
    public async Task Update_leaves_sections_alone_that_somebody_else_changed_meanwhile()
    {
        var path = repository.WriteModel("web");
        var store = repository.NewStore();
        var stored = (await store.FindAsync("web", None))!;
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("tags: {}", "tags: {env: prod}", StringComparison.Ordinal));

        await store.UpdateAsync(stored, stored.Definition with { GlobalArguments = new JsonObject { ["a"] = 1 } }, None);

        var now = (await store.FindAsync("web", None))!.Definition;
        Assert.Equal("prod", now.Tags["env"]);
        Assert.Equal(1, now.GlobalArguments["a"]!.GetValue<int>());
    }

    [Fact]
    public async Task Update_of_a_file_named_after_its_id_renames_it_REPO6()
    {
        const string id = "11111111-1111-4111-8111-111111111111";
        var old = repository.WriteModel("web", id: id, fileName: id);
        var store = repository.NewStore();
        var stored = (await store.FindAsync("web", None))!;

        var updated = await store.UpdateAsync(stored, stored.Definition with { Tags = new Dictionary<string, string> { ["a"] = "b" } }, None);

        Assert.Equal(Path.Combine(repository.Root, "models/command/shell/web.yaml"), updated.Path);
        Assert.False(File.Exists(old));
        Assert.Equal("b", (await store.FindAsync("web", None))!.Definition.Tags["a"]);
    }

    [Fact]
    public async Task Update_of_a_file_that_its_owner_named_keeps_that_name()
    {
        var path = repository.WriteModel("web", fileName: "my-own-name");
        var store = repository.NewStore();
        var stored = (await store.FindAsync("web", None))!;

        Assert.Equal(path, (await store.UpdateAsync(stored, stored.Definition with { Name = "site" }, None)).Path);
        Assert.Equal(path, (await store.FindAsync("site", None))!.Path);
    }

    [Fact]
    public async Task Update_to_another_name_moves_the_file_and_refuses_a_taken_one()
    {
        repository.WriteModel("taken");
        repository.WriteModel("web");
        var store = repository.NewStore();
        var stored = (await store.FindAsync("web", None))!;

        var error = await Assert.ThrowsAsync<SwampException>(async () => await store.UpdateAsync(stored, stored.Definition with { Name = "taken" }, None));
        Assert.Equal(ErrorCodes.ModelExists, error.Code);

        var updated = await store.UpdateAsync(stored, stored.Definition with { Name = "site", Type = new("@acme/db") }, None);
        Assert.Equal(Path.Combine(repository.Root, "models/@acme/db/site.yaml"), updated.Path);
        Assert.Equal(["site", "taken"], (await store.ListAsync(false, null, None)).Select(s => s.Definition.Name));
    }

    [Fact]
    public async Task Delete_removes_the_file_and_says_when_it_is_gone()
    {
        repository.WriteModel("web");
        var store = repository.NewStore();
        var stored = (await store.FindAsync("web", None))!;

        await store.DeleteAsync(stored, None);

        Assert.Null(await store.FindAsync("web", None));
        Assert.Equal(ErrorCodes.ModelNotFound, (await Assert.ThrowsAsync<SwampException>(async () => await store.DeleteAsync(stored, None))).Code);
        Assert.Equal(
            ErrorCodes.ModelNotFound,
            (await Assert.ThrowsAsync<SwampException>(async () => await store.UpdateAsync(stored, stored.Definition, None))).Code);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("two")]
    [InlineData("11111111-1111-4111-8111-111111111111")]
    public async Task Find_of_a_copied_file_names_both_files_and_the_fix_DEF6(string nameOrId)
    {
        const string Id = "11111111-1111-4111-8111-111111111111";
        repository.WriteModel("one", id: Id);
        repository.WriteModel("two", id: Id);
        repository.WriteModel("three");

        var error = await Assert.ThrowsAsync<SwampException>(async () => await repository.NewStore().FindAsync(nameOrId, None));

        Assert.Equal(ErrorCodes.Conflict, error.Code);
        Assert.Equal($"Two definitions have the id {Id}: models/command/shell/one.yaml and models/command/shell/two.yaml. Data belongs to the id, so they would share it.", error.Error.Message);
        Assert.Contains("uuidgen", error.Error.Hint, StringComparison.Ordinal);
        Assert.Equal("three", (await repository.NewStore().FindAsync("three", None))!.Definition.Name);
    }

    [Theory]
    [InlineData("other", "command/shell")]
    [InlineData("good", "@acme/db")]
    public async Task Find_of_a_name_that_stands_in_two_files_names_both_DEF6(string fileName, string type)
    {
        repository.WriteModel("good");
        repository.WriteModel("good", type, fileName: fileName);

        var error = await Assert.ThrowsAsync<SwampException>(async () => await repository.NewStore().FindAsync("good", None));

        Assert.Contains("models/command/shell/good.yaml", error.Message, StringComparison.Ordinal);
        Assert.Contains($"models/{type}/{fileName}.yaml", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_sees_a_copy_whose_id_stands_behind_the_first_kilobyte_and_one_that_comes_later()
    {
        const string Id = "11111111-1111-4111-8111-111111111111";
        repository.WriteModel("one", id: Id);
        var store = repository.NewStore();
        Assert.NotNull(await store.FindAsync("one", None));

        repository.Write("models/command/shell/two.yaml", $"# {new string('x', 2000)}\ntype: command/shell\nname: two\nversion: 1\nid: {Id}\n");
        Assert.Equal(ErrorCodes.Conflict, (await Assert.ThrowsAsync<SwampException>(async () => await store.FindAsync("one", None))).Code);

        repository.WriteModel("two");
        Assert.NotNull(await store.FindAsync("one", None));
    }

    [Fact]
    public async Task Find_takes_the_definition_of_people_before_one_of_direct_execution_with_its_name()
    {
        var store = repository.NewStore();
        await store.AddAsync(TemporaryRepository.New("web"), autoCreated: true, None);
        repository.WriteModel("web");

        Assert.False((await store.FindAsync("web", None))!.AutoCreated);
    }
}
