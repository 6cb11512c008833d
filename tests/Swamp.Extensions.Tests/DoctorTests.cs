using Swamp.Extensions.Health;

namespace Swamp.Extensions.Tests;

/// <summary>Looking at all extensions at once (EXC-80 to EXC-82).</summary>
public sealed class DoctorTests
{
    [Fact]
    public async Task Inspection_OfGoodAndBadFiles_SaysWhatIsWrongWithWhich()
    {
        await using var repository = new ExtensionRepository();
        repository.WriteModel("good", "return {};");
        repository.Write("extensions/models/again.ts", ExtensionRepository.Model("@test/good", "return {};"));
        repository.Write("extensions/models/shapeless.ts", "export const model = { type: '@test/shapeless', version: '2026.01.01.1', methods: { go: {} } };\n");
        repository.Write("extensions/models/unbuilt.ts", "import { x } from './_none.ts';\nexport const model = { type: '@test/unbuilt', x };\n");
        repository.Write("extensions/vaults/throws.ts", "export const vault = (() => { throw new Error('no key'); })();\n");
        repository.Write("extensions/models/graft.ts", "export const extension = { type: '@test/nowhere', methods: [] };\n");
        repository.Write("extensions/thing/manifest.yaml", "manifestVersion: 3\n");

        var seen = await InspectAsync(repository);

        Assert.Equal(ExtensionStates.Indexed, Of(seen, "good").State);
        Assert.Equal("@local/" + Path.GetFileName(repository.Root), Of(seen, "good").ExtensionName);
        Assert.Equal(ExtensionStates.ValidationFailed, Of(seen, "shapeless").State);
        Assert.Contains("model.methods.go.execute", Of(seen, "shapeless").Problem, StringComparison.Ordinal);
        Assert.Equal(ExtensionStates.BundleBuildFailed, Of(seen, "unbuilt").State);
        Assert.Contains("_none.ts", Of(seen, "unbuilt").Problem, StringComparison.Ordinal);
        Assert.Contains("no key", Of(seen, "throws").Problem, StringComparison.Ordinal);
        Assert.Contains(seen.Warnings, static w => w.Category == "shadowed");
        Assert.Contains(seen.Warnings, static w => w.Category == "graft" && w.Message.Contains("@test/nowhere", StringComparison.Ordinal));
        Assert.Contains(seen.Warnings, static w => w.Category == "manifest" && w.Path == "extensions/thing/manifest.yaml");
        Assert.Equal("", repository.Said);
    }

    [Fact]
    public async Task Inspection_AfterAFileWasMended_KnowsItsFormerState()
    {
        await using var repository = new ExtensionRepository();
        repository.Write("extensions/vaults/safe.ts", "export const vault = { type: '@test/safe' };\n");
        await InspectAsync(repository);
        repository.Write("extensions/vaults/safe.ts", "export const vault = { type: '@test/safe', name: 'Safe', description: 'Keeps', createProvider: () => ({}) };\n");

        var seen = await InspectAsync(repository);

        Assert.Equal(ExtensionStates.Indexed, Of(seen, "safe").State);
        Assert.Equal(ExtensionStates.ValidationFailed, seen.FormerStates["extensions/vaults/safe.ts"]);
    }

    [Fact]
    public async Task Bundles_OfAFileThatIsGone_AreOrphans()
    {
        await using var repository = new ExtensionRepository();
        var gone = repository.WriteModel("gone", "return {};");
        repository.WriteModel("good", "return {};");
        await InspectAsync(repository);
        File.Delete(gone);
        await repository.CloseAsync();

        var seen = await InspectAsync(repository);

        Assert.Equal(2, seen.Orphans.Count);
        Assert.All(seen.Orphans, static o => Assert.StartsWith("gone", Path.GetFileName(o), StringComparison.Ordinal));
    }

    private static async Task<Inspection> InspectAsync(ExtensionRepository repository) => await repository.Session.Extensions.Inspector.InspectAsync(
        async (type, token) => await repository.Session.ModelTypes.FindAsync(new Engine.Models.ModelTypeName(type), token) is not null, CancellationToken.None);

    private static InspectedExtension Of(Inspection seen, string name) => seen.Extensions.Single(e => Path.GetFileNameWithoutExtension(e.SourcePath) == name);
}
