using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Swamp.Runner.Building;
using Swamp.Runner.Describing;
using Swamp.Runner.Loading;

namespace Swamp.Extensions.Tests;

/// <summary>The memory of replaced extensions, in this process.</summary>
public sealed class CSharpUnloadTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("swamp-unload-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Extension_ThatIsReplaced_LeavesTheMemory_OnceNobodyUsesIt()
    {
        var loaded = new LoadedExtensions();
        var first = await BuildAsync("1");
        var second = await BuildAsync("2");

        var (context, lease) = Use(loaded, first);
        Replace(loaded, second);
        Collect();
        Assert.True(context.IsAlive);

        Return(lease);
        for (var i = 0; i < 100 && context.IsAlive; i++)
        {
            // The serialiser lets go of accessors a second after their last use, at its next use.
            await Task.Delay(100);
            JsonSerializer.Serialize(new { i }, NewOptions());
            Collect();
        }

        Assert.False(context.IsAlive);
    }

    // Only options that are new make the serialiser look at what it keeps.
    private static JsonSerializerOptions NewOptions() => new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Context, StrongBox<LoadedExtensions.Lease> Lease) Use(LoadedExtensions loaded, ModuleRef module)
    {
        var lease = loaded.Open(module);
        Assert.Equal("@test/unload", (string?)Describer.Describe(lease.Extension)["type"]);
        Assert.NotNull(lease.Extension.Json.Bind(lease.Extension.Shape.Methods["run"].Operation.ArgumentsType!, [], "Method arguments"));
        return (new WeakReference(System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(lease.Extension.Entry.Assembly)), new StrongBox<LoadedExtensions.Lease>(lease));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Replace(LoadedExtensions loaded, ModuleRef module)
    {
        using var lease = loaded.Open(module);
        Assert.Equal("2", lease.Extension.Fingerprint);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Return(StrongBox<LoadedExtensions.Lease> lease)
    {
        lease.Value.Dispose();
        lease.Value = default;
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }

    private async Task<ModuleRef> BuildAsync(string state)
    {
        var source = Path.Combine(folder, "unload.cs");
        await File.WriteAllTextAsync(source, ExtensionRepository.CSharpModel("@test/unload", $"Console.WriteLine({state});", arguments: "int Count = 1"));
        var output = Path.Combine(folder, $"unload-{state}.dll");
        await ExtensionBuilder.BuildAsync(new BuildRequest(source, [source], folder, output), CancellationToken.None);
        return new ModuleRef(output, state, source);
    }
}
