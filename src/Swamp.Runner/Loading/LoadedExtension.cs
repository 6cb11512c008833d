using System.Reflection;
using Swamp.Runner.Conversation;
using Swamp.Runner.Describing;
using Swamp.Sdk;

namespace Swamp.Runner.Loading;

/// <summary>A state of an extension that is in memory.</summary>
internal sealed class LoadedExtension
{
    private readonly ExtensionContext context;
    private readonly ModuleRef module;
    private ModelShape? shape;

    public LoadedExtension(ModuleRef module)
    {
        this.module = module;
        context = new ExtensionContext(Path.GetFileNameWithoutExtension(module.Path), Path.ChangeExtension(module.Path, null));
        try
        {
            var assembly = context.LoadFromBytes(module.Path);
            Entry = assembly.GetCustomAttribute<EntryPointAttribute>()?.Type ?? throw new ShapeException("it was not compiled by swamp.");
        }
        catch
        {
            context.Unload();
            throw;
        }
    }

    /// <summary>The class.</summary>
    public Type Entry { get; }

    /// <summary>Absolute path of its entry file.</summary>
    public string Source => module.Source;

    /// <summary>State of its source.</summary>
    public string Fingerprint => module.Fingerprint;

    /// <summary>What its class offers as a model.</summary>
    public ModelShape Shape => shape ??= ModelShape.Of(Entry);

    /// <summary>JSON of its types.</summary>
    public TypedJson Json { get; } = new();

    /// <summary>Its XML comments; read when it is described.</summary>
    public Documentation ReadDocumentation() => Documentation.Read(Path.ChangeExtension(module.Path, ".xml"));

    /// <summary>Lets go of it; the memory is free when nothing of it runs any more.</summary>
    public void Unload() => context.Unload();
}
