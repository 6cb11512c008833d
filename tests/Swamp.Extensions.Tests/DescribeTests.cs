using Swamp.Engine.Models;

namespace Swamp.Extensions.Tests;

public sealed class DescribeTests
{
    [Fact]
    public async Task Description_OnceStored_NeedsNoDeno()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("stored", "", arguments: "z.object({ name: z.string().describe('Who') })");
        await repository.Session.ModelTypes.GetAsync(new ModelTypeName("@test/stored"), CancellationToken.None);

        await using var offline = new ExtensionRepository(("SWAMP_DENO", "/nowhere/deno"));
        Copy(repository.Root, offline.Root);
        var type = await offline.Session.ModelTypes.FindAsync(new ModelTypeName("@test/stored"), CancellationToken.None);

        Assert.Equal("Who", (string?)type!.Methods["run"].Arguments["properties"]!["name"]!["description"]);
    }

    [Fact]
    public async Task Names_OfManyTypes_NeedNoDeno()
    {
        await using var repository = new ExtensionRepository(("SWAMP_DENO", "/nowhere/deno"));
        for (var i = 0; i < 200; i++)
        {
            repository.WriteModel($"type-{i}", "");
        }

        repository.Write("extensions/models/_lib/helper.ts", ExtensionRepository.Model("@test/helper", ""));
        repository.Write("extensions/models/notes.ts", "export const notes = 'export const model = 1';\n");

        Assert.Equal(201, (await repository.Session.ModelTypes.ListAsync(includeInternal: false, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Deno_ThatIsMissing_SaysWhatToDo()
    {
        await using var repository = new ExtensionRepository(("SWAMP_DENO", "/nowhere/deno"));
        repository.WriteModel("any", "");

        var error = await repository.FailAsync("any");

        Assert.Equal(Engine.Errors.ErrorCodes.MissingDependencies, error.Code);
        Assert.Contains("SWAMP_DENO", error.Message, StringComparison.Ordinal);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
