using Swamp.Engine.Definitions;
using Swamp.Engine.Models;
using Swamp.Operations.Registry;

namespace Swamp.Operations.Sessions;

/// <content>Definitions and model types.</content>
public sealed partial class RepositorySession
{
    private FileDefinitionStore? definitions;
    private ModelTypeRegistry? modelTypes;

    /// <summary>Where model types come from, earlier sources first; the built-in ones and the extensions of the repository when empty.</summary>
    public IReadOnlyList<IModelTypeProvider> ModelTypeProviders { get; init; } = [];

    /// <summary>The definitions of the repository.</summary>
    public IDefinitionStore Definitions => definitions ??= new FileDefinitionStore(Layout, Host.Clock);

    /// <summary>The model types that can be used here.</summary>
    public ModelTypeRegistry ModelTypes => modelTypes ??= new ModelTypeRegistry(ModelTypeProviders.Count > 0 ? ModelTypeProviders : [BuiltInTypes(), Extensions.Types, new MissingTypes(MissingExtensions, Extensions.Types)]);
}
