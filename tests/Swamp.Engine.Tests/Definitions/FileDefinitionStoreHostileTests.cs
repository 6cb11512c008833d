using Swamp.Engine.Definitions;
using Swamp.Engine.Errors;
using Swamp.Engine.Models;

namespace Swamp.Engine.Tests.Definitions;

public sealed class FileDefinitionStoreHostileTests : IDisposable
{
    private const int Rounds = 200;
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Add_of_one_name_by_several_writers_has_one_winner_DEF5()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var name = $"race-{round}";
            var attempts = await Task.WhenAll(
                AddAsync(name, "command/shell", autoCreated: false),
                AddAsync(name, "@acme/db", autoCreated: false),
                AddAsync(name, "command/shell", autoCreated: true));

            Assert.Equal(1, attempts.Count(static error => error is null));
            Assert.All(attempts.Where(static error => error is not null), static error => Assert.Equal(ErrorCodes.ModelExists, error!.Code));
        }

        var all = await repository.NewStore().ListAsync(includeAutoCreated: true, static (path, error) => Assert.Fail($"{path}: {error.Message}"), None);
        Assert.Equal(Rounds, all.Select(static stored => stored.Definition.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(Rounds, all.Count);
        Assert.Empty(Directory.EnumerateFiles(repository.Root, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Update_by_several_writers_to_one_name_has_one_winner()
    {
        for (var round = 0; round < 20; round++)
        {
            var store = repository.NewStore();
            var stored = new List<StoredDefinition>();
            foreach (var suffix in (string[])["a", "b", "c"])
            {
                stored.Add(await store.AddAsync(TemporaryRepository.New($"r{round}-{suffix}"), autoCreated: false, None));
            }

            var target = $"r{round}-target";
            var results = await Task.WhenAll(stored.Select(one => Task.Run(async () =>
            {
                try
                {
                    await repository.NewStore().UpdateAsync(one, one.Definition with { Name = target }, None);
                    return true;
                }
                catch (SwampException exception) when (exception.Code == ErrorCodes.ModelExists)
                {
                    return false;
                }
            })));

            Assert.Single(results, static won => won);
        }
    }

    [Fact]
    public async Task Find_while_a_writer_rewrites_the_file_sees_whole_definitions()
    {
        repository.WriteModel("web");
        var store = repository.NewStore();
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(async () =>
        {
            var stored = (await store.FindAsync("web", None))!;
            for (var i = 0; i < Rounds; i++)
            {
                stored = await store.UpdateAsync(stored, stored.Definition with { Tags = new Dictionary<string, string> { ["n"] = new string('x', i * 50) } }, None);
            }

            await stop.CancelAsync();
        });
        while (!stop.IsCancellationRequested)
        {
            Assert.NotNull(await repository.NewStore().FindAsync("web", None));
        }

        await writer;
    }

    [Fact]
    public async Task A_linked_file_that_leads_out_of_the_repository_is_not_read_GEN19()
    {
        using var outside = new TemporaryRepository();
        var target = outside.WriteModel("secret");
        Directory.CreateDirectory(Path.Combine(repository.Layout.Models, "command/shell"));
        File.CreateSymbolicLink(Path.Combine(repository.Layout.Models, "command/shell/secret.yaml"), target);
        Directory.CreateSymbolicLink(Path.Combine(repository.Layout.Models, "linked"), Path.GetDirectoryName(target)!);
        var broken = new List<string>();
        var store = repository.NewStore();

        Assert.Empty(await store.ListAsync(false, (path, _) => broken.Add(path), None));
        Assert.Single(broken);
        var error = await Assert.ThrowsAsync<SwampException>(async () => await store.FindAsync("secret", None));
        Assert.Equal(ErrorCodes.FileSystem, error.Code);
    }

    [Fact]
    public async Task A_linked_folder_that_leads_out_of_the_repository_is_not_written_to_GEN19()
    {
        using var outside = new TemporaryRepository();
        Directory.CreateSymbolicLink(Path.Combine(repository.Layout.Models, "command"), outside.Root);

        await Assert.ThrowsAsync<SwampException>(async () => await repository.NewStore().AddAsync(TemporaryRepository.New("web"), autoCreated: false, None));
        Assert.False(Directory.Exists(Path.Combine(outside.Root, "shell")));
    }

    [Fact]
    public async Task Links_that_stay_inside_work_and_circles_end()
    {
        var path = repository.Write("shared/web.yaml", TemporaryRepository.Text("web"));
        Directory.CreateDirectory(Path.Combine(repository.Layout.Models, "command/shell"));
        File.CreateSymbolicLink(Path.Combine(repository.Layout.Models, "command/shell/web.yaml"), path);
        Directory.CreateSymbolicLink(Path.Combine(repository.Layout.Models, "command/shell/loop"), repository.Layout.Models);
        Directory.CreateSymbolicLink(Path.Combine(repository.Layout.Models, "self"), Path.Combine(repository.Layout.Models, "self"));
        var store = repository.NewStore();

        Assert.Single(await store.ListAsync(false, null, None));
        var stored = (await store.FindAsync("web", None))!;
        await store.UpdateAsync(stored, stored.Definition with { Tags = new Dictionary<string, string> { ["a"] = "b" } }, None);
        Assert.Contains("a: b", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_where_a_folder_is_needed_is_an_error_with_the_path()
    {
        repository.Write("models/command", "in the way");

        var error = await Assert.ThrowsAsync<SwampException>(async () => await repository.NewStore().AddAsync(TemporaryRepository.New("web"), autoCreated: false, None));

        Assert.Equal(ErrorCodes.FileSystem, error.Code);
        Assert.Contains(repository.Root, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("a\0b")]
    [InlineData("a\\b")]
    [InlineData("*")]
    [InlineData("?")]
    [InlineData("\n")]
    public async Task Find_of_a_hostile_name_finds_nothing(string name)
    {
        repository.WriteModel("web");

        Assert.Null(await repository.NewStore().FindAsync(name, None));
        Assert.Null(await repository.NewStore().FindAsync(name + new string('x', 5000), None));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a\\b")]
    [InlineData("")]
    [InlineData("a\0b")]
    public async Task Add_of_a_hostile_name_is_refused(string name) =>
        await Assert.ThrowsAsync<SwampException>(async () => await repository.NewStore().AddAsync(TemporaryRepository.New(name), autoCreated: false, None));

    [Fact]
    public async Task Add_of_a_type_with_a_name_too_long_for_the_file_system_is_an_error() => Assert.Equal(
        ErrorCodes.FileSystem,
        (await Assert.ThrowsAsync<SwampException>(async () =>
            await repository.NewStore().AddAsync(TemporaryRepository.New("web") with { Type = new ModelTypeName(new string('t', 300)) }, autoCreated: false, None))).Code);

    [Fact]
    public async Task A_huge_file_is_refused_and_others_work()
    {
        repository.Write("models/command/shell/huge.yaml", "name: huge\nx-a: '" + new string('a', 17 * 1024 * 1024) + "'\n");
        repository.WriteModel("web");
        var store = repository.NewStore();

        Assert.NotNull(await store.FindAsync("web", None));
        Assert.Equal(ErrorCodes.InvalidDocument, (await Assert.ThrowsAsync<SwampException>(async () => await store.FindAsync("huge", None))).Code);
        Assert.Single(await store.ListAsync(false, null, None));
    }

    private Task<SwampError?> AddAsync(string name, string type, bool autoCreated) => Task.Run(async () =>
    {
        try
        {
            await repository.NewStore().AddAsync(TemporaryRepository.New(name, type), autoCreated, None);
            return null;
        }
        catch (SwampException exception)
        {
            return exception.Error;
        }
    });

    [Fact]
    public async Task A_pipe_in_the_place_of_a_file_is_named_and_never_opened()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such pipes.");
            return;
        }

        repository.WriteModel("good");
        var pipe = Path.Combine(repository.Root, "models/command/shell/pipe.yaml");
        using (var make = System.Diagnostics.Process.Start("mkfifo", [pipe]))
        {
            await make.WaitForExitAsync();
        }

        File.CreateSymbolicLink(Path.Combine(repository.Root, "models/command/shell/link.yaml"), pipe);
        var store = repository.NewStore();
        var broken = new List<string>();

        // A regression would wait for ever; the time limit turns that into a failure.
        var all = await Task.Run(async () => await store.ListAsync(false, (path, error) => broken.Add($"{Path.GetFileName(path)}: {error.Message}"), CancellationToken.None))
            .WaitAsync(TimeSpan.FromSeconds(30));
        var found = await Task.Run(async () => await store.FindAsync("good", CancellationToken.None)).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal("good", Assert.Single(all).Definition.Name);
        Assert.NotNull(found);
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal(2, broken.Count);
            Assert.Contains("pipe.yaml: 'models/command/shell/pipe.yaml' is not a regular file but a pipe, a socket or a device.", broken);
            var error = await Assert.ThrowsAsync<SwampException>(async () => await store.FindAsync("pipe", CancellationToken.None)).WaitAsync(TimeSpan.FromSeconds(30));
            Assert.Equal(ErrorCodes.FileSystem, error.Code);
        }
    }
}
